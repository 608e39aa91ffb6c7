"""A session keeps its number, whatever becomes of it, and no other session ever gets it."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from storage import session_numbers
from storage.programme.snapshot import Snapshot
from storage.publishing import Origin
from storage.schema import migrate, migrations
from tests.programmes import at, session, small_programme
from tests.storage.starred import OPENING, edited, open_bot, publish, without

SINCE = next(m.number for m in migrations() if "CREATE TABLE session_number" in m.script)


def test_numbers_are_kept_when_sessions_go_and_come_back(connection: sqlite3.Connection) -> None:
    open_bot(connection)
    first = session_numbers.of_sessions(connection)
    assert first == session_numbers.unpublished(Snapshot.of(small_programme()))
    assert sorted(first.values()) == list(range(1, len(first) + 1))
    earlier = session("neu", at(27, 8), 1, small_programme().sessions[0].title)
    left = without(OPENING)
    publish(connection, replace(left, sessions=(earlier, *left.sessions)))
    publish(connection, edited(place="pin"), origin=Origin.ROLLBACK)
    assert session_numbers.of_sessions(connection) == {**first, "neu": len(first) + 1}


def test_a_database_from_before_has_a_number_for_each_session(tmp_path: Path) -> None:
    path = tmp_path / "db"
    migrate(path, migrations()[: SINCE - 1])
    with closing(sqlite3.connect(path)) as old, old:
        old.executemany(
            "INSERT INTO session_version (session, release, said) VALUES (?, ?, '{}')",
            [("b", 1), ("a", 1), ("a", 2), ("0", 2)],
        )
    migrate(path)
    with closing(sqlite3.connect(path)) as migrated:
        migrated.row_factory = sqlite3.Row
        assert session_numbers.of_sessions(migrated) == {"a": 1, "b": 2, "0": 3}
