"""Looks for trouble that organisers are told of: messages that failed, and a disk nearly full."""

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from scheduler.alert_sender import AlertSender
from scheduler.clock import Clock
from scheduler.jobs import Jobs
from storage import alerts
from storage.alerts import Alert
from storage.database import Database

LOOKS_EVERY: Final = 60
"""Seconds."""


class Alerts:
    """The job that looks. `failed` is how many messages have failed for good so far."""

    def __init__(
        self,
        jobs: Jobs,
        database: Database,
        clock: Clock,
        sender: AlertSender,
        failed: Callable[[], int],
    ) -> None:
        self._jobs = jobs
        self._database = database
        self._clock = clock
        self._sender = sender
        self._failed = failed
        self._failures_told = 0

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
        parameters, now = {"count": count}, self._clock.now()
        if count and await self._sender.tell(Alert.MESSAGES_FAILED, parameters, now):
            self._failures_told = failed

    async def _look_at_disk(self) -> None:
        path = self._database.path
        free, size = await asyncio.to_thread(room, path)
        await self._sender.tell_of_disk(free, alerts.room_needed(size), self._clock.now())


def room(database: Path) -> tuple[int, int]:
    """How many bytes are free on the disk of a database, and how large it is."""
    return shutil.disk_usage(database.parent).free, database.stat().st_size
