"""A thousand people press at once."""

import asyncio
import sqlite3
from pathlib import Path

from storage import people, releases
from storage.database import Database
from storage.publishing import Origin
from storage.seats import queries, transitions
from storage.seats.model import Seated, SignUp, Tally, Waits
from tests.programmes import at
from tests.storage import at_once
from tests.storage.seats.seat_scenarios import EVENING, Plan, programme

SEATS, PEOPLE = 60, 1_000


async def test_a_thousand_at_once_for_sixty_seats(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "bot.sqlite3")
    crowd = range(1, PEOPLE + 1)

    def begin(connection: sqlite3.Connection) -> None:
        plan = programme(Plan("art", SEATS, at(29, 10)))
        at_once.publish(connection, plan, None, Origin.FILE, EVENING)
        for person in crowd:
            people.meet(connection, person, "de", EVENING)

    await database.write(begin)
    snapshot = await database.read(releases.latest)
    assert snapshot
    committed: list[tuple[int, SignUp]] = []

    async def press(person: int) -> None:
        outcome = await database.write(transitions.take, snapshot, person, "art", EVENING)
        committed.append((person, outcome))

    await asyncio.gather(*(press(person) for person in crowd))
    tally = (await database.read(queries.standing, None)).tally("art")
    entries = await database.read(queries.entries, ["art"])
    await database.close()

    assert tally == Tally(SEATS, PEOPLE - SEATS)
    assert [outcome for _, outcome in committed[:SEATS]] == [Seated()] * SEATS
    waiting = committed[SEATS:]
    assert [outcome for _, outcome in waiting] == [
        Waits(place, place) for place in range(1, PEOPLE - SEATS + 1)
    ]
    assert {e.person for e in entries if e.position is None} == {p for p, _ in committed[:SEATS]}
    assert [e.person for e in entries if e.position is not None] == [p for p, _ in waiting]
