"""Leading a team: each change is one transaction.

`snapshot` is the release by which it was decided; OutOfDate is raised where it is not in force.
"""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from storage import audit, deliveries, organisers, people, releases, rights
from storage.audit import Action
from storage.moments import to_ms
from storage.programme.snapshot import Snapshot
from storage.teams import queries
from storage.teams.membership import enrol, owe, subject_of, team_of, tell_leaders
from storage.teams.model import Membership, Notice


def enrol_leader(
    connection: sqlite3.Connection, snapshot: Snapshot, person: int, now: datetime
) -> str | None:
    """Make somebody who leads teams a member of the first of them, unless they are in one.

    The result is the team they have become a member of.
    """
    releases.check_in_force(connection, snapshot)
    if team_of(connection, person) is not None or people.find(connection, person) is None:
        return None
    led = rights.find(connection, person, snapshot).leads
    team = next((t for t in snapshot.teams if t in led), None)
    if team is not None:
        enrol(connection, snapshot, person, team, now)
        audit.note(connection, person, Action.TEAM_JOINED, now, person=person, team=team)
    return team


def name_leader(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    person: int,
    team: str,
    now: datetime,
    *,
    by: int,
) -> bool:
    """Make a member of a team one of its leaders and tell them; False where they are no member."""
    releases.check_in_force(connection, snapshot)
    if team not in snapshot.teams or team_of(connection, person) != team:
        return False
    if rights.leads(connection, person, snapshot, team):
        return True
    connection.execute(
        "INSERT INTO leader (person, team, named_by, since) VALUES (?, ?, ?, ?)",
        (person, team, by, to_ms(now)),
    )
    line = audit.note(connection, by, Action.LEADER_NAMED, now, person=person, team=team)
    owe(connection, line, person, Notice.LEADER_NAMED, team, now)
    return True


class Chosen(StrEnum):
    """The outcome of choosing somebody who need not be a member."""

    NAMED = "named"
    IN_ANOTHER_TEAM = "in another team"
    UNKNOWN = "unknown"


def choose_leader(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    person: int,
    team: str,
    now: datetime,
    *,
    by: int,
) -> Chosen:
    """Make somebody whom the bot knows a leader; who is in no team becomes a member of it."""
    releases.check_in_force(connection, snapshot)
    if people.find(connection, person) is None or team not in snapshot.teams:
        return Chosen.UNKNOWN
    current = team_of(connection, person)
    if current not in (None, team):
        return Chosen.IN_ANOTHER_TEAM
    if current is None:
        enrol(connection, snapshot, person, team, now)
        audit.note(connection, by, Action.TEAM_JOINED, now, person=person, team=team)
    name_leader(connection, snapshot, person, team, now, by=by)
    return Chosen.NAMED


def end_leading(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    person: int,
    team: str,
    now: datetime,
    *,
    by: int,
    admins: Collection[int] = (),
) -> bool:
    """Take the role back and tell them, unless they did it; False where nobody had named them.

    The other leaders learn of it; where there are none, organisers do, with the `admins` of the
    settings.
    """
    releases.check_in_force(connection, snapshot)
    row = connection.execute(
        "DELETE FROM leader WHERE person = ? AND team = ? RETURNING person", (person, team)
    ).fetchone()
    if row is None:
        return False
    connection.execute("DELETE FROM workshop_draft WHERE person = ? AND team = ?", (person, team))
    line = audit.note(connection, by, Action.LEADER_REMOVED, now, person=person, team=team)
    if person != by:
        owe(connection, line, person, Notice.LEADER_REMOVED, team, now)
    tell_leaders(connection, snapshot, line, Membership.STEPPED_DOWN, team, by, now)
    if team in queries.without_leader(connection, snapshot):
        tell_organisers(connection, [team], now, admins)
    return True


def tell_those_who_stay(
    connection: sqlite3.Connection, leaders: Mapping[str, Sequence[int]], now: datetime
) -> None:
    """Owe those who lead teams still the news that one of them has gone; it says not who."""
    for team, staying in leaders.items():
        for leader in staying:
            key = f"{Notice.LEADER_GONE}:{team}:{to_ms(now)}:{leader}"
            said, subject = {"team": team}, subject_of(team)
            deliveries.owe(connection, key, Notice.LEADER_GONE, leader, now, said, subject)


def tell_organisers(
    connection: sqlite3.Connection, teams: Sequence[str], now: datetime, admins: Collection[int]
) -> None:
    """Owe every organiser the news that nobody leads these teams any more; it says not who did.

    `admins` are the organisers whom the settings name.
    """
    for team in teams:
        key, subject = f"{Notice.LEADERLESS}:{team}:{to_ms(now)}", subject_of(team)
        organisers.owe(connection, key, Notice.LEADERLESS, now, admins, {"team": team}, subject)
