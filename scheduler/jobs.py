"""Work that APScheduler does again and again as long as the bot runs."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import wraps
from typing import TypeAlias

from apscheduler.schedulers.asyncio import AsyncIOScheduler

Work: TypeAlias = Callable[[], Awaitable[None]]


def repeat(scheduler: AsyncIOScheduler, work: Work, seconds: int) -> None:
    """Do a work every so many seconds; times that were missed are made up for once."""
    scheduler.add_job(
        ending_quietly(work), "interval", seconds=seconds, misfire_grace_time=None, coalesce=True
    )


def ending_quietly(work: Work) -> Work:
    """The work, which may be cut off in the middle without a word: APScheduler does that to what
    runs when it is shut down, and takes it for a failure.
    """

    @wraps(work)
    async def until_cut_off() -> None:
        with suppress(asyncio.CancelledError):
            await work()

    return until_cut_off
