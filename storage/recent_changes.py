"""What has changed about sessions, release by release: what each said before and says since."""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from storage import versions
from storage.moments import from_ms
from storage.programme.facts import Facts

MOST: Final = 300
"""How many of the newest changes are looked at, which takes about 40 ms."""

_SINCE_THE_FIRST: Final = "release > (SELECT min(number) FROM release)"


@dataclass(frozen=True, slots=True)
class Change:
    """What a release changed about a session. None is what was not part of it.

    `is_new` is whether no release before had the session.
    """

    session: str
    release: int
    since: datetime
    before: Facts | None
    after: Facts | None
    is_new: bool


def newest(connection: sqlite3.Connection, teams: Collection[str] | None) -> list[Change]:
    """What has changed since the first release, the newest first, one for a session and release.

    Own workshops are those of `teams` alone, of all teams where these are None.
    """
    marks = ", ".join("?" * len(teams or ()))
    seen = "" if teams is None else f"AND (own_of IS NULL OR own_of IN ({marks}))"
    rows = connection.execute(
        f"""
        SELECT session, release, published_at, said,
            (
                SELECT earlier.said FROM session_version AS earlier
                WHERE earlier.session = version.session AND earlier.release < version.release
                ORDER BY earlier.release DESC LIMIT 1
            ) AS said_before,
            EXISTS (
                SELECT * FROM session_version AS earlier
                WHERE earlier.session = version.session AND earlier.release < version.release
            ) AS was_there
        FROM session_version AS version JOIN release ON number = release
        WHERE {_SINCE_THE_FIRST} {seen}
        ORDER BY release DESC, session LIMIT ?
        """,  # noqa: S608 (question marks and fixed words)
        (*(teams or ()), MOST),
    )
    return [
        Change(
            session=row["session"],
            release=row["release"],
            since=from_ms(row["published_at"]),
            before=versions.read(row["said_before"]),
            after=versions.read(row["said"]),
            is_new=not row["was_there"],
        )
        for row in rows
    ]


def last(connection: sqlite3.Connection) -> datetime | None:
    """When something that everybody sees has changed last; None where nothing ever has."""
    row = connection.execute(
        f"SELECT max(release) AS number FROM session_version WHERE {_SINCE_THE_FIRST}"  # noqa: S608
        " AND own_of IS NULL"
    ).fetchone()
    found = connection.execute(
        "SELECT published_at FROM release WHERE number = ?", (row["number"],)
    ).fetchone()
    return from_ms(found["published_at"]) if found else None
