"""One question at a time stands for each person; it can be paused and lapses after a day."""

import sqlite3
from datetime import datetime, timedelta

import pytest

from storage import dialogues, people
from storage.dialogues import Dialogue
from tests.storage.conftest import NOON

ANNA, BORIS = 11, 12
LATER = NOON + timedelta(hours=1)


@pytest.fixture(autouse=True)
def asked(connection: sqlite3.Connection) -> None:
    """Both are known, and Anna has been asked for another hour."""
    for person in (ANNA, BORIS):
        people.meet(connection, person, "de", NOON)
    dialogues.ask(connection, ANNA, "T:eroeffnung", NOON)


def standing(connection: sqlite3.Connection, person: int = ANNA) -> Dialogue | None:
    found = people.find(connection, person)
    assert found
    return found.dialogue


def test_a_question_stands_until_it_is_ended(connection: sqlite3.Connection) -> None:
    assert standing(connection) == Dialogue("T:eroeffnung", NOON, paused=False)
    assert standing(connection, BORIS) is None
    dialogues.end(connection, ANNA)
    dialogues.end(connection, ANNA)
    assert standing(connection) is None


def test_a_new_question_replaces_the_old_one_and_is_not_paused(
    connection: sqlite3.Connection,
) -> None:
    dialogues.pause(connection, ANNA)
    dialogues.ask(connection, ANNA, "L:nacht", LATER)
    assert standing(connection) == Dialogue("L:nacht", LATER, paused=False)


def test_a_paused_question_stays_until_it_is_asked_again(connection: sqlite3.Connection) -> None:
    dialogues.pause(connection, ANNA)
    dialogues.pause(connection, BORIS)
    assert standing(connection) == Dialogue("T:eroeffnung", NOON, paused=True)
    assert standing(connection, BORIS) is None
    dialogues.ask(connection, ANNA, "T:eroeffnung", LATER)
    assert standing(connection) == Dialogue("T:eroeffnung", LATER, paused=False)


@pytest.mark.parametrize(
    ("moment", "lapsed"),
    [
        (NOON, False),
        (NOON + timedelta(hours=24) - timedelta(seconds=1), False),
        (NOON + timedelta(hours=24), True),
    ],
)
def test_it_lapses_after_a_day(moment: datetime, lapsed: bool) -> None:
    assert Dialogue("x", NOON, paused=False).has_lapsed(moment) is lapsed


def test_it_goes_with_its_person_and_nobody_unknown_is_asked(
    connection: sqlite3.Connection,
) -> None:
    connection.execute("DELETE FROM person WHERE id = ?", (ANNA,))
    assert connection.execute("SELECT count(*) FROM dialogue").fetchone()[0] == 0
    with pytest.raises(sqlite3.IntegrityError):
        dialogues.ask(connection, 404, "x", NOON)
