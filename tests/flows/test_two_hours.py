"""Two hours of the bot's time, under mixed load and in every kind of trouble: all promises hold.

A minute is over when everybody has their answers; so nothing here waits for time to pass.
"""

import asyncio
import os
from collections.abc import Callable, Coroutine
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from storage.backups import back_up
from storage.restoring import restore
from storage.schema import read_only
from tests.flows.bot_beside import BotBeside, bot_beside
from tests.flows.mixed_load import REGULARS, SET_BACK, MixedLoad, programme
from tests.flows.organising import ORGANISER, OTHER_ORGANISER, as_file
from tests.flows.promises import Promises
from tests.health.small_disk import SmallDisk, small_disk_or_none

SETTLES = 4
"""The part of the time until a bot that has been started has filled its caches: a quarter."""

GROWS_BY_AT_MOST = 1.05
DISK_MEGABYTES = 48

Trouble = Callable[["Hours", list[asyncio.Task[Any]]], Coroutine[Any, Any, None]]


@dataclass
class Hours:
    """A bot, what is done with it, and the troubles that come over it."""

    stage: BotBeside
    load: MixedLoad
    promises: Promises
    random: Random
    disk: SmallDisk | None
    copy: Path
    resident: list[int] = field(default_factory=list)

    async def minute(self, number: int, trouble: Trouble | None) -> None:
        """Let everybody do something, with some trouble meanwhile, until all have an answer."""
        self.load.quiet = trouble is None
        async with asyncio.TaskGroup() as group:
            acts = [group.create_task(act) for act in self.load.acts(number)]
            if number == edge(self.load.minutes) + 1:
                await self.under_way(acts)
                await asyncio.to_thread(
                    back_up, self.stage.settings.database, self.copy, self.stage.clock.now()
                )
            if trouble:
                await trouble(self, acts)
        self.resident.append(self.stage.resident)
        await self.promises.look()
        self.stage.jump(1)

    async def under_way(self, acts: list[asyncio.Task[Any]]) -> None:
        """Wait until the bot has made some more calls, or has nothing left to do."""
        calls = self.stage.telegram.calls
        enough = calls.total() + self.random.randint(1, 40)
        await self.stage.until(lambda: calls.total() >= enough or all(act.done() for act in acts))

    async def on_a_full_disk(self) -> None:
        """Fill the disk, and wait until the bot has answered somebody who presses a button."""
        assert self.disk
        self.disk.fill()
        telegram, lena = self.stage.telegram, self.load.lena
        query = telegram.press(lena.person, lena.screen, "h")
        await self.stage.until(lambda: telegram.queries[query] is not None)


async def killed(hours: Hours, acts: list[asyncio.Task[Any]]) -> None:
    await hours.under_way(acts)
    await hours.stage.kill()
    await hours.stage.start()


async def server_away(hours: Hours, acts: list[asyncio.Task[Any]]) -> None:
    await hours.under_way(acts)
    await hours.stage.server_goes()
    hours.stage.jump(2)
    await hours.stage.server_comes()


async def disk_full(hours: Hours, _: list[asyncio.Task[Any]]) -> None:
    if hours.disk:
        await hours.on_a_full_disk()
        hours.disk.clear()


async def killed_on_a_full_disk(hours: Hours, _: list[asyncio.Task[Any]]) -> None:
    if hours.disk:
        await hours.on_a_full_disk()
        await hours.stage.kill()
        starting = asyncio.create_task(hours.stage.start())
        hours.disk.clear()
        await starting


async def clock_set_forward(hours: Hours, acts: list[asyncio.Task[Any]]) -> None:
    await hours.under_way(acts)
    hours.stage.jump(7)


async def clock_set_back(hours: Hours, acts: list[asyncio.Task[Any]]) -> None:
    await hours.under_way(acts)
    hours.stage.jump(-SET_BACK / timedelta(minutes=1))


