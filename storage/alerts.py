"""What organisers are told of trouble with the bot itself: of each kind once an hour at most."""

import sqlite3
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from storage import last_times, organisers
from storage.moments import to_ms

TOLD_EVERY: Final = timedelta(hours=1)
_DISK_TOLD_EVERY: Final = timedelta(days=1)

_ROOM: Final = 200_000_000
_TIMES_THE_DATABASE: Final = 3
"""A backup and the log of a busy day have to find room besides what grows."""


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
    organisers.owe(connection, f"alert:{kind}:{to_ms(now)}", kind, now, admins, parameters)
    return True


def room_needed(database: int) -> int:
    """How many bytes should be free on the disk of a database of the given size."""
    return max(_ROOM, _TIMES_THE_DATABASE * database)


def disk_is_news(connection: sqlite3.Connection, free: int, needed: int, now: datetime) -> bool:
    """Whether something is to be told, or kept, about how much room there is."""
    low_since = last_times.find(connection, last_times.DISK_LOW)
    if free >= needed or low_since is None:
        return (free < needed) != (low_since is not None)
    return now - low_since >= _DISK_TOLD_EVERY


def note_disk(
    connection: sqlite3.Connection, free: int, needed: int, now: datetime, admins: Collection[int]
) -> bool:
    """Tell organisers where the disk is nearly full: when that begins, and then once a day.

    Whether they were told. Once there is room, the next time is a new beginning.
    """
    if not disk_is_news(connection, free, needed, now):
        return False
    if free >= needed:
        last_times.forget(connection, last_times.DISK_LOW)
        return False
    parameters = {"free": free, "needed": needed}
    told = tell(connection, Alert.DISK_NEARLY_FULL, parameters, now, admins)
    if told:
        last_times.note(connection, last_times.DISK_LOW, now)
    return told


def may_tell(connection: sqlite3.Connection, kind: Alert, now: datetime) -> bool:
    """Whether none of this kind was owed within the last hour."""
    told = last_told(connection, kind)
    return told is None or now - told >= TOLD_EVERY


def last_told(connection: sqlite3.Connection, kind: Alert) -> datetime | None:
    """When organisers were last told of such trouble."""
    return last_times.find(connection, _told(kind))


def _told(kind: Alert) -> str:
    return f"told: {kind}"
