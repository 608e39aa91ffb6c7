"""When to look for what is due: a timer for each moment of the programme, and a look every 20 s.

The timers are made from the programme and hold nothing: what is due is decided by the database when
they ring. They ring by the real clock; this is the only place that converts between it and the
bot's own. Timers sleep while the machine does; the regular look finds what they have missed.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from scheduler.clock import Clock
from scheduler.jobs import ignoring_cancellation, repeat
from scheduler.outbox import WakeUp
from storage import reminders
from storage.database import Database
from storage.programme.snapshot import Snapshot
from storage.seats.model import OutOfDate

_LOGGER: Final = logging.getLogger(__name__)

LOOKS_EVERY: Final = 20
"""Seconds."""

_PREFIX: Final = "moment:"


class Planner:
    """Sees to it that reminders are owed when they are due.

    `start` it once, and let it `plan` whenever the clock is set.
    """

    def __init__(
        self,
        scheduler: AsyncIOScheduler,
        database: Database,
        clock: Clock,
        wake_up: WakeUp,
        snapshot: Callable[[], Snapshot],
    ) -> None:
        self._scheduler = scheduler
        self._database = database
        self._clock = clock
        self._wake_up = wake_up
        self._snapshot = snapshot

    async def start(self) -> None:
        """Deal with what has become due while nobody looked, and plan what lies ahead."""
        await self.renew()
        repeat(self._scheduler, self.look, LOOKS_EVERY)

    async def renew(self) -> None:
        """Go by the release that is in force now."""
        await self.look()
        self.plan()

    def plan(self) -> None:
        """Set a timer for each moment ahead, in place of those there were."""
        for job in self._scheduler.get_jobs():
            if job.id.startswith(_PREFIX):
                job.remove()
        for at in self.moments_after(self._clock.now()):
            self._scheduler.add_job(
                ignoring_cancellation(self.look),
                DateTrigger(self._clock.to_real(at)),
                id=f"{_PREFIX}{at.isoformat()}",
                misfire_grace_time=None,
                coalesce=True,
                replace_existing=True,
            )

    def moments_after(self, now: datetime) -> list[datetime]:
        """The moments at which something may be due, in order."""
        ahead: Iterable[datetime] = (m.at for m in reminders.moments(self._snapshot()))
        return sorted({at for at in ahead if at > now})

    async def look(self) -> None:
        """Owe what is due, unless another release is in force: `renew` comes with it."""
        try:
            now = self._clock.now()
            async for _ in reminders.put_due(self._database, self._snapshot(), now):
                self._wake_up.set()
        except OutOfDate:
            return
        except sqlite3.Error:
            _LOGGER.exception("what is due could not be written; it is tried again")