HARMLESS = (disk_full, server_away, clock_set_forward, clock_set_back)
"""What a process lives through."""

DEADLY = (killed, killed_on_a_full_disk, killed, killed)


def edge(minutes: int) -> int:
    """So many minutes at the beginning and at the end the bot is killed over and over."""
    return max(2, minutes // 8)


def troubles(minutes: int) -> dict[int, Trouble]:
    """Which minutes have which trouble: the bot is killed in the first and in the last eighth of
    the time, and lives through the rest in one piece, so that its memory can be judged.
    """
    found: dict[int, Trouble] = {}
    deadly = (*range(1, edge(minutes)), *range(minutes - edge(minutes), minutes))
    for minutes_of, kinds in (
        (deadly, DEADLY),
        (range(edge(minutes), minutes - edge(minutes), 2), HARMLESS),
    ):
        found |= {minute: kinds[n % len(kinds)] for n, minute in enumerate(minutes_of)}
    return found


async def live_through(folder: Path, minutes: int, disk: SmallDisk | None) -> list[int]:
    """Let so many minutes pass; fails where a promise is broken. The bot's memory after each."""
    file = folder.with_suffix(".yaml")
    file.write_bytes(as_file(programme()))
    async with bot_beside(folder, file, (ORGANISER, OTHER_ORGANISER)) as stage:
        random, plan = Random(minutes), troubles(minutes)  # noqa: S311 (what is done, no secret)
        load = MixedLoad(stage, minutes, random)
        hours = Hours(stage, load, Promises(load), random, disk, file.with_suffix(".copy"))
        await load.come()
        for minute in range(minutes):
            await hours.minute(minute, plan.get(minute))
        await hours.promises.are_kept()
        await is_restored(stage, load, hours.copy)
    check_log(stage)
    return hours.resident


async def is_restored(stage: BotBeside, load: MixedLoad, copy: Path) -> None:
    """Put a copy from under the load back: whoever was erased since is not in it, all others are,
    and the bot goes on with it.
    """
    with closing(read_only(copy)) as connection:
        then = {row[0] for row in connection.execute("SELECT id FROM person")}
    await stage.stop()
    stage.close()
    now, admins = stage.clock.now(), stage.settings.admins
    restore(copy, stage.settings.database, lambda _zone: now, admins)
    assert then & load.erased
    assert {row[0] for row in stage.rows("SELECT id FROM person")} == then - load.erased
    await stage.start()
    asked = stage.people[REGULARS[-1]]
    before = len(asked.chat.messages)
    await asked.says("/now")
    await stage.until(lambda: len(asked.chat.messages) > before + 1)


def check_log(stage: BotBeside) -> None:
    """Fails where the bot has logged an error with a stack."""
    log = stage.log.read_text()
    assert "Traceback" not in log, log[-5_000:]
    assert 'File "' not in log, log[-5_000:]


@pytest.mark.e2e
async def test_twelve_minutes_of_trouble_break_no_promise(tmp_path: Path) -> None:
    with small_disk_or_none(tmp_path / "disk", DISK_MEGABYTES) as disk:
        await live_through(tmp_path / "disk", 12, disk)
    say_what_was_left_out(disk)


@pytest.mark.soak
async def test_two_hours_of_trouble_break_no_promise_and_leave_no_memory_behind(
    tmp_path: Path,
) -> None:
    minutes = int(os.environ.get("SOAK_MINUTES", "120"))
    with small_disk_or_none(tmp_path / "disk", DISK_MEGABYTES) as disk:
        resident = await live_through(tmp_path / "disk", minutes, disk)
    lived = resident[edge(minutes) + minutes // SETTLES : minutes - edge(minutes)]
    assert max(lived) <= GROWS_BY_AT_MOST * lived[0], lived
    say_what_was_left_out(disk)


def say_what_was_left_out(disk: SmallDisk | None) -> None:
    if disk is None:
        pytest.skip("all else held, but this machine does not let the tests mount a small disk")
