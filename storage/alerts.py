"""What organisers are told of trouble with the bot itself: of each kind once an hour at most."""

import sqlite3
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from storage import deliveries, last_times, organisers
from storage.deliveries import OutboxMessage, Priority
from storage.moments import to_ms

TOLD_EVERY: Final = timedelta(hours=1)


class Alert(StrEnum):
    """The kinds of trouble; their parameters are listed in handlers/alerts/notices.py."""

    MESSAGES_FAILED = "messages failed"
    OUTAGE_ENDED = "outage ended"
    BACKUP_FAILED = "backup failed"
    DISK_NEARLY_FULL = "disk nearly full"


def tell(
    connection: sqlite3.Connection,
    kind: Alert,
    parameters: Mapping[str, Any],
    now: datetime,
    admins: Collection[int],
) -> bool:
    """Owe every organiser a message; False where one of this kind was owed within the last hour.

    `admins` are the organisers whom the settings name; the parameters are plain JSON.
    """
    if not may_tell(connection, kind, now):
        return False
    last_times.note(connection, _told(kind), now)
    deliveries.put(
        connection,
        [
            OutboxMessage(
                f"alert:{kind}:{to_ms(now)}:{person}",
                kind,
                person,
                now,
                parameters=parameters,
                priority=Priority.PERSONAL,
            )
            for person in organisers.everybody(connection, admins)
        ],
    )
    return True


def may_tell(connection: sqlite3.Connection, kind: Alert, now: datetime) -> bool:
    """Whether none of this kind was owed within the last hour."""
    told = last_told(connection, kind)
    return told is None or now - told >= TOLD_EVERY


def last_told(connection: sqlite3.Connection, kind: Alert) -> datetime | None:
    """When organisers were last told of such trouble."""
    return last_times.find(connection, _told(kind))


def _told(kind: Alert) -> str:
    return f"told: {kind}"
