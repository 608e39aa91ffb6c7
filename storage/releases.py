"""The releases of the programme: every one that was published, the last one being in force."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from storage.moments import from_ms, to_ms
from storage.programme.document import from_release, to_release
from storage.programme.model import Programme
from storage.programme.snapshot import Snapshot

_REMEMBERED: Final = 2
"""Programmes: the one in force, and what is proposed over it. A large one takes 5 MB."""

_RELEASES: Final = (
    "SELECT number, published_at, person FROM release LEFT JOIN release_author ON release = number"
)


@dataclass(frozen=True, slots=True)
class Release:
    """One publication, without what it says. No author is the command line."""

    number: int
    published_at: datetime
    author: int | None


class OutOfDate(Exception):
    """Another release is in force than the one that was decided by; nothing has happened."""


def check_in_force(connection: sqlite3.Connection, snapshot: Snapshot) -> None:
    """Raise OutOfDate where another release is in force."""
    if latest_number(connection) != snapshot.release:
        raise OutOfDate


def latest_number(connection: sqlite3.Connection) -> int:
    """The number of the release in force, 0 where nothing was published yet."""
    number: int = connection.execute("SELECT coalesce(max(number), 0) FROM release").fetchone()[0]
    return number


def latest(connection: sqlite3.Connection) -> Snapshot | None:
    """What is in force, if anything was published yet."""
    number = latest_number(connection)
    return snapshot(connection, number) if number else None


def snapshot(connection: sqlite3.Connection, number: int) -> Snapshot | None:
    """What a release says, or None where there is none of that number."""
    row = connection.execute("SELECT programme FROM release WHERE number = ?", (number,)).fetchone()
    return Snapshot.of(read(row["programme"]), number) if row else None


def find(connection: sqlite3.Connection, number: int) -> Release | None:
    """A release by its number."""
    row = connection.execute(f"{_RELEASES} WHERE number = ?", (number,)).fetchone()
    return _release(row) if row else None


def earlier_alike(connection: sqlite3.Connection, number: int) -> int | None:
    """The newest release before that one that says exactly the same, if there was one."""
    row = connection.execute(
        """
        SELECT max(earlier.number) FROM release JOIN release AS earlier
            ON earlier.number < release.number AND earlier.programme = release.programme
        WHERE release.number = ?
        """,
        (number,),
    ).fetchone()
    alike: int | None = row[0]
    return alike


def last_with_session(connection: sqlite3.Connection, session: str) -> int | None:
    """The newest release that had a session, if any had it."""
    row = connection.execute(
        """
        SELECT coalesce(
            (SELECT min(later.release) - 1 FROM session_version AS later
            WHERE later.session = version.session AND later.release > version.release),
            (SELECT max(number) FROM release)
        )
        FROM session_version AS version
        WHERE session = ? AND said IS NOT NULL ORDER BY release DESC LIMIT 1
        """,
        (session,),
    ).fetchone()
    number: int | None = row[0] if row else None
    return number


def had_session(connection: sqlite3.Connection, session: str, up_to: int) -> bool:
    """Whether that release, or one before it, had a session."""
    query = (
        "SELECT 1 FROM session_version WHERE session = ? AND release <= ? AND said IS NOT NULL"
        " LIMIT 1"
    )
    return connection.execute(query, (session, up_to)).fetchone() is not None


def page(connection: sqlite3.Connection, offset: int, limit: int) -> list[Release]:
    """Some releases, the newest first."""
    rows = connection.execute(f"{_RELEASES} ORDER BY number DESC LIMIT ? OFFSET ?", (limit, offset))
    return [_release(row) for row in rows]


def count(connection: sqlite3.Connection) -> int:
    """How many releases there are."""
    number: int = connection.execute("SELECT count(*) FROM release").fetchone()[0]
    return number


def written(programme: Programme) -> str:
    """A programme as releases keep it."""
    return json.dumps(to_release(programme), ensure_ascii=False, separators=(",", ":"))


@lru_cache(_REMEMBERED)
def read(document: str) -> Programme:
    """The programme that was `written` so. Who publishes holds the writer meanwhile, and a thousand
    sessions take 70 ms: what was read a moment ago is known.
    """
    return from_release(json.loads(document))


def add(
    connection: sqlite3.Connection, event: str, document: str, author: int | None, now: datetime
) -> int:
    """Put a programme, which was `written` before, in force; its release number is the result."""
    cursor = connection.execute(
        "INSERT INTO release (event_id, published_at, programme) VALUES (?, ?, ?)",
        (event, to_ms(now), document),
    )
    number = cursor.lastrowid
    if number is None:
        raise sqlite3.DatabaseError("a release got no number")
    if author is not None:
        connection.execute("INSERT INTO release_author VALUES (?, ?)", (number, author))
    return number


def forget_author(connection: sqlite3.Connection, person: int) -> None:
    """Leave nothing of a person in what they published."""
    connection.execute("DELETE FROM release_author WHERE person = ?", (person,))


def _release(row: sqlite3.Row) -> Release:
    return Release(row["number"], from_ms(row["published_at"]), row["person"])
