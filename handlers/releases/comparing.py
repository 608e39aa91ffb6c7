"""What publishing a draft would do: what it changes, whom it tells, who moves up to a seat."""

import asyncio
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from handlers.frame.context import Context
from storage import change_notices, channel, heard, notices_owed, publishing, releases
from storage import telling as telling_of
from storage.change_notices import Audience
from storage.drafts import Draft
from storage.notices_owed import Waiting
from storage.programme.changes import Difference, difference
from storage.programme.facts import changed_facts
from storage.programme.model import Session
from storage.programme.snapshot import Snapshot
from storage.programme.taken_back import taken_back
from storage.publishing import (
    Origin,
)
from storage.seats import adapting, queries
from storage.telling import Choices, Telling, Whom

_A_FEW_IN: Final = 20
"""Of so many people one may have come or gone since they were counted."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft, what it is compared with, and whom publishing it would tell.

    `left_out` are sessions that a file leaves out, `unanswered` those of them of which it is not
    said what happens to them. `posted_in` is the channel or group in which the change is posted,
    `choices` whom it may be told to; None where nobody would be told anything. It `is_told_at_once`
    where something that begins soon leaves no time to wait for another release. `moves_up` is how
    many people get a seat by it, `moves_up_by_hand` how many who do not use the bot; `not_reached`
    are the names of those on the lists of sittings that it cancels, moves or restores whom the bot
    cannot tell; `undone` is what an old file would take back; `waiting` are notices, not sent yet,
    about what it changes again.
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
    waiting: Waiting | None = None

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


async def compared(context: Context, draft: Draft, before: Snapshot) -> Proposal:
    """A draft over the release that it is compared with."""
    services, now = context.services, context.services.clock.now()
    after, left_out, unanswered = await asyncio.to_thread(_settled, before, draft, now)
    audience, choices, at_once = await services.database.read_long(
        _whom_it_tells, draft, before, after, now
    )
    waiting = await services.database.read_long(_waiting_about, before, after, now)
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
        waiting=waiting,
    )


async def as_published(context: Context, release: int) -> Proposal | None:
    """What a release has changed, and whom it is told to, as was said when it was published; None
    where that was not noted.
    """
    services = context.services
    noted = await services.database.read(heard.of, release)
    found = await services.database.read(releases.find, release)
    before = await services.current_release.numbered(release - 1)
    after = await services.current_release.numbered(release)
    if noted is None or found is None or before is None or after is None:
        return None
    whom = Whom.NOBODY if noted.quietly else Whom.BY_KIND
    at, changed = found.published_at, changed_facts(before, after)
    read = services.database.read
    return Proposal(
        draft=Draft(
            0, context.person.id, Origin.ON_THE_SPOT, before.release, after.programme, whom=whom
        ),
        before=before,
        after=after,
        audience=noted.audience,
        posted_in=await read(channel.posting, before.public, after.public),
        choices=telling_of.choices(before, after, changed, at),
        moves_up=noted.moved_up,
        moves_up_by_hand=noted.moved_up_by_hand,
        not_reached=tuple(await read(queries.by_hand, _groups_met(before, after, at))),
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


def _waiting_about(
    connection: sqlite3.Connection, before: Snapshot, after: Snapshot, now: datetime
) -> Waiting | None:
    """The notices that wait, where they are about something that is changed again."""
    waiting = notices_owed.waits(connection)
    if waiting is None or waiting.due_at <= now or not notices_owed.owing(connection, waiting):
        return None
    since = releases.snapshot(connection, waiting.since)
    if since is None:
        return None
    said, changed = difference(since, before), difference(before, after)
    return waiting if said.subjects & changed.subjects else None
