"""The backup of each night: made at three at the venue, or as soon as the bot runs again.

Which nights there are backups of is seen in their folder, so none is made twice and a missed one
is made up for.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from scheduler.alert_sender import AlertSender
from scheduler.clock import Clock
from scheduler.jobs import Jobs
from storage import last_times
from storage.alerts import Alert
from storage.backups import back_up_night, made_of, of_night
from storage.database import Database
from storage.programme.snapshot import Snapshot
from storage.schema import DatabaseUnusable

_LOGGER: Final = logging.getLogger(__name__)

MADE_AT: Final = time(3)
"""Local to the venue."""

LOOKS_EVERY: Final = 5
"""Seconds."""

TRIES_AGAIN_AFTER: Final = timedelta(minutes=15)

_A_DAY: Final = timedelta(days=1)


class Backups:
    """Makes a backup each night, where there is a folder for them; `plan` it once."""

    def __init__(
        self,
        jobs: Jobs,
        database: Database,
        clock: Clock,
        alerts: AlertSender,
        snapshot: Callable[[], Snapshot],
        folder: Path | None,
    ) -> None:
        self._jobs = jobs
        self._database = database
        self._clock = clock
        self._alerts = alerts
        self._snapshot = snapshot
        self._folder = folder
        self._done: date | None = None
        self._tries_at: datetime | None = None
        self._looking = asyncio.Lock()

    def plan(self) -> None:
        """Look at once, and regularly from now on."""
        if self._folder is not None:
            self._jobs.soon(self.look)
            self._jobs.repeat(self.look, LOOKS_EVERY)

    async def look(self) -> None:
        """Make the backup of the last night, unless it is there or has failed a moment ago."""
        now, event = self._clock.now(), self._snapshot().event
        night = night_before(now, event.timezone)
        is_too_soon = self._tries_at is not None and now < self._tries_at
        if self._folder is None or night == self._done or is_too_soon or self._looking.locked():
            return
        async with self._looking:
            try:
                await self._make(self._folder, event.id, night, now)
                self._done, self._tries_at = night, None
            except (OSError, sqlite3.Error, DatabaseUnusable) as error:
                self._tries_at = now + TRIES_AGAIN_AFTER
                _LOGGER.exception("the backup of the night to %s failed", night)
                await self._tell(error, now)

    async def _make(self, folder: Path, event: str, night: date, now: datetime) -> None:
        path = self._database.path
        is_new = await asyncio.to_thread(back_up_night, path, folder, event, night, now)
        if is_new:
            _LOGGER.info("the backup of the night to %s is made", night)
        made = await asyncio.to_thread(made_of, of_night(folder, event, night))
        noted = await self._database.read(last_times.find, last_times.BACKED_UP)
        # On a full disk a backup may be made and not be noted.
        if made and (is_new or noted is None or noted < made):
            await self._database.write(last_times.note, last_times.BACKED_UP, made)

    async def _tell(self, error: Exception, now: datetime) -> None:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        try:
            await self._alerts.tell(Alert.BACKUP_FAILED, {"reason": reason}, now)
        except sqlite3.Error:
            _LOGGER.exception("organisers could not be told of it")


def night_before(now: datetime, zone: ZoneInfo) -> date:
    """The day to which the last night has brought the hour of the backup, at the venue."""
    today = now.astimezone(zone).date()
    hour_today = datetime.combine(today, MADE_AT, zone).astimezone(UTC)
    return today if hour_today <= now else today - _A_DAY
