"""What organisers propose: shown, published or discarded."""

import asyncio
from dataclasses import dataclass
from typing import Final

from handlers.desk.actions import OrganisersDesk
from handlers.frame import dialogues
from handlers.frame.context import Context, Followed
from handlers.frame.differences import names_in_line
from handlers.frame.identity import names
from handlers.frame.reader import Reader
from handlers.releases import draft_screens as views
from handlers.releases import left_out_screens, proposals, published_screens
from handlers.releases.about import changed, goes_with, going_out
from handlers.releases.actions import DraftAt, ReleaseAt
from handlers.releases.comparing import Proposal, as_published
from handlers.releases.doubt_screens import Checks, all_checks
from handlers.releases.draft_actions import (
    DiscardDraft,
    DoubtsOf,
    DraftAction,
    HoldNotices,
    PublishAsShown,
    PublishDraft,
    TellWhom,
)
from handlers.releases.proposals import Unpublishable
from handlers.releases.published_screens import InForce
from handlers.ui.screen import Screen
from locales import formats
from storage import drafts, notices_owed, overlaps, releases
from storage.programme.doubts import compared
from storage.programme.model import Programme
from storage.publishing import Origin, OtherEvent, Published, Unchanged
from storage.seats import adapting
from storage.telling import Whom


class Organisers:
    """They may change everything."""

    def may_publish(self, _proposal: Proposal) -> bool:
        """Organisers may publish any draft of their own."""
        return True

    async def proposed(self, context: Context, proposal: Proposal, page: int = 0) -> Screen:
        """The difference, a page at a time from 0; before it what a file leaves out, if unsaid."""
        if proposal.unanswered:
            return left_out_screens.left_out(context.reader(), proposal)
        await context.services.database.write(drafts.note_shown, proposal.draft.id)
        checks = await _checks(context, proposal)
        # A file that changes everything is 100 ms of writing.
        screen = await asyncio.to_thread(views.proposal, context.reader(), proposal, checks, page)
        return screen.with_last_line(proposal.draft.beside)

    async def overtaken(self, context: Context, release: int) -> str:
        """Which release came first, and whose it is."""
        reader = context.reader()
        found = await context.services.database.read(releases.find, release)
        author = found.author if found else None
        who = await names(context.bot, reader, [author])
        if author is None:
            first = reader.tr("Release {number} was published meanwhile.", number=release)
        elif author == context.person.id:
            first = reader.tr(
                "Release {number} was published meanwhile, by yourself.", number=release
            )
        else:
            first = reader.tr(
                "Release {number} was published meanwhile, by {name}.",
                number=release,
                name=who[author],
            )
        return "\n".join((first, press_again(reader)))

    def refused(self, context: Context, why: Unpublishable) -> Screen:
        """Why nothing is published, and the ways on."""
        match why:
            case Unchanged():
                return views.nothing_to_publish(context.reader())
            case OtherEvent():
                return views.for_another_event(context.reader(), why.given, why.expected)
            case _:
                return views.unusable(context.reader(), why)

    async def published(self, context: Context, proposal: Proposal, made: Published) -> Screen:
        """What is in force now, and the ways back."""
        number = made.snapshot.release
        said = InForce(number, made.audience, made.told_at, await goes_with(context, number))
        return published_screens.published(context.reader(), said, proposal)


ORGANISERS: Final = Organisers()


def press_again(reader: Reader) -> str:
    """What is said where something else is shown than what was pressed for."""
    return reader.tr("What your change does now stands above. Please check it and press again.")


async def _checks(context: Context, proposal: Proposal) -> Checks:
    """What should be looked at before it is published."""
    before, after = proposal.before, proposal.after
    doubts = await asyncio.to_thread(compared, before.programme, after.programme)
    database = context.services.database
    made = await database.read_long(overlaps.made, before, after)
    too_many = await database.read(adapting.beyond_capacity, before, after)
    return Checks(tuple(made), doubts, too_many)


async def open_doubts(context: Context, address: DoubtsOf) -> Screen | Followed | None:
    """All that should be looked at before a draft is published."""
    found = await proposals.find(context, address.draft)
    if found is None:
        return await published_already(context, address.draft)
    if found.unanswered:
        return await ORGANISERS.proposed(context, found)
    checks = await _checks(context, found)
    return await asyncio.to_thread(all_checks, context.reader(), found, checks, address.page)


async def propose_on_the_spot(context: Context, changed: Programme) -> Followed:
    """Propose what was changed on the spot."""
    kept = await proposals.keep(context, ORGANISERS, changed, Origin.ON_THE_SPOT)
    if isinstance(kept, Screen):
        return Followed(kept)
    screen = await proposals.show(context, ORGANISERS, kept)
    return Followed(screen, DraftAt(kept.id))


async def revise_on_the_spot(context: Context, found: Proposal, changed: Programme) -> Followed:
    """Change what was proposed on the spot, and show it again."""
    screen = await proposals.revise(context, ORGANISERS, found, changed)
    return Followed(screen, DraftAt(found.draft.id))


