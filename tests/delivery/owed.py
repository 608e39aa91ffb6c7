"""Databases in which many people are owed something, and bots in processes of their own."""

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from scheduler.rate_limiter import Limits
from storage.database import Database
from storage.moments import to_ms
from storage.programme.model import Programme
from storage.publishing import Origin
from tests.bot.api_server import TOKEN, ApiServer
from tests.flows.organising import moved
from tests.programmes import at, small_programme
from tests.storage import at_once

ROOT = Path(__file__).resolve().parents[2]
MORNING = at(28, 9)
DATABASE = "bot.sqlite3"
STARRED = "eroeffnung"


async def star_for_all(folder: Path, people: int) -> None:
    """Let people from 1 on have starred the opening of the small programme."""
    database = await Database.open(folder / DATABASE)
    await _publish(database, small_programme())
    await database.write(_meet_and_star, people)
    await database.close()


async def owe_notices(folder: Path, people: int) -> None:
    """What they all have starred is moved: each is owed a notice."""
    await star_for_all(folder, people)
    database = await Database.open(folder / DATABASE)
    await _publish(database, moved(19))
    await database.close()


async def propose(folder: Path, organiser: int) -> int:
    """Let an organiser be about to move the opening; the draft's number is the result."""
    database = await Database.open(folder / DATABASE)
    draft = await database.write(at_once.propose, moved(19), organiser, Origin.ON_THE_SPOT, MORNING)
    await database.close()
    return draft.id


@asynccontextmanager
async def bot_in_a_process(
    server: ApiServer, folder: Path, limits: Limits | None = None, **settings: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The real bot; where `limits` is given, with these instead of Telegram's."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    needed = {
        "PYTHONPATH": str(ROOT),
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": server.url,
        "BOT_DATABASE": str(folder / DATABASE),
        "BOT_LOG_LEVEL": "ERROR",
        "BOT_CLOCK": "2021-06-28T10:00",
    }
    command = ["-m", "bot", "run"]
    if limits:
        given = (limits.bulk_per_second, limits.total_per_second, limits.private_seconds)
        command = ["-m", "tests.delivery.fast_bot", *map(str, given)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, cwd=folder, env={**clean, **needed, **settings}
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.wait()


def chats_where(folder: Path, condition: str) -> list[int]:
    """The chats of the deliveries for which something holds."""
    with closing(sqlite3.connect(folder / DATABASE, timeout=30)) as connection:
        query = f"SELECT chat FROM delivery WHERE {condition}"  # noqa: S608
        return [row[0] for row in connection.execute(query)]


async def _publish(database: Database, programme: Programme) -> None:
    await database.write(at_once.publish, programme, None, Origin.FILE, MORNING)


def _meet_and_star(connection: sqlite3.Connection, people: int) -> None:
    everybody = [(person, to_ms(MORNING), STARRED) for person in range(1, people + 1)]
    connection.executemany(
        "INSERT INTO person (id, language, language_chosen, first_seen_at, seen_at)"
        " VALUES (?1, iif(?1 % 2, 'de', 'ru'), 1, ?2, ?2)",
        ((person, moment) for person, moment, _session in everybody),
    )
    connection.executemany(
        "INSERT INTO favourite (person, since, session) VALUES (?, ?, ?)", everybody
    )
    connection.executemany(
        "INSERT INTO told (person, release, session) VALUES (?, 1, ?)",
        ((person, session) for person, _moment, session in everybody),
    )
