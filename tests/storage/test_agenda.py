"""Stars: what concerns somebody, and as what they know it."""

import sqlite3

import pytest

from storage import agenda, people, told
from tests.storage.starred import (
    ANNA,
    BORIS,
    MORNING,
    NIGHT,
    OPENING,
    moved,
    open_bot,
    publish,
    star,
)


@pytest.fixture(autouse=True)
def house(connection: sqlite3.Connection) -> None:
    open_bot(connection)


def starred(connection: sqlite3.Connection, person: int) -> frozenset[str]:
    found = people.find(connection, person)
    assert found
    return found.starred


def test_a_star_is_kept_with_the_release_its_giver_has_seen(
    connection: sqlite3.Connection,
) -> None:
    assert agenda.star(connection, ANNA, OPENING, 1, MORNING)
    assert starred(connection, ANNA) == {OPENING}
    assert starred(connection, BORIS) == frozenset()
    assert told.known(connection, ANNA) == {OPENING: 1}


def test_a_star_on_an_overtaken_release_is_not_set(connection: sqlite3.Connection) -> None:
    publish(connection, moved())
    assert not agenda.star(connection, ANNA, OPENING, 1, MORNING)
    assert starred(connection, ANNA) == frozenset()
    assert told.known(connection, ANNA) == {}


def test_a_second_star_keeps_what_was_told_before(connection: sqlite3.Connection) -> None:
    star(connection, ANNA)
    publish(connection, moved())
    star(connection, ANNA)
    assert told.known(connection, ANNA) == {OPENING: 1}


def test_a_star_taken_back_leaves_nothing_and_given_again_starts_anew(
    connection: sqlite3.Connection,
) -> None:
    star(connection, ANNA, OPENING, NIGHT)
    agenda.unstar(connection, ANNA, OPENING)
    agenda.unstar(connection, ANNA, OPENING)
    assert starred(connection, ANNA) == {NIGHT}
    assert connection.execute("SELECT session FROM told").fetchall()[0]["session"] == NIGHT
    publish(connection, moved())
    star(connection, ANNA)
    assert told.known(connection, ANNA) == {OPENING: 2, NIGHT: 1}


def test_what_was_told_is_noted_for_that_person_and_session_alone(
    connection: sqlite3.Connection,
) -> None:
    star(connection, ANNA, OPENING, NIGHT)
    star(connection, BORIS)
    publish(connection, moved())
    told.note(connection, ANNA, {OPENING: 2, "essen": 2})
    assert told.known(connection, ANNA) == {OPENING: 2, NIGHT: 1}
    assert told.known(connection, BORIS) == {OPENING: 1}


def test_what_did_not_arrive_is_taken_back_unless_something_else_was_told_since(
    connection: sqlite3.Connection,
) -> None:
    star(connection, ANNA, OPENING, NIGHT)
    publish(connection, moved(60))
    publish(connection, moved(30))
    told.note(connection, ANNA, {OPENING: 2, NIGHT: 3})
    told.take_back(connection, ANNA, 2, {OPENING: 1, NIGHT: 1})
    assert told.known(connection, ANNA) == {OPENING: 1, NIGHT: 3}


def test_nobody_unknown_can_star(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        agenda.star(connection, 404, OPENING, 1, MORNING)
