"""The writer: use cases that wait for it, each done whole or not at all, on its own thread.

Quick ones that wait together share one COMMIT, each in a savepoint of its own: a disk takes longer
to promise a sign-up than SQLite to write it. Their callers go on when all of it is on disk.
"""

import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from threading import Event
from time import perf_counter
from typing import Any, Final, TypeVar

import aiosqlite

from storage.writing import Writing, cannot_write

T = TypeVar("T")

BUSY_TIMEOUT_MS: Final = 5_000
"""How long each connection waits for another program that holds the database."""

TOGETHER: Final = 0.005
"""Seconds of work after which nothing more joins a transaction, so that nobody waits long."""

GATHERED_FOR: Final = 0.01
"""Seconds for which what goes ahead stays open to more, as long as nothing else waits."""


class Writer:
    """Does what is queued, one transaction after the other; `writing` says how that goes."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self.connection = connection
        self.writing = Writing()
        self._ahead: deque[_Write] = deque()
        self._waiting: deque[_Write] = deque()
        self._went_ahead = False
        self._others_wait = Event()
        self._waits_for_others = BUSY_TIMEOUT_MS

    def queue(
        self,
        use_case: Callable[..., T],
        args: tuple[object, ...],
        kwargs: Mapping[str, object],
        *,
        ahead: bool = False,
        is_quick: bool = True,
    ) -> Future[T]:
        """Queue a write and one visit to the writer's thread, which does whatever waits by then."""
        connection = self.connection._conn  # noqa: SLF001 (raises ValueError once it is closed)
        outcome: Future[T] = Future()
        outcome.set_running_or_notify_cancel()  # A caller that is cancelled cannot cancel it.
        queue = self._ahead if ahead else self._waiting
        queue.append(_Write(outcome, partial(use_case, connection, *args, **kwargs), is_quick))
        visit = partial(self._do_what_waits, connection)
        self.connection._tx.put_nowait((None, visit))  # noqa: SLF001 (see in_one_hop)
        if not ahead:
            self._others_wait.set()
        return outcome

    def _gather(self) -> None:
        """Let more come to what goes ahead: a commit of each would cost more than the writes."""
        self._others_wait.clear()
        if self._ahead and not self._waiting:
            self._others_wait.wait(GATHERED_FOR)

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
        self._gather()
        write = self._next()
        if write is None:
            return
        together, began, changed = [write], perf_counter(), connection.total_changes
        try:
            self._begin(connection, together)
            while write is not None:
                self.writing.waits.add(perf_counter() - write.queued_at)
                write.do(connection, alone=self._went_ahead)
                write = self._next_beside() if perf_counter() - began < TOGETHER else None
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
            self._wait_for_others(connection, BUSY_TIMEOUT_MS // 10)
            raise
        self._wait_for_others(connection, BUSY_TIMEOUT_MS)

    def _wait_for_others(self, connection: sqlite3.Connection, milliseconds: int) -> None:
        """Wait so long for another program that holds the database. Where it holds it for longer,
        each write learns of it soon, and the bot asks for updates meanwhile: people are told.
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

    def do(self, connection: sqlite3.Connection, *, alone: bool) -> None:
        """Do it whole or not at all; raises where that ended the whole transaction.

        One that is `alone` in its transaction needs no savepoint: they are what is written most.
        """
        if alone:
            self.result = self.use_case()
            return
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


async def in_one_hop(
    connection: aiosqlite.Connection, function: Callable[[sqlite3.Connection], T]
) -> T:
    """Run a function on a connection's own thread.

    aiosqlite has no public way to run more than one statement in a hop; `_execute` is what its
    own methods use. Its version is pinned, and a test fails if this changes.
    """
    run: Callable[..., Awaitable[T]] = connection._execute  # noqa: SLF001
    return await run(function, connection._conn)  # noqa: SLF001


def truncate_log(connection: sqlite3.Connection) -> bool:
    """Empty the write-ahead log; False where somebody reads from it or another process is busy."""
    patience = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        busy: int = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.OperationalError:
        return False
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience}")
    return not busy
