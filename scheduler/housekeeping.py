"""What is done once a day so that nothing personal stays longer than promised."""

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from scheduler.clock import Clock
from scheduler.jobs import Jobs
from storage import drafts, inbox, info_drafts, organisers, privacy
from storage.backups import remove_old_copies
from storage.database import Database
from storage.erasure_list import ErasureList
from storage.programme.snapshot import Snapshot
from storage.teams import workshop_drafts

_LOGGER: Final = logging.getLogger(__name__)

PURGES: Final = (
    inbox.purge,
    organisers.purge,
    drafts.purge,
    workshop_drafts.purge,
    info_drafts.purge,
)
"""What forgets what has lapsed."""

CATCHES_UP_EVERY: Final = 2
"""Seconds until what could not be left without a trace, or written down, is tried once more."""


class Housekeeping:
    """The daily job, run at the start as well: a bot that is often restarted tidies up too."""

    def __init__(
        self,
        jobs: Jobs,
        database: Database,
        clock: Clock,
        snapshot: Callable[[], Snapshot],
        retention: timedelta,
        erasure_list: ErasureList,
    ) -> None:
        self._database = database
        self._clock = clock
        self._snapshot = snapshot
        self._retention = retention
        self._erasure_list = erasure_list
        self._jobs = jobs

    def plan(self) -> None:
        """Plan the job for every night, and once right away."""
        self._jobs.repeat(self.catch_up, CATCHES_UP_EVERY)
        self._jobs.soon(self.tidy)
        self._jobs.each_night(self.tidy, hour=3, minute=30)

    async def catch_up(self) -> None:
        """Try again what somebody who read, or the disk, has prevented."""
        if self._database.needs_scrubbing:
            await self._database.scrub()
        await self._erasure_list.keep_if_behind()

    async def tidy(self) -> None:
        """Erase who is past the retention, and forget which updates were handled long ago."""
        now, erased = self._clock.now(), 0
        async for some in self._database.write_slices(
            privacy.erase_expired, now, self._snapshot(), self._retention
        ):
            erased += some
        await self._erasure_list.forget_lapsed(now, self._snapshot(), self._retention)
        for purge in PURGES:
            await self._database.write(purge, now)
        await self._database.scrub()
        if not self._clock.is_shifted:  # That of a rehearsal does not tell how old they are.
            await asyncio.to_thread(remove_old_copies, self._database.path, now)
        if erased:
            _LOGGER.info("retention: %d people erased", erased)
