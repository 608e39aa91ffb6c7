"""The numbers of sessions, for programs that know them by numbers: each keeps its own."""

import sqlite3
from collections.abc import Iterable, Mapping

from storage.programme.snapshot import Snapshot


def of_sessions(connection: sqlite3.Connection) -> Mapping[str, int]:
    """The number of every session that a release has had, from 1."""
    rows = connection.execute("SELECT session, number FROM session_number")
    return {row["session"]: row["number"] for row in rows}


def unpublished(snapshot: Snapshot) -> Mapping[str, int]:
    """The numbers that the sessions of a programme get when it is published first."""
    return {name: number for number, name in enumerate(snapshot.sessions, 1)}


def note(connection: sqlite3.Connection, sessions: Iterable[str]) -> None:
    """Give a number to each of some sessions that has none."""
    connection.executemany(
        "INSERT INTO session_number (session) VALUES (?) ON CONFLICT (session) DO NOTHING",
        ((name,) for name in sessions),
    )
