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
    roles = person.coordinating, person.leading
    return _rights(person.id, person.named_organiser, *roles, snapshot, admins)


def find(
    connection: sqlite3.Connection, person: int, snapshot: Snapshot, admins: Collection[int] = ()
) -> Rights:
    """The rights that somebody has at this moment, whether the bot knows them or not."""
    led = connection.execute("SELECT team FROM leader WHERE person = ?", (person,))
    coordinated = connection.execute(
        "SELECT working_group FROM coordinator WHERE person = ?", (person,)
    )
    roles = {row["working_group"] for row in coordinated}, {row["team"] for row in led}
    return _rights(person, organisers.is_named(connection, person), *roles, snapshot, admins)


def leads(connection: sqlite3.Connection, person: int, snapshot: Snapshot, team: str) -> bool:
    """Whether somebody leads a team, by the programme or by what was said in the chat."""
    return team in find(connection, person, snapshot).leads


def _rights(
    person: int,
    named_organiser: bool,
    coordinating: Collection[str],
    leading: Collection[str],
    snapshot: Snapshot,
    admins: Collection[int],
) -> Rights:
    return Rights(
        is_organiser=named_organiser or person in admins,
        coordinates=snapshot.coordinated_by(person).union(snapshot.groups.keys() & coordinating),
        leads=snapshot.led_by(person).union(snapshot.teams.keys() & leading),
    )
