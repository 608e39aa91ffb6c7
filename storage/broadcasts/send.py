"""Putting the messages of a broadcast into the outbox, in slices.

Who gets it is written down in the transaction that begins it, so that nobody is left out or comes
in while they are put; each has one row, whatever happens in between. What is put while the
broadcast is paused waits like the rest, and once it was stopped counts as stopped.
"""

import sqlite3
from datetime import datetime
from typing import Final

from storage import audit, deliveries
from storage.audit import Action
from storage.broadcasts import audiences, store
from storage.broadcasts.model import BROADCAST, HELD_BACK, LATE_AFTER, UNDER_WAY, Broadcast, State
from storage.deliveries import OutboxMessage, Priority
from storage.moments import to_ms
from storage.programme.snapshot import Snapshot

STOPPED: Final = "stopped by an organiser"


def pause(
    connection: sqlite3.Connection, number: int, now: datetime, problem: str | None = None
) -> bool:
    """Send no more until it is gone on with; `problem` says why, where nobody has asked for it."""
    found = store.find(connection, number)
    if found is None or found.state is not State.SENDING:
        return False
    store.change(connection, found, state=State.PAUSED, paused_at=to_ms(now), problem=problem)
    deliveries.put_off(connection, found.subject, found.kind, HELD_BACK)
    return True


def go_on(connection: sqlite3.Connection, number: int, now: datetime) -> bool:
    """Go on with what was paused."""
    found = store.find(connection, number)
    if found is None or found.state is not State.PAUSED:
        return False
    store.change(connection, found, state=State.SENDING, problem=None)
    deliveries.put_off(connection, found.subject, found.kind, now)
    return True


def is_stale(found: Broadcast, now: datetime) -> bool:
    """Whether a broadcast was paused so long ago that it may be untrue by now."""
    return found.paused_at is not None and now - found.paused_at > LATE_AFTER


def stop(connection: sqlite3.Connection, number: int, by: int, now: datetime) -> bool:
    """Send no more at all; what is in flight and has to wait again is found to be of no use."""
    found = store.find(connection, number)
    if found is None or found.state not in UNDER_WAY:
        return False
    deliveries.end_waiting(
        connection, found.subject, deliveries.State.CANCELLED, now, STOPPED, kind=found.kind
    )
    deliveries.put_off(connection, found.subject, found.kind, now)
    store.change(connection, found, state=State.STOPPED, ended_at=to_ms(now))
    audit.note(connection, by, Action.BROADCAST_STOPPED, now, broadcast=number)
    return True


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
    found = store.find(connection, row["broadcast"]) if row else None
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
        deliveries.end_waiting(
            connection, found.subject, deliveries.State.CANCELLED, now, STOPPED, kind=BROADCAST
        )


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
