"""How the deliveries about one subject stand: counted by state, and by what was the matter."""

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from storage.deliveries import State


@dataclass(frozen=True, slots=True)
class Tally:
    """How many deliveries stand the same way; `held` are those of people who are away."""

    state: State
    held: bool
    reason: str | None
    number: int
    seen: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How the deliveries about one subject stand, and how many of those sent were seen."""

    counts: Mapping[State, int]
    seen: int

    def of(self, *states: State) -> int:
        """How many deliveries are in one of these states."""
        return sum(self.counts.get(state, 0) for state in states)


def tallies(connection: sqlite3.Connection, subject: str, kind: str) -> list[Tally]:
    """How many deliveries of one kind about one subject stand how, and why."""
    rows = connection.execute(
        "SELECT state, held, reason, count(*) AS number, count(seen_at) AS seen FROM delivery"
        " WHERE subject = ? AND kind = ? GROUP BY state, held, reason",
        (subject, kind),
    )
    return [Tally(State(row[0]), bool(row[1]), row[2], row[3], row[4]) for row in rows]


def standing(connection: sqlite3.Connection, subject: str, kind: str) -> Standing:
    """How the deliveries of one kind about a subject stand."""
    counts: Counter[State] = Counter()
    seen = 0
    for tally in tallies(connection, subject, kind):
        counts[tally.state] += tally.number
        seen += tally.seen
    return Standing(counts, seen)
