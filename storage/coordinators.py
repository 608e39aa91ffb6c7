"""Who coordinates a group: those of the programme, and those whom organisers name in the chat."""

import sqlite3
from datetime import datetime
from enum import StrEnum

from storage import audit, deliveries, people, releases
from storage.audit import Action
from storage.moments import to_ms
from storage.programme.snapshot import Snapshot


class Notice(StrEnum):
    """The kinds of message that somebody gets whose role has changed."""

    NAMED = "coordinator named"
    REMOVED = "coordinator removed"


def of(connection: sqlite3.Connection, snapshot: Snapshot, group: str) -> list[int]:
    """Everybody who coordinates a group: those of the programme first, then as they were named."""
    known = snapshot.groups.get(group)
    rows = connection.execute(
        "SELECT person FROM coordinator WHERE working_group = ? ORDER BY since", (group,)
    )
    by_file = known.coordinators if known else ()
    return list(dict.fromkeys((*by_file, *(row["person"] for row in rows))))


def name(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    person: int,
    group: str,
    now: datetime,
    *,
    by: int,
) -> bool:
    """Make somebody a coordinator of a group and tell them; False where the bot does not know them,
    or there is no such group.
    """
    releases.check_in_force(connection, snapshot)
    if group not in snapshot.groups or people.find(connection, person) is None:
        return False
    if person in of(connection, snapshot, group):
        return True
    connection.execute(
        "INSERT INTO coordinator (person, working_group, named_by, since) VALUES (?, ?, ?, ?)",
        (person, group, by, to_ms(now)),
    )
    _note(connection, Action.COORDINATOR_NAMED, Notice.NAMED, person, group, now, by)
    return True


def end(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    person: int,
    group: str,
    now: datetime,
    *,
    by: int,
) -> bool:
    """Take the role back and tell them, unless they did it; False where nobody had named them."""
    releases.check_in_force(connection, snapshot)
    row = connection.execute(
        "DELETE FROM coordinator WHERE person = ? AND working_group = ? RETURNING person",
        (person, group),
    ).fetchone()
    if row is None:
        return False
    _note(connection, Action.COORDINATOR_REMOVED, Notice.REMOVED, person, group, now, by)
    return True


def forget(connection: sqlite3.Connection, person: int) -> None:
    """Leave nothing of a person in what others were named by."""
    connection.execute("UPDATE coordinator SET named_by = NULL WHERE named_by = ?", (person,))


def _note(
    connection: sqlite3.Connection,
    action: Action,
    kind: Notice,
    person: int,
    group: str,
    now: datetime,
    by: int,
) -> None:
    line = audit.note(connection, by, action, now, person=person, group=group)
    if person != by:
        deliveries.owe(connection, f"{kind}:{line}:{person}", kind, person, now, {"group": group})
