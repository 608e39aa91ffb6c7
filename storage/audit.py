"""The audit log: who did what that others have to be able to trust. It keeps no name."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from storage.moments import from_ms, to_ms

ERASED: Final = 0
"""Stands for somebody whose data was erased; no Telegram id is 0."""


class Action(StrEnum):
    """What is written down."""

    PUBLISHED = "published"
    EXPORTED = "exported"
    REMINDED = "reminded"
    INVITED = "invited"
    ORGANISER_NAMED = "organiser named"
    ORGANISER_CONFIRMED = "organiser confirmed"
    ORGANISER_REMOVED = "organiser removed"
    LIST_SEEN = "list seen"
    LIST_EXPORTED = "list exported"
    SEATED = "seated"
    UNSEATED = "unseated"
    QUEUED = "queued"
    LEFT = "left"
    REORDERED = "wishes reordered"
    WALK_IN_SEATED = "seated by hand"
    WALK_IN_TAKEN_OFF = "taken off by hand"
    TEAM_JOINED = "team joined"
    TEAM_LEFT = "team left"
    TAKEN_OUT = "taken out of a team"
    CODE_RENEWED = "join code renewed"
    LEADER_NAMED = "leader named"
    LEADER_REMOVED = "leader removed"
    CHAT_BOUND = "team chat bound"
    CHAT_UNBOUND = "team chat unbound"
    TEAM_SEEN = "team seen"
    DESK_BOUND = "help desk bound"
    DESK_ENDED = "help desk ended"
    CHANNEL_BOUND = "channel bound"
    CHANNEL_ENDED = "channel ended"
    BROADCAST_APPROVED = "broadcast approved"
    BROADCAST_SCHEDULED = "broadcast scheduled"
    BROADCAST_SENT = "broadcast sent"
    BROADCAST_STOPPED = "broadcast stopped"
    BROADCAST_CORRECTED = "broadcast corrected"
    BROADCAST_RECALLED = "broadcast recalled"


_OF_SEATS: Final = (
    Action.SEATED,
    Action.UNSEATED,
    Action.QUEUED,
    Action.LEFT,
    Action.REORDERED,
    Action.WALK_IN_SEATED,
    Action.WALK_IN_TAKEN_OFF,
    Action.TEAM_JOINED,
    Action.TEAM_LEFT,
    Action.TAKEN_OUT,
)
_IS_OF_SEATS: Final = f"(action IN {tuple(map(str, _OF_SEATS))})"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log. No actor is the command line."""

    at: datetime
    actor: int | None
    action: Action
    details: Mapping[str, Any]


def note(
    connection: sqlite3.Connection,
    /,
    actor: int | None,
    action: Action,
    now: datetime,
    **details: object,
) -> int:
    """Write a line, whose number is the result; it belongs into the transaction it tells of."""
    cursor = connection.execute(
        "INSERT INTO audit (at, actor, action, details) VALUES (?, ?, ?, ?)",
        (to_ms(now), actor, action, json.dumps(details)),
    )
    return cursor.lastrowid or 0


def note_each(
    connection: sqlite3.Connection,
    /,
    actor: int | None,
    action: Action,
    now: datetime,
    details: str,
    *values: object,
) -> range:
    """Write a line for each row of a query, whose one column is details in JSON; their numbers.

    What concerns thousands is written so in a fraction of the time.
    """
    cursor = connection.execute(
        f"INSERT INTO audit (at, actor, action, details) SELECT ?, ?, ?, * FROM ({details})",  # noqa: S608
        (to_ms(now), actor, action, *values),
    )
    last = cursor.lastrowid or 0
    return range(last - cursor.rowcount + 1, last + 1)


def count(connection: sqlite3.Connection, of_seats: bool = False) -> int:
    """How many lines there are about seats, or about all else."""
    query = f"SELECT count(*) FROM audit WHERE {_IS_OF_SEATS} = ?"  # noqa: S608
    number: int = connection.execute(query, (of_seats,)).fetchone()[0]
    return number


def page(
    connection: sqlite3.Connection, offset: int, limit: int, of_seats: bool = False
) -> list[Entry]:
    """Some lines about seats, or about all else, the newest first."""
    rows = connection.execute(
        f"SELECT at, actor, action, details FROM audit WHERE {_IS_OF_SEATS} = ?"  # noqa: S608
        " ORDER BY id DESC LIMIT ? OFFSET ?",
        (of_seats, limit, offset),
    )
    return [
        Entry(from_ms(r["at"]), r["actor"], Action(r["action"]), json.loads(r["details"]))
        for r in rows
    ]


def forget(connection: sqlite3.Connection, person: int) -> None:
    """Leave nothing of a person in the log but that somebody did it."""
    connection.execute("UPDATE audit SET actor = ? WHERE actor = ?", (ERASED, person))
    connection.execute(
        "UPDATE audit SET details = json_set(details, '$.person', ?)"
        " WHERE json_extract(details, '$.person') = ?",
        (ERASED, person),
    )
