"""The sessions that people have starred, and what they were last told about them."""

import sqlite3
from collections.abc import Mapping
from datetime import datetime

from storage import releases
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
    connection.execute(
        "INSERT INTO told (person, session, release) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (person, session, release),
    )
    return True


def unstar(connection: sqlite3.Connection, person: int, session: str) -> None:
    """Take a star back; whom nothing else concerns is told of no further change."""
    connection.execute("DELETE FROM favourite WHERE person = ? AND session = ?", (person, session))
    connection.execute(
        """
        DELETE FROM told WHERE person = ?1 AND session = ?2
            AND NOT EXISTS (SELECT * FROM concerned WHERE person = ?1 AND session = ?2)
        """,
        (person, session),
    )


def told(connection: sqlite3.Connection, person: int) -> Mapping[str, int]:
    """The sessions that concern a person, each with the release they were last told."""
    rows = connection.execute(
        "SELECT session, release FROM told JOIN concerned USING (person, session) WHERE person = ?",
        (person,),
    )
    return {row["session"]: row["release"] for row in rows}


def note_told(connection: sqlite3.Connection, person: int, sessions: Mapping[str, int]) -> None:
    """Keep which release's version of some sessions a person knows now."""
    connection.executemany(
        "UPDATE told SET release = ? WHERE person = ? AND session = ?",
        ((release, person, session) for session, release in sessions.items()),
    )


def take_back_told(
    connection: sqlite3.Connection, person: int, told: int, sessions: Mapping[str, int]
) -> None:
    """Keep what a person knew before `told`, which has not reached them."""
    connection.executemany(
        "UPDATE told SET release = ? WHERE person = ? AND session = ? AND release = ?",
        ((release, person, session, told) for session, release in sessions.items()),
    )
