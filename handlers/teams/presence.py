"""Saying of a workshop that one is there, comes or cannot come; the team's chat shows how many."""

import logging
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Final

from telegram import CallbackQuery, Update
from telegram.error import BadRequest, Forbidden, TelegramError

from handlers.frame.api_errors import Refusal, means
from handlers.frame.calls import Json, edit_screen
from handlers.frame.context import Context
from handlers.frame.reader import Reader
from handlers.frame.showing import answer, change_buttons, show, turn_down
from handlers.frame.teams import can_be_there, workshops_ahead
from handlers.teams import in_chat, notice_screens
from handlers.teams.actions import AnswerLate, AnswerRollCall, SayLate, SayPresence
from handlers.teams.roll_call_screens import answer_label, coming_late, here_from
from handlers.teams.screens import how_to_join
from handlers.ui.choice import TICK
from handlers.ui.screen import Screen, Text
from storage import reminders
from storage.moments import to_ms
from storage.programme.model import Session
from storage.teams import chats, presence, queries
from storage.teams.model import Answer, TeamChat

_SOON: Final = timedelta(hours=1)
_LOGGER: Final = logging.getLogger(__name__)


async def say(update: Update, context: Context, press: SayPresence | SayLate) -> None:
    """Keep what a member says, tick it in their own chat, and bring the team's figures up.

    What they have written instead of pressing is answered by a message.
    """
    query, message = update.callback_query, update.message
    is_kept, word = await _keep(context, press)
    if message is not None:
        said = Text().line(word).screen()
        await show(update, context, replace(said, reply_to=message.message_id))
    elif query is not None and not is_kept:
        await turn_down(context, query, press, word)
    elif query is not None:
        await answer(context.calls, query, word)
        if not context.in_group:
            await _tick(context, query, press)
    session = context.services.current_release.snapshot.sessions.get(press.session)
    if is_kept and session is not None and context.person.team is not None:
        await show_figures(context, session, context.person.team)


async def _keep(context: Context, press: SayPresence | SayLate) -> tuple[bool, str]:
    """Keep what a member says of a workshop; whether it is kept, and that it is or why not."""
    services, reader = context.services, context.reader()
    # What the team keeps to itself is said in its chat too, where the person sees less.
    session = services.current_release.snapshot.sessions.get(press.session)
    team, now = context.person.team, services.clock.now()
    if session is not None and (team is None or not session.is_workshop_of(team)):
        return False, _for_members(reader)
    if (why := why_closed(reader, session)) or session is None:
        return False, why
    answered, late = _answer_of(press)
    if answered is Answer.HERE and not can_be_there(session, now):
        return False, here_from(reader, session)
    me = context.person.id
    if not await services.database.write(presence.say, me, session, answered, now, late):
        return False, _for_members(reader)
    # What is answered may be older than a move of the workshop.
    noted = reader.tr(
        "Noted: {answer} ({when})",
        answer=_called(reader, press),
        when=reader.moment(session.start),
    )
    return True, noted


def why_closed(reader: Reader, session: Session | None) -> str:
    """Why nothing can be said of a workshop any more; empty where it can."""
    if session is None or not session.takes_place:
        return why_off(reader)
    return reader.tr("This workshop is over.") if session.end <= reader.now else ""


def why_off(reader: Reader) -> str:
    """That a workshop is none any more."""
    return reader.tr("This workshop no longer takes place.")


def _for_members(reader: Reader) -> str:
    """That only members are counted, and to those in no team how one becomes a member."""
    word = reader.tr("This is for the members of the team.")
    return word if reader.person.team else f"{word} {how_to_join(reader)}"


def _answer_of(press: SayPresence | SayLate) -> tuple[Answer, int | None]:
    """What a press says, and by how many minutes somebody is late."""
    if isinstance(press, SayLate):
        return Answer.COMING, press.minutes
    return press.answer, None


def _called(reader: Reader, press: SayPresence | SayLate) -> str:
    if isinstance(press, SayLate):
        return coming_late(reader, press.minutes)
    return answer_label(reader, press.answer)


async def ask(context: Context, address: AnswerRollCall | AnswerLate) -> Screen | None:
    """Ask whether one comes to a workshop of one's team, by what one has written of it."""
    reader = context.reader()
    session = reader.snapshot.sessions.get(address.session)
    if session is None or (team := reader.person.team) is None:
        return None
    if not reader.has_workshop(session) or session.end <= reader.now or not session.takes_place:
        return None
    database, me = context.services.database, context.person.id
    said = await database.read(presence.said, me, session)
    is_led = bool(await database.read(queries.leaders_of, reader.snapshot, team))
    day = reader.snapshot.day_of(session)
    ahead = [s for s in workshops_ahead(reader.snapshot, team, reader.now) if s != session]
    if isinstance(address, AnswerLate):
        late = await database.read(presence.said_late, me, session)
        # Who is late may mean what begins soon beside what has begun.
        at_once = [o for o in ahead if o.overlaps(session) or o.start - reader.now <= _SOON]
        return notice_screens.written_late(
            reader, session, address.minutes, said, late, at_once, is_led=is_led
        )
    others = sorted(ahead, key=lambda other: reader.snapshot.day_of(other) != day)
    return notice_screens.written(reader, session, address.answer, said, others, is_led=is_led)


async def show_figures(context: Context, session: Session, team: str) -> None:
    """Bring the figures below a workshop's reminders in the team's chat up to date."""
    counting = context.services.counting
    await counting.take(f"{team}:{session.id}", partial(_count, context, session, team))


async def _tick(context: Context, query: CallbackQuery, pressed: SayPresence | SayLate) -> None:
    """Mark the button that was pressed, and no other of the same workshop."""
    actions = context.features.actions

    def ticked(button: Json) -> Json:
        said = actions.unpack(str(button.get("callback_data", "")))
        if not isinstance(said, SayPresence | SayLate) or said.session != pressed.session:
            return button
        label = button["text"].removeprefix(TICK)
        return {**button, "text": f"{TICK}{label}" if said == pressed else label}

    await change_buttons(context, query, ticked)


async def _count(context: Context, session: Session, team: str) -> None:
    """Let every reminder in the team's chat show the figures; where it cannot, nothing is lost."""
    services = context.services
    room = await services.database.read(chats.of, team)
    if room is None:
        return
    messages = await services.database.read(
        chats.reminders_of, room, reminders.subject_of(session.id), to_ms(session.start)
    )
    if not messages:
        return
    screen = await in_chat.reminder(services, room, session)
    for message in messages:
        await _show(context, room, message, screen)


async def _show(context: Context, room: TeamChat, message: int, screen: Screen) -> None:
    try:
        await edit_screen(context.calls, room.chat, message, screen)
    except (BadRequest, Forbidden) as error:
        if not means(error, Refusal.NOT_MODIFIED):
            _LOGGER.info("a team's figures were not shown: %s", type(error).__name__)
    except TelegramError as error:
        _LOGGER.warning("a team's figures were not shown: %s", type(error).__name__)
