"""A stop waits for jobs under way, begins no other, and is over only when all of them are."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from scheduler.jobs import Jobs
from tests.flows.conversation import PATIENCE


class Job:
    """A job that goes on until it may end."""

    def __init__(self) -> None:
        self.begun, self.may_end = asyncio.Event(), asyncio.Event()
        self.end: str | None = None

    async def __call__(self) -> None:
        self.begun.set()
        try:
            await self.may_end.wait()
        except asyncio.CancelledError:
            await asyncio.sleep(0)
            self.end = "cut off"
            raise
        self.end = "done"


def begin(job: Job) -> Jobs:
    jobs = Jobs()
    jobs.soon(job.__call__)
    jobs.start()
    return jobs


async def test_a_stop_waits_for_a_job_under_way_and_begins_no_other() -> None:
    job, other = Job(), Job()
    jobs = begin(job)
    await job.begun.wait()
    stopping = asyncio.create_task(jobs.stop())
    await asyncio.sleep(0)
    jobs.soon(other.__call__)
    assert not stopping.done()
    job.may_end.set()
    await stopping
    assert (job.end, other.begun.is_set()) == ("done", False)
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_a_job_that_takes_too_long_is_cut_off_and_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("scheduler.jobs.DRAIN_SECONDS", 0)
    job = Job()
    jobs = begin(job)
    await job.begun.wait()
    await jobs.stop()
    assert job.end == "cut off"
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_with_nothing_under_way_a_stop_is_over_at_once() -> None:
    jobs = Jobs()
    jobs.start()
    await jobs.stop()
    await asyncio.sleep(0)
    assert not jobs._scheduler.running


async def test_a_moment_that_comes_while_an_earlier_one_is_worked_on_is_not_lost() -> None:
    jobs, works = Jobs(), [Job(), Job()]
    jobs.start()
    for job in works:
        jobs.set_timers(job.__call__, [datetime(2021, 6, 28, tzinfo=UTC)])
        async with asyncio.timeout(PATIENCE):
            await job.begun.wait()
    assert jobs.timers() == []
    stopping = asyncio.create_task(jobs.stop())
    works[1].may_end.set()
    for _ in range(5):
        await asyncio.sleep(0)
    assert not stopping.done()
    works[0].may_end.set()
    await stopping
    assert [job.end for job in works] == ["done", "done"]


async def test_timers_take_the_place_of_those_set_before() -> None:
    jobs, first = Jobs(), datetime(2100, 1, 1, tzinfo=UTC)
    later = [first + timedelta(days=day) for day in range(3)]
    jobs.start()
    jobs.set_timers(Job().__call__, [first])
    jobs.set_timers(Job().__call__, reversed(later))
    assert jobs.timers() == later
    jobs.set_timers(Job().__call__, [])
    assert jobs.timers() == []
    await jobs.stop()
