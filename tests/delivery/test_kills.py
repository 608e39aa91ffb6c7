"""Killed at random moments while messages go out: everyone has theirs, doubles only in flight."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest

from storage.database import Database
from tests.bot.api_server import TOKEN
from tests.delivery.owed import counted, owe_notices, star_reminded
from tests.delivery.server import DeliveryServer
from tests.flows.conversation import until

ROOT = Path(__file__).resolve().parents[2]
FAST = 400

Prepare = Callable[[Database, int], Awaitable[None]]
CASES = [(owe_notices, "2021-06-28T10:00"), (star_reminded, "2021-06-28T17:46")]
IDS = ["notices", "reminders"]


@asynccontextmanager
async def fast_bot(
    server: DeliveryServer, folder: Path, clock: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot in a process of its own, with limits for a fast test."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    settings = {
        "PYTHONPATH": str(ROOT),
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": server.url,
        "BOT_DATABASE": str(folder / "bot.sqlite3"),
        "BOT_CLOCK": clock,
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.delivery.fast_bot", str(FAST)),
        cwd=folder,
        env={**clean, **settings},
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.wait()


async def deliver_with_kills(
    prepare: Prepare, folder: Path, clock: str, people: int, kills: int
) -> None:
    """Deliver to everybody, killing the bot so many times on the way; fails where one is lost."""
    random = Random(f"{people} {kills}")  # noqa: S311 (moments to kill at, no secret)
    database = await Database.open(folder / "bot.sqlite3")
    await prepare(database, people)
    await database.close()
    server = DeliveryServer(latency=0.01)
    await server.start()
    in_flight = 0
    for kill in range(kills):
        share = (kill + 1) * people // (kills + 1)
        enough = share - random.randint(0, people // (2 * (kills + 1)))
        async with fast_bot(server, folder, clock) as process:
            await server.until(lambda enough=enough: len(server.accepted) >= enough)  # type: ignore[misc]
            process.kill()
            await process.wait()
        in_flight += counted(folder, "state = 'sending'")
    async with fast_bot(server, folder, clock):
        while len(server.accepted) < people:
            known = len(server.accepted)
            await server.until(lambda known=known: len(server.accepted) > known)  # type: ignore[misc]
        await until(lambda: counted(folder, "state IN ('pending', 'sending')") == 0)
    await server.stop()
    assert len(server.accepted) == people
    assert server.accepted.total() - people <= in_flight
    assert counted(folder, "state = 'sent'") == people


@pytest.mark.parametrize(("prepare", "clock"), CASES, ids=IDS)
async def test_five_kills_lose_nobody(prepare: Prepare, clock: str, tmp_path: Path) -> None:
    await deliver_with_kills(prepare, tmp_path, clock, people=200, kills=5)


@pytest.mark.soak
@pytest.mark.parametrize(("prepare", "clock"), CASES, ids=IDS)
async def test_fifty_kills_lose_nobody(prepare: Prepare, clock: str, tmp_path: Path) -> None:
    await deliver_with_kills(prepare, tmp_path, clock, people=2_000, kills=50)
