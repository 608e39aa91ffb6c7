"""What an author has planned or on its way, for one who writes that it is not to go out."""

from datetime import timedelta
from typing import Final

from handlers.broadcasts import actions as b
from handlers.broadcasts import looking, question_screens, sending
from handlers.broadcasts.addressed import discards, stops
from handlers.frame.context import Context, Followed
from handlers.ui.action import Action
from storage.broadcasts import report, store
from storage.broadcasts.model import Broadcast, State

JUST_SENT: Final = timedelta(minutes=10)
"""How long after a broadcast was sent “stop” of its author may still mean it."""


async def called_off_at_list(context: Context, text: str) -> Followed | None:
    """What a text at the list of all holds back or discards; None where it is about neither."""
    if discards(context.reader(), text):
        drafts = await context.services.database.read(report.drafts_of, context.person.id)
        if len(drafts) == 1:
            screen = question_screens.discard(context.reader(), drafts[0])
            return Followed(screen, b.Discard(drafts[0].id))
        return await looking.at_list(context)
    if not await stops(context, text):
        return None
    if own := await going_out(context, None):
        return await held(context, own)
    shown = await looking.at_list(context)
    note = context.reader().tr("Nothing of yours is planned or on its way.")
    return Followed(shown.screen.with_note(note, bold=True), shown.then)


async def stopped_at_draft(context: Context, draft: Broadcast) -> Followed:
    """What somebody holds back who wants that at a draft: what is being sent; beside an empty draft
    what is planned or was just sent, too; else the draft, which is not sent.
    """
    own = await going_out(context, None)
    found = await looking.find(context, own.number) if own else None
    if own and found and (found.state is State.SENDING or not draft.versions):
        return await held(context, own) or await looking.standing(context, draft)
    note = context.reader().tr("It is a draft: nothing of it is sent.")
    shown = await looking.standing(context, draft)
    return Followed(shown.screen.with_note(note, bold=True), shown.then)


async def going_out(context: Context, shown: Action | None) -> b.BroadcastAt | None:
    """The broadcast of somebody's own that they may want stopped: the one before them, or the
    newest that is being sent, still to be, or just sent; None where there is none.
    """
    database, me = context.services.database, context.person.id
    if isinstance(shown, b.BroadcastAt):
        seen = await database.read(store.find, shown.number)
        if seen and seen.author == me and seen.state is not State.DRAFT:
            return shown
    found = await database.read(report.going_out, me, context.reader().now - JUST_SENT)
    return b.BroadcastAt(found.id) if found else None


async def held(context: Context, own: b.BroadcastAt) -> Followed | None:
    """A broadcast for somebody who wants it stopped; what is being sent is paused."""
    found = await looking.find(context, own.number)
    if found is not None and found.state is State.SENDING:
        return await sending.pause(context, found, b.Pause(found.id))
    note, tr = "", context.reader().tr
    if found is not None and found.state is State.SENT:
        note = tr("It has been sent already. “{recall}” deletes it again.", recall=tr("Recall"))
    return await looking.standing(context, found, note) if found else None
