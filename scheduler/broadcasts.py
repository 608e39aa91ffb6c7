"""Broadcasts in time: begun when they are planned, watched while they are sent, ended when done.

The rows of the outbox are the truth; what is kept here is only how fast they were settled lately.
"""

import logging
import sqlite3
from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from time import monotonic
from typing import Final, Protocol

from scheduler.clock import Clock
from scheduler.jobs import Jobs
from scheduler.outbox import WakeUp
from storage.broadcasts import amend, progress_screens, releasing, report, send, store
from storage.broadcasts.checking import Situation
from storage.broadcasts.model import Broadcast
from storage.broadcasts.progress_screens import Place
from storage.broadcasts.report import Result
from storage.database import Database
from storage.moments import from_ms
from storage.programme.snapshot import Snapshot
from storage.writing import cannot_write

_LOGGER: Final = logging.getLogger(__name__)

LOOKS_EVERY: Final = 3
"""Seconds; a message about progress is not edited more often."""

_REMEMBERED: Final = 5
"""Over how many looks the pace is measured."""


class Board(Protocol):
    """Shows how a broadcast stands to whom it concerns."""

    async def show(self, broadcast: Broadcast, result: Result) -> bool:
        """Bring all that shows it up to date; False where that is to be tried again.

        That is at the next look. It is always tried again where this raises something.
        """


@dataclass
class _Watched:
    """What was shown last of a broadcast and where, and how many messages were settled at the last
    looks.
    """

    shown: tuple[Broadcast, Result, list[Place]] | None = None
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
            under_way = await self._database.read(report.under_way)
            shown = await self._database.read(progress_screens.shown)
            for number in sorted({*shown, *self._watched, *(one.id for one in under_way)}):
                await self._watch(number, self._watched.setdefault(number, _Watched()))
        except sqlite3.Error as error:
            if not cannot_write(error):
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
        result = await self._database.read(report.result, found)
        places = await self._database.read(progress_screens.of, number)
        per_second = watched.per_second(result.progress.settled)
        if watched.shown != (found, result, places):
            if not await self._show(found, replace(result, per_second=per_second)):
                return
            watched.shown = found, result, places
        if result.is_over:
            await self._database.write(progress_screens.drop, places)
            self._watched.pop(number, None)

    async def _show(self, found: Broadcast, result: Result) -> bool:
        try:
            return await self._board.show(found, result)
        except Exception:
            _LOGGER.exception("broadcast %d could not be shown; it is tried again", found.id)
            return False
