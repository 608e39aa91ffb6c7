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
from handlers.questions.orders.taken_back import takes_back
from handlers.questions.orders.undoing import discards_drafts, wants_stopped, wants_undone
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.from_text import read_question
from handlers.releases import door as releases
from handlers.releases.actions import DraftAt, ReleaseAt
from handlers.teams.door import OwnWorkshops
from storage.programme.search import SearchIndex


async def stopped(
    context: Context, reader: Reader, text: str, index: SearchIndex, asker: Asker
) -> Followed | None:
    """The screen that holds back or takes back what is on its way, or where a team's own workshops
    are changed again, below their list; None where nothing is, and beside a draft, which is what
    they mean.
    """
    if isinstance(asker.shown, DraftAt) or not asker.may_write:
        return None
    undoes = reader.is_organiser and wants_undone(text, index)
    if not wants_stopped(text, index):
        return await _taken_back(context, reader, text, index, asker, undoes=undoes)
    own = await broadcasts.going_out(context, asker.shown)
    if own is None or own != asker.shown:
        untold = await releases.just_published(context) if reader.is_organiser else None
        if untold is not None:
            return untold
    if own is not None:
        return await broadcasts.held(context, own)
    if isinstance(asker.shown, OwnWorkshops):
        listed = await followed_by(context, asker.shown)
        note = reader.tr("To change what is published, press the workshop below.")
        return replace(listed, screen=listed.screen.with_note(note, bold=True)) if listed else None
    return await _newest(context, reader) if undoes else None


async def _taken_back(
    context: Context, reader: Reader, text: str, index: SearchIndex, asker: Asker, *, undoes: bool
) -> Followed | None:
    """The release that a text says is to be undone, or names what it has changed just now."""
    words, said = read_question(text, index).words, order_words(index.languages)
    is_order = undoes or bool(said.found(Says.REINSTATES, words)) or not reader.is_organiser
    changed = {} if is_order else await releases.changed_just_now(context)
    if changed and takes_back(reader, text, index, asker, changed):
        return await releases.just_published(context, releases.JUST_PUBLISHED)
    if not undoes:
        return None
    return await releases.just_published(context) or await _newest(context, reader)


async def _newest(context: Context, reader: Reader) -> Followed | None:
    return await followed_by(context, ReleaseAt(reader.snapshot.release))


async def begun(
    context: Context, reader: Reader, text: str, index: SearchIndex, asker: Asker
) -> Followed | None:
    """What somebody has begun and left, to be discarded by a press; of several all of it. None
    where nothing is, and beside a draft, which is what they mean.
    """
    may_discard = asker.may_write and not isinstance(asker.shown, DraftAt)
    if not may_discard or not (releases.discards(reader, text) or discards_drafts(text, index)):
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
