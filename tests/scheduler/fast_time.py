"""An event loop that does not wait: where nothing is left to do, its time jumps to what is next."""

import asyncio
import selectors
import sqlite3
from collections.abc import Callable, Coroutine
from typing import Any, Concatenate, ParamSpec, TypeVar

from storage.database import Database

P = ParamSpec("P")
T = TypeVar("T")


class FastLoop(asyncio.SelectorEventLoop):
    """A loop whose seconds cost nothing; they stand still while a thread is at work."""

    def __init__(self) -> None:
        self._selector_of_mine = _Jumping()
        super().__init__(self._selector_of_mine)

    def time(self) -> float:
        """Seconds since the loop was made, most of which have never passed."""
        return self._selector_of_mine.now

    def thread_begins(self, threads: int = 1) -> None:
        """Let time stand still until as many threads have ended as have begun."""
        self._selector_of_mine.threads += threads


class WatchedDatabase(Database):
    """A real database during whose work fast time stands still."""

    async def write(
        self,
        use_case: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        return await _watched(super().write(use_case, *args, **kwargs))

    async def read(
        self,
        query: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        return await _watched(super().read(query, *args, **kwargs))


class _Jumping(selectors.SelectSelector):
    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.threads = 0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None or timeout <= 0:
            return super().select(timeout)
        if self.threads:
            return super().select(None)
        ready = super().select(0)
        if not ready:
            self.now += timeout
        return ready


def in_fast_time(scenario: Coroutine[Any, Any, T]) -> T:
    """Run a scenario to its end without waiting for anything but threads."""
    with asyncio.Runner(loop_factory=FastLoop) as runner:
        return runner.run(scenario)


def seconds() -> float:
    """What the fast loop's clock reads: a monotonic clock to be injected."""
    return asyncio.get_running_loop().time()


async def _watched(work: Coroutine[Any, Any, T]) -> T:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, FastLoop)
    loop.thread_begins()
    try:
        return await work
    finally:
        loop.thread_begins(-1)
