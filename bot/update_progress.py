"""Which updates were begun and which are finished, written in batches many times a second."""

import asyncio
import logging
import sqlite3
from collections import deque
from typing import Final

from bot.outage import OutageLog
from storage import inbox
from storage.database import Database
from storage.inbox import Entry

_LOGGER: Final = logging.getLogger(__name__)

WRITE_EVERY: Final = 0.01
"""Seconds; what is finished must be on disk within 50 ms, or a crash may have it answered twice."""

TRY_AGAIN_AFTER: Final = 0.5
LAST_TRIES: Final = 6
"""How often a write that fails is tried again at a stop: for three seconds."""


class UpdateProgress:
    """Collects marks and writes them together, ahead of other writes.

    A mark says how often a row was begun, or None for a finished one: the newest of a row is all
    that counts, so marks whose write failed can be written later without harm. They are collected
    only when the writer's thread has time for them: while it was busy, others may have come.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._noted: deque[tuple[int, int | None]] = deque()
        self._writing: asyncio.Task[None] | None = None
        self._closing = False
        self._lock = asyncio.Lock()
        self._outage = OutageLog("the inbox", "cannot write to")

    def begin(self, entry: Entry) -> None:
        """An update is in hand."""
        self._note(entry.row, entry.begun + 1)

    async def begin_now(self, entry: Entry) -> None:
        """An update is in hand; this is on disk when it returns."""
        self._noted.append((entry.row, entry.begun + 1))
        while not await asyncio.shield(self._write()):  # noqa: ASYNC110 (a disk tells nobody)
            await asyncio.sleep(TRY_AGAIN_AFTER)

    def take_back(self, entry: Entry) -> None:
        """An update is no longer in hand, but not finished either."""
        self._note(entry.row, entry.begun)

    def finish(self, entry: Entry) -> None:
        """An update is done with."""
        self._note(entry.row, None)

    async def close(self) -> None:
        """Write what is left, trying again for a few seconds where that fails."""
        self._closing = True
        if self._writing:
            await self._writing
        for _ in range(LAST_TRIES):
            if await self._write():
                return
            await asyncio.sleep(TRY_AGAIN_AFTER)
        _LOGGER.error(
            "%d marks could not be written: what they are about may be answered once more",
            len(dict(self._noted)),
        )

    def _note(self, row: int, mark: int | None) -> None:
        self._noted.append((row, mark))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_until_done())

    async def _write_until_done(self) -> None:
        while self._noted and not self._closing:
            await asyncio.sleep(WRITE_EVERY)
            if not await self._write():
                await asyncio.sleep(TRY_AGAIN_AFTER)

    async def _write(self) -> bool:
        """Write what was noted; what could not be written is noted still."""
        async with self._lock:
            batch: list[tuple[int, int | None]] = []
            try:
                if self._noted:
                    await self._database.write_ahead(self._mark, batch)
            except sqlite3.Error as error:
                self._noted.extendleft(reversed(batch))
                self._outage.failed(error)
                return False
            self._outage.succeeded()
            return True

    def _mark(self, connection: sqlite3.Connection, batch: list[tuple[int, int | None]]) -> None:
        """Runs on the writer's thread, where a deque may be taken from while others put in."""
        while self._noted:
            batch.append(self._noted.popleft())
        progress = dict(batch)
        begun = {row: times for row, times in progress.items() if times is not None}
        inbox.mark(connection, begun, progress.keys() - begun.keys())
