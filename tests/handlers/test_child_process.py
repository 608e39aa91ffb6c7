"""Work in child processes: results and errors come back, bounds end one child, few run at once."""

import asyncio
import errno
import os
import sys
import time
from multiprocessing import resource_tracker, spawn
from pathlib import Path

import pytest

from handlers.frame import child_process
from handlers.frame.child_process import (
    AT_ONCE,
    BOUNDS,
    Bounds,
    ChildFailed,
    Children,
    TookTooMuch,
)
from tests.children import Hanging

pytestmark = pytest.mark.e2e

TWO_SECONDS = Bounds(memory=1 << 30, cpu_seconds=2, seconds_by_the_clock=300)


def process() -> int:
    """The process that this runs in."""
    return os.getpid()


def refuse() -> None:
    """Fail as any function may."""
    raise LookupError("nothing")


def hoard(size: int) -> int:
    """Want so much memory."""
    return len(bytearray(size))


def compute() -> None:
    """Never end."""
    while True:
        pass


class Begun(Hanging):
    """Children that end one by one."""

    async def end(self, number: int) -> None:
        """Let a child end, and whoever waits take note of it."""
        self.futures[number].set_result("done")
        await settled()


async def settled() -> None:
    """Let everything run that can."""
    for _ in range(20):
        await asyncio.sleep(0)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> Begun:
    begun = Begun()
    monkeypatch.setattr(child_process, "_child", begun.child)
    return begun


async def test_it_is_another_process_and_its_errors_come_back() -> None:
    children = Children()
    assert await children.run(process) != os.getpid()
    with pytest.raises(LookupError, match="nothing"):
        await children.run(refuse)


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS bounds no memory")
async def test_too_much_memory_ends_the_child_alone() -> None:
    children = Children()
    assert await children.run(hoard, 1_000_000) == 1_000_000
    with pytest.raises(TookTooMuch):
        await children.run(hoard, BOUNDS.memory)
    assert await children.run(hoard, 1_000_000) == 1_000_000


async def test_too_much_of_the_processors_time_ends_the_child_alone() -> None:
    children = Children(at_once=1, bounds=TWO_SECONDS)
    with pytest.raises(TookTooMuch):
        await children.run(compute)
    await children.run(time.sleep, 0)


async def test_a_child_that_has_to_wait_for_the_processor_is_not_ended() -> None:
    await Children(bounds=TWO_SECONDS).run(time.sleep, 3)


async def test_a_child_that_waits_for_ever_is_ended_at_last() -> None:
    impatient = Bounds(memory=1 << 30, cpu_seconds=30, seconds_by_the_clock=1)
    with pytest.raises(TookTooMuch):
        await Children(bounds=impatient).run(time.sleep, 600)


async def test_a_child_that_ends_by_itself_did_not_take_too_much() -> None:
    with pytest.raises(ChildFailed, match="ended with status 7"):
        await Children().run(os._exit, 7)


async def test_a_child_that_cannot_be_started_did_not_take_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What cleans up after children is begun before the first one: here with a Python that runs.
    resource_tracker.ensure_running()
    python = tmp_path / "python"
    python.touch(mode=0o600)
    monkeypatch.setattr(sys, "executable", str(python))
    monkeypatch.setattr(spawn, "get_executable", lambda: str(python).encode())
    for _ in range(3):
        with pytest.raises(ChildFailed, match="this user may not execute it"):
            await Children().run(process)


async def test_what_cleans_up_after_children_cannot_be_started_either(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(**_: object) -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr(child_process, "ProcessPoolExecutor", broken)
    for _ in range(AT_ONCE + 1):
        with pytest.raises(ChildFailed, match="no child process could do the work: Broken pipe"):
            await Children().run(process)


async def test_an_error_of_the_system_in_the_work_itself_comes_back_as_it_is() -> None:
    with pytest.raises(FileNotFoundError):
        await Children().run(os.stat, "/no/such/file")


async def test_only_so_many_run_at_once_and_the_others_in_turn(begun: Begun) -> None:
    children = Children(at_once=2)
    work = [asyncio.create_task(children.run(process)) for _ in range(4)]
    await settled()
    assert len(begun.futures) == 2
    await begun.end(1)
    assert len(begun.futures) == 3
    assert [task.done() for task in work] == [False, True, False, False]
    for number in (0, 2, 3):
        await begun.end(number)
    assert all(task.done() for task in work)


async def test_a_child_that_failed_gives_its_turn_to_the_next(begun: Begun) -> None:
    children = Children(at_once=1)
    failing, next_one = (asyncio.create_task(children.run(process)) for _ in range(2))
    await settled()
    begun.futures[0].set_exception(LookupError("nothing"))
    with pytest.raises(LookupError):
        await failing
    await settled()
    await begun.end(1)
    await next_one


async def test_a_child_that_nobody_waits_for_keeps_its_turn_until_it_ends(begun: Begun) -> None:
    children = Children(at_once=1)
    given_up, waiting = (asyncio.create_task(children.run(process)) for _ in range(2))
    await settled()
    given_up.cancel()
    await settled()
    assert given_up.cancelled()
    assert len(begun.futures) == 1
    await begun.end(0)
    await begun.end(1)
    await waiting


async def test_who_gives_up_while_they_wait_takes_no_turn(begun: Begun) -> None:
    children = Children(at_once=1)
    first, given_up, last = (asyncio.create_task(children.run(process)) for _ in range(3))
    await settled()
    given_up.cancel()
    await begun.end(0)
    await begun.end(1)
    await first
    await last
    assert len(begun.futures) == 2
