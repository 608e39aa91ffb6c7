"""From a proposed programme to a release: the difference is shown, then it is published or not."""

import asyncio

from handlers.frame.feature import Context
from handlers.releases import difference_screens as views
from handlers.releases import refusal_screens as refusals
from handlers.releases import screens as release_views
from handlers.releases.difference_screens import Proposal
from handlers.ui.screen import Screen
from storage import change_notices, publishing
from storage.programme.changes import difference
from storage.programme.checking import errors_in
from storage.programme.model import Programme
from storage.programme.problems import Problem
from storage.programme.snapshot import Snapshot
from storage.publishing import Draft, Origin, OtherEvent, Overtaken, Unchanged


async def propose(
    context: Context,
    programme: Programme,
    origin: Origin,
    warnings: tuple[Problem, ...] = (),
) -> Screen:
    """Keep a programme as a draft and show what it would change."""
    services, v = context.services, context.reader()
    # All checks of 500 sessions take half a second.
    problems = await asyncio.to_thread(errors_in, programme)
    if problems:
        return refusals.unusable(v, problems)
    now = services.clock.now()
    try:
        draft = await publishing.propose(
            services.database,
            services.current_release.snapshot,
            programme,
            context.person.id,
            origin,
            now,
        )
    except Unchanged:
        return refusals.nothing_to_publish(v)
    except OtherEvent as error:
        return refusals.for_another_event(v, error.given, error.expected)
    shown = await _shown(context, draft, warnings=warnings)
    return shown or refusals.nothing_to_publish(v)


async def draft_screen(context: Context, number: int, page: int) -> Screen | None:
    """The difference of one's own draft; None where there is none (any more)."""
    services, now = context.services, context.services.clock.now()
    draft = await services.database.read(publishing.draft, number, context.person.id, now)
    return await _shown(context, draft, page) if draft else None


async def publish(context: Context, number: int, base: int) -> Screen | None:
    """Publish one's own draft; where another release came first, show the difference afresh."""
    services, me = context.services, context.person.id
    now = services.clock.now()
    try:
        published = await publishing.publish_draft(services.database, number, me, base, now)
    except Overtaken:
        return await _afresh(context, number)
    except Unchanged:
        return refusals.nothing_to_publish(context.reader())
    if published is None:
        return None
    services.wake_up.set()
    await services.current_release.refresh()
    before = await services.current_release.numbered(base)
    found = difference(before, published.snapshot) if before else None
    v = context.reader()
    return release_views.published(v, published.snapshot.release, published.audience, found)


async def discard(context: Context, number: int) -> Screen:
    """Forget one's own draft."""
    services, me = context.services, context.person.id
    draft = await services.database.read(publishing.draft, number, me, services.clock.now())
    await services.database.write(publishing.discard, number, me)
    before = await services.current_release.numbered(draft.base) if draft else None
    found = difference(before, Snapshot.of(draft.programme)) if before and draft else None
    return views.discarded(context.reader(), found)


async def _afresh(context: Context, number: int) -> Screen | None:
    """The difference of a draft to the release that has come before it."""
    services, me = context.services, context.person.id
    await services.current_release.refresh()
    v = context.reader()
    try:
        draft = await publishing.bring_up_to_date(
            services.database, number, me, services.clock.now()
        )
    except Unchanged:
        return refusals.nothing_to_publish(v)
    if draft is None:
        return None
    problems = await asyncio.to_thread(errors_in, draft.programme)
    if problems:
        return refusals.unusable(v, problems)
    note = v.tr(
        "Release {number} was published meanwhile. This is what your change does now:",
        number=draft.base,
    )
    return await _shown(context, draft, note=note)


async def _shown(
    context: Context,
    draft: Draft,
    page: int = 0,
    note: str = "",
    warnings: tuple[Problem, ...] = (),
) -> Screen | None:
    services = context.services
    before = await services.current_release.numbered(draft.base)
    if before is None:
        return None
    after = Snapshot.of(draft.programme, draft.base + 1)
    audience = await services.database.read(change_notices.audience, after, services.clock.now())
    shown = Proposal(draft.id, before, after, audience)
    # A file that changes everything is 100 ms of writing.
    v = context.reader()
    return await asyncio.to_thread(views.proposal, v, shown, page, note, warnings)
