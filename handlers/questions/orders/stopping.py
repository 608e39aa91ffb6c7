"""What is on its way to people, or begun, for somebody who writes that it is to be stopped or
discarded.
"""

from dataclasses import replace

from handlers.broadcasts import door as broadcasts
from handlers.broadcasts.actions import Broadcasts
from handlers.desk.actions import OrganisersDesk
from handlers.frame.context import Context, Followed
from handlers.frame.dispatch import followed_by
from handlers.frame.reader import Reader
from handlers.questions.asker import Asker
from handlers.questions.orders.undoing import wants_stopped
from handlers.releases import door as releases
from handlers.releases.actions import DraftAt
from handlers.teams.door import OwnWorkshops
from storage.programme.search import SearchIndex


async def stopped(
    context: Context, reader: Reader, text: str, index: SearchIndex, asker: Asker
) -> Followed | None:
    """The screen that holds back or takes back what is on its way, or where a team's own workshops
    are changed again, below their list; None where nothing is, and beside a draft, which is what
    they mean.
    """
    if isinstance(asker.shown, DraftAt) or not asker.may_write or not wants_stopped(text, index):
        return None
    own = await broadcasts.going_out(context, asker.shown)
    if own is None or own != asker.shown:
        untold = await releases.just_published(context) if reader.is_organiser else None
        if untold is not None:
            return untold
    if own is None and isinstance(asker.shown, OwnWorkshops):
        listed = await followed_by(context, asker.shown)
        note = reader.tr("To change what is published, press the workshop below.")
        return replace(listed, screen=listed.screen.with_note(note, bold=True)) if listed else None
    return await broadcasts.held(context, own) if own else None


async def begun(context: Context, reader: Reader, text: str, asker: Asker) -> Followed | None:
    """What somebody has begun and left, to be discarded by a press; of several all of it. None
    where nothing is, and beside a draft, which is what they mean.
    """
    may_discard = asker.may_write and not isinstance(asker.shown, DraftAt)
    if not may_discard or not releases.discards(reader, text):
        return None
    changes, more = await releases.drafts_left(context, 1) if reader.is_organiser else ([], 0)
    messages = await broadcasts.drafts_left(context)
    if changes and not more and not messages:
        return await releases.waits_for_a_press(context, DraftAt(changes[0].number))
    if messages and not changes and len(messages) == 1:
        return broadcasts.to_discard(context, messages[0])
    if not changes and not messages:
        return None
    listed = await followed_by(context, OrganisersDesk() if reader.is_organiser else Broadcasts())
    note = reader.tr("Several drafts are open: open the one that is to be discarded.")
    return replace(listed, screen=listed.screen.with_note(note, bold=True)) if listed else None
