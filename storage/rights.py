"""Who is an organiser, who coordinates which groups and who leads which teams: decided here alone.

Screens ask it for a person who was loaded, a transaction that must check it asks the database.
"""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from storage import organisers
from storage.people import Person
from storage.programme.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Rights:
    """What somebody may do by a release: `coordinates` are groups, `leads` teams, by their ids."""

    is_organiser: bool = False
    coordinates: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()

    def may_list(self, group: str) -> bool:
        """Whether they may see and change a group's list."""
        return self.is_organiser or group in self.coordinates

    def may_lead(self, team: str) -> bool:
        """Whether they may do for a team what its leaders do."""
        return self.is_organiser or team in self.leads


NO_RIGHTS = Rights()


def of(person: Person, snapshot: Snapshot, admins: Collection[int]) -> Rights:
    """The rights of a person who was loaded."""
    return _rights(person.id, person.named_organiser, person.leading, snapshot, admins)


def find(
    connection: sqlite3.Connection, person: int, snapshot: Snapshot, admins: Collection[int] = ()
) -> Rights:
    """The rights that somebody has at this moment, whether the bot knows them or not."""
    rows = connection.execute("SELECT team FROM leader WHERE person = ?", (person,))
    named, leading = organisers.is_named(connection, person), {row["team"] for row in rows}
    return _rights(person, named, leading, snapshot, admins)


def leads(connection: sqlite3.Connection, person: int, snapshot: Snapshot, team: str) -> bool:
    """Whether somebody leads a team, by the programme or by what was said in the chat."""
    return team in find(connection, person, snapshot).leads


def _rights(
    person: int,
    named_organiser: bool,
    leading: Collection[str],
    snapshot: Snapshot,
    admins: Collection[int],
) -> Rights:
    return Rights(
        is_organiser=named_organiser or person in admins,
        coordinates=snapshot.coordinated_by(person),
        leads=snapshot.led_by(person).union(snapshot.teams.keys() & leading),
    )
