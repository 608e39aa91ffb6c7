"""Work that APScheduler does: soon, again and again, each night, or at moments that are known."""

import asyncio
import sqlite3
from bisect import bisect
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
from apscheduler.triggers.interval import IntervalTrigger

from storage.writing import cannot_write

Work: TypeAlias = Callable[[], Awaitable[None]]

DRAIN_SECONDS: Final = 2.0
_TIMERS: Final = "timers"
_ANY_NUMBER: Final = 1_000_000
"""A moment may come while the work of earlier ones is being done; none is left out for that."""


class _At(BaseTrigger):  # type: ignore[misc]
    """At each of some moments, in their order; at once for one that has passed.

    One job with many moments: a job for each, at a programme of a thousand sessions, takes a second
    to set, and is set anew whenever something changes.
    """

    def __init__(self, moments: Iterable[datetime]) -> None:
        self.moments = sorted(moments)

    def get_next_fire_time(
        self, previous_fire_time: datetime | None, _now: datetime
    ) -> datetime | None:
        return next(iter(self.after(previous_fire_time)), None)

    def after(self, moment: datetime | None) -> list[datetime]:
        return self.moments[bisect(self.moments, moment) if moment else 0 :]


class Jobs:
    """What is to be done, and what is being done, so that a stop can wait for it.

    Work may be added before the start and after it. Times that were missed are made up for once.
    """

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._under_way = 0
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
        if set_before := self._scheduler.get_job(_TIMERS):
            set_before.remove()
        trigger = _At(moments)
        if trigger.moments:
            self._add(work, trigger, _TIMERS, at_once=_ANY_NUMBER)

    def timers(self) -> list[datetime]:
        """The moments that timers are set for."""
        job = self._scheduler.get_job(_TIMERS)
        return [] if job is None else [job.next_run_time, *job.trigger.after(job.next_run_time)]

    def _add(
        self, work: Work, trigger: BaseTrigger | None, name: str | None = None, at_once: int = 1
    ) -> None:
        self._scheduler.add_job(
            _unless_hindered(work),
            trigger,
            id=name,
            misfire_grace_time=None,
            coalesce=True,
            max_instances=at_once,
        )

    def _began(self, event: JobSubmissionEvent) -> None:
        self._under_way += len(event.scheduled_run_times)
        self._none.clear()

    def _ended(self, _event: JobExecutionEvent) -> None:
        self._under_way -= 1
        if not self._under_way:
            self._none.set()


def _unless_hindered(work: Work) -> Work:
    """The work, cut off in the middle without a word: APScheduler cancels what still runs when it
    is shut down, and takes that for a failure. While nothing can be written it ends as well: the
    next time makes up for it, and others say in the log why.
    """

    @wraps(work)
    async def until_hindered() -> None:
        try:
            await work()
        except asyncio.CancelledError:
            pass
        except sqlite3.Error as error:
            if not cannot_write(error):
                raise

    return until_hindered
