"""What a sign-up costs with many on the list, and how many a second are durably stored."""

import asyncio
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeAlias

from storage import people, releases
from storage.database import Database
from storage.programme.snapshot import Snapshot
from storage.publishing import Origin
from storage.seats import transitions
from storage.seats.model import Waits
from tests.programmes import at
from tests.storage import at_once
from tests.storage.seats.seat_scenarios import EVENING, Plan, connect, programme, transaction

FULL, OPEN, OTHER = "full", "open", "other"
PLANS = (
    Plan(FULL, 60, at(29, 10)),
    Plan(OPEN, None, at(29, 10)),
    Plan(OTHER, None, at(29, 10)),
)
CALLERS = 32
FEW = 100


Act: TypeAlias = Callable[[sqlite3.Connection, Snapshot, int, str, datetime], object]


@dataclass(frozen=True)
class List:
    """A database with so many people on the list, and a newcomer to sign up."""

    connection: sqlite3.Connection
    snapshot: Snapshot
    newcomer: int

    def sign_up(self, group: str) -> float:
        """Seconds that the sign-up of a newcomer takes, who goes again afterwards."""
        seconds = self._timed(transitions.take, self.newcomer, group)
        self._timed(transitions.leave, self.newcomer, group)
        return seconds

    def pass_on(self) -> float:
        """Seconds that leaving takes, with the next in the queue moving in from another group."""
        query = "SELECT person FROM seat WHERE working_group = ? ORDER BY since, person LIMIT 1"
        (person,) = self.connection.execute(query, (FULL,)).fetchone()
        seconds = self._timed(transitions.leave, person, FULL)
        self._timed(transitions.take, person, FULL)
        self._timed(transitions.take, person, OPEN)
        return seconds

    def _timed(self, act: Act, person: int, group: str) -> float:
        began = perf_counter()
        with transaction(self.connection) as c:
            act(c, self.snapshot, person, group, EVENING)
        return perf_counter() - began


def filled(path: Path, size: int) -> List:
    """A list on which whoever has no seat in the full group waits for it, and sits in another."""
    connection = connect(path)
    with transaction(connection) as c:
        plan = programme(*PLANS)
        snapshot = at_once.publish(c, plan, None, Origin.FILE, EVENING).snapshot
        for person in range(1, size + 2):
            people.meet(c, person, "de", EVENING)
        for person in range(1, size + 1):
            if isinstance(transitions.take(c, snapshot, person, FULL, EVENING), Waits):
                transitions.take(c, snapshot, person, OPEN, EVENING)
    return List(connection, snapshot, size + 1)


def growth(many: int, pairs: int) -> None:
    """The same act on a short and a long list in turn, and the ratio of the medians."""
    acts: dict[str, Callable[[List], float]] = {
        "taking a seat": lambda on: on.sign_up(OTHER),
        "queueing up": lambda on: on.sign_up(FULL),
        "leaving, and moving the next up": List.pass_on,
    }
    with tempfile.TemporaryDirectory() as folder:
        short, long = filled(Path(folder, "short"), FEW), filled(Path(folder, "long"), many)
        with closing(short.connection), closing(long.connection):
            for name, act in acts.items():
                times = [(act(short), act(long)) for _ in range(pairs)]
                on_short, on_long = (median(column) for column in zip(*times, strict=True))
                print(
                    f"{name}: {on_long / on_short:.2f} times as long with {many:,} on the list "
                    f"as with {FEW} (budget 1.30; {on_short * 1e6:.0f} and {on_long * 1e6:.0f} µs)",
                    flush=True,
                )


async def throughput(sign_ups: int) -> float:
    """Sign-ups a second, each on disk before its caller goes on."""
    with tempfile.TemporaryDirectory() as folder:
        database = await Database.open(Path(folder, "bot.sqlite3"))

        def begin(connection: sqlite3.Connection) -> None:
            at_once.publish(connection, programme(*PLANS), None, Origin.FILE, EVENING)
            for person in range(sign_ups):
                people.meet(connection, person + 1, "de", EVENING)

        await database.write(begin)
        snapshot = await database.read(releases.latest)
        assert snapshot
        crowd = iter(range(1, sign_ups + 1))

        async def caller() -> None:
            for person in crowd:
                await database.write(transitions.take, snapshot, person, FULL, EVENING)

        began = perf_counter()
        await asyncio.gather(*(caller() for _ in range(CALLERS)))
        seconds = perf_counter() - began
        await database.close()
    return sign_ups / seconds


def main() -> None:
    """Both; with --quick on a shorter list."""
    quick = "--quick" in sys.argv
    growth(*((5_000, 100) if quick else (100_000, 1_000)))
    rates = [asyncio.run(throughput(500 if quick else 3_000)) for _ in range(1 if quick else 3)]
    print(
        f"{median(rates):,.0f} sign-ups a second from {CALLERS} callers, each durable "
        "(budget 1,000)"
    )


if __name__ == "__main__":
    main()
