"""The sessions that people have starred."""

import sqlite3
from collections.abc import Collection
from datetime import datetime

from storage import releases, told
from storage.moments import to_ms


def star(
    connection: sqlite3.Connection, person: int, session: str, release: int, now: datetime
) -> bool:
    """Star a session as the person sees it in `release`.

    False, and nothing has happened, where a newer release is in force: they have not seen it.
    """
    if releases.latest_number(connection) != release:
        return False
    connection.execute(
        "INSERT INTO favourite (person, session, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (person, session, to_ms(now)),
    )
    connection.execute("DELETE FROM left_out WHERE person = ? AND session = ?", (person, session))
    told.begin(connection, person, [session], release)
    return True


def unstar(connection: sqlite3.Connection, person: int, session: str) -> None:
    """Take a star back; whom nothing else concerns is told of no further change."""
    connection.execute("DELETE FROM favourite WHERE person = ? AND session = ?", (person, session))
    told.end(connection, person, [session])


def leave_out(connection: sqlite3.Connection, person: int, sessions: Collection[str]) -> None:
    """Take sessions out of somebody's day, starred, wanted with all highlights, or a workshop."""
    pairs = [(person, session) for session in sessions]
    connection.executemany("DELETE FROM favourite WHERE person = ? AND session = ?", pairs)
    connection.executemany(
        """
        INSERT INTO left_out (person, session)
        SELECT DISTINCT ?1, session FROM (
            SELECT session FROM highlight UNION ALL SELECT session FROM team_session
        ) WHERE session = ?2 ON CONFLICT DO NOTHING
        """,
        pairs,
    )
    told.end(connection, person, sessions)
