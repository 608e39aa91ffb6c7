"""A stop waits for jobs under way, begins no other, and is over only when all of them are."""

import asyncio
from datetime import UTC

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from scheduler.jobs import JobsUnderWay, ignoring_cancellation


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


def begin(job: Job) -> tuple[AsyncIOScheduler, JobsUnderWay]:
    scheduler = AsyncIOScheduler(timezone=UTC)
    jobs = JobsUnderWay(scheduler)
    scheduler.add_job(ignoring_cancellation(job.__call__), misfire_grace_time=None)
    scheduler.start()
    return scheduler, jobs


async def test_a_stop_waits_for_a_job_under_way_and_begins_no_other() -> None:
    job, other = Job(), Job()
    scheduler, jobs = begin(job)
    await job.begun.wait()
    stopping = asyncio.create_task(jobs.stop())
    await asyncio.sleep(0)
    scheduler.add_job(ignoring_cancellation(other.__call__), misfire_grace_time=None)
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
    _, jobs = begin(job)
    await job.begun.wait()
    await jobs.stop()
    assert job.end == "cut off"
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_with_nothing_under_way_a_stop_is_over_at_once() -> None:
    scheduler = AsyncIOScheduler(timezone=UTC)
    jobs = JobsUnderWay(scheduler)
    scheduler.start()
    await jobs.stop()
    await asyncio.sleep(0)
    assert not scheduler.running
