"""Work that needs much memory, or reads what strangers wrote, is done by a process that ends."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from resource import (
    RLIM_INFINITY,
    RLIMIT_AS,
    RLIMIT_CORE,
    RLIMIT_CPU,
    getrlimit,
    setrlimit,
)
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

AT_ONCE: Final = 2
"""How many children run at a time: one file that takes its whole minute must not block the rest."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a child may take: bytes of memory, where the system can bound it, and seconds.

    What counts is the processor's time, so that a busy machine makes no file too large. A child
    that only waits is ended after `seconds_by_the_clock`.
    """

    memory: int
    cpu_seconds: int
    seconds_by_the_clock: int


BOUNDS: Final = Bounds(memory=768 << 20, cpu_seconds=60, seconds_by_the_clock=900)
"""Enough for any programme on a slow machine; a file that takes more means harm."""


class TookTooMuch(Exception):
    """A child was ended because its bounds did not suffice."""


class ChildFailed(Exception):
    """A child ended though its bounds sufficed, or could not be started; the text is one line."""


class Children:
    """Runs functions in processes of their own, a few at a time; others wait for their turn.

    There is one for the whole process, so that presses cannot start children without a limit.
    """

    def __init__(self, at_once: int = AT_ONCE, bounds: Bounds = BOUNDS) -> None:
        self._bounds = bounds
        self._turns = asyncio.Semaphore(at_once)

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a function of a module; what it is given and gives is pickled.

        Its bounds end the child and nothing else. Raises what the function raises, TookTooMuch
        where the bounds do not suffice, and ChildFailed where it ends or fails to start otherwise.
        """
        await self._turns.acquire()
        # A child cannot be called back: its turn ends when it does, even if nobody waits any more.
        return await asyncio.shield(self._take_turn(partial(function, *args, **kwargs)))

    async def _take_turn(self, work: Callable[[], T]) -> T:
        try:
            with _child(self._bounds) as pool:
                return await asyncio.wrap_future(_begun(pool, work))
        finally:
            self._turns.release()


@contextmanager
def _child(bounds: Bounds) -> Iterator[ProcessPoolExecutor]:
    pool = _pool(bounds)
    try:
        yield pool
    except MemoryError as end:
        raise TookTooMuch from end
    except BrokenProcessPool as end:
        raise _why(pool) from end
    finally:
        pool.shutdown(wait=False)


def _pool(bounds: Bounds) -> ProcessPoolExecutor:
    try:
        return ProcessPoolExecutor(
            max_workers=1,
            mp_context=get_context("spawn"),
            initializer=_keep_within,
            initargs=(bounds,),
        )
    except OSError as error:  # Python begins a process that cleans up after children first.
        raise _failed(error.strerror or "it did not begin") from error


def _why(pool: ProcessPoolExecutor) -> Exception:
    """Bounds end a child by a signal; one that ended by itself, or never began, failed."""
    processes = list((pool._processes or {}).values())  # noqa: SLF001 (nothing else knows them)
    pool.shutdown()
    statuses = [process.exitcode for process in processes if process.exitcode is not None]
    if not statuses or min(statuses) < 0:
        return TookTooMuch()
    return _failed(f"it ended with status {statuses[0]}")


def _failed(how: str) -> ChildFailed:
    may_not = "" if os.access(sys.executable, os.X_OK) else "; this user may not execute it"
    return ChildFailed(f"{sys.executable}: no child process could do the work: {how}{may_not}")


def _begun(pool: ProcessPoolExecutor, work: Callable[[], T]) -> Future[T]:
    try:
        return pool.submit(work)
    except OSError as error:  # It may be gone before it is told what to do.
        raise _failed(error.strerror or "it did not begin") from error


def _keep_within(bounds: Bounds) -> None:
    """Bound this process, so that it ends by itself whatever it is doing."""
    # Numpy would set memory aside for every core.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(bounds.seconds_by_the_clock)
    _bound(RLIMIT_CORE, 0)  # what a child reads is written to no disk when it is ended
    _bound(RLIMIT_CPU, int(time.process_time()) + 1 + bounds.cpu_seconds)
    with suppress(ValueError, OSError):  # macOS knows this bound and refuses to set it
        _bound(RLIMIT_AS, bounds.memory)


def _bound(resource: int, wanted: int) -> None:
    """Bound a resource, below what the process was started with where that is less."""
    _, most = getrlimit(resource)
    setrlimit(resource, (wanted if most == RLIM_INFINITY else min(wanted, most), most))
