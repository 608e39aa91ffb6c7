"""What overlaps from now on is said with the number of people who would be in both."""

import sqlite3
from dataclasses import replace

import pytest

from storage import overlaps
from storage.programme import edits
from storage.programme.model import Kind, Programme, Strand
from storage.programme.snapshot import Snapshot
from tests.programmes import at
from tests.storage.starred import ANNA, BORIS, CLARA, edited, open_bot, star

BOTH = (at(29, 10), at(29, 12))


@pytest.fixture
def seated(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Anna and Boris sit in Umwelt, Clara in Sport; Anna has starred the night."""
    open_bot(connection)
    for person, group in ((ANNA, "umwelt"), (BORIS, "umwelt"), (CLARA, "sport")):
        connection.execute("INSERT INTO seat VALUES (?, ?, 0)", (person, group))
    star(connection, ANNA, "nacht")
    return connection


def made(connection: sqlite3.Connection, programme: Programme) -> list[tuple[str, str, int, bool]]:
    """What a programme would let overlap in place of the small one."""
    before = Snapshot.of(edited())
    found = overlaps.made(connection, before, Snapshot.of(programme, 2))
    return [(o.one.id, o.other.id, o.people, o.in_one_hall) for o in found]


def test_s11_a_plenary_that_runs_into_groups_is_said_with_all_who_sit_there(
    seated: sqlite3.Connection,
) -> None:
    later = edited(kind=Kind.PLENARY, start=at(29, 11), end=at(29, 13, 30))
    assert made(seated, later) == [
        ("u1", "eroeffnung", 2, False),
        ("s1", "eroeffnung", 1, False),
        ("eroeffnung", "essen", 0, False),
    ]


def test_what_nobody_attends_and_what_overlapped_before_is_not_said(
    seated: sqlite3.Connection,
) -> None:
    assert made(seated, edited("nacht", start=at(29, 9), end=at(29, 13), strand=Strand.BOTH)) == [
        ("nacht", "u1", 1, False)
    ]
    assert made(seated, edited("u1", end=at(29, 12, 30))) == []
    assert made(seated, edited("werkstatt", start=at(29, 10))) == []
    assert (
        made(seated, edited("eroeffnung", start=at(29, 11), end=at(29, 12), cancelled=True)) == []
    )


def test_two_sittings_in_one_hall_are_said_with_all_who_sit_in_either(
    seated: sqlite3.Connection,
) -> None:
    assert made(seated, edits.relocate(edited(), "u1", "pin")) == [("s1", "u1", 3, True)]


def test_a_group_s_people_are_counted_for_a_sitting_that_is_new(seated: sqlite3.Connection) -> None:
    first = edited()
    new = replace(first.sessions[2], id="u2", start=at(28, 22), end=at(28, 23))
    more = replace(first, sessions=(*first.sessions, new))
    assert made(seated, more) == [("u2", "nacht", 1, False)]


def test_a_plenary_that_runs_into_the_evening_is_said_though_nobody_has_starred_it(
    connection: sqlite3.Connection,
) -> None:
    open_bot(connection)
    later = edited(kind=Kind.PLENARY, start=at(28, 21), end=at(28, 23))
    assert made(connection, later) == [("eroeffnung", "nacht", 0, False)]
    own = edited(kind=Kind.WORKSHOP, start=at(28, 21), end=at(28, 23))
    assert made(connection, own) == []
