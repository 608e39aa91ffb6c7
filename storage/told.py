"""What each person was last told about the sessions that concern them."""

import sqlite3
from collections.abc import Iterable, Mapping


def begin(
    connection: sqlite3.Connection, person: int, sessions: Iterable[str], release: int
) -> None:
    """Somebody is concerned by sessions from now on, and knows them as a release has them."""
    connection.executemany(
        "INSERT INTO told (person, session, release) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        ((person, session, release) for session in sessions),
    )


def begin_for_all(connection: sqlite3.Connection, session: str, release: int) -> None:
    """A session is new to everybody whom it concerns: they know what `release` says of it."""
    connection.execute(
        """
        INSERT INTO told (person, session, release)
        SELECT person, session, ? FROM concerned WHERE session = ? ON CONFLICT DO NOTHING
        """,
        (release, session),
    )


def end(connection: sqlite3.Connection, person: int, sessions: Iterable[str]) -> None:
    """Tell somebody no more of these sessions, where nothing else makes them concern the person."""
    connection.executemany(
        """
        DELETE FROM told WHERE person = ?1 AND session = ?2
            AND NOT EXISTS (SELECT * FROM concerned WHERE person = ?1 AND session = ?2)
        """,
        ((person, session) for session in sessions),
    )


def end_all(connection: sqlite3.Connection, person: int) -> None:
    """Tell somebody no more of whatever does not concern them any longer, cancelled or not."""
    connection.execute(
        """
        DELETE FROM told WHERE person = ?1
            AND session NOT IN (SELECT session FROM concerned WHERE person = ?1)
        """,
        (person,),
    )


def known(connection: sqlite3.Connection, person: int) -> Mapping[str, int]:
    """The sessions that concern a person, each with the release they were last told."""
    rows = connection.execute(
        "SELECT session, release FROM told JOIN concerned USING (person, session) WHERE person = ?",
        (person,),
    )
    return {row["session"]: row["release"] for row in rows}


def note(connection: sqlite3.Connection, person: int, sessions: Mapping[str, int]) -> None:
    """Keep which release's version of some sessions a person knows now."""
    connection.executemany(
        "UPDATE told SET release = ? WHERE person = ? AND session = ?",
        ((release, person, session) for session, release in sessions.items()),
    )


def take_back(
    connection: sqlite3.Connection, person: int, release: int, sessions: Mapping[str, int]
) -> None:
    """Keep what a person knew before `release`, which has not reached them."""
    connection.executemany(
        "UPDATE told SET release = ? WHERE person = ? AND session = ? AND release = ?",
        ((before, person, session, release) for session, before in sessions.items()),
    )
