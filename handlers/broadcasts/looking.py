"""The screens of broadcasts as they stand, read from the database."""

from handlers.broadcasts import desk_screens as views
from handlers.broadcasts import draft_screens as draft_views
from handlers.broadcasts.actions import BroadcastAt, OpenDraft
from handlers.broadcasts.check_screens import Checked
from handlers.broadcasts.desk_screens import Result
from handlers.broadcasts.rights import may_see, scopes_of
from handlers.frame.feature import Context, Followed
from handlers.ui.paging import Page
from handlers.ui.screen import Screen
from storage.broadcasts import amend, audiences, releasing, report, store
from storage.broadcasts.audiences import Count
from storage.broadcasts.model import Broadcast, State


async def overview(context: Context, page: int) -> Screen:
    """All that the person has to do with."""
    v, database, me = context.reader(), context.services.database, context.person.id
    scopes = None if v.is_organiser else scopes_of(v)
    count = await database.read(report.count, me, scopes)
    listed = await Page.read(
        count,
        page,
        lambda offset, limit: database.read(report.listed, me, scopes, offset, limit),
    )
    return views.overview(v, listed)


async def find(context: Context, number: int) -> Broadcast | None:
    """A broadcast that the person may see."""
    found = await context.services.database.read(store.find, number)
    if found is None or not may_see(context.reader(), context.person.id, found):
        return None
    return found


async def as_it_stands(context: Context, shown: Broadcast, note: str = "") -> Screen:
    """The draft, the plan, the progress or the report."""
    v = context.reader()
    match shown.state:
        case State.DRAFT:
            return draft_views.draft(v, shown, await checked(context, shown), note)
        case State.AWAITING:
            seconds = await context.services.database.read(
                releasing.seconds, shown.author, context.services.admins
            )
            may_approve = v.is_organiser and context.person.id in seconds
            return views.awaiting(v, shown, await count(context, shown), may_approve, note)
        case State.SCHEDULED:
            return views.planned(v, shown, await count(context, shown))
        case _:
            return views.result(v, shown, await result(context, shown), note)


async def standing(context: Context, shown: Broadcast, note: str = "") -> Followed:
    """A broadcast as it stands, at its address: what is written at a draft is meant for it."""
    screen = await as_it_stands(context, shown, note)
    is_mine = shown.state is State.DRAFT and shown.author == context.person.id
    return Followed(screen, OpenDraft(shown.id) if is_mine else BroadcastAt(shown.id))


async def count(context: Context, shown: Broadcast) -> Count:
    """How many people it reaches at this moment."""
    services = context.services
    return await services.database.read(audiences.count, services.current_release.snapshot, shown)


async def checked(context: Context, shown: Broadcast) -> Checked:
    """What is to be known before it is sent."""
    services, database = context.services, context.services.database
    snapshot, now = services.current_release.snapshot, services.clock.now()
    original = await database.read(store.find, shown.corrects) if shown.corrects else None
    uneditable: list[str] = []
    if original is not None:
        uneditable = await database.read(amend.uneditable, original, shown)
    others: list[Broadcast] = []
    if shown.corrects is None:
        others = await database.read(audiences.overlapping, snapshot, shown, now)
    seconds = await database.read(releasing.seconds, shown.author, services.admins)
    return Checked(
        count=await count(context, shown),
        original=original,
        uneditable=uneditable,
        others=others,
        needs_approval=services.needs_approval,
        has_second=bool(seconds),
    )


async def result(context: Context, shown: Broadcast) -> Result:
    """How its deliveries stand."""
    database = context.services.database
    recalled = None
    if shown.recalled_at is not None:
        recalled = await database.read(report.recall_progress, shown)
    return Result(
        progress=await database.read(report.progress, shown),
        recalled=recalled,
        corrections=len(await database.read(amend.corrections_of, shown.id)),
    )
