"""From a proposed programme to a release: its difference is shown, then it is published or not.

Organisers propose and publish programmes, leaders the workshops of their team. Both go this way.
"""

import asyncio
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Protocol, TypeAlias

from handlers.frame.context import Context
from handlers.ui.screen import Screen
from storage import change_notices, channel, draft_publishing, drafts, publishing
from storage import telling as telling_of
from storage.change_notices import Audience
from storage.draft_publishing import Unanswered
from storage.drafts import Draft
from storage.programme.changes import Difference, difference
from storage.programme.facts import changed_facts
from storage.programme.model import Programme, Session
from storage.programme.parsing.judging import errors_in
from storage.programme.problems import Problem
from storage.programme.snapshot import Snapshot
from storage.programme.taken_back import taken_back
from storage.publishing import (
    NotQuiet,
    Origin,
    OtherEvent,
    Overtaken,
    Published,
    Unchanged,
)
from storage.seats import adapting, queries
from storage.telling import Choices, Telling, Whom

_A_FEW_IN: Final = 20
"""Of so many people one may have come or gone since they were counted."""

Unpublishable: TypeAlias = Unchanged | OtherEvent | tuple[Problem, ...]
"""Why a programme cannot be published."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft, what it is compared with, and whom publishing it would tell.

    `left_out` are sessions that a file leaves out, `unanswered` those of them of which it is not
    said what happens to them. `posted_in` is the channel or group in which the change is posted,
    `choices` whom it may be told to; None where nobody would be told anything. It `is_told_at_once`
    where something that begins soon leaves no time to wait for another release. `moves_up` is how
    many people get a seat by it, `moves_up_by_hand` how many who do not use the bot; `not_reached`
    are the names of those on the lists of sittings that it cancels, moves or restores whom the bot
    cannot tell; `undone` is what an old file would take back.
    """

    draft: Draft
    before: Snapshot
    after: Snapshot
    audience: Audience
    left_out: tuple[Session, ...] = ()
    unanswered: tuple[Session, ...] = ()
    posted_in: str | None = None
    choices: Choices | None = None
    is_told_at_once: bool = False
    moves_up: int = 0
    moves_up_by_hand: int = 0
    not_reached: tuple[str, ...] = ()
    undone: tuple[Session, ...] = ()

    @property
    def may_be_quiet(self) -> bool:
        """Whether it may be published without anybody being told what they would be."""
        return self.choices is not None and self.choices.may_be_quiet

    @property
    def told(self) -> int:
        """How many people publishing it sends something, or would if they could be reached."""
        by_seat = self.moves_up + self.moves_up_by_hand
        return self.audience.reachable + self.audience.unreachable + by_seat

    def tells_as_many_as(self, shown: int) -> bool:
        """Whether it tells about as many people as was shown: of many it may be a few others."""
        return abs(self.told - shown) <= shown // _A_FEW_IN

    @property
    def releases(self) -> tuple[Snapshot, Snapshot]:
        """What it is compared with, and what it would be."""
        return self.before, self.after

    @property
    def difference(self) -> Difference:
        """What publishing it would change."""
        return difference(self.before, self.after)


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


async def propose(
    context: Context,
    proposer: Proposer,
    programme: Programme,
    origin: Origin,
    made_of: int | None = None,
) -> Screen:
    """Keep a programme as a draft over the release in force and show what it would change.

    `made_of` is the release that its file was made of, as far as known, or to which it goes back.
    """
    kept = await keep(context, proposer, programme, origin, made_of)
    return kept if isinstance(kept, Screen) else await show(context, proposer, kept)


async def show(context: Context, proposer: Proposer, kept: Draft) -> Screen:
    """What a draft that was just kept would change."""
    before = await context.services.current_release.numbered(kept.base)
    if before is None:
        return proposer.refused(context, Unchanged())
    return await proposer.proposed(context, await _compared(context, kept, before))


