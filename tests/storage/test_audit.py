"""The audit log says who did what, newest first, and forgets whom it has to forget."""

import sqlite3
from datetime import timedelta

from storage import audit
from storage.audit import ERASED, Action, Entry
from tests.storage.conftest import NOON

OLGA, PAUL = 21, 31


def test_lines_come_newest_first_in_pages(connection: sqlite3.Connection) -> None:
    for number in range(5):
        audit.note(
            connection, OLGA, Action.PUBLISHED, NOON + timedelta(minutes=number), release=number
        )
    assert audit.count(connection) == 5
    assert [line.details["release"] for line in audit.page(connection, 0, 2)] == [4, 3]
    assert [line.details["release"] for line in audit.page(connection, 4, 2)] == [0]
    assert audit.page(connection, 5, 2) == []


def test_every_action_is_kept_as_it_was_noted(connection: sqlite3.Connection) -> None:
    for action in Action:
        audit.note(connection, None, action, NOON, person=PAUL, text="„ü“ «я» {}")
        newest = [audit.page(connection, 0, 1, of_seats)[:1] for of_seats in (False, True)]
        assert [Entry(NOON, None, action, {"person": PAUL, "text": "„ü“ «я» {}"})] in newest


def test_somebody_is_forgotten_as_actor_and_as_the_one_it_was_done_to(
    connection: sqlite3.Connection,
) -> None:
    audit.note(connection, OLGA, Action.ORGANISER_NAMED, NOON, person=PAUL)
    audit.note(connection, PAUL, Action.EXPORTED, NOON, file="yaml")
    audit.note(connection, PAUL, Action.ORGANISER_REMOVED, NOON, person=PAUL)
    audit.note(connection, None, Action.PUBLISHED, NOON, release=PAUL)
    audit.forget(connection, PAUL)
    assert [(line.actor, dict(line.details)) for line in audit.page(connection, 0, 9)[::-1]] == [
        (OLGA, {"person": ERASED}),
        (ERASED, {"file": "yaml"}),
        (ERASED, {"person": ERASED}),
        (None, {"release": PAUL}),
    ]
