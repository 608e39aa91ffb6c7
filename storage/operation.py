"""What operators ask of the database: ages and counts, of nobody in particular."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from storage import last_times
from storage.moments import from_ms, to_ms


@dataclass(frozen=True, slots=True)
class Figures:
    """How things stand at one moment.

    `inbox_oldest` is when the oldest update came that is not finished, `due_oldest` since when the
    oldest message has been due that could be delivered, `outbox` how many messages stand in each
    state, by state and kind.
    """

    inbox_oldest: datetime | None
    due_oldest: datetime | None
    outbox: Mapping[tuple[str, str], int]
    releases: int
    reachable: int
    backed_up: datetime | None


def figures(connection: sqlite3.Connection, now: datetime) -> Figures:
    """Look all of it up; takes some milliseconds for each hundred thousand messages."""
    return Figures(
        inbox_oldest=_moment(
            connection, "SELECT min(received_at) FROM inbox_body JOIN inbox USING (row)"
        ),
        due_oldest=_moment(
            connection,
            "SELECT min(due_at) FROM delivery WHERE state = 'pending' AND held = 0 AND due_at <= ?",
            to_ms(now),
        ),
        outbox=outbox(connection),
        releases=_count(connection, "SELECT count(*) FROM release"),
        reachable=_count(connection, "SELECT count(*) FROM person WHERE reachable"),
        backed_up=last_times.find(connection, last_times.BACKED_UP),
    )


def outbox(connection: sqlite3.Connection) -> dict[tuple[str, str], int]:
    """How many messages of each kind stand in each state, by state and kind."""
    rows = connection.execute("SELECT state, kind, count(*) FROM delivery GROUP BY state, kind")
    return {(state, kind): number for state, kind, number in rows}


def _moment(connection: sqlite3.Connection, query: str, *values: int) -> datetime | None:
    found = connection.execute(query, values).fetchone()[0]
    return None if found is None else from_ms(found)


def _count(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
