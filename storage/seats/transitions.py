"""What people do with seats, and what coordinators do for them: each one transaction.

`snapshot` is the release by which it was decided; OutOfDate is raised where it is not in force.
"""

import sqlite3
from collections.abc import Collection
from datetime import datetime
from itertools import pairwise

from storage import audit, deliveries
from storage.audit import Action
from storage.deliveries import State
from storage.programme.snapshot import Snapshot
from storage.seats.ledger import SeatLedger, subject_of
from storage.seats.model import (
    AlreadyThere,
    Cause,
    Closed,
    GivenUp,
    Left,
    NobodyElseWaits,
    NoSeatLeft,
    Notice,
    NotThere,
    NotYetOpen,
    Seated,
    SignUp,
    Waits,
    WouldGiveUp,
)

THE_PERSON_LEFT = "the person has left"


def take(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    person: int,
    group: str,
    now: datetime,
    agreed: Collection[str] = (),
) -> SignUp:
    """Take a seat, or a place in the queue where none is free.

    `agreed` names the overlapping seats that the person gives up for a seat; while they wait for
    one they keep them.
    """
    ledger, known = SeatLedger.open(connection, snapshot, now, person), snapshot.groups.get(group)
    if known is None:
        return NotThere()
    if ledger.sits(person, group) or ledger.waits(person, group):
        return AlreadyThere()
    if known.opens and now < known.opens:
        return NotYetOpen(known.opens)
    if not snapshot.takes_sign_ups(known, now):
        return Closed()
    if not ledger.has_seat_for_another(group):
        return ledger.queue(person, group)
    costs = ledger.clashing_seats(person, group)
    if not set(costs) <= set(agreed):
        return WouldGiveUp(costs)
    return _seat(ledger, person, group)


def leave(
    connection: sqlite3.Connection, snapshot: Snapshot, person: int, group: str, now: datetime
) -> Left | NotThere:
    """Give a seat or a place in the queue up; this is possible at any time."""
    ledger = SeatLedger.open(connection, snapshot, now, person)
    had_seat = ledger.sits(person, group)
    if not had_seat and not ledger.waits(person, group):
        return NotThere()
    _strike(ledger, person, group)
    ledger.note_left(person, group, had_seat=had_seat)
    ledger.pass_on([group] if had_seat else [])
    return Left(had_seat)


def requeue(
    connection: sqlite3.Connection, snapshot: Snapshot, person: int, group: str, now: datetime
) -> Seated | Waits | NobodyElseWaits | Closed | NotThere:
    """Give a seat to the next in the queue, and go back to the queue's end.

    The chain of moves may free another seat there, or bring the person into a group they prefer.
    """
    ledger, known = SeatLedger.open(connection, snapshot, now, person), snapshot.groups.get(group)
    if known is None or not ledger.sits(person, group):
        return NotThere()
    if not snapshot.takes_sign_ups(known, now):
        return Closed()
    if not ledger.tally(group).waiting:
        return NobodyElseWaits()
    _strike(ledger, person, group)
    ledger.note_left(person, group, had_seat=True)
    ledger.queue(person, group)
    ledger.pass_on([group])
    if ledger.sits(person, group):
        return Seated()
    waiting = ledger.tally(group).waiting
    return Waits(waiting, waiting) if ledger.waits(person, group) else NotThere()


def keep_only(
    connection: sqlite3.Connection, snapshot: Snapshot, person: int, group: str, now: datetime
) -> Seated | NotThere:
    """Resolve a clash that a release has made: keep this seat and give up those that overlap it."""
    ledger = SeatLedger.open(connection, snapshot, now, person)
    if not ledger.sits(person, group):
        return NotThere()
    others = ledger.clashing_seats(person, group)
    for other in others:
        _strike(ledger, person, other)
        ledger.note_left(person, other, had_seat=True)
    ledger.pass_on(others)
    return Seated(GivenUp(seats=others))


def prefer(connection: sqlite3.Connection, person: int, group: str, now: datetime) -> bool:
    """Put a wish before the one above it; False where it is the first already, or no wish."""
    rows = connection.execute(
        "SELECT id, working_group, rank FROM wish WHERE person = ? ORDER BY rank", (person,)
    ).fetchall()
    for above, wish in pairwise(rows):
        if wish["working_group"] == group:
            for row, rank in ((wish, above["rank"]), (above, wish["rank"])):
                connection.execute("UPDATE wish SET rank = ? WHERE id = ?", (rank, row["id"]))
            audit.note(connection, person, Action.REORDERED, now, person=person, group=group)
            return True
    return False


def seat_by_hand(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    person: int,
    group: str,
    now: datetime,
    *,
    by: int,
    instead_of: str | None = None,
) -> SignUp:
    """A coordinator gives somebody who waits a free seat, open or closed.

    A person who sits or waits in `instead_of` is moved: they give up what they have there.
    """
    ledger = SeatLedger.open(connection, snapshot, now, by)
    if group not in snapshot.groups:
        return NotThere()
    if ledger.sits(person, group):
        return AlreadyThere()
    known_by = instead_of or group
    if not ledger.sits(person, known_by) and not ledger.waits(person, known_by):
        return NotThere()
    if not ledger.has_free_seat(group):
        return NoSeatLeft()
    given_up = ledger.seat(person, group, also=() if instead_of in (None, group) else (known_by,))
    ledger.tell_of_seat(person, group, given_up, Cause.BY_HAND)
    ledger.pass_on(given_up.seats)
    return Seated(given_up)


def unseat(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    person: int,
    group: str,
    now: datetime,
    *,
    by: int,
) -> Left | NotThere:
    """A coordinator takes somebody's seat or place in the queue back; they are told."""
    ledger = SeatLedger.open(connection, snapshot, now, by)
    had_seat = ledger.sits(person, group)
    if not had_seat and not ledger.waits(person, group):
        return NotThere()
    _strike(ledger, person, group)
    line = ledger.note(Action.UNSEATED, person, group, had_seat=had_seat)
    if person != by:
        ledger.owe(line, person, Notice.UNSEATED, {"group": group, "had_seat": had_seat})
    ledger.pass_on([group] if had_seat else [])
    return Left(had_seat)


def _seat(ledger: SeatLedger, person: int, group: str) -> Seated:
    given_up = ledger.seat(person, group)
    ledger.note(Action.SEATED, person, group, given_up=given_up.seats)
    ledger.pass_on(given_up.seats)
    return Seated(given_up)


def _strike(ledger: SeatLedger, person: int, group: str) -> None:
    """Take somebody out of a group, with what they are still to be told of their seat there."""
    ledger.strike(person, [group])
    deliveries.end_waiting(
        ledger.connection,
        subject_of(group),
        State.CANCELLED,
        ledger.now,
        THE_PERSON_LEFT,
        chat=person,
    )
