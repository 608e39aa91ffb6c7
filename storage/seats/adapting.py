"""What a release, or the end of a person's data, means for seats and queues.

A release unseats nobody who has a group: hours that overlap from now on are a clash, which the
person resolves; a lowered capacity shows as over-full until people leave. Those who get a seat by
it move up in slices, the first within its own transaction; who is next is said by the books alone,
so that anybody can go on after a crash.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from storage import releases
from storage.database import Database
from storage.programme.model import Group
from storage.programme.snapshot import Snapshot
from storage.releases import OutOfDate
from storage.seats import removal
from storage.seats.ledger import SeatLedger, ToFill
from storage.seats.model import Cause
from storage.seats.removal import Freed

SLICE: Final = 100
"""How many people move up in one transaction, which takes about 30 ms."""


@dataclass(frozen=True, slots=True)
class Adapted:
    """What a release has meant: who was freed because their group was removed, and is still to be
    told; and the groups that are left to be filled.
    """

    freed: Freed | None
    to_fill: tuple[ToFill, ...]


def adapt(
    connection: sqlite3.Connection,
    before: Snapshot | None,
    after: Snapshot,
    author: int | None,
    now: datetime,
) -> Adapted:
    """Bring seats and queues in line with a release that was published in this transaction."""
    freed = None
    if before is not None and (removed := before.groups.keys() - after.groups.keys()):
        freed = removal.free(connection, removed, before.release, author, now)
    all_groups = [_to_fill(before, group) for group in after.programme.groups]
    return Adapted(freed, tuple(fill_slice(connection, after, all_groups, author, now)))


def fill_slice(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    to_fill: Sequence[ToFill],
    author: int | None,
    now: datetime,
) -> list[ToFill]:
    """Let some people move up into the free seats of groups; what is left to be filled.

    Raises OutOfDate where another release is in force.
    """
    return SeatLedger.open(connection, snapshot, now, author).fill(to_fill, SLICE)


async def fill(
    database: Database,
    snapshot: Snapshot,
    to_fill: Sequence[ToFill],
    author: int | None,
    now: datetime,
) -> None:
    """Go on until nobody waits for a free seat, unless another release comes and goes on itself."""
    with suppress(OutOfDate):
        while to_fill:
            to_fill = await database.write(fill_slice, snapshot, to_fill, author, now)


async def go_on(database: Database, snapshot: Snapshot, now: datetime) -> bool:
    """Go on with what a crash has cut off; False where there was nothing."""
    waited_for = await database.read(_with_seats_for_those_who_wait, snapshot, now)
    if not waited_for:
        return False
    release = await database.read(releases.find, snapshot.release)
    before = await database.read_long(releases.snapshot, snapshot.release - 1)
    to_fill = [_to_fill(before, group) for group in waited_for]
    await fill(database, snapshot, to_fill, release.author if release else None, now)
    return True


def moving_up(connection: sqlite3.Connection, after: Snapshot, now: datetime) -> tuple[int, int]:
    """How many of those who wait get a seat at once where a programme is in force: people, and
    those who were written down by hand.

    What they give up for it, and who moves up there, is not counted.
    """
    ledger, by_hand = SeatLedger(connection, after, now, None), list[bool]()
    for group in after.programme.groups:
        if free := ledger.seats_for_those_who_wait(group.id):
            by_hand += [number is not None for _, number in ledger.first_in_queue(group.id, free)]
    return by_hand.count(False), by_hand.count(True)


def beyond_capacity(
    connection: sqlite3.Connection, before: Snapshot, after: Snapshot
) -> dict[str, int]:
    """How many more people have a seat than there would be, by the groups that would lose seats."""
    limited = {
        group.id: group.capacity
        for group in after.programme.groups
        if group.capacity and group != before.groups.get(group.id)
    }
    rows = connection.execute("SELECT working_group, seated FROM tally").fetchall()
    taken = {row["working_group"]: row["seated"] for row in rows}
    more = {name: taken.get(name, 0) - seats for name, seats in limited.items()}
    return {name: number for name, number in more.items() if number > 0}


def _with_seats_for_those_who_wait(
    connection: sqlite3.Connection, snapshot: Snapshot, now: datetime
) -> list[Group]:
    ledger = SeatLedger(connection, snapshot, now, None)
    return [g for g in snapshot.programme.groups if ledger.seats_for_those_who_wait(g.id)]


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
    ledger.pass_on(group for group, had_seat in had_seats.items() if had_seat)


def _to_fill(before: Snapshot | None, group: Group) -> ToFill:
    return group.id, Cause.MORE_SEATS if _has_grown(before, group) else Cause.FREED


def _has_grown(before: Snapshot | None, group: Group) -> bool:
    known = before.groups.get(group.id) if before else None
    if known is None or known.capacity is None:
        return False
    return group.capacity is None or group.capacity > known.capacity
