"""The calendar files that were asked for last."""

import asyncio
from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Final

from storage.programme.calendar import CalendarFile, write_calendar

LARGEST: Final = 16 << 20
"""Bytes that are kept: a whole programme of 1,000 sessions takes two million."""

KEPT_FOR: Final = timedelta(hours=1)
"""What nobody has asked for since is given up: it may hold what one person has chosen."""


class CalendarCache:
    """Writes calendar files one at a time, off the event loop, and keeps what it has written.

    A file is found by everything it holds, so that none is out of date: another release, star,
    seat, alarm or language asks for another file. Whose it was is not kept.

    This needs no child process: the library takes 2 MB, once, and a programme of 50 sessions 30 ms
    of the processor; a process took from 200 ms and 23 MB on, with every press.
    """

    def __init__(self, largest: int = LARGEST) -> None:
        self._largest = largest
        self._size = 0
        self._files: OrderedDict[CalendarFile, tuple[bytes, datetime]] = OrderedDict()
        self._writing = asyncio.Lock()

    async def content(self, file: CalendarFile, now: datetime) -> bytes:
        """The file as it is sent."""
        self._forget(now)
        if found := self._found(file, now):
            return found
        async with self._writing:
            # Others may have waited for the same file.
            if found := self._found(file, now):
                return found
            content = await asyncio.to_thread(write_calendar, file)
            self._keep(file, content, now)
            return content

    def _found(self, file: CalendarFile, now: datetime) -> bytes | None:
        if file not in self._files:
            return None
        content, _ = self._files[file]
        self._files[file] = content, now
        self._files.move_to_end(file)
        return content

    def _keep(self, file: CalendarFile, content: bytes, now: datetime) -> None:
        self._files[file] = content, now
        self._size += len(content)
        while self._size > self._largest:
            self._drop_oldest()

    def _forget(self, now: datetime) -> None:
        while self._files and next(iter(self._files.values()))[1] <= now - KEPT_FOR:
            self._drop_oldest()

    def _drop_oldest(self) -> None:
        _, (dropped, _) = self._files.popitem(last=False)
        self._size -= len(dropped)
