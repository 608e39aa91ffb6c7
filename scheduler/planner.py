"""When to look for what is due: a timer for each moment of the programme, and a look every 20 s.

The timers are made from the programme and hold nothing: what is due is decided by the database when
they ring. They ring by the real clock; this is the only place that converts between it and the
bot's own. Timers sleep while the machine does; the regular look finds what they have missed.
"""

import logging
import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import Final

from scheduler.clock import Clock
from scheduler.jobs import Jobs
from scheduler.outbox import WakeUp
from storage import reminder_moments, reminders
from storage.database import Database
from storage.programme.snapshot import Snapshot
from storage.releases import OutOfDate
from storage.seats import adapting, waiting_ends
from storage.writing import cannot_write

_LOGGER: Final = logging.getLogger(__name__)

LOOKS_EVERY: Final = 20
"""Seconds."""


class Planner:
    """Sees to it that reminders are owed when they are due, and to those who wait that sign-up has
    ended; and that those who wait for free seats that a release brings get them, where a crash has
    cut that off.

    `start` it once, and let it `plan` whenever the clock is set.
    """

    def __init__(
        self,
        jobs: Jobs,
        database: Database,
        clock: Clock,
        wake_up: WakeUp,
        snapshot: Callable[[], Snapshot],
    ) -> None:
        self._jobs = jobs
        self._database = database
        self._clock = clock
        self._wake_up = wake_up
        self._snapshot = snapshot

    async def start(self) -> None:
        """Deal with what became due while the bot was down, and plan what lies ahead."""
        await self.renew()
        self._jobs.repeat(self.look, LOOKS_EVERY)

    async def renew(self) -> None:
        """Go by the release that is in force now."""
        await self.look()
        self.plan()

    def plan(self) -> None:
        """Set a timer for each moment ahead, in place of those there were."""
        moments = self._moments_after(self._clock.now())
        self._jobs.set_timers(self.look, map(self._clock.to_real, moments))

    async def moments_after(self, now: datetime) -> list[datetime]:
        """The moments at which something may be due, in order."""
        return self._moments_after(now)

    async def look(self) -> None:
        """Owe what is due, unless another release is in force: `renew` comes with it."""
        try:
            now = self._clock.now()
            async for _ in reminders.put_due(self._database, self._snapshot(), now):
                self._wake_up.set()
            async for _ in waiting_ends.put_due(self._database, self._snapshot(), now):
                self._wake_up.set()
            if await adapting.go_on(self._database, self._snapshot(), now):
                self._wake_up.set()
        except OutOfDate:
            return
        except sqlite3.Error as error:
            if not cannot_write(error):
                _LOGGER.exception("what is due could not be written; it is tried again")

    def _moments_after(self, now: datetime) -> list[datetime]:
        snapshot = self._snapshot()
        moments = {moment.at for moment in reminder_moments.moments(snapshot)}
        moments |= {snapshot.sign_up_ends(group) for group in snapshot.programme.groups}
        return sorted(moment for moment in moments if moment > now)
