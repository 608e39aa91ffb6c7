"""Reminders for many: planning at the start, the first message of one session for all, growth."""

import asyncio
import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import monotonic, perf_counter

from scheduler.clock import Clock
from scheduler.jobs import Jobs
from scheduler.outbox import WakeUp
from scheduler.planner import Planner
from scheduler.rate_limiter import TELEGRAM
from storage import clock_shift, releases
from storage.database import Database
from storage.programme.model import Kind, Programme, Text
from storage.publishing import Origin
from tests.bot.api_server import TOKEN
from tests.delivery.server import DeliveryServer
from tests.programmes import at, session, small_programme
from tests.storage.at_once import publish
from tests.storage.reminded import put_due

ROOT = Path(__file__).resolve().parents[2]
SESSIONS = 200
STARS_EACH = 15
ALL_GO = "s100"
LATENCY = 0.04
LONG_BEFORE = at(1, 9)


def large_programme() -> Programme:
    """200 sessions on four days, every tenth a cultural event."""
    sessions = tuple(
        session(
            f"s{i}",
            at(26 + i % 4, 8) + timedelta(minutes=15 * (i // 4)),
            1,
            Text({"de": f"Nummer {i}", "ru": f"Номер {i}"}),
            kind=Kind.OTHER if i % 10 else Kind.CULTURE,
        )
        for i in range(SESSIONS)
    )
    return replace(small_programme(), sessions=sessions)


def let_star(connection: sqlite3.Connection, people: int) -> None:
    """Let everybody star one session and some more, and every tenth want all highlights."""
    meet_many(connection, people)
    random = Random(20210628)  # noqa: S311 (who stars what, no secret)
    names = [f"s{i}" for i in range(SESSIONS)]
    connection.executemany(
        "INSERT INTO favourite (person, session, since) VALUES (?, ?, 0)",
        (
            (person, name)
            for person in range(1, people + 1)
            for name in {ALL_GO, *random.sample(names, STARS_EACH)}
        ),
    )
    connection.execute(
        "INSERT INTO told (person, session, release) SELECT person, session, 1 FROM favourite"
    )
    connection.execute("UPDATE person SET highlights = 1 WHERE id % 10 = 0")


async def prepared(folder: str, people: int) -> Database:
    """A database in which so many people have a day of their own."""
    database = await Database.open(Path(folder) / "bot.sqlite3")
    await database.write(publish, large_programme(), None, Origin.FILE, LONG_BEFORE)
    await database.write(let_star, people)
    return database


async def planning(people: int, moment: datetime) -> float:
    """Seconds until everything is planned at a start at that moment."""
    with tempfile.TemporaryDirectory() as folder:
        database = await prepared(folder, people)
        snapshot = await database.read(releases.latest)
        assert snapshot
        jobs = Jobs()
        planner = Planner(jobs, database, Clock.starting_at(moment), WakeUp(), lambda: snapshot)
        began = perf_counter()
        await planner.start()
        jobs.start()
        seconds = perf_counter() - began
        await jobs.stop()
        await database.close()
    return seconds


def meet_many(connection: sqlite3.Connection, people: int) -> None:
    """Let people from 1 on have talked to the bot."""
    connection.executemany(
        "INSERT INTO person (id, language, first_seen_at, seen_at) VALUES (?, 'de', 0, 0)",
        ((person,) for person in range(1, people + 1)),
    )


async def one_for_all(people: int, seconds: float) -> tuple[float, float]:
    """Seconds from the moment to the first message, and messages a second from then on."""
    with tempfile.TemporaryDirectory() as folder:
        await (await prepared(folder, people)).close()
        file = Path(folder) / "bot.sqlite3"
        start = next(s.start for s in large_programme().sessions if s.id == ALL_GO)
        due = start - timedelta(minutes=15)
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("UPDATE person SET digest = 0")
            connection.execute("DELETE FROM favourite WHERE session != ?", (ALL_GO,))
        server = DeliveryServer(latency=LATENCY, limits=TELEGRAM)
        await server.start()
        local = (due - timedelta(seconds=5)).astimezone(small_programme().event.timezone)
        settings = {
            "BOT_TOKEN": TOKEN,
            "BOT_API_URL": server.url,
            "BOT_LOG_LEVEL": "ERROR",
            "BOT_DATABASE": str(file),
            "BOT_CLOCK": f"{local:%Y-%m-%dT%H:%M:%S}",
        }
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=ROOT, env={**os.environ, **settings}
        )
        await server.until(lambda: bool(server.accepted))
        came, began = datetime.now(UTC), monotonic()
        with closing(sqlite3.connect(file)) as connection:
            connection.row_factory = sqlite3.Row
            shift = clock_shift.of_running_bot(connection) or timedelta(0)
        first_after = (came - (due - shift)).total_seconds()
        await asyncio.sleep(seconds)
        rate_limiter = (len(server.accepted) - 1) / (monotonic() - began)
        bot.terminate()
        await bot.wait()
        await server.stop()
    return first_after, rate_limiter


async def growth(sizes: tuple[int, ...], rounds: int) -> list[float]:
    """Microseconds a person to owe all of them a reminder of one session, the commits included."""
    with tempfile.TemporaryDirectory() as folder:
        databases = {people: await _with_one_session(folder, people) for people in sizes}
        times: dict[int, list[float]] = {people: [] for people in sizes}
        for _ in range(rounds):
            for people, database in databases.items():
                times[people].append(await _owing(database, people))
        for database in databases.values():
            await database.close()
    return [median(taken) for taken in times.values()]


async def _with_one_session(folder: str, people: int) -> Database:
    database = await Database.open(Path(folder) / f"{people}.sqlite3")
    (only,) = (s for s in large_programme().sessions if s.id == ALL_GO)
    programme = replace(large_programme(), sessions=(only,))
    await database.write(publish, programme, None, Origin.FILE, LONG_BEFORE)
    await database.write(meet_many, people)
    await database.write(
        lambda c: c.execute("INSERT INTO favourite SELECT id, ?, 0 FROM person", (ALL_GO,))
    )
    await database.write(lambda c: c.execute("UPDATE person SET digest = 0"))
    return database


async def _owing(database: Database, people: int) -> float:
    snapshot = await database.read(releases.latest)
    assert snapshot
    now = snapshot.sessions[ALL_GO].start - timedelta(minutes=15)
    began = perf_counter()
    owed = await put_due(database, snapshot, now)
    took = perf_counter() - began
    assert owed == people
    await database.write(lambda c: c.execute("DELETE FROM delivery"))
    await database.write(lambda c: c.execute("DELETE FROM moment WHERE lead = 15"))
    return took / people * 1_000_000


def main() -> None:
    """Print all three; --quick takes fewer people and less time."""
    quick = "--quick" in sys.argv
    people = 1_000 if quick else 10_000
    before, later = (asyncio.run(planning(people, m)) for m in (at(20, 9), at(27, 12)))
    print(
        f"{people} people with {STARS_EACH} sessions each, {SESSIONS} sessions: planned in"
        f" {before * 1000:.0f} ms at a start (under 1000), in {later * 1000:.0f} ms after a day"
        " and a half of downtime",
        flush=True,
    )
    first, rate = asyncio.run(one_for_all(people, 5.0 if quick else 20.0))
    print(
        f"one session for all {people}: the first message {first * 1000:.0f} ms after its moment"
        f" (under 1000), then {rate:.2f} a second, {rate / TELEGRAM.bulk_per_second:.1%} of what is"
        " allowed (at least 95 %)",
        flush=True,
    )
    sizes = (100, 1_000, 10_000) if quick else (100, 10_000, 100_000)
    costs = asyncio.run(growth(sizes, rounds=5))
    written = ", ".join(
        f"{cost:.1f} µs with {size}" for size, cost in zip(sizes, costs, strict=True)
    )
    first_to_last, last_two = costs[-1] / costs[0], costs[-1] / costs[-2]
    print(
        f"owing a reminder costs for each person: {written}; {first_to_last:.2f} times from the"
        f" first to the last (at most 1.3), {last_two:.2f} times between the last two"
    )


if __name__ == "__main__":
    main()
