"""What a release lets overlap that did not before, and for how many people that matters."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from storage.programme.model import Kind, Session, Strand
from storage.programme.snapshot import Snapshot

_FOR_ALL: Final = frozenset({Kind.PLENARY, Kind.MEAL, Kind.TRANSFER})
"""Where everybody of a strand is expected, starred or not."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two sessions at one time, the one that begins first first.

    `people` are those who would be in both; where both are for everybody that is not counted. In
    one hall they are those of either.
    """

    one: Session
    other: Session
    people: int
    in_one_hall: bool = False


def made(connection: sqlite3.Connection, before: Snapshot, after: Snapshot) -> list[Overlap]:
    """The overlaps that a release makes for people, those that matter to most of them first.

    To be asked on a connection that reads: it costs as much as there are sessions that change.
    """
    people = _People(connection)
    found = [
        overlap
        for pair in _new_pairs(before, after)
        if (overlap := _of(*pair, people) or _of_an_evening(*pair, before))
    ]
    return sorted(found, key=lambda o: (-o.people, o.one.start, o.one.id, o.other.id))


def _of(one: Session, other: Session, people: "_People") -> Overlap | None:
    in_one_hall = one.place is not None and one.place == other.place
    first, second = people.of(one), people.of(other)
    if not (first or second or one.kind in _FOR_ALL):
        return None
    for_all = [s.kind in _FOR_ALL and _may_share(one, other) for s in (one, other)]
    if all(for_all):
        return Overlap(one, other, 0, in_one_hall)
    if in_one_hall and (first or second):
        return Overlap(one, other, len(first | second), in_one_hall=True)
    both = second if for_all[0] else first if for_all[1] else first & second
    return Overlap(one, other, len(both)) if both else None


def _of_an_evening(one: Session, other: Session, before: Snapshot) -> Overlap | None:
    """The overlap of what is for everybody with an evening, though nobody has starred that: it has
    no other beside it, so most of them want to go.
    """
    kinds = {one.kind, other.kind}
    if Kind.CULTURE not in kinds or kinds.isdisjoint(_FOR_ALL) or not _may_share(one, other):
        return None
    if one.place is not None and one.place == other.place:
        return None
    evening = one if one.kind is Kind.CULTURE else other
    was = before.sessions.get(evening.id, evening)
    beside = (s for s in before.parallel_to(was) if s.kind is Kind.CULTURE)
    is_one_of_several = any(_may_share(evening, s) for s in beside)
    return None if is_one_of_several else Overlap(one, other, 0)


def _may_share(one: Session, other: Session) -> bool:
    """Whether people of one strand are expected in both."""
    return Strand.BOTH in (one.strand, other.strand) or one.strand is other.strand


class _People:
    """Who attends sessions, read once for each; a group's people attend its new sittings too."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._found: dict[str, frozenset[int]] = {}

    def of(self, session: Session) -> frozenset[int]:
        """The people whose day a session is part of."""
        if session.id not in self._found:
            rows = self._connection.execute(
                "SELECT person FROM attends WHERE session = ?"
                " UNION SELECT person FROM seat WHERE working_group = ?",
                (session.id, session.group),
            )
            self._found[session.id] = frozenset(row[0] for row in rows)
        return self._found[session.id]


def _new_pairs(before: Snapshot, after: Snapshot) -> Iterator[tuple[Session, Session]]:
    """The sessions that overlap, one of which has changed, and did not before."""
    changed = {s.id for s in after.sessions.values() if s != before.sessions.get(s.id)}
    if not changed:
        return
    running: list[Session] = []
    for session in after.sessions.values():
        if not session.takes_place:
            continue
        running = [other for other in running if other.end > session.start]
        for other in running:
            if changed & {session.id, other.id} and not _overlapped(before, other, session):
                yield other, session
        running.append(session)


def _overlapped(before: Snapshot, one: Session, other: Session) -> bool:
    was = [before.sessions.get(session.id) for session in (one, other)]
    first, second = was
    if first is None or second is None or not first.overlaps(second):
        return False
    in_one_hall = one.place is not None and one.place == other.place
    return not in_one_hall or first.place == second.place
