"""Broadcasts in time: begun when they are planned, watched while they are sent, ended when done.

The rows of the outbox are the truth; what is kept here is only how fast they were settled lately.
"""

import logging
import sqlite3
from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Final, Protocol

from scheduler.clock import Clock
from scheduler.jobs import Jobs
from scheduler.outbox import WakeUp
from storage.broadcasts import amend, releasing, report, send, store
from storage.broadcasts.model import Broadcast
from storage.broadcasts.releasing import Situation
from storage.broadcasts.report import Progress
from storage.database import Database
from storage.moments import from_ms
from storage.programme.snapshot import Snapshot

_LOGGER: Final = logging.getLogger(__name__)

LOOKS_EVERY: Final = 3
"""Seconds; a message about progress is not edited more often."""

SHOWN_LATE_FOR: Final = timedelta(hours=1)
"""What ended so shortly before the start is shown once more: a crash may have come in between."""

_REMEMBERED: Final = 5
"""So many looks back the pace is measured."""


class Board(Protocol):
    """Shows how a broadcast stands to whom it concerns."""

    async def show(
        self, broadcast: Broadcast, progress: Progress, per_second: float | None
    ) -> bool:
        """Bring what is shown up to date; False where that is to be tried again at the next look.

        It is always tried again where this raises something.
        """


@dataclass
class _Watched:
    """What was shown last of a broadcast, and how many messages were settled at the last looks."""

    shown: tuple[Broadcast, Progress] | None = None
    settled: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))

    def per_second(self, settled: int) -> float | None:
        """How many were settled per second lately; None as long as that is not known."""
        self.settled.append((monotonic(), settled))
        (since, before), (until, after) = self.settled[0], self.settled[-1]
        return (after - before) / (until - since) if after > before else None


class Broadcasts:
    """Begins, watches and ends broadcasts; `start` it once."""

    def __init__(
        self,
        jobs: Jobs,
        database: Database,
        clock: Clock,
        wake_up: WakeUp,
        snapshot: Callable[[], Snapshot],
        admins: Collection[int],
        board: Board,
    ) -> None:
        self._jobs = jobs
        self._database = database
        self._clock = clock
        self._wake_up = wake_up
        self._snapshot = snapshot
        self._admins = admins
        self._board = board
        self._watched: dict[int, _Watched] = {}

    async def start(self) -> None:
        """Begin what is due, and look regularly from now on."""
        since = self._clock.now() - SHOWN_LATE_FOR
        for number in await self._database.read(report.ended_since, since):
            self._watched[number] = _Watched()
        await self.look()
        self._jobs.repeat(self.look, LOOKS_EVERY)

    async def moments_after(self, now: datetime) -> list[datetime]:
        """When what is planned begins, in UTC."""
        moments = map(from_ms, await self._database.read(report.next_moments))
        return [moment.astimezone(UTC) for moment in moments if moment > now]

    async def look(self) -> None:
        """Begin what is due, end what is done, and show how everything else stands."""
        try:
            await self._begin_due()
            for act in (send.put_slice, amend.put_slice, send.cancel_slice):
                async for _ in self._database.write_slices(act, self._clock.now()):
                    self._wake_up.set()
            for broadcast in await self._database.read(report.under_way):
                self._watched.setdefault(broadcast.id, _Watched())
            for number, watched in sorted(self._watched.items()):
                await self._watch(number, watched)
        except sqlite3.Error:
            _LOGGER.exception("broadcasts could not be looked after; it is tried again")

    async def _begin_due(self) -> None:
        now = self._clock.now()
        if not any(from_ms(at) <= now for at in await self._database.read(report.next_moments)):
            return
        situation = Situation(self._snapshot(), now, self._admins)
        await self._database.write(releasing.begin_due, situation)
        self._wake_up.set()

    async def _watch(self, number: int, watched: _Watched) -> None:
        await self._database.write(send.finish_if_done, number, self._clock.now())
        found = await self._database.read(store.find, number)
        if found is None:
            self._watched.pop(number, None)
            return
        progress = await self._database.read(report.progress, found)
        per_second = watched.per_second(progress.settled)
        if watched.shown != (found, progress):
            if not await self._show(found, progress, per_second):
                return
            watched.shown = found, progress
        if found.ended_at is not None and not progress.waiting:
            self._watched.pop(number, None)

    async def _show(self, found: Broadcast, progress: Progress, per_second: float | None) -> bool:
        try:
            return await self._board.show(found, progress, per_second)
        except Exception:
            _LOGGER.exception("broadcast %d could not be shown; it is tried again", found.id)
            return False
