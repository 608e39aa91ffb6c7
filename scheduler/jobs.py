"""Work that APScheduler does again and again as long as the bot runs."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import wraps
from typing import Final, TypeAlias

from apscheduler.events import (
    EVENT_JOB_ERROR,
    EVENT_JOB_EXECUTED,
    EVENT_JOB_SUBMITTED,
    JobExecutionEvent,
    JobSubmissionEvent,
)
from apscheduler.schedulers.asyncio import AsyncIOScheduler

Work: TypeAlias = Callable[[], Awaitable[None]]

DRAIN_SECONDS: Final = 2.0


class JobsUnderWay:
    """Which jobs are being done, so that a stop can wait for them: APScheduler's own does not.

    Make it before the scheduler is started.
    """

    def __init__(self, scheduler: AsyncIOScheduler) -> None:
        self._scheduler = scheduler
        self._jobs: set[str] = set()
        self._none = asyncio.Event()
        self._none.set()
        scheduler.add_listener(self._began, EVENT_JOB_SUBMITTED)
        scheduler.add_listener(self._ended, EVENT_JOB_EXECUTED | EVENT_JOB_ERROR)

    async def stop(self) -> None:
        """Begin no job, wait for those under way, and cut off what takes longer than 2 s."""
        self._scheduler.pause()
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_SECONDS):
                await self._none.wait()
        self._scheduler.shutdown(wait=False)
        await self._none.wait()

    def _began(self, event: JobSubmissionEvent) -> None:
        self._jobs.add(event.job_id)
        self._none.clear()

    def _ended(self, event: JobExecutionEvent) -> None:
        self._jobs.discard(event.job_id)
        if not self._jobs:
            self._none.set()


def repeat(scheduler: AsyncIOScheduler, work: Work, seconds: int) -> None:
    """Do a work every so many seconds; times that were missed are made up for once."""
    scheduler.add_job(
        ignoring_cancellation(work),
        "interval",
        seconds=seconds,
        misfire_grace_time=None,
        coalesce=True,
    )


def ignoring_cancellation(work: Work) -> Work:
    """The work, which may be cut off in the middle without a word: APScheduler does that to what
    runs when it is shut down, and takes it for a failure.
    """

    @wraps(work)
    async def until_cut_off() -> None:
        with suppress(asyncio.CancelledError):
            await work()

    return until_cut_off
