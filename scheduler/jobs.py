"""Work that APScheduler does: soon, again and again, each night, or at moments that are known."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
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
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

Work: TypeAlias = Callable[[], Awaitable[None]]

DRAIN_SECONDS: Final = 2.0
_TIMER: Final = "timer:"


class Jobs:
    """What is to be done, and what is being done, so that a stop can wait for it.

    Work may be added before the start and after it. Times that were missed are made up for once.
    """

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._under_way: set[str] = set()
        self._none = asyncio.Event()
        self._none.set()
        self._scheduler.add_listener(self._began, EVENT_JOB_SUBMITTED)
        self._scheduler.add_listener(self._ended, EVENT_JOB_EXECUTED | EVENT_JOB_ERROR)

    def start(self) -> None:
        """Begin; needs a running event loop."""
        self._scheduler.start()

    async def stop(self) -> None:
        """Begin no job, wait for those under way, and cut off what takes longer than 2 s."""
        self._scheduler.pause()
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_SECONDS):
                await self._none.wait()
        self._scheduler.shutdown(wait=False)
        await self._none.wait()

    def soon(self, work: Work) -> None:
        """Do a work as soon as possible."""
        self._add(work, None)

    def repeat(self, work: Work, seconds: int) -> None:
        """Do a work every so many seconds."""
        self._add(work, IntervalTrigger(seconds=seconds, timezone=UTC))

    def each_night(self, work: Work, hour: int, minute: int) -> None:
        """Do a work each night, at an hour in UTC."""
        self._add(work, CronTrigger(hour=hour, minute=minute, timezone=UTC))

    def set_timers(self, work: Work, moments: Iterable[datetime]) -> None:
        """Do a work at each of these moments by the real clock, in place of those set before."""
        for job in self._scheduler.get_jobs():
            if job.id.startswith(_TIMER):
                job.remove()
        for moment in moments:
            self._add(work, DateTrigger(moment), f"{_TIMER}{moment.isoformat()}")

    def timers(self) -> list[datetime]:
        """The moments that timers are set for."""
        jobs = self._scheduler.get_jobs()
        return [job.next_run_time for job in jobs if job.id.startswith(_TIMER)]

    def _add(self, work: Work, trigger: BaseTrigger | None, name: str | None = None) -> None:
        self._scheduler.add_job(
            _ignoring_cancellation(work),
            trigger,
            id=name,
            misfire_grace_time=None,
            coalesce=True,
            replace_existing=name is not None,
        )

    def _began(self, event: JobSubmissionEvent) -> None:
        self._under_way.add(event.job_id)
        self._none.clear()

    def _ended(self, event: JobExecutionEvent) -> None:
        self._under_way.discard(event.job_id)
        if not self._under_way:
            self._none.set()


def _ignoring_cancellation(work: Work) -> Work:
    """The work, cut off in the middle without a word: APScheduler cancels what still runs when it
    is shut down, and takes that for a failure.
    """

    @wraps(work)
    async def until_cut_off() -> None:
        with suppress(asyncio.CancelledError):
            await work()

    return until_cut_off