async def keep(
    context: Context,
    proposer: Proposer,
    programme: Programme,
    origin: Origin,
    made_of: int | None = None,
) -> Draft | Screen:
    """Keep a programme as a draft over the release in force; or say why it is refused."""
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
    problems = await asyncio.to_thread(errors_in, programme)
    if problems:
        return proposer.refused(context, problems)
    draft = replace(found.draft, programme=programme)
    try:
        revised = await drafts.revise(context.services.database, found.before, draft)
    except Unchanged as reason:
        return proposer.refused(context, reason)
    if revised is None:
        return proposer.refused(context, Unchanged())
    compared = await _compared(context, revised, found.before)
    return await proposer.proposed(context, compared)


async def find(context: Context, number: int) -> Proposal | None:
    """A draft of one's own and what it would change; None where there is none (any more)."""
    services = context.services
    now = services.clock.now()
    draft = await services.database.read_long(drafts.find, number, context.person.id, now)
    before = await services.current_release.numbered(draft.base) if draft else None
    return await _compared(context, draft, before) if draft and before else None


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
    screen = await proposer.proposed(context, await _compared(context, draft, before))
    return screen.with_last_line(await proposer.overtaken(context, draft.base))


async def _compared(context: Context, draft: Draft, before: Snapshot) -> Proposal:
    services, now = context.services, context.services.clock.now()
    after, left_out, unanswered = await asyncio.to_thread(_settled, before, draft, now)
    audience, choices, at_once = await services.database.read_long(
        _whom_it_tells, draft, before, after, now
    )
    posted_in = await services.database.read(channel.posting, before.public, after.public)
    moves_up, by_hand = await services.database.read(adapting.moving_up, after, now)
    not_reached = await services.database.read(queries.by_hand, _groups_met(before, after, now))
    return Proposal(
        draft=draft,
        before=before,
        after=after,
        audience=audience,
        left_out=left_out,
        unanswered=unanswered,
        posted_in=posted_in,
        choices=choices,
        is_told_at_once=at_once,
        moves_up=moves_up,
        moves_up_by_hand=by_hand,
        not_reached=tuple(not_reached),
        undone=await _undone(context, draft, before),
    )


def _groups_met(before: Snapshot, after: Snapshot, now: datetime) -> list[str]:
    """The groups of which a sitting that is not over is cancelled, moved or on after all."""
    found = difference(before, after)
    changes = (*found.cancelled, *found.moved, *found.restored)
    groups = (c.session.group for c in changes if c.session.group and not c.is_over(now))
    return list(dict.fromkeys(groups))


async def _undone(context: Context, draft: Draft, before: Snapshot) -> tuple[Session, ...]:
    """What a file takes back that was published since it was made."""
    is_file = draft.origin is Origin.FILE
    if not is_file or draft.made_of is None or draft.made_of >= before.release:
        return ()
    exported = await context.services.current_release.numbered(draft.made_of)
    if exported is None:
        return ()
    return await asyncio.to_thread(
        taken_back, exported.programme, draft.programme, before.programme
    )


def _settled(
    before: Snapshot, draft: Draft, now: datetime
) -> tuple[Snapshot, tuple[Session, ...], tuple[Session, ...]]:
    """The release that a draft means, and what its file leaves out; what is over comes last."""

    def in_order(sessions: Iterable[Session]) -> tuple[Session, ...]:
        return tuple(sorted(sessions, key=lambda session: session.end <= now))

    return (
        Snapshot.of(draft.meant(before), draft.base + 1),
        in_order(draft.left_out(before)),
        in_order(draft.unanswered(before)),
    )


def _whom_it_tells(
    connection: sqlite3.Connection, draft: Draft, before: Snapshot, after: Snapshot, now: datetime
) -> tuple[Audience, Choices | None, bool]:
    """How many publishing a draft would tell, whom it could be told to, and whether at once."""
    knows, telling = publishing.informed(draft.author, draft.origin), Telling(draft.whom)
    changed = changed_facts(before, after)
    audience = change_notices.audience(connection, after, telling, now, before, knows)
    at_once = bool(changed) and telling.latest(changed, now) <= now
    return audience, telling_of.choices(before, after, changed, now), at_once
