"""Which updates were begun and which are finished, written in batches a few times a second."""

import asyncio
from typing import Final

from storage import inbox
from storage.database import Database

WRITE_EVERY: Final = 0.03
"""Seconds; what is finished must be on disk within 50 ms, or a crash may have it answered twice."""


class Marks:
    """Collects marks and writes them together; what is begun and finished by then is one mark."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._begun: set[int] = set()
        self._written: set[int] = set()
        self._finished: list[int] = []
        self._writing: asyncio.Task[None] | None = None
        self._lock = asyncio.Lock()

    def begin(self, row: int) -> None:
        """An update is in hand."""
        self._begun.add(row)
        self._write_soon()

    async def begin_now(self, row: int) -> None:
        """An update is in hand; this is on disk when it returns."""
        await self._database.write(inbox.mark, begun=[row])
        self._written.add(row)

    async def take_back(self, row: int) -> None:
        """An update is no longer in hand, but not finished either."""
        self._begun.discard(row)
        async with self._lock:
            if row in self._written:
                self._written.discard(row)
                await self._database.write(inbox.mark_not_begun, [row])

    def finish(self, row: int) -> None:
        """An update is done with."""
        self._begun.discard(row)
        self._finished.append(row)
        self._write_soon()

    async def close(self) -> None:
        """Write what is left."""
        if self._writing:
            await self._writing
        await self._write()

    def _write_soon(self) -> None:
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_until_done())

    async def _write_until_done(self) -> None:
        while self._begun or self._finished:
            await asyncio.sleep(WRITE_EVERY)
            await self._write()

    async def _write(self) -> None:
        async with self._lock:
            begun, finished = self._begun, self._finished
            self._begun, self._finished = set(), []
            self._written |= begun
            self._written.difference_update(finished)
            if begun or finished:
                await self._database.write(inbox.mark, begun, finished)
