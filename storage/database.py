"""The database: one writer, a few readers, and use cases that run whole or not at all.

A use case is a plain function over `sqlite3.Connection`. It runs on the writer's thread in one
hop, between BEGIN IMMEDIATE and COMMIT: no lock is needed and no cancellation can split it. Quick
ones that wait together share one COMMIT, each in a savepoint of its own: a disk takes longer to
promise a sign-up than SQLite to write it. Their callers go on when all of it is on disk.
"""

import asyncio
import itertools
import sqlite3
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

import aiosqlite

from storage.files import make_folder
from storage.schema import DatabaseUnusable, migrate
from storage.writing import Writing, cannot_write

P = ParamSpec("P")
T = TypeVar("T")

READERS: Final = 2
_TOGETHER: Final = 0.005
"""Seconds of work after which nothing more joins a transaction, so that nobody waits long."""

_BUSY_TIMEOUT_MS: Final = 5_000


class Database:
    """An open database. Open it with `Database.open`, end with `close`."""

    def __init__(
        self,
        path: Path,
        writer: aiosqlite.Connection,
        readers: list[aiosqlite.Connection],
        own_reader: sqlite3.Connection,
    ) -> None:
        self.path = path
        self._own_reader = own_reader
        self._writer = writer
        self._readers = readers
        self._next_reader = itertools.cycle(readers)
        self._ahead: deque[_Write] = deque()
        self._waiting: deque[_Write] = deque()
        self._went_ahead = False
        self._waits_for_others = _BUSY_TIMEOUT_MS
        self.writing = Writing()
        self.needs_scrubbing = False

    @classmethod
    async def open(cls, path: Path) -> "Database":
        """Open the file, made with its folder where it is missing, and bring its schema up to date.

        Raises DatabaseUnusable where the place is not writable, the file is no database, or
        another program or a newer version of the bot has written it.
        """
        address = f"{await asyncio.to_thread(_prepare, path)}?mode=ro"
        writer = await aiosqlite.connect(path, isolation_level=None)
        readers: list[aiosqlite.Connection] = []
        try:
            await _set_up(writer)
            for _ in range(READERS):
                reader = await aiosqlite.connect(address, uri=True, isolation_level=None)
                readers.append(reader)
                await _set_up(reader)
            own_reader = sqlite3.connect(address, uri=True, isolation_level=None)
            _set_pragmas(own_reader)
        except BaseException:
            for connection in (*readers, writer):
                await connection.close()
            raise
        return cls(path, writer, readers, own_reader)

    async def close(self) -> None:
        """Finish what was begun and close every connection."""
        self._own_reader.close()
        for connection in (*self._readers, self._writer):
            await connection.close()

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
        return await asyncio.wrap_future(self._queue(self._waiting, use_case, args, kwargs))

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
        """
        return self._queue(self._ahead, use_case, args, kwargs)

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
        slices = partial(self._queue, self._waiting, use_case, args, kwargs, is_quick=False)
        while result := await asyncio.wrap_future(slices()):
            yield result

    async def scrub(self) -> bool:
        """Leave nothing of what was deleted in the write-ahead log; False where that has to wait.

        It does not wait for those who read, nor for another process: `needs_scrubbing` says that
        it is to be tried again.
        """
        self.needs_scrubbing = True
        self.needs_scrubbing = not await _in_one_hop(self._writer, _truncate_log)
        return not self.needs_scrubbing

    async def read(
        self,
        query: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a query on a connection that cannot write; it sees all that was written before."""
        connection = next(self._next_reader)
        return await _in_one_hop(connection, lambda c: query(c, *args, **kwargs))

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

    def _queue(
        self,
        queue: "deque[_Write]",
        use_case: Callable[..., T],
        args: tuple[object, ...],
        kwargs: Mapping[str, object],
        is_quick: bool = True,
    ) -> Future[T]:
        """Queue a write and one visit to the writer's thread, which does whatever waits by then."""
        connection = self._writer._conn  # noqa: SLF001 (raises ValueError once it is closed)
        outcome: Future[T] = Future()
        outcome.set_running_or_notify_cancel()  # A caller that is cancelled cannot cancel it.
        queue.append(_Write(outcome, partial(use_case, connection, *args, **kwargs), is_quick))
        visit = partial(self._do_what_waits, connection)
        self._writer._tx.put_nowait((None, visit))  # noqa: SLF001 (see _in_one_hop)
        return outcome

    def _next(self) -> "_Write | None":
        """What is to be done next; None where an earlier visit has done all that was queued."""
        goes_ahead = bool(self._ahead) and not (self._went_ahead and self._waiting)
        self._went_ahead = goes_ahead
        queue = self._ahead if goes_ahead else self._waiting
        return queue.popleft() if queue else None

    def _next_beside(self) -> "_Write | None":
        """What may join the transaction: what cannot wait ends it, and long work has its own."""
        is_free = not self._went_ahead and not self._ahead
        return self._next() if is_free and self._waiting and self._waiting[0].is_quick else None

    def _do_what_waits(self, connection: sqlite3.Connection) -> None:
        """Do the writes that wait as one transaction, until its time is over."""
        write = self._next()
        if write is None:
            return
        together, began, changed = [write], perf_counter(), connection.total_changes
        try:
            self._begin(connection, together)
            while write is not None:
                self.writing.waits.add(perf_counter() - write.queued_at)
                write.do(connection)
                write = self._next_beside() if perf_counter() - began < _TOGETHER else None
                together += [write] if write else []
            connection.execute("COMMIT")
        except BaseException as error:
            # SQLite has rolled back by itself after some errors, such as a full disk.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            for one in together:
                one.error = error
        self._note(together, connection.total_changes > changed)
        for one in together:
            one.settle()

    def _begin(self, connection: sqlite3.Connection, together: "list[_Write]") -> None:
        """Begin a transaction; where that fails, all that waits by now joins and fails with it.

        Another program may hold the database: if each waited for it in turn, the last would learn
        of it only after minutes.
        """
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error:
            together.extend(iter(self._next, None))
            self._wait_for_others(connection, _BUSY_TIMEOUT_MS // 10)
            raise
        self._wait_for_others(connection, _BUSY_TIMEOUT_MS)

    def _wait_for_others(self, connection: sqlite3.Connection, milliseconds: int) -> None:
        """Wait so long for whoever holds the database. Where they hold it for longer, each write
        learns of it soon, and the bot asks for updates meanwhile: people are told at once.
        """
        if milliseconds != self._waits_for_others:
            connection.execute(f"PRAGMA busy_timeout = {milliseconds}")
            self._waits_for_others = milliseconds

    def _note(self, together: "list[_Write]", changed: bool) -> None:
        """Keep how this turn has ended, before anybody learns of it."""
        failures = [one.error for one in together if cannot_write(one.error)]
        self.writing.turns += 1
        if failures:
            self.writing.failure = failures[0]
        elif changed:
            self.writing.commits += 1
            self.writing.failure = None


@dataclass(slots=True)
class _Write:
    """A use case that waits for the writer, and its outcome."""

    outcome: Future[Any]
    use_case: Callable[[], Any]
    is_quick: bool
    queued_at: float = field(default_factory=perf_counter)
    result: Any = None
    error: BaseException | None = None

    def do(self, connection: sqlite3.Connection) -> None:
        """Do it whole or not at all; raises where that ended the whole transaction."""
        connection.execute("SAVEPOINT one")
        try:
            self.result = self.use_case()
        except BaseException as error:
            if not connection.in_transaction:
                raise
            connection.execute("ROLLBACK TO one")
            self.error = error
        connection.execute("RELEASE one")

    def settle(self) -> None:
        """Let its caller go on."""
        if self.error is not None:
            self.outcome.set_exception(self.error)
        else:
            self.outcome.set_result(self.result)


async def _in_one_hop(
    connection: aiosqlite.Connection, function: Callable[[sqlite3.Connection], T]
) -> T:
    """Run a function on a connection's own thread.

    aiosqlite has no public way to run more than one statement in a hop; `_execute` is what its
    own methods use. Its version is pinned, and a test fails if this changes.
    """
    run: Callable[..., Awaitable[T]] = connection._execute  # noqa: SLF001
    return await run(function, connection._conn)  # noqa: SLF001


def _truncate_log(connection: sqlite3.Connection) -> bool:
    patience = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        busy: int = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.OperationalError:
        return False
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience}")
    return not busy


async def _set_up(connection: aiosqlite.Connection) -> None:
    await _in_one_hop(connection, _set_pragmas)


def _set_pragmas(connection: sqlite3.Connection) -> None:
    connection.row_factory = sqlite3.Row
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
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
