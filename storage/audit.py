"""The audit log: who did what that others have to be able to trust. It keeps no name."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from storage.moments import from_ms, to_ms

ERASED: Final = 0
"""Stands for somebody whose data was erased; no Telegram id is 0."""


class Action(StrEnum):
    """What is written down."""

    PUBLISHED = "published"
    PUBLISHED_QUIETLY = "published quietly"
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
    WALK_IN_QUEUED = "queued by hand"
    WALK_IN_TAKEN_OFF = "taken off by hand"
    COORDINATOR_NAMED = "coordinator named"
    COORDINATOR_REMOVED = "coordinator removed"
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
    RESTORED = "restored"
    HELD_RELEASED = "held messages released"
    HELD_DROPPED = "held messages dropped"
    BROADCAST_APPROVED = "broadcast approved"
    BROADCAST_SCHEDULED = "broadcast scheduled"
    BROADCAST_SENT = "broadcast sent"
    BROADCAST_STOPPED = "broadcast stopped"
    BROADCAST_CORRECTED = "broadcast corrected"
    BROADCAST_RECALLED = "broadcast recalled"


class Kind(StrEnum):
    """What a line of the log is about."""

    PROGRAMME = "programme"
    BROADCASTS = "broadcasts"
    GROUPS = "groups"
    TEAMS = "teams"
    ORGANISERS = "organisers"


_OF_SEATS: Final = (Action.SEATED, Action.QUEUED, Action.LEFT, Action.REORDERED)
_OF_MEMBERS: Final = (Action.TEAM_JOINED, Action.TEAM_LEFT)
"""What people do for themselves, all day long."""

LOOK_LASTS: Final = timedelta(hours=1)
"""Within this time looking at the same list again is the same look."""

OF_KIND: Final[Mapping[Kind, Sequence[Action]]] = {
    Kind.PROGRAMME: (
        Action.PUBLISHED,
        Action.PUBLISHED_QUIETLY,
        Action.EXPORTED,
        Action.REMINDED,
    ),
    Kind.BROADCASTS: (
        Action.BROADCAST_APPROVED,
        Action.BROADCAST_SCHEDULED,
        Action.BROADCAST_SENT,
        Action.BROADCAST_STOPPED,
        Action.BROADCAST_CORRECTED,
        Action.BROADCAST_RECALLED,
    ),
    Kind.GROUPS: (
        *_OF_SEATS,
        Action.UNSEATED,
        Action.WALK_IN_SEATED,
        Action.WALK_IN_QUEUED,
        Action.WALK_IN_TAKEN_OFF,
        Action.LIST_SEEN,
        Action.LIST_EXPORTED,
        Action.COORDINATOR_NAMED,
        Action.COORDINATOR_REMOVED,
    ),
    Kind.TEAMS: (
        *_OF_MEMBERS,
        Action.TAKEN_OUT,
        Action.CODE_RENEWED,
        Action.LEADER_NAMED,
        Action.LEADER_REMOVED,
        Action.CHAT_BOUND,
        Action.CHAT_UNBOUND,
        Action.TEAM_SEEN,
    ),
    Kind.ORGANISERS: (
        Action.INVITED,
        Action.ORGANISER_NAMED,
        Action.ORGANISER_CONFIRMED,
        Action.ORGANISER_REMOVED,
        Action.DESK_BOUND,
        Action.DESK_ENDED,
        Action.CHANNEL_BOUND,
        Action.CHANNEL_ENDED,
        Action.RESTORED,
        Action.HELD_RELEASED,
        Action.HELD_DROPPED,
    ),
}
"""Each action belongs to one kind."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which lines are wanted: of a kind, and those that somebody did or that are about them.

    Without either it is all but who takes and leaves seats and teams themselves, which are many.
    """

    kind: Kind | None = None
    person: int | None = None

    @property
    def condition(self) -> tuple[str, Sequence[object]]:
        """The condition on a line, and its values in order."""
        conditions, values = ["1"], []
        if self.kind is not None:
            conditions.append(f"action IN {tuple(map(str, OF_KIND[self.kind]))}")
        elif self.person is None:
            conditions.append(f"action NOT IN {tuple(map(str, (*_OF_SEATS, *_OF_MEMBERS)))}")
        if self.person is not None:
            conditions.append(f"(actor = ? OR {_PERSON} = ?)")
            values += [self.person, self.person]
        return " AND ".join(conditions), values


_PERSON: Final = "json_extract(details, '$.person')"
EVERYTHING: Final = Filter()


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


def note_look(
    connection: sqlite3.Connection,
    /,
    actor: int,
    action: Action,
    now: datetime,
    **details: object,
) -> None:
    """Write a line about somebody who looks at a list; once an hour for each list."""
    said, since = json.dumps(details), to_ms(now - LOOK_LASTS)
    known = connection.execute(
        "SELECT 1 FROM audit WHERE actor = ? AND at > ? AND action = ? AND details = ?",
        (actor, since, action, said),
    )
    if known.fetchone() is None:
        note(connection, actor, action, now, **details)


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


def count(connection: sqlite3.Connection, wanted: Filter = EVERYTHING) -> int:
    """How many of these lines there are."""
    condition, values = wanted.condition
    query = f"SELECT count(*) FROM audit WHERE {condition}"  # noqa: S608 (fixed words)
    number: int = connection.execute(query, values).fetchone()[0]
    return number


def page(
    connection: sqlite3.Connection, offset: int, limit: int, wanted: Filter = EVERYTHING
) -> list[Entry]:
    """Some of these lines, the newest first."""
    condition, values = wanted.condition
    rows = connection.execute(
        f"SELECT at, actor, action, details FROM audit WHERE {condition}"  # noqa: S608
        " ORDER BY id DESC LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return [
        Entry(from_ms(r["at"]), r["actor"], Action(r["action"]), json.loads(r["details"]))
        for r in rows
    ]


def people(connection: sqlite3.Connection, kind: Kind | None) -> list[int]:
    """Who did something of a kind, or whom it was about; who was named last comes first."""
    condition, _ = Filter(kind).condition
    rows = connection.execute(
        f"""
        SELECT person FROM (
            SELECT actor AS person, id FROM audit WHERE {condition}
            UNION ALL SELECT {_PERSON}, id FROM audit WHERE {condition}
        ) WHERE person <> ? GROUP BY person ORDER BY max(id) DESC
        """,  # noqa: S608 (fixed words)
        (ERASED,),
    )
    return [row["person"] for row in rows]


def forget(connection: sqlite3.Connection, person: int) -> None:
    """Leave nothing of a person in the log but that somebody did it."""
    connection.execute("UPDATE audit SET actor = ? WHERE actor = ?", (ERASED, person))
    connection.execute(
        "UPDATE audit SET details = json_set(details, '$.person', ?)"
        " WHERE json_extract(details, '$.person') = ?",
        (ERASED, person),
    )
