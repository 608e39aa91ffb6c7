"""By which clock the bot runs, and how commands beside it learn of that."""

import asyncio
import logging
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from scheduler.clock import Clock
from storage import clock_shift
from storage.database import Database

_LOGGER: Final = logging.getLogger(__name__)


def starting_clock(local: datetime | None, zone: ZoneInfo) -> Clock:
    """The clock that a setting asks for: the real one, or one that starts at a local moment."""
    if local is None:
        return Clock()
    return Clock.starting_at(local.replace(tzinfo=zone).astimezone(UTC))


def running_clock(local: datetime | None, zone: ZoneInfo) -> Clock:
    """The same for the bot itself; the log says where it is shifted."""
    clock = starting_clock(local, zone)
    if clock.is_shifted:
        moment = clock.now().isoformat(timespec="seconds")
        _LOGGER.warning("the clock is shifted for a rehearsal: it starts at %s", moment)
    return clock


async def keep_shift(database: Database, clock: Clock, closing: AsyncExitStack) -> None:
    """Let commands beside the bot know by how much its clock is shifted, as long as it runs."""
    await database.write_if_possible(clock_shift.keep, clock.shift)
    writing: set[asyncio.Task[bool]] = set()

    def keep() -> None:
        task = asyncio.create_task(database.write_if_possible(clock_shift.keep, clock.shift))
        writing.add(task)
        task.add_done_callback(writing.discard)

    async def forget() -> None:
        await asyncio.gather(*writing, return_exceptions=True)
        await database.write_if_possible(clock_shift.forget)

    closing.push_async_callback(forget)
    closing.callback(clock.on_set(keep))


async def moment_for_bot(database: Database, local: datetime | None, zone: ZoneInfo) -> datetime:
    """The moment it is for the bot that runs, or would be for one that started now."""
    shift = await database.read(clock_shift.of_running_bot)
    return (starting_clock(local, zone) if shift is None else Clock(shift)).now()
