"""The notices that releases owe, put into the outbox slice by slice.

What is owed stands in the database, whichever process has published: the bot in the chat, or a
command beside it or without it. So a start goes on where a crash has ended.
"""

import asyncio
import logging
import sqlite3
from datetime import UTC, datetime
from typing import Final

from scheduler.clock import Clock
from scheduler.jobs import Jobs
from scheduler.outbox import WakeUp
from storage import notices_owed
from storage.database import Database
from storage.moments import from_ms
from storage.writing import cannot_write

_LOGGER: Final = logging.getLogger(__name__)

LOOKS_EVERY: Final = 2
"""Seconds."""


class ReleaseNotices:
    """Puts what is owed when its moment has come; `start` it once."""

    def __init__(self, jobs: Jobs, database: Database, clock: Clock, wake_up: WakeUp) -> None:
        self._jobs = jobs
        self._database = database
        self._clock = clock
        self._wake_up = wake_up
        self._looking = asyncio.Lock()

    async def start(self) -> None:
        """Put what an earlier process has left, and look regularly from now on."""
        await self.look()
        self._jobs.repeat(self.look, LOOKS_EVERY)

    async def look_soon(self) -> None:
        """Look as soon as possible, without letting the publisher wait."""
        self._jobs.soon(self.look)

    async def look(self) -> None:
        """Put everything that is owed by now."""
        async with self._looking:
            try:
                await self._put()
            except sqlite3.Error as error:
                if not cannot_write(error):
                    _LOGGER.exception("notices of a release could not be put; it is tried again")

    async def moments_after(self, now: datetime) -> list[datetime]:
        """When notices will be owed, in UTC."""
        at = await self._database.read(notices_owed.next_moment)
        moment = None if at is None else from_ms(at).astimezone(UTC)
        return [moment] if moment and moment > now else []

    async def _put(self) -> None:
        now, at = self._clock.now(), await self._database.read(notices_owed.next_moment)
        if at is None or from_ms(at) > now:
            return
        async for _ in self._database.write_slices(notices_owed.put_slice, now):
            self._wake_up.set()
