"""People are known by as little as possible, and everything about them can be shown and erased."""

import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from storage import inbox, people, privacy
from storage.database import Database
from storage.programme.snapshot import Snapshot
from tests.programmes import small_programme
from tests.storage.conftest import NOON

ANNA, BORIS = 11, 12


async def test_somebody_new_gets_the_language_guessed(database: Database) -> None:
    assert await database.read(people.find, ANNA) is None
    met = await database.write(people.meet, ANNA, "ru", NOON)
    assert met == await database.read(people.find, ANNA)
    assert (met.language, met.language_chosen, met.reachable) == ("ru", False, True)


async def test_a_choice_wins_over_every_later_guess(database: Database) -> None:
    await database.write(people.choose_language, ANNA, "de", NOON)
    again = await database.write(people.meet, ANNA, "ru", NOON)
    assert (again.language, again.language_chosen) == ("de", True)


async def test_seeing_somebody_again_is_written_at_most_once_an_hour(database: Database) -> None:
    met = await database.write(people.meet, ANNA, "de", NOON)
    assert not people.needs_refreshing(met, NOON + timedelta(minutes=59))
    assert people.needs_refreshing(met, NOON + timedelta(minutes=60))


async def test_whoever_writes_again_is_reachable_again(database: Database) -> None:
    await database.write(people.meet, ANNA, "de", NOON)
    await database.write(people.set_reachable, ANNA, False)
    blocked = await database.read(people.find, ANNA)
    assert blocked
    assert people.needs_refreshing(blocked, NOON)
    assert (await database.write(people.meet, ANNA, "de", NOON)).reachable


async def test_nothing_is_kept_of_a_stranger_who_blocks(database: Database) -> None:
    await database.write(people.set_reachable, ANNA, False)
    assert await database.read(people.find, ANNA) is None


async def test_a_person_is_shown_everything_that_is_held(database: Database) -> None:
    await database.write(people.choose_language, ANNA, "ru", NOON)
    await database.write(inbox.store, [_message(5, ANNA, "Привет")], NOON)
    data = await database.read(privacy.data_of, ANNA)
    assert data["person"]["telegram_id"] == ANNA
    assert data["person"]["language"] == "ru"
    assert data["updates"][0]["content"]["message"]["text"] == "Привет"


async def test_erasing_leaves_no_trace_in_any_table(database: Database) -> None:
    for person in (ANNA, BORIS):
        await database.write(people.meet, person, "de", NOON)
        await database.write(inbox.store, [_message(person + 100, person, "geheim")], NOON)
    await database.write(privacy.erase, ANNA, NOON)
    assert await database.read(_rows_that_mention, ANNA) == []
    assert await database.read(people.find, BORIS)


@pytest.mark.parametrize(
    ("last_seen", "now", "stays"),
    [
        (NOON, NOON + timedelta(days=5), True),
        (NOON, NOON + timedelta(days=90) - timedelta(seconds=1), True),
        (NOON, NOON + timedelta(days=90), False),
        (NOON + timedelta(days=30), NOON + timedelta(days=100), True),
        (NOON + timedelta(days=30), NOON + timedelta(days=120), False),
        (NOON - timedelta(days=200), NOON + timedelta(days=89), True),
    ],
)
async def test_people_are_erased_when_both_event_and_last_contact_are_long_past(
    database: Database, last_seen: datetime, now: datetime, stays: bool
) -> None:
    await database.write(people.meet, ANNA, "de", last_seen)
    erased = await database.write(
        privacy.erase_expired, now, ending_at(NOON), retention=timedelta(days=90)
    )
    assert erased == (0 if stays else 1)
    assert bool(await database.read(people.find, ANNA)) is stays


def ending_at(end: datetime) -> Snapshot:
    """A programme that is over then."""
    programme = small_programme()
    only = replace(programme.sessions[0], start=end - timedelta(hours=1), end=end)
    return Snapshot.of(replace(programme, sessions=(only,)))


def _message(update_id: int, person: int, text: str) -> dict[str, Any]:
    return {"update_id": update_id, "message": {"from": {"id": person}, "text": text}}


def _rows_that_mention(connection: sqlite3.Connection, person: int) -> list[str]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [
        table["name"]
        for table in tables
        for row in connection.execute(f'SELECT * FROM "{table["name"]}"').fetchall()  # noqa: S608
        if person in tuple(row) or str(person) in map(str, tuple(row))
    ]
