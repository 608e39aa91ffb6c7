"""The inbox: every update is written here before Telegram is told that it arrived.

An unfinished row has its body; a finished one keeps only id and digest for a day, so that a repeat
is recognised by its id and its content: ids alone may restart at any number after a quiet week.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from storage.moments import to_ms

REPEATS_KNOWN_FOR: Final = timedelta(hours=24)

Update = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """An update that is to be handled; `begun` says how often that was begun and not finished."""

    row: int
    queue: int
    update: Update
    begun: int = 0

    @property
    def update_id(self) -> int:
        """Telegram's id of the update."""
        return int(self.update["update_id"])


def store(connection: sqlite3.Connection, updates: Sequence[Update], now: datetime) -> list[Entry]:
    """Write updates down; those that had come before are left out of the result."""
    entries = []
    for update in updates:
        body = json.dumps(update, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        queue = queue_of(update)
        row = connection.execute(
            """
            INSERT INTO inbox (update_id, digest, queue, received_at, body) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (update_id, digest) DO NOTHING RETURNING row
            """,
            (update["update_id"], _digest(body), queue, to_ms(now), body),
        ).fetchone()
        if row:
            entries.append(Entry(row["row"], queue, update))
    return entries


def unfinished(connection: sqlite3.Connection) -> list[Entry]:
    """What an earlier process left, in the order in which it came."""
    rows = connection.execute(
        "SELECT row, queue, begun, body FROM inbox WHERE body IS NOT NULL ORDER BY row"
    )
    return [Entry(r["row"], r["queue"], json.loads(r["body"]), r["begun"]) for r in rows]


def mark(
    connection: sqlite3.Connection, begun: Iterable[int] = (), finished: Iterable[int] = ()
) -> None:
    """Note which rows were begun, and which are finished and lose their body."""
    connection.executemany("UPDATE inbox SET begun = begun + 1 WHERE row = ?", _rows(begun))
    connection.executemany("UPDATE inbox SET body = NULL WHERE row = ?", _rows(finished))


def mark_not_begun(connection: sqlite3.Connection, rows: Iterable[int]) -> None:
    """Take a beginning back: it ended in good order, not by a crash."""
    connection.executemany(
        "UPDATE inbox SET begun = begun - 1 WHERE row = ? AND begun > 0", _rows(rows)
    )


def purge(connection: sqlite3.Connection, now: datetime) -> None:
    """Forget finished updates that are too old to be repeated."""
    connection.execute(
        "DELETE FROM inbox WHERE body IS NULL AND received_at < ?",
        (to_ms(now - REPEATS_KNOWN_FOR),),
    )


def queue_of(update: Update) -> int:
    """Whose queue an update belongs to: the person who caused it, else its chat, else 0.

    It looks into whatever kind of update Telegram may invent.
    """
    contents = [content for content in update.values() if isinstance(content, Mapping)]
    for key in ("from", "user", "chat"):
        for content in contents:
            found = content.get(key)
            if isinstance(found, Mapping) and isinstance(found.get("id"), int):
                return int(found["id"])
    return 0


def _digest(body: str) -> bytes:
    return hashlib.blake2b(body.encode(), digest_size=16).digest()


def _rows(rows: Iterable[int]) -> list[tuple[int]]:
    return [(row,) for row in rows]