async def published_already(context: Context, number: int) -> Followed | None:
    """As which release a draft of one's own is in force; None where it was not published."""
    database, me = context.services.database, context.person.id
    release = await database.read(drafts.published_as, number, me)
    if release is None:
        return None
    reader, shown = context.reader(), await as_published(context, release)
    if shown is None:
        return Followed(published_screens.already_published(reader, release), ReleaseAt(release))
    due_at = await database.read(notices_owed.due_at, release)
    besides = await goes_with(context, release)
    is_back = release in (await going_out(context))[1]
    said = InForce(release, shown.audience, due_at, besides, first=False, taken_back=is_back)
    return Followed(published_screens.published(reader, said, shown), ReleaseAt(release))


async def open_draft(context: Context, address: DraftAt) -> Screen | Followed | None:
    found = await proposals.find(context, address.draft)
    if found is None:
        return await published_already(context, address.draft)
    return await ORGANISERS.proposed(context, found, address.page)


async def tell_whom(context: Context, action: TellWhom) -> Followed | None:
    """Choose whom publishing a draft tells, and see how many those are."""
    found = await proposals.find(context, action.draft)
    if found is None:
        return await published_already(context, action.draft)
    if action.whom is Whom.NOBODY and not found.may_be_quiet:
        return None
    await context.services.database.write(drafts.tell, action.draft, context.person.id, action.whom)
    again = await proposals.find(context, action.draft)
    if again is None:
        return await published_already(context, action.draft)
    return Followed(await ORGANISERS.proposed(context, again), DraftAt(action.draft))


async def hold_notices(context: Context, action: HoldNotices) -> Followed | None:
    """Give its author time to look at a draft before people hear of what it changes again."""
    if await proposals.find(context, action.draft) is None:
        return await published_already(context, action.draft)
    await context.services.database.write(notices_owed.hold, context.reader().now)
    again = await proposals.find(context, action.draft)
    if again is None:
        return None
    return Followed(await ORGANISERS.proposed(context, again), DraftAt(action.draft))


async def publish_as_shown(context: Context, action: PublishAsShown) -> Followed | None:
    """Publish a draft; where others would hear of it than was said, show it anew instead."""
    found, in_force = await proposals.find(context, action.draft), context.reader().snapshot.release
    is_same = action.base == in_force and found is not None and found.draft.base == in_force
    if found is not None and is_same and not found.tells_as_many_as(action.told):
        reader, screen = context.reader(), await ORGANISERS.proposed(context, found)
        changed = reader.tr("Who hears of it has changed. Please check it and press again.")
        return Followed(screen.with_last_line(changed), DraftAt(action.draft))
    return await publish_draft(context, action)


async def publish_draft(context: Context, action: PublishDraft | PublishAsShown) -> Followed | None:
    screen = await proposals.publish(context, ORGANISERS, action.draft, action.base)
    if screen is None:
        return await published_already(context, action.draft)
    return Followed(screen, OrganisersDesk())


@dataclass(frozen=True, slots=True)
class LeftDraft:
    """A draft that was seen and not published: its number, what it is called, and what it does."""

    number: int
    name: str
    about: str


async def drafts_left(context: Context, most: int) -> tuple[list[LeftDraft], int]:
    """The newest drafts that were seen and not published, and how many there are besides."""
    services, me = context.services, context.person.id
    numbers = await services.database.read(drafts.left, me, services.clock.now())
    found = [await proposals.find(context, number) for number in numbers[:most]]
    reader = context.reader()
    shown = [await asyncio.to_thread(_left, reader, one) for one in found if one]
    return shown, max(0, len(numbers) - most)


def _left(reader: Reader, found: Proposal) -> LeftDraft:
    difference, draft = found.difference, found.draft
    if draft.origin is Origin.ROLLBACK and draft.made_of:
        back = reader.tr("Go back to release {number}", number=draft.made_of)
        return LeftDraft(draft.id, back, back)
    names = names_in_line(reader, difference)
    is_one = len(difference.sessions) + len(difference.things) == 1
    is_off = len(difference.cancelled) == len(difference.sessions) > 0 and not difference.things
    return LeftDraft(
        draft.id,
        reader.tr("{titles} (cancellation)", titles=names) if is_off else names,
        changed(reader, *found.releases) if is_one else names,
    )


async def _goes_out_all_the_same(context: Context) -> str:
    """What was published before and is still to be told; empty for nothing."""
    reader, (told, _) = context.reader(), await going_out(context)
    due_at = await context.services.database.read(notices_owed.due_at, told[-1]) if told else None
    if due_at is None or due_at <= reader.now:
        return ""
    return reader.tr(
        "The message about release {number} goes out at {time} all the same.",
        number=told[-1],
        time=formats.clock(reader.snapshot.local(due_at)),
    )


async def discard_draft(context: Context, action: DiscardDraft) -> Followed:
    """Forget a draft, back to the one thing that it was about; what was published stays so."""
    found, me = await proposals.find(context, action.draft), context.person.id
    standing = dialogues.standing(context)
    if isinstance(standing, DraftAction) and standing.draft == action.draft:
        await dialogues.end(context)
    if await context.services.database.write(drafts.discard, action.draft, me):
        screen = views.discarded(context.reader(), found.difference if found else None)
        return Followed(
            screen.with_last_line(await _goes_out_all_the_same(context)), OrganisersDesk()
        )
    published = await published_already(context, action.draft)
    return published or Followed(views.no_longer_waits(context.reader()), OrganisersDesk())
