"""What the bot has asked somebody and waits for in writing; it survives a restart.

There is one dialogue per person. Doing something else pauses it; after a day it has lapsed.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from storage.moments import from_ms, to_ms

LAPSES_AFTER: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A question that stands. `asking` is the address of the screen that asked."""

    asking: str
    asked_at: datetime
    paused: bool

    def has_lapsed(self, now: datetime) -> bool:
        """Whether the answer is no longer waited for."""
        return now - self.asked_at >= LAPSES_AFTER


def ask(connection: sqlite3.Connection, person: int, asking: str, now: datetime) -> None:
    """Wait for a text; the question before it, if there was one, is forgotten."""
    connection.execute(
        """
        INSERT INTO dialogue (person, asking, asked_at) VALUES (?, ?, ?)
        ON CONFLICT (person) DO UPDATE
        SET asking = excluded.asking, asked_at = excluded.asked_at, paused = 0
        """,
        (person, asking, to_ms(now)),
    )


def pause(connection: sqlite3.Connection, person: int) -> None:
    """Take no text as the answer until the screen that asked is opened again."""
    connection.execute("UPDATE dialogue SET paused = 1 WHERE person = ?", (person,))


def end(connection: sqlite3.Connection, person: int) -> None:
    """Wait no longer."""
    connection.execute("DELETE FROM dialogue WHERE person = ?", (person,))


def of_row(row: sqlite3.Row) -> Dialogue | None:
    """The dialogue in a row with the columns of its table, None where there is none."""
    if row["asking"] is None:
        return None
    return Dialogue(row["asking"], from_ms(row["asked_at"]), bool(row["paused"]))
