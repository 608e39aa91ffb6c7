"""Work in a child process: its result and its errors come back, its bounds end nothing else."""

import os
import sys
import time

import pytest

from handlers.child_process import (
    Bounds,
    TookTooMuch,
    in_bounded_child,
    in_child,
    through_bounded_child,
)

pytestmark = pytest.mark.e2e

ROOMY = Bounds(memory=1 << 30, seconds=30)


def process() -> int:
    """The process that this runs in."""
    return os.getpid()


def refuse() -> None:
    """Fail as any function may."""
    raise LookupError("nothing")


def hoard(size: int) -> int:
    """Want so much memory."""
    return len(bytearray(size))


async def test_it_is_another_process_and_its_errors_come_back() -> None:
    assert await in_child(process) != os.getpid()
    assert await in_bounded_child(ROOMY, process) != os.getpid()
    with pytest.raises(LookupError, match="nothing"):
        await in_bounded_child(ROOMY, refuse)


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS bounds no memory")
async def test_too_much_memory_ends_the_child_alone() -> None:
    assert await in_bounded_child(ROOMY, hoard, 1_000_000) == 1_000_000
    with pytest.raises(TookTooMuch):
        await in_bounded_child(ROOMY, hoard, ROOMY.memory)


def test_too_much_time_ends_the_child_alone() -> None:
    started = time.monotonic()
    with pytest.raises(TookTooMuch):
        through_bounded_child(Bounds(memory=1 << 30, seconds=1), time.sleep, 60)
    assert time.monotonic() - started < 20
