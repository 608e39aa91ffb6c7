"""A broadcast under way: paused, gone on with, stopped."""

import sqlite3
from datetime import datetime
from typing import Final

from storage import audit, deliveries
from storage.audit import Action
from storage.broadcasts import rows
from storage.broadcasts.model import HELD_BACK, LATE_AFTER, UNDER_WAY, Broadcast, State
from storage.moments import to_ms

STOPPED: Final = "stopped by an organiser"


def pause(
    connection: sqlite3.Connection, number: int, now: datetime, problem: str | None = None
) -> bool:
    """Send no more until it is gone on with; `problem` says why, where nobody has asked for it."""
    found = rows.find(connection, number)
    if found is None or found.state is not State.SENDING:
        return False
    rows.change(connection, found, state=State.PAUSED, paused_at=to_ms(now), problem=problem)
    deliveries.put_off(connection, found.subject, found.kind, HELD_BACK)
    return True


def go_on(connection: sqlite3.Connection, number: int, now: datetime) -> bool:
    """Go on with what was paused."""
    found = rows.find(connection, number)
    if found is None or found.state is not State.PAUSED:
        return False
    rows.change(connection, found, state=State.SENDING, problem=None)
    deliveries.put_off(connection, found.subject, found.kind, now)
    return True


def is_stale(found: Broadcast, now: datetime) -> bool:
    """Whether a broadcast was paused so long ago that it may be untrue by now."""
    return found.paused_at is not None and now - found.paused_at > LATE_AFTER


def stop(connection: sqlite3.Connection, number: int, by: int, now: datetime) -> bool:
    """Send no more at all; what is in flight and has to wait again is found to be of no use."""
    found = rows.find(connection, number)
    if found is None or found.state not in UNDER_WAY:
        return False
    deliveries.cancel_subject(connection, found.subject, found.kind, now, STOPPED)
    deliveries.put_off(connection, found.subject, found.kind, now)
    rows.change(connection, found, state=State.STOPPED, ended_at=to_ms(now))
    audit.note(connection, by, Action.BROADCAST_STOPPED, now, broadcast=number)
    return True
