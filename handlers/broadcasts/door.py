"""What other features may show of broadcasts."""

from collections.abc import Mapping
from datetime import timedelta

from telegram import Message

from handlers.broadcasts import looking, question_screens, sending, words
from handlers.broadcasts.actions import BroadcastAt, Discard
from handlers.broadcasts.addressed import when_said
from handlers.broadcasts.beginning import begin_with as begin_with
from handlers.broadcasts.correcting import proposed as proposed
from handlers.broadcasts.correcting import to_correct as to_correct
from handlers.broadcasts.correction_said import is_about as is_about
from handlers.broadcasts.correction_said import says_correct as says_correct
from handlers.broadcasts.correction_said import says_it_was_wrong as says_it_was_wrong
from handlers.broadcasts.drafting import moment_said
from handlers.broadcasts.holding import JUST_SENT as JUST_SENT
from handlers.broadcasts.holding import going_out as going_out
from handlers.broadcasts.holding import held as held
from handlers.frame.context import Context, Followed
from handlers.frame.forms import AskAgain
from handlers.frame.reader import Reader
from handlers.questions.door import number_called_off
from handlers.ui.action import Action
from handlers.ui.on_a_phone import at_word
from handlers.ui.screen import Screen
from storage.broadcasts import comparing, report, send, store
from storage.broadcasts.model import Broadcast, Scope, State

_LONGEST = 60
_LATELY = timedelta(hours=3)
"""For so long what a message says may be asked about."""


async def called_off(context: Context, text: str) -> Followed | None:
    """The message that a text names by its number and does not want sent, with what holds it back;
    None where it names none, or none that the person may see.
    """
    number = number_called_off(text, context.reader().tr.languages)
    if number is None:
        return None
    found = await context.services.database.read(report.numbered, number)
    if found is None or not looking.may_see(context.reader(), found):
        return None
    if found.author != context.person.id:
        return await looking.standing(context, found)
    return await held(context, BroadcastAt(found.id))


async def planned_anew(context: Context, shown: Action | None, text: str) -> Followed | None:
    """What is planned and looked at, for another moment that is written to it: a draft again, to be
    planned by a press. None where the text says something else.
    """
    found = await looking.find(context, shown.number) if isinstance(shown, BroadcastAt) else None
    if found is None or found.author != context.person.id or found.state is not State.SCHEDULED:
        return None
    moved = moment_said(context.reader(), found, await when_said(context, text))
    if moved is None:
        return None
    if isinstance(moved, AskAgain):
        return await looking.standing(context, found, moved.note)
    return await sending.plan_anew(context, found, moved.send_at)


async def drafts_left(context: Context) -> list[Broadcast]:
    """The broadcasts that the person has begun to write, the newest first."""
    return await context.services.database.read(report.drafts_of, context.person.id)


def to_discard(context: Context, draft: Broadcast) -> Followed:
    """A draft of the person's own, to be discarded by a press."""
    return Followed(question_screens.discard(context.reader(), draft), Discard(draft.id))


async def answered(context: Context, message: Message | None) -> Scope | None:
    """For whom the broadcast was that a message answers; None where it answers none."""
    found = await _answered(context, message)
    return found.scope if found else None


async def own_answered(context: Context, message: Message | None) -> Screen | None:
    """The broadcast of somebody's own that a message answers, with what corrects and recalls it."""
    found, reader = await _answered(context, message), context.reader()
    tr = reader.tr
    if found is None or found.author != context.person.id or not looking.may_see(reader, found):
        return None
    note = tr(
        "Nobody gets this answer. “{correct}” changes what all have got.", correct=tr("Correct")
    )
    return await looking.as_it_stands(context, found, note)


async def told_to_many(context: Context, message: Message | None) -> str:
    """The words of the message to many that a text speaks of: the one that it answers, else what
    came last of all that the bot has sent of its own accord; empty where that is none.
    """
    services, me, now = context.services, context.person.id, context.reader().now
    if message is not None and message.reply_to_message is not None:
        found = await _answered(context, message)
    else:
        last = services.last_shown
        is_newest = last.is_told_since(me, now) or last.of(me, now) is None
        newest = await services.database.read(store.newest_to, me, now - _LATELY)
        found = newest if is_newest else None
    if found is None or found.recalled_at is not None:
        return ""
    reader = context.reader()
    corrected = await services.database.read(comparing.corrections_of, found.id)
    words = (
        one.version_to(me, reader.tr.language, reader.languages) for one in reversed(corrected)
    )
    first = found.version_to(me, reader.tr.language, reader.languages)
    used = next(filter(None, words), first)
    return used[1].text if used else ""


async def _answered(context: Context, message: Message | None) -> Broadcast | None:
    above = message.reply_to_message if message else None
    if above is None:
        return None
    database, me = context.services.database, context.person.id
    number = await database.read(send.broadcast_in, me, above.message_id)
    return await database.read(store.find, number) if number is not None else None


def broadcast_name(
    reader: Reader, broadcast: Broadcast, said: Mapping[str, str] | None = None
) -> str:
    """A broadcast by its number and its first words; `said` is what they were at another time."""
    then = said and (said.get(reader.tr.language) or next(iter(said.values())))
    heading = at_word(then or words.heading(reader, broadcast), _LONGEST)
    return reader.tr("no. {number}: {title}", number=broadcast.number, title=heading)
