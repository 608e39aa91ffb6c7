"""Everything that is held about a person: shown whole, erased whole, and erased in time."""

import json
import sqlite3
from datetime import datetime, timedelta
from typing import Any

from storage.moments import from_ms, to_ms


def data_of(connection: sqlite3.Connection, person: int) -> dict[str, Any]:
    """Everything that is held about a person, in a form that people and machines can read."""
    row = connection.execute("SELECT * FROM person WHERE id = ?", (person,)).fetchone()
    waiting = connection.execute(
        "SELECT update_id, received_at, body FROM inbox WHERE queue = ? ORDER BY row", (person,)
    )
    return {
        "person": _known(row) if row else None,
        "updates": [
            {
                "update_id": update["update_id"],
                "received_at": from_ms(update["received_at"]).isoformat(),
                "content": json.loads(update["body"]) if update["body"] else None,
            }
            for update in waiting
        ],
    }


def erase(connection: sqlite3.Connection, person: int) -> None:
    """Erase everything that is held about a person, in every table that holds anything."""
    connection.execute("DELETE FROM inbox WHERE queue = ?", (person,))
    connection.execute("DELETE FROM person WHERE id = ?", (person,))


def erase_expired(
    connection: sqlite3.Connection, now: datetime, event_end: datetime, retention: timedelta
) -> int:
    """Erase everybody for whom the retention is over; how many is the result.

    It runs from the event's end or the person's last contact, whichever is later.
    """
    if now < event_end + retention:
        return 0
    expired = connection.execute(
        "SELECT id FROM person WHERE seen_at <= ?", (to_ms(now - retention),)
    ).fetchall()
    for row in expired:
        erase(connection, row["id"])
    return len(expired)


def _known(row: sqlite3.Row) -> dict[str, Any]:
    return {
        "telegram_id": row["id"],
        "language": row["language"],
        "language_chosen": bool(row["language_chosen"]),
        "reachable": bool(row["reachable"]),
        "first_seen_at": from_ms(row["first_seen_at"]).isoformat(),
        "last_seen_at": from_ms(row["seen_at"]).isoformat(),
    }
