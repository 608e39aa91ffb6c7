"""Putting the messages of a broadcast into the outbox, in slices.

Who gets it is written down in the transaction that begins it, so that nobody is left out or comes
in while they are put; each has one row, whatever happens in between. What is put while the
broadcast is paused waits like the rest, and once it was stopped counts as stopped.
"""

import sqlite3
from datetime import datetime
from typing import Final

from storage import deliveries
from storage.broadcasts import audiences, rows
from storage.broadcasts.model import BROADCAST, HELD_BACK, Broadcast, State
from storage.broadcasts.steering import STOPPED
from storage.deliveries import OutboxMessage, Priority
from storage.programme.snapshot import Snapshot

SLICE: Final = 200
"""So many messages are put in one transaction, which takes about 10 ms."""


def begin(
    connection: sqlite3.Connection, snapshot: Snapshot, found: Broadcast, now: datetime
) -> None:
    """Write down who gets a broadcast, and put the first of its messages, the author's before all.

    The author sees what becomes of it.
    """
    audiences.write_down(connection, snapshot, found)
    _put(connection, found, [found.author], now)
    _put_some(connection, found, now)


def put_slice(connection: sqlite3.Connection, now: datetime) -> bool:
    """Put some of the messages that are missing yet; False once there are none."""
    row = connection.execute("SELECT broadcast FROM broadcast_recipient LIMIT 1").fetchone()
    found = rows.find(connection, row["broadcast"]) if row else None
    if found is None:
        return False
    _put_some(connection, found, now)
    return True


def _put_some(connection: sqlite3.Connection, found: Broadcast, now: datetime) -> None:
    some = connection.execute(
        "SELECT person FROM broadcast_recipient WHERE broadcast = ? ORDER BY person LIMIT ?",
        (found.id, SLICE),
    )
    _put(connection, found, [row["person"] for row in some], now)


def _put(
    connection: sqlite3.Connection, found: Broadcast, people: list[int], now: datetime
) -> None:
    taken = [
        person
        for person in people
        if connection.execute(
            "DELETE FROM broadcast_recipient WHERE broadcast = ? AND person = ? RETURNING person",
            (found.id, person),
        ).fetchone()
    ]
    due_at = HELD_BACK if found.state is State.PAUSED else now
    deliveries.put(connection, (_owed(found, person, due_at) for person in taken))
    if found.state is State.STOPPED:
        deliveries.cancel_subject(connection, found.subject, BROADCAST, now, STOPPED)


def _owed(found: Broadcast, person: int, due_at: datetime) -> OutboxMessage:
    return OutboxMessage(
        key=f"{BROADCAST}:{found.id}:{person}",
        kind=BROADCAST,
        chat=person,
        due_at=due_at,
        subject=found.subject,
        parameters={"broadcast": found.id},
        priority=Priority.REMINDER if found.urgent else Priority.NOTICE,
        repeat=False,
    )


def are_missing(connection: sqlite3.Connection, number: int) -> int:
    """How many messages of a broadcast are not put yet."""
    query = "SELECT count(*) FROM broadcast_recipient WHERE broadcast = ?"
    missing: int = connection.execute(query, (number,)).fetchone()[0]
    return missing
