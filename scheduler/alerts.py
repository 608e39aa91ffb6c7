"""Looks for trouble that organisers are told of: messages that failed, and a disk nearly full."""

import asyncio
import shutil
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final

from scheduler.clock import Clock
from scheduler.jobs import Jobs
from scheduler.outbox import WakeUp
from storage import alerts
from storage.alerts import Alert
from storage.database import Database

LOOKS_EVERY: Final = 60
"""Seconds."""


class Alerts:
    """The job that looks. `failed` is how many messages have failed for good so far, `admins` are
    the organisers whom the settings name.
    """

    def __init__(
        self,
        jobs: Jobs,
        database: Database,
        clock: Clock,
        wake_up: WakeUp,
        failed: Callable[[], int],
        admins: Collection[int],
    ) -> None:
        self._jobs = jobs
        self._database = database
        self._clock = clock
        self._wake_up = wake_up
        self._failed = failed
        self._failures_told = 0
        self._admins = admins

    def plan(self) -> None:
        """Look at once, and again and again."""
        self._jobs.soon(self.look)
        self._jobs.repeat(self.look, LOOKS_EVERY)

    async def look(self) -> None:
        """Tell what is to be told."""
        await self._look_at_messages()
        await self._look_at_disk()

    async def _look_at_messages(self) -> None:
        failed = self._failed()
        count = failed - self._failures_told
        if count and await self._database.write(
            alerts.tell,
            Alert.MESSAGES_FAILED,
            {"count": count},
            self._clock.now(),
            self._admins,
        ):
            self._failures_told = failed
            self._wake_up.set()

    async def _look_at_disk(self) -> None:
        path = self._database.path
        free, size = await asyncio.to_thread(room, path)
        now, needed = self._clock.now(), alerts.room_needed(size)
        if not await self._database.read(alerts.disk_is_news, free, needed, now):
            return
        if await self._database.write(alerts.note_disk, free, needed, now, self._admins):
            self._wake_up.set()


def room(database: Path) -> tuple[int, int]:
    """How many bytes are free on the disk of a database, and how large it is."""
    return shutil.disk_usage(database.parent).free, database.stat().st_size
