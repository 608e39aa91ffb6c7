"""The books in which seats and queues are kept, open within one transaction.

A seat that becomes free passes to the first in its queue; what they give up for it passes on to
the queues behind it, until nobody waits for a free seat that may still be given.
"""

import sqlite3
from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeAlias

from storage import agenda, audit, coordinators, deliveries, releases, rights, told
from storage.audit import Action
from storage.deliveries import OutboxMessage, Priority
from storage.moments import to_ms
from storage.programme.snapshot import Snapshot
from storage.seats import sign_offs
from storage.seats.model import Cause, GivenUp, Notice, Tally, Waits

ToFill: TypeAlias = tuple[str, Cause]
"""A group that may have free seats, and why those who wait there get them."""

WALK_IN_SEATED: Final = "walk-in seated"
"""Tells the author of an entry by hand that this person has a seat now."""


@dataclass(frozen=True, slots=True)
class SeatLedger:
    """Seats and queues by the rules of the release in force; `actor` is who causes what happens."""

    connection: sqlite3.Connection
    snapshot: Snapshot
    now: datetime
    actor: int | None

    @staticmethod
    def open(
        connection: sqlite3.Connection, snapshot: Snapshot, now: datetime, actor: int | None
    ) -> "SeatLedger":
        """A ledger by the rules of `snapshot`. Raises OutOfDate where that is not in force."""
        releases.check_in_force(connection, snapshot)
        return SeatLedger(connection, snapshot, now, actor)

    def tally(self, group: str) -> Tally:
        """How many sit and wait in a group."""
        row = self.connection.execute(
            "SELECT seated, waiting FROM tally WHERE working_group = ?", (group,)
        ).fetchone()
        return Tally(*row) if row else Tally()

    def has_free_seat(self, group: str) -> bool:
        """Whether one more may sit in a group."""
        capacity = self.snapshot.groups[group].capacity
        return capacity is None or self.tally(group).seated < capacity

    def has_seat_for_another(self, group: str) -> bool:
        """Whether somebody who does not wait may sit in a group.

        As long as sign-up lasts, free seats are for those who wait: a release may give them in
        slices, between which others come.
        """
        known, tally = self.snapshot.groups[group], self.tally(group)
        ahead = tally.waiting if self.now < self.snapshot.sign_up_ends(known) else 0
        return known.capacity is None or tally.seated + ahead < known.capacity

    def seats_for_those_who_wait(self, group: str) -> int:
        """How many free seats may be given to those who wait in a group; never more than wait."""
        known, tally = self.snapshot.groups.get(group), self.tally(group)
        if known is None or self.now >= self.snapshot.sign_up_ends(known):
            return 0
        free = tally.waiting if known.capacity is None else known.capacity - tally.seated
        return max(0, min(free, tally.waiting))

    def sits(self, person: int, group: str) -> bool:
        """Whether somebody has a seat in a group."""
        return group in self.seats_of(person)

    def waits(self, person: int, group: str) -> bool:
        """Whether somebody is in a group's queue."""
        return group in self._wishes_of(person)

    def seats_of(self, person: int) -> tuple[str, ...]:
        """The groups in which somebody has a seat."""
        rows = self.connection.execute(
            "SELECT working_group FROM seat WHERE person = ? ORDER BY since, working_group",
            (person,),
        )
        return tuple(row[0] for row in rows)

    def clashing_seats(self, person: int, group: str) -> tuple[str, ...]:
        """The seats that somebody cannot keep with one in this group."""
        clashing = self.snapshot.clashing_groups.get(group, frozenset())
        return tuple(held for held in self.seats_of(person) if held in clashing)

    def seat(self, person: int, group: str, also: Collection[str] = ()) -> GivenUp:
        """Give somebody a seat; overlapping seats, lower overlapping wishes and `also` go for it.

        The seats given up are free from now on: fill them.
        """
        wishes = self._wishes_of(person)
        clashing = self.snapshot.clashing_groups.get(group, frozenset())
        last_kept = wishes.get(group, max(wishes.values(), default=0))
        lower = tuple(
            wished
            for wished, rank in wishes.items()
            if (wished in clashing and rank > last_kept) or wished in also
        )
        seats = tuple(held for held in self.seats_of(person) if held in clashing or held in also)
        for held in seats:
            self._owe_digest(held)
        self.strike(person, (*seats, *lower, group))
        self.connection.execute(
            "INSERT INTO seat (person, working_group, since) VALUES (?, ?, ?)",
            (person, group, to_ms(self.now)),
        )
        told.begin(self.connection, person, self._sittings((group,)), self.snapshot.release)
        agenda.begin_highlights(self.connection, person, self.snapshot.release)
        return GivenUp(seats, lower)

    def queue(self, person: int, group: str) -> Waits:
        """Put somebody at the end of a queue, as the last of their wishes."""
        rank = max(self._wishes_of(person).values(), default=0) + 1
        self.connection.execute(
            "INSERT INTO wish (person, working_group, rank, since) VALUES (?, ?, ?, ?)",
            (person, group, rank, to_ms(self.now)),
        )
        told.begin(self.connection, person, self._sittings((group,)), self.snapshot.release)
        self.note(Action.QUEUED, person, group)
        waiting = self.tally(group).waiting
        return Waits(waiting, waiting)

    def strike(self, person: int, groups: Iterable[str]) -> None:
        """Take somebody's seats and wishes in these groups out of the books."""
        struck = tuple(groups)
        for table in ("seat", "wish"):
            self.connection.executemany(
                f"DELETE FROM {table} WHERE person = ? AND working_group = ?",  # noqa: S608
                ((person, group) for group in struck),
            )
        told.end_all(self.connection, person)

    def pass_on(self, freed: Iterable[str]) -> None:
        """Give each seat that became free, by its group, to the first in the queue, and so on in a
        chain.

        A group whose sign-up is over keeps its free seats.
        """
        seats = deque(freed)
        while seats:
            seats.extend(self._move_up(seats.popleft(), Cause.FREED) or ())

    def fill(self, groups: Iterable[ToFill], most: int) -> list[ToFill]:
        """Give free seats of these groups to those who wait, one group after the other and then
        what they give up for it; to so many at `most`. The result is what is left to be filled.
        """
        left = dict.fromkeys(groups)
        while left and most > 0:
            group, cause = to_fill = next(iter(left))
            given_up = self._move_up(group, cause)
            if given_up is None:
                del left[to_fill]
            else:
                most -= 1
                left.update(dict.fromkeys((seat, Cause.FREED) for seat in given_up))
        return list(left)

    def _move_up(self, group: str, cause: Cause) -> tuple[str, ...] | None:
        """Give a free seat to the first in the queue; the result is which seats that has freed,
        None where no seat may be given or nobody waits.
        """
        following = self._next_for(group)
        if following is None:
            return None
        person, walk_in = following
        if walk_in is not None:
            self.seat_walk_in(walk_in, group)
            return ()
        given_up = self.seat(person, group)
        self.tell_of_seat(person, group, given_up, cause)
        return given_up.seats

    def seat_walk_in(self, walk_in: int, group: str, *, by_hand: bool = False) -> None:
        """Give a seat to somebody who waits and does not use the bot.

        The author of the entry is told, or the group's coordinators where that is not (any more)
        for them: they pass it on. A coordinator who gives it `by_hand` is not told.
        """
        row = self.connection.execute(
            "UPDATE walk_in SET waits_behind = NULL, since = ? WHERE id = ? RETURNING added_by",
            (to_ms(self.now), walk_in),
        ).fetchone()
        line = self.note(Action.WALK_IN_SEATED, None, group)
        for person in self._who_passes_on(group, row["added_by"]):
            if not by_hand or person != self.actor:
                parameters = {"group": group, "walk_in": walk_in}
                owed = message(line, person, WALK_IN_SEATED, parameters, self.now)
                deliveries.put(self.connection, [replace(owed, key=f"{owed.key}:{person}")])

    def _who_passes_on(self, group: str, added_by: int | None) -> list[int]:
        """Who tells somebody that they have a seat whom `added_by` wrote down.

        Whether the settings make them an organiser is known when the message is sent.
        """
        author = [added_by] if added_by else []
        if added_by and rights.find(self.connection, added_by, self.snapshot).may_list(group):
            return author
        named = coordinators.of(self.connection, self.snapshot, group)
        known = "SELECT 1 FROM person WHERE id = ?"
        return author + [p for p in named if self.connection.execute(known, (p,)).fetchone()]

    def first_in_queue(self, group: str, number: int) -> list[tuple[int, int | None]]:
        """So many who wait the longest: a person, or 0 and the number of somebody written down by
        hand.
        """
        rows = self.connection.execute(
            """
            SELECT person, NULL, id AS place, 0 AS by_hand FROM wish WHERE working_group = ?1
            UNION ALL
            SELECT 0, id, waits_behind, id FROM walk_in
            WHERE working_group = ?1 AND waits_behind IS NOT NULL
            ORDER BY place, by_hand LIMIT ?2
            """,
            (group, number),
        )
        return [(row[0], row[1]) for row in rows]

    def tell_of_seat(self, person: int, group: str, given_up: GivenUp, cause: Cause) -> None:
        """Write down that somebody was given a seat, and owe them the news.

        Only to those who have given it to themselves it is none.
        """
        line = self.note(Action.SEATED, person, group, cause=cause, given_up=given_up.seats)
        if cause is Cause.BY_HAND and person == self.actor:
            return
        gone = {"seats": given_up.seats, "wishes": given_up.wishes}
        self.owe(line, person, Notice.MOVED, {"group": group, "cause": cause, **gone})

    def note_left(self, person: int, group: str, had_seat: bool) -> None:
        """Write down that somebody has left a group; its coordinators learn of seats given up."""
        if had_seat:
            self._owe_digest(group)
        self.note(Action.LEFT, person, group, had_seat=had_seat)

    def note(self, action: Action, person: int | None, group: str, **details: object) -> int:
        """Write a line into the audit log; None is somebody of whom nothing is known."""
        who = {} if person is None else {"person": person}
        return audit.note(
            self.connection, self.actor, action, self.now, **who, group=group, **details
        )

    def owe(self, line: int, person: int, kind: Notice, parameters: Mapping[str, Any]) -> None:
        """Owe somebody a message about what a line of the audit log says."""
        deliveries.put(self.connection, [message(line, person, kind, parameters, self.now)])

    def _owe_digest(self, group: str) -> None:
        if group in self.snapshot.groups:
            sign_offs.owe(self.connection, self.snapshot, group, self.actor, self.now)

    def _next_for(self, group: str) -> tuple[int, int | None] | None:
        """Who is next for a seat in a group, a person or the number of somebody written down by
        hand; None where none may be given or nobody waits.
        """
        first = self.first_in_queue(group, 1) if self.seats_for_those_who_wait(group) else []
        return first[0] if first else None

    def _wishes_of(self, person: int) -> Mapping[str, int]:
        """The groups somebody waits for, each with its rank among their wishes."""
        rows = self.connection.execute(
            "SELECT working_group, rank FROM wish WHERE person = ? ORDER BY rank", (person,)
        )
        return {row[0]: row[1] for row in rows}

    def _sittings(self, groups: Iterable[str]) -> list[str]:
        return [s.id for group in groups for s in self.snapshot.by_group.get(group, ())]


def message(
    line: int, person: int, kind: str, parameters: Mapping[str, Any], now: datetime
) -> OutboxMessage:
    """What tells somebody, from `now` on, what a line of the audit log says of a group."""
    return OutboxMessage(
        key=f"{kind}:{line}",
        kind=kind,
        chat=person,
        due_at=now,
        subject=subject_of(str(parameters["group"])),
        parameters=parameters,
        priority=Priority.PERSONAL,
    )


def subject_of(group: str) -> str:
    """What the messages about a group's seats are filed under."""
    return f"group:{group}"
