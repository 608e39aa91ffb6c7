"""Belonging to a team: each change is one transaction.

`snapshot` is the release by which it was decided; OutOfDate is raised where it is not in force.
"""

import sqlite3
from datetime import datetime, timedelta
from typing import Final

from storage import agenda, audit, deliveries, people, releases, rights, told
from storage.audit import Action
from storage.moments import to_ms
from storage.profiles import TEAM_CONSENT
from storage.programme.snapshot import Snapshot
from storage.teams import codes, queries
from storage.teams.model import (
    AlreadyMember,
    Joined,
    Joining,
    Leads,
    LeftTeam,
    Membership,
    NoMember,
    NoSuchCode,
    Notice,
    WouldLeave,
)

_TAKEN_BACK: Final = timedelta(hours=1)
"""How long a press can undo that one has left a team."""


def join(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    person: int,
    code: str,
    now: datetime,
    leaving: str | None = None,
) -> Joining:
    """Join the team of a code; `leaving` is the team that the person agrees to leave for it."""
    releases.check_in_force(connection, snapshot)
    team = codes.team_of(connection, code)
    if team is None or team not in snapshot.teams:
        return NoSuchCode()
    current = team_of(connection, person)
    if current == team:
        return AlreadyMember(team)
    if current is not None:
        if rights.leads(connection, person, snapshot, current):
            return Leads(current)
        if leaving != current:
            return WouldLeave(team, current)
        _depart(connection, snapshot, person, current, now, person, Action.TEAM_LEFT)
    return _welcome(connection, snapshot, person, team, now, current)


def leave(
    connection: sqlite3.Connection, snapshot: Snapshot, person: int, team: str, now: datetime
) -> LeftTeam | Leads | NoMember:
    """Leave a team; its leaders cannot."""
    return _end(connection, snapshot, person, team, now, person, Action.TEAM_LEFT)


def come_back(
    connection: sqlite3.Connection, snapshot: Snapshot, person: int, team: str, now: datetime
) -> Joined | NoMember:
    """Join the team again that somebody has left an hour ago at most, and no other since."""
    releases.check_in_force(connection, snapshot)
    last = connection.execute(
        "SELECT action, details ->> 'team' AS team FROM audit"
        " WHERE actor = ? AND at > ? AND action IN (?, ?) ORDER BY id DESC",
        (person, to_ms(now - _TAKEN_BACK), Action.TEAM_LEFT, Action.TEAM_JOINED),
    ).fetchone()
    has_left = last is not None and (last["action"], last["team"]) == (Action.TEAM_LEFT, team)
    if not has_left or team not in snapshot.teams or team_of(connection, person) is not None:
        return NoMember()
    return _welcome(connection, snapshot, person, team, now)


def take_out(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    person: int,
    team: str,
    now: datetime,
    *,
    by: int,
) -> LeftTeam | Leads | NoMember:
    """A leader or an organiser takes somebody out of a team; they are told."""
    return _end(connection, snapshot, person, team, now, by, Action.TAKEN_OUT)


def enrol(
    connection: sqlite3.Connection, snapshot: Snapshot, person: int, team: str, now: datetime
) -> None:
    """Write somebody who is in no team into the list of one."""
    connection.execute(
        "INSERT INTO member (person, team, since) VALUES (?, ?, ?)", (person, team, to_ms(now))
    )
    told.begin(connection, person, _workshops(connection, team), snapshot.release)
    agenda.begin_highlights(connection, person, snapshot.release)


def strike_all(connection: sqlite3.Connection, team: str) -> list[int]:
    """Free everybody of a team; who they were is the result."""
    rows = connection.execute("SELECT person FROM member WHERE team = ? ORDER BY since", (team,))
    freed = [row["person"] for row in rows.fetchall()]
    for person in freed:
        _strike(connection, person, team)
    return freed


def team_of(connection: sqlite3.Connection, person: int) -> str | None:
    """The team that somebody belongs to."""
    row = connection.execute("SELECT team FROM member WHERE person = ?", (person,)).fetchone()
    return row["team"] if row else None


def who(connection: sqlite3.Connection, line: int) -> tuple[str | None, str | None] | None:
    """Name and town of whom a line of the audit log is about; None where they were erased.

    Both are None where they have not consented to show them to a team.
    """
    row = connection.execute(
        "SELECT iif(team_consent >= ?1, name, NULL) AS name,"
        " iif(team_consent >= ?1, town, NULL) AS town"
        " FROM audit JOIN profile ON profile.person = details ->> 'person' WHERE audit.id = ?2",
        (TEAM_CONSENT, line),
    ).fetchone()
    return (row["name"], row["town"]) if row else None


def tell_leaders(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    line: int,
    kind: Membership,
    team: str,
    actor: int,
    now: datetime,
) -> None:
    """Owe the leaders the news that a line of the audit log tells; it says who it is about."""
    for leader in queries.leaders_of(connection, snapshot, team):
        if leader != actor and people.find(connection, leader) is not None:
            owe(connection, line, leader, kind, team, now, noted=line)


def owe(
    connection: sqlite3.Connection,
    line: int,
    person: int,
    kind: Notice | Membership,
    team: str,
    now: datetime,
    **parameters: object,
) -> None:
    """Owe somebody a message about what a line of the audit log says."""
    key, said = f"{kind}:{line}:{person}", {"team": team, **parameters}
    deliveries.owe(connection, key, kind, person, now, said, subject_of(team))


def subject_of(team: str) -> str:
    """What the messages about a team are filed under."""
    return f"team:{team}"


def _welcome(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    person: int,
    team: str,
    now: datetime,
    left: str | None = None,
) -> Joined:
    """Enrol somebody who joins by themselves, and tell the leaders."""
    enrol(connection, snapshot, person, team, now)
    line = audit.note(connection, person, Action.TEAM_JOINED, now, person=person, team=team)
    tell_leaders(connection, snapshot, line, Membership.JOINED, team, person, now)
    return Joined(team, left)


def _end(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    person: int,
    team: str,
    now: datetime,
    by: int,
    action: Action,
) -> LeftTeam | Leads | NoMember:
    releases.check_in_force(connection, snapshot)
    if team_of(connection, person) != team:
        return NoMember()
    if rights.leads(connection, person, snapshot, team):
        return Leads(team)
    line = _depart(connection, snapshot, person, team, now, by, action)
    if action is Action.TAKEN_OUT:
        owe(connection, line, person, Notice.TAKEN_OUT, team, now)
    return LeftTeam(team)


def _depart(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    person: int,
    team: str,
    now: datetime,
    by: int,
    action: Action,
) -> int:
    """Strike somebody off and tell the leaders; the result is the line of the audit log."""
    _strike(connection, person, team)
    line = audit.note(connection, by, action, now, person=person, team=team)
    tell_leaders(connection, snapshot, line, Membership.LEFT, team, by, now)
    return line


def _strike(connection: sqlite3.Connection, person: int, team: str) -> None:
    """Take somebody off the list, with what they have said of the team's workshops."""
    workshops = _workshops(connection, team)
    connection.execute("DELETE FROM member WHERE person = ?", (person,))
    told.end_all(connection, person)
    agenda.begin_highlights(connection, person, releases.latest_number(connection))
    connection.executemany(
        "DELETE FROM presence WHERE person = ? AND session = ?",
        ((person, session) for session in workshops),
    )


def _workshops(connection: sqlite3.Connection, team: str) -> list[str]:
    rows = connection.execute("SELECT session FROM team_session WHERE team = ?", (team,))
    return [row["session"] for row in rows]
