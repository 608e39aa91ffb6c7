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
    WalkInWaits,
)


def add(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    by: int,
    group: str,
    now: datetime,
    name: str,
) -> WalkInSeated | WalkInWaits | AlreadyThere | NotThere:
    """Give a free seat to somebody by their name, whether sign-up is open or over; or put them at
    the end of the queue.

    A name stands once in a group: what is written twice was meant once.
    """
    ledger = SeatLedger.open(connection, snapshot, now, by)
    if group not in snapshot.groups:
        return NotThere()
    if _exists(connection, group, name):
        return AlreadyThere()
    sits = ledger.has_seat_for_another(group)
    last = connection.execute("SELECT coalesce(max(id), 0) FROM wish").fetchone()[0]
    number = connection.execute(
        "INSERT INTO walk_in (working_group, name, since, waits_behind, added_by)"
        " VALUES (?, ?, ?, ?, (SELECT id FROM person WHERE id = ?)) RETURNING id",
        (group, name, to_ms(now), None if sits else last, by),
    ).fetchone()[0]
    ledger.note(Action.WALK_IN_SEATED if sits else Action.WALK_IN_QUEUED, None, group)
    return WalkInSeated(number) if sits else WalkInWaits(number)


def seat(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    by: int,
    group: str,
    now: datetime,
    number: int,
) -> WalkInSeated | NoSeatLeft | NotThere:
    """Give a free seat to somebody who waits, even if others wait longer or sign-up is over."""
    ledger = SeatLedger.open(connection, snapshot, now, by)
    row = connection.execute(
        "SELECT waits_behind FROM walk_in WHERE id = ? AND working_group = ?", (number, group)
    ).fetchone()
    if row is None or group not in snapshot.groups:
        return NotThere()
    if row["waits_behind"] is not None:
        if not ledger.has_free_seat(group):
            return NoSeatLeft()
        ledger.seat_walk_in(number, group, by_hand=True)
    return WalkInSeated(number)


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
        "DELETE FROM walk_in WHERE id = ? AND working_group = ? RETURNING waits_behind",
        (number, group),
    ).fetchone()
    if row is None:
        return NotThere()
    had_seat = row["waits_behind"] is None
    ledger.note(Action.WALK_IN_TAKEN_OFF, None, group, had_seat=had_seat)
    ledger.pass_on([group] if had_seat else [])
    return Left(had_seat)


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
