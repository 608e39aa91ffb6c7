"""What is done once a day so that nothing personal stays longer than promised."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from scheduler.clock import Clock
from scheduler.jobs import ending_quietly
from storage import inbox, organisers, privacy, publishing
from storage.database import Database
from storage.schema import remove_old_backups
from storage.teams import workshop_drafts

_LOGGER: Final = logging.getLogger(__name__)


class Housekeeping:
    """The daily job, run at the start as well: a bot that is often restarted tidies up too."""

    def __init__(
        self,
        scheduler: AsyncIOScheduler,
        database: Database,
        clock: Clock,
        event_end: Callable[[], datetime],
        retention: timedelta,
    ) -> None:
        self._database = database
        self._clock = clock
        self._event_end = event_end
        self._retention = retention
        self._scheduler = scheduler

    def plan(self) -> None:
        """Plan the job for every night and once for now."""
        tidy = ending_quietly(self.tidy)
        self._scheduler.add_job(tidy, misfire_grace_time=None)
        self._scheduler.add_job(
            tidy, "cron", hour=3, minute=30, misfire_grace_time=None, coalesce=True
        )

    async def tidy(self) -> None:
        """Erase who is past the retention, and forget which updates were handled long ago."""
        now = self._clock.now()
        erased = await self._database.write(
            privacy.erase_expired, now, self._event_end(), self._retention
        )
        for purge in (inbox.purge, organisers.purge, publishing.purge, workshop_drafts.purge):
            await self._database.write(purge, now)
        await asyncio.to_thread(remove_old_backups, self._database.path, now)
        if erased:
            _LOGGER.info("retention: %d people erased", erased)
