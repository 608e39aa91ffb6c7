"""People on the lists who do not use the bot, written down by coordinators: each one transaction.

`snapshot` is the release by which it was decided; OutOfDate is raised where it is not in force.
`by` is the coordinator. Nobody is told anything: these people cannot be reached.
"""

import sqlite3
from datetime import datetime

from storage.audit import Action
from storage.moments import to_ms
from storage.programme.snapshot import Snapshot
from storage.seats.ledger import SeatLedger
from storage.seats.model import (
    AlreadyThere,
    Left,
    NoSeatLeft,
    NotThere,
    WalkInSeated,
)


def add(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    by: int,
    group: str,
    now: datetime,
    name: str,
) -> WalkInSeated | AlreadyThere | NoSeatLeft | NotThere:
    """Give a free seat to somebody by their name, whether sign-up is open or over.

    A name stands once in a group: what is written twice was meant once.
    """
    ledger = SeatLedger.open(connection, snapshot, now, by)
    if group not in snapshot.groups:
        return NotThere()
    if _exists(connection, group, name):
        return AlreadyThere()
    ledger.fill([group])
    if not ledger.has_free_seat(group):
        return NoSeatLeft()
    cursor = connection.execute(
        "INSERT INTO walk_in (working_group, name, since) VALUES (?, ?, ?)",
        (group, name, to_ms(now)),
    )
    ledger.note(Action.WALK_IN_SEATED, None, group)
    return WalkInSeated(cursor.lastrowid or 0)


def say_town(connection: sqlite3.Connection, number: int, group: str, town: str | None) -> bool:
    """Keep the town or organisation of somebody on a group's list; False where they are gone."""
    row = connection.execute(
        "UPDATE walk_in SET town = ? WHERE id = ? AND working_group = ? RETURNING id",
        (town, number, group),
    ).fetchone()
    return row is not None


def take_off(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    by: int,
    group: str,
    now: datetime,
    number: int,
) -> Left | NotThere:
    """Take somebody off a group's list; their seat passes to who waits for it."""
    ledger = SeatLedger.open(connection, snapshot, now, by)
    row = connection.execute(
        "DELETE FROM walk_in WHERE id = ? AND working_group = ? RETURNING id", (number, group)
    ).fetchone()
    if row is None:
        return NotThere()
    ledger.note(Action.WALK_IN_TAKEN_OFF, None, group, had_seat=True)
    ledger.fill([group])
    return Left(had_seat=True)


def erase(connection: sqlite3.Connection, limit: int) -> int:
    """Erase some of them; how many is the result, 0 at the end."""
    rows = connection.execute(
        "DELETE FROM walk_in WHERE id IN (SELECT id FROM walk_in LIMIT ?) RETURNING id", (limit,)
    )
    return len(rows.fetchall())


def _exists(connection: sqlite3.Connection, group: str, name: str) -> bool:
    row = connection.execute(
        "SELECT 1 FROM walk_in WHERE working_group = ? AND name = ?", (group, name)
    ).fetchone()
    return row is not None
