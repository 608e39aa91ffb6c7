"""Work that needs much memory, or reads what strangers wrote, is done by a process that ends."""

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from resource import RLIM_INFINITY, RLIMIT_AS, getrlimit, setrlimit
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a child may take: bytes of memory, where the system can bound it, and seconds."""

    memory: int
    seconds: int


FOR_STRANGERS_FILES: Final = Bounds(memory=768 << 20, seconds=60)
"""Enough for any programme on a slow machine; a file that takes more means harm."""


class TookTooMuch(Exception):
    """A child was ended because its bounds did not suffice."""


async def in_child(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a function of a module in a process of its own; what it is given and gives is pickled.

    Whatever it raises is raised here.
    """
    with _child() as pool:
        return await asyncio.wrap_future(pool.submit(function, *args, **kwargs))


async def in_bounded_child(
    bounds: Bounds, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """The same within bounds, which end the child and nothing else.

    Raises TookTooMuch where they do not suffice.
    """
    with _child(bounds) as pool:
        return await asyncio.wrap_future(pool.submit(function, *args, **kwargs))


def through_bounded_child(
    bounds: Bounds, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """The same for the command line, which has nothing else to do and waits."""
    with _child(bounds) as pool:
        return pool.submit(function, *args, **kwargs).result()


@contextmanager
def _child(bounds: Bounds | None = None) -> Iterator[ProcessPoolExecutor]:
    pool = ProcessPoolExecutor(
        max_workers=1,
        mp_context=get_context("spawn"),
        initializer=_keep_within,
        initargs=(bounds,),
    )
    try:
        yield pool
    except (BrokenProcessPool, MemoryError) as end:
        if bounds is None:
            raise
        raise TookTooMuch from end
    finally:
        pool.shutdown(wait=False)


def _keep_within(bounds: Bounds | None) -> None:
    """Bound this process; it ends by itself, whatever it is doing and whoever still waits."""
    if bounds is None:
        return
    # Numpy, which openpyxl loads where there is one, would set memory aside for every core.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(bounds.seconds)
    _, most = getrlimit(RLIMIT_AS)
    wanted = bounds.memory if most == RLIM_INFINITY else min(bounds.memory, most)
    with suppress(ValueError, OSError):  # macOS knows this bound and refuses to set it
        setrlimit(RLIMIT_AS, (wanted, most))
