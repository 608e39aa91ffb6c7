"""The database: one writer, a few readers, and use cases that run whole or not at all.

A use case is a plain function over `sqlite3.Connection`. It runs on the writer's thread in one
hop, between BEGIN IMMEDIATE and COMMIT (`storage/writer.py`): no lock is needed and no cancellation
can split it.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Concatenate, Final, ParamSpec, TypeVar

import aiosqlite

import storage.writer
from storage.files import make_folder
from storage.readers import Readers
from storage.schema import DatabaseUnusable, migrate
from storage.writer import Writer, in_one_hop, truncate_log
from storage.writing import cannot_write

P = ParamSpec("P")
T = TypeVar("T")

READERS: Final = 2
"""Threads for queries that are answered at once; one more is for those that take long."""


class Database:
    """An open database. Open it with `Database.open`, end with `close`."""

    def __init__(
        self, path: Path, writer: aiosqlite.Connection, connections: list[sqlite3.Connection]
    ) -> None:
        self.path = path
        self._own_reader, for_long, *others = connections
        self._readers = Readers(others)
        self._long_reader = Readers([for_long])
        self._writer = Writer(writer)
        self.writing = self._writer.writing
        self.needs_scrubbing = False

    @classmethod
    async def open(cls, path: Path) -> "Database":
        """Open the file, made with its folder where it is missing, and bring its schema up to date.

        Raises DatabaseUnusable where the place is not writable, the file is no database, or
        another program or a newer version of the bot has written it.
        """
        address = await asyncio.to_thread(_prepare, path)
        writer = await aiosqlite.connect(path, isolation_level=None)
        try:
            await in_one_hop(writer, _prepare_to_write)
            connections = [_reader(address) for _ in range(READERS + 2)]
        except BaseException:
            await writer.close()
            raise
        return cls(path, writer, connections)

    async def close(self) -> None:
        """Finish what was begun and close every connection."""
        self._own_reader.close()
        await self._readers.close()
        await self._long_reader.close()
        await self._writer.connection.close()

    async def write(
        self,
        use_case: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a use case as one transaction; when this returns, its effects are on disk.

        Whatever the use case raises is raised here, and nothing of it has happened. A caller that
        is cancelled does not know the outcome, but the use case still runs whole.
        """
        return await asyncio.wrap_future(self._writer.queue(use_case, args, kwargs))

    async def write_if_possible(
        self,
        use_case: Callable[Concatenate[sqlite3.Connection, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """`write` for what may be left out while nothing can be written; whether it was done."""
        try:
            await self.write(use_case, *args, **kwargs)
        except sqlite3.Error as error:
            if not cannot_write(error):
                raise
            return False
        return True

    def queue_ahead(
        self,
        use_case: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Future[T]:
        """Queue a use case before all writes that have not begun: for what is tiny and cannot wait.

        It is queued when this returns; callbacks of the result run on the writer's thread, before
        the next write. Where others wait, no two of these run one after the other: so each waits
        for one write at most besides the one in hand, and however many come, the others go on.
        Where nothing else waits, the writer leaves it a few milliseconds in which to become more.
        """
        return self._writer.queue(use_case, args, kwargs, ahead=True)

    async def write_slices(
        self,
        use_case: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> AsyncIterator[T]:
        """Run a use case again and again, each time as one transaction, until it has nothing to do.

        For work that would hold the writer too long as a whole. The use case does a bounded part
        of it, keeps in the database what is left, and returns something falsy once nothing is;
        every other result is yielded. Whatever waits for the writer has its turn between two
        slices, and after a crash the work goes on where the last committed slice ended.
        """
        slices = partial(self._writer.queue, use_case, args, kwargs, is_quick=False)
        while result := await asyncio.wrap_future(slices()):
            yield result

    async def scrub(self) -> bool:
        """Leave nothing of what was deleted in the write-ahead log; False where that has to wait.

        It does not wait for those who read, nor for another process: `needs_scrubbing` says that
        it is to be tried again.
        """
        self.needs_scrubbing = True
        self.needs_scrubbing = not await in_one_hop(self._writer.connection, truncate_log)
        return not self.needs_scrubbing

    async def read(
        self,
        query: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a query on a connection that cannot write; it sees all that was written before.

        All that one query reads is of the same moment.
        """
        return await self._readers.read(query, args, kwargs)

    async def read_long(
        self,
        query: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """`read` for what works long on what it reads, such as a programme that is compared with
        another one: these wait for each other, and no `read` waits for them.
        """
        return await self._long_reader.read(query, args, kwargs)

    def look_up(
        self,
        query: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a query that finds one row by its key, at once, on the thread that opened the file.

        It sees what `read` sees. A hop to a reader's thread and back costs several times as much
        as such a query takes, and both ways wait for the interpreter.
        """
        return query(self._own_reader, *args, **kwargs)


def _reader(address: str) -> sqlite3.Connection:
    """A connection that only reads, for one thread at a time."""
    connection = sqlite3.connect(
        f"{address}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
    )
    _prepare_to_read(connection)
    return connection


def _prepare_to_read(connection: sqlite3.Connection) -> None:
    connection.row_factory = sqlite3.Row
    connection.execute(f"PRAGMA busy_timeout = {storage.writer.BUSY_TIMEOUT_MS}")


def _prepare_to_write(connection: sqlite3.Connection) -> None:
    _prepare_to_read(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")


def _prepare(path: Path) -> str:
    """Make the file ready to be opened; the result is its address as a URI."""
    try:
        make_folder(path.parent)
        migrate(path)
        return path.absolute().as_uri()
    except OSError as error:
        raise DatabaseUnusable(f"{path}: {error.strerror}") from None
    except sqlite3.Error as error:
        raise DatabaseUnusable(f"{path}: {error}") from None
