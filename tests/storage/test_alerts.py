"""Organisers are told of trouble with the bot itself, of each kind once an hour at most."""

import sqlite3
from datetime import timedelta

from storage import alerts
from storage.alerts import TOLD_EVERY, Alert
from tests.storage.conftest import NOON

OLGA, PAUL = 21, 31
REASON = {"reason": "No space left on device"}


def owed(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    rows = connection.execute("SELECT chat, kind FROM delivery ORDER BY id")
    return [(row["chat"], row["kind"]) for row in rows]


def test_every_organiser_is_told_once_an_hour_of_each_kind(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO organiser (person, named_by, since) VALUES (?, NULL, 0)", (PAUL,)
    )
    almost = NOON + TOLD_EVERY - timedelta(seconds=1)
    assert alerts.tell(connection, Alert.BACKUP_FAILED, REASON, NOON, [OLGA])
    assert not alerts.tell(connection, Alert.BACKUP_FAILED, REASON, almost, [OLGA])
    assert alerts.tell(connection, Alert.MESSAGES_FAILED, {"count": 2}, almost, [OLGA])
    both = [(OLGA, Alert.BACKUP_FAILED), (PAUL, Alert.BACKUP_FAILED)]
    assert owed(connection)[:2] == both
    connection.execute("DELETE FROM delivery")
    assert alerts.tell(connection, Alert.BACKUP_FAILED, REASON, NOON + TOLD_EVERY, [OLGA])
    assert owed(connection) == both


def test_a_full_disk_is_told_when_it_begins_then_daily_and_again_after_there_was_room(
    connection: sqlite3.Connection,
) -> None:
    assert alerts.room_needed(10**6) == 200_000_000
    assert alerts.room_needed(10**8) == 300_000_000
    low, enough = 199_999_999, 200_000_000
    hours = {
        0: (enough, False),
        1: (low, True),
        2: (low, False),
        24: (low, False),
        25: (low, True),
        26: (enough, False),
        27: (low, True),
    }
    told = {
        hour: alerts.note_disk(connection, free, enough, NOON + timedelta(hours=hour), [OLGA])
        for hour, (free, _) in hours.items()
    }
    assert told == {hour: expected for hour, (_, expected) in hours.items()}
    assert owed(connection) == [(OLGA, Alert.DISK_NEARLY_FULL)] * 3
