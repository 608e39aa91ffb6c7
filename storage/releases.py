"""The releases of the programme: every one that was published, the last one being in force."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.moments import from_ms, to_ms


@dataclass(frozen=True, slots=True)
class Release:
    """One publication. `document` is the programme in the form of its file."""

    number: int
    published_at: datetime
    author: int | None
    document: Mapping[str, Any]


def latest(connection: sqlite3.Connection) -> Release | None:
    """The release in force, if anything was published yet."""
    row = connection.execute(
        "SELECT number, published_at, author, programme FROM release ORDER BY number DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    return Release(
        number=row["number"],
        published_at=from_ms(row["published_at"]),
        author=row["author"],
        document=json.loads(row["programme"]),
    )


def publish(
    connection: sqlite3.Connection,
    document: Mapping[str, Any],
    author: int | None,
    now: datetime,
) -> int:
    """Put a programme in force; its release number is the result."""
    cursor = connection.execute(
        "INSERT INTO release (event_id, published_at, author, programme) VALUES (?, ?, ?, ?)",
        (
            document["event"]["id"],
            to_ms(now),
            author,
            json.dumps(document, ensure_ascii=False, separators=(",", ":")),
        ),
    )
    number = cursor.lastrowid
    if number is None:
        raise sqlite3.DatabaseError("a release got no number")
    return number
