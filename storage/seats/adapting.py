"""What a release, or the end of a person's data, means for seats and queues.

A release unseats nobody who has a group: hours that overlap from now on are a clash, which the
person resolves; a lowered capacity shows as over-full until people leave.
"""

import sqlite3
from datetime import datetime

from storage import releases
from storage.programme.model import Group
from storage.programme.snapshot import Snapshot
from storage.seats import removal
from storage.seats.ledger import SeatLedger
from storage.seats.model import Cause
from storage.seats.removal import Freed


def adapt(
    connection: sqlite3.Connection,
    before: Snapshot | None,
    after: Snapshot,
    author: int | None,
    now: datetime,
) -> Freed | None:
    """Bring seats and queues in line with a release that was published in this transaction.

    The result is who was freed because their group was removed: they are still to be told.
    """
    ledger = SeatLedger.open(connection, after, now, author)
    freed = None
    if before is not None and (removed := before.groups.keys() - after.groups.keys()):
        freed = removal.free(connection, removed, before.release, author, now)
    for known in after.programme.groups:
        ledger.fill([known.id], Cause.MORE_SEATS if _has_grown(before, known) else Cause.FREED)
    return freed


def moving_up(connection: sqlite3.Connection, after: Snapshot, now: datetime) -> tuple[int, int]:
    """How many of those who wait get a seat at once where a programme is in force: people, and
    those who were written down by hand.

    What they give up for it, and who moves up there, is not counted.
    """
    ledger, by_hand = SeatLedger(connection, after, now, None), list[bool]()
    for group in after.programme.groups:
        tally = ledger.tally(group.id)
        free = tally.waiting if group.capacity is None else group.capacity - tally.seated
        if tally.waiting and free > 0 and now < after.sign_up_ends(group):
            first = ledger.first_in_queue(group.id, free)
            by_hand += [number is not None for _, number in first]
    return by_hand.count(False), by_hand.count(True)


def free_all(
    connection: sqlite3.Connection, person: int, now: datetime, known: Snapshot | None = None
) -> None:
    """Free every seat and wish of somebody who is about to be erased.

    The release in force is read only where it is not the one that is `known`.
    """
    held = connection.execute(
        "SELECT working_group, 1 FROM seat WHERE person = ?1"
        " UNION ALL SELECT working_group, 0 FROM wish WHERE person = ?1",
        (person,),
    ).fetchall()
    if not held:
        return
    is_current = known is not None and known.release == releases.latest_number(connection)
    snapshot = known if is_current else releases.latest(connection)
    if snapshot is None:
        return
    ledger = SeatLedger.open(connection, snapshot, now, person)
    had_seats = {row[0]: bool(row[1]) for row in held}
    ledger.strike(person, had_seats)
    for group, had_seat in had_seats.items():
        ledger.note_left(person, group, had_seat=had_seat)
    ledger.fill(had_seats)


def _has_grown(before: Snapshot | None, group: Group) -> bool:
    known = before.groups.get(group.id) if before else None
    if known is None or known.capacity is None:
        return False
    return group.capacity is None or group.capacity > known.capacity
