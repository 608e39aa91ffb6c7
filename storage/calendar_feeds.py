"""The secret addresses at which people's calendars are fetched: who knows one sees the calendar.

They end when their person says so, and with the person: the row goes with theirs.
"""

import secrets
import sqlite3
from datetime import datetime
from typing import Final

from storage.moments import to_ms

_BYTES: Final = 24
"""A token of this many random bytes cannot be guessed."""


def token_of(connection: sqlite3.Connection, person: int) -> str | None:
    """The token of a person's calendar, where they have one."""
    row = connection.execute(
        "SELECT token FROM calendar_feed WHERE person = ?", (person,)
    ).fetchone()
    return row["token"] if row else None


def open_feed(connection: sqlite3.Connection, person: int, now: datetime) -> str:
    """The token of a person's calendar; where they have none it is made."""
    return token_of(connection, person) or renew(connection, person, now)


def renew(connection: sqlite3.Connection, person: int, now: datetime) -> str:
    """A new token for a person's calendar; the previous one stops working."""
    token = secrets.token_urlsafe(_BYTES)
    connection.execute(
        """
        INSERT INTO calendar_feed (person, token, since) VALUES (?, ?, ?)
        ON CONFLICT (person) DO UPDATE SET token = excluded.token, since = excluded.since
        """,
        (person, token, to_ms(now)),
    )
    return token


def end(connection: sqlite3.Connection, person: int) -> None:
    """Let a person's calendar be fetched no more."""
    connection.execute("DELETE FROM calendar_feed WHERE person = ?", (person,))


def end_all(connection: sqlite3.Connection) -> None:
    """Let nobody's calendar be fetched any more."""
    connection.execute("DELETE FROM calendar_feed")


def owner(connection: sqlite3.Connection, token: str) -> int | None:
    """Whose calendar a token is for; None where it is, or is no longer, nobody's."""
    row = connection.execute(
        "SELECT person FROM calendar_feed WHERE token = ?", (token,)
    ).fetchone()
    return row["person"] if row else None
