"""Which updates were begun and which are finished, on disk as soon as the writer can."""

import asyncio
import logging
import sqlite3
from collections import deque
from concurrent.futures import Future
from functools import partial
from typing import Final

from bot.outage import OutageLog
from storage import inbox
from storage.database import Database
from storage.inbox import Entry
from storage.writing import cannot_write

_LOGGER: Final = logging.getLogger(__name__)

TRY_AGAIN_AFTER: Final = 0.5
LAST_TRIES: Final = 6
"""How often a write that fails is tried again at a stop: for three seconds."""

_Standing = tuple[int, int]
"""How often an update was begun, and how often its answer has failed."""

_Mark = tuple[int, _Standing | None]
"""A row of the inbox and how it stands; None for a finished one."""


class UpdateProgress:
    """Collects marks and writes them together, ahead of other writes.

    The newest mark of a row is all that counts, so marks whose write failed can be written later
    without harm. The writer is asked with the first mark, without a turn of the event loop in
    between; those that come before it has time, or in the few milliseconds that it waits for more,
    are written with it. So none waits for more than that, what the writer has in hand and one write
    after it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._noted: deque[_Mark] = deque()
        self._is_asked = False
        self._trying_again: asyncio.TimerHandle | None = None
        self._is_closing = False
        self._outage = OutageLog("the inbox", "cannot write to")

    def begin(self, entry: Entry) -> None:
        """An update is in hand."""
        self._note(entry.row, _begun(entry))

    async def begin_now(self, entry: Entry) -> None:
        """An update is in hand; this is on disk when it returns."""
        self._noted.append((entry.row, _begun(entry)))
        while not await self._write():  # noqa: ASYNC110 (a disk tells nobody)
            await asyncio.sleep(TRY_AGAIN_AFTER)

    def take_back(self, entry: Entry) -> None:
        """An update is no longer in hand, but not finished either."""
        self._note(entry.row, (entry.begun, entry.failed))

    def finish(self, entry: Entry) -> None:
        """An update is done with."""
        self._note(entry.row, None)

    async def close(self) -> None:
        """Write what is left, trying again for a few seconds where that fails."""
        self._is_closing = True
        if self._trying_again:
            self._trying_again.cancel()
        for _ in range(LAST_TRIES):
            if await self._write():
                return
            await asyncio.sleep(TRY_AGAIN_AFTER)
        _LOGGER.error(
            "%d marks could not be written: what they are about may be answered once more",
            len(dict(self._noted)),
        )

    def _note(self, row: int, mark: _Standing | None) -> None:
        self._noted.append((row, mark))
        if not self._is_asked and not self._trying_again:
            self._begin_to_write()

    def _begin_to_write(self) -> None:
        loop = asyncio.get_running_loop()

        def tell(written: Future[None]) -> None:
            """Runs on the writer's thread: to wake the loop for each mark takes as long as one."""
            if written.exception() or self._outage.lasts:
                loop.call_soon_threadsafe(self._go_on, written)

        self._ask().add_done_callback(tell)

    def _go_on(self, written: Future[None]) -> None:
        """After a failure, try again in a while, and only then."""
        if not self._succeeded(written) and not self._trying_again and not self._is_closing:
            loop = asyncio.get_running_loop()
            self._trying_again = loop.call_later(TRY_AGAIN_AFTER, self._try_again)

    def _try_again(self) -> None:
        self._trying_again = None
        self._begin_to_write()

    async def _write(self) -> bool:
        """Write what was noted; what could not be written is noted still."""
        written = asyncio.wrap_future(self._ask())
        await asyncio.wait([written])
        return self._succeeded(written)

    def _succeeded(self, written: Future[None] | asyncio.Future[None]) -> bool:
        error = written.exception()
        if error is None:
            self._outage.succeeded()
        elif not isinstance(error, sqlite3.Error):
            raise error
        elif not cannot_write(error):  # The watch says that.
            self._outage.failed(error)
        return error is None

    def _ask(self) -> Future[None]:
        """Ask the writer for a visit that takes all marks there are by then."""
        self._is_asked = True
        batch: list[_Mark] = []
        written = self._database.queue_ahead(self._mark, batch)
        written.add_done_callback(partial(self._put_back, batch))
        return written

    def _mark(self, connection: sqlite3.Connection, batch: list[_Mark]) -> None:
        """Runs on the writer's thread, where a deque may be taken from while others put in.

        Who notes something from here on asks anew.
        """
        self._is_asked = False
        while self._noted:
            batch.append(self._noted.popleft())
        progress = dict(batch)
        standing = [(row, mark) for row, mark in progress.items() if mark]
        begun = {row: times for row, (times, _) in standing}
        failed = {row: times for row, (_, times) in standing if times}
        inbox.mark(connection, begun, progress.keys() - begun.keys(), failed)

    def _put_back(self, batch: list[_Mark], written: Future[None]) -> None:
        """Runs on the writer's thread before its next write, which may be about the same rows."""
        if written.exception():
            self._is_asked = False
            self._noted.extendleft(reversed(batch))


def _begun(entry: Entry) -> _Standing:
    """An update that is in hand once more."""
    return entry.begun + 1, entry.failed
