"""From a proposed programme to a release: its difference is shown, then it is published or not.

Organisers propose and publish programmes, leaders the workshops of their team. Both go this way.
"""

import asyncio
from dataclasses import replace
from typing import Protocol, TypeAlias

from handlers.frame.context import Context
from handlers.releases.comparing import Proposal, compared
from handlers.ui.screen import Screen
from storage import draft_publishing, drafts
from storage.draft_publishing import Unanswered
from storage.drafts import Draft
from storage.programme.model import Programme
from storage.programme.parsing.judging import errors_in
from storage.programme.problems import Problem
from storage.publishing import (
    NotQuiet,
    Origin,
    OtherEvent,
    Overtaken,
    Published,
    Unchanged,
)
from storage.telling import Whom

Unpublishable: TypeAlias = Unchanged | OtherEvent | tuple[Problem, ...]
"""Why a programme cannot be published."""


class Proposer(Protocol):
    """Who proposes: what they may publish, and what they are shown."""

    def may_publish(self, proposal: Proposal, /) -> bool:
        """Whether it changes only what is theirs to change."""

    async def proposed(self, context: Context, proposal: Proposal, /) -> Screen:
        """The difference, with the ways to publish and to discard it."""

    async def overtaken(self, context: Context, release: int, /) -> str:
        """What is said below a difference that is shown afresh, since that release came first."""

    def refused(self, context: Context, why: Unpublishable, /) -> Screen:
        """Why nothing is published."""

    async def published(self, context: Context, proposal: Proposal, made: Published, /) -> Screen:
        """What is in force now, and whom it tells."""


async def show(context: Context, proposer: Proposer, kept: Draft) -> Screen:
    """What a draft that was just kept would change."""
    before = await context.services.current_release.numbered(kept.base)
    if before is None:
        return proposer.refused(context, Unchanged())
    return await proposer.proposed(context, await compared(context, kept, before))


async def keep(
    context: Context,
    proposer: Proposer,
    programme: Programme,
    origin: Origin,
    made_of: int | None = None,
) -> Draft | Screen:
    """Keep a programme as a draft over the release in force; or say why it is refused.

    `made_of` is the release that its file was made of, as far as known, or to which it goes back.
    """
    services = context.services
    # All checks of 500 sessions take half a second.
    problems = await asyncio.to_thread(errors_in, programme)
    if problems:
        return proposer.refused(context, problems)
    before, now = services.current_release.snapshot, services.clock.now()
    try:
        return await drafts.propose(
            services.database, before, programme, context.person.id, origin, now, made_of
        )
    except (Unchanged, OtherEvent) as reason:
        return proposer.refused(context, reason)


async def revise(
    context: Context,
    proposer: Proposer,
    found: Proposal,
    programme: Programme,
) -> Screen:
    """Let a draft say something else, over the same release, and show what it would change."""
    revised = await amend(context, proposer, found, programme)
    if isinstance(revised, Screen):
        return revised
    return await proposer.proposed(context, await compared(context, revised, found.before))


async def amend(
    context: Context, proposer: Proposer, found: Proposal, programme: Programme
) -> Draft | Screen:
    """Let a draft say something else that is not whole yet, and so not to be seen; or say why it is
    refused.
    """
    problems = await asyncio.to_thread(errors_in, programme)
    if problems:
        return proposer.refused(context, problems)
    draft = replace(found.draft, programme=programme)
    try:
        revised = await drafts.revise(context.services.database, found.before, draft)
    except Unchanged as reason:
        return proposer.refused(context, reason)
    return revised or proposer.refused(context, Unchanged())


async def find(context: Context, number: int) -> Proposal | None:
    """A draft of one's own and what it would change; None where there is none (any more)."""
    services = context.services
    now = services.clock.now()
    draft = await services.database.read_long(drafts.find, number, context.person.id, now)
    before = await services.current_release.numbered(draft.base) if draft else None
    return await compared(context, draft, before) if draft and before else None


async def publish(context: Context, proposer: Proposer, number: int, base: int) -> Screen | None:
    """Publish a draft of one's own over the release that it was shown against.

    Where another release came first, what it changes now is shown. None where there is no such
    draft (any more), or it changes what they may not.
    """
    services, me = context.services, context.person.id
    proposal, now = await find(context, number), services.clock.now()
    if proposal is None or not proposer.may_publish(proposal):
        return None
    try:
        made = await draft_publishing.publish(services.database, number, me, base, now)
    except Overtaken:
        return await _afresh(context, proposer, number)
    except Unanswered:
        return await proposer.proposed(context, proposal)
    except Unchanged as reason:
        return proposer.refused(context, reason)
    except NotQuiet:
        await services.database.write(drafts.tell, number, me, Whom.BY_KIND)
        louder = await find(context, number)
        return await proposer.proposed(context, louder) if louder else None
    if made is None:
        return None
    services.wake_up.set()
    await services.current_release.refresh()
    return await proposer.published(context, proposal, made)


async def _afresh(context: Context, proposer: Proposer, number: int) -> Screen | None:
    """The difference of a draft to the release that was published meanwhile."""
    services, me = context.services, context.person.id
    await services.current_release.refresh()
    now = services.clock.now()
    try:
        draft = await drafts.bring_up_to_date(services.database, number, me, now)
    except Unchanged as reason:
        return proposer.refused(context, reason)
    before = await services.current_release.numbered(draft.base) if draft else None
    if draft is None or before is None:
        return None
    problems = await asyncio.to_thread(errors_in, draft.programme)
    if problems:
        return proposer.refused(context, problems)
    screen = await proposer.proposed(context, await compared(context, draft, before))
    return screen.with_last_line(await proposer.overtaken(context, draft.base))
