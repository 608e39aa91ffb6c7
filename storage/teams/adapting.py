"""What a release, or the end of a person's data, means for teams."""

import sqlite3
from datetime import datetime

from storage import audit
from storage.audit import Action
from storage.programme.snapshot import Snapshot
from storage.teams import chats, leadership, membership
from storage.teams.model import Notice


def adapt(
    connection: sqlite3.Connection,
    before: Snapshot | None,
    after: Snapshot,
    author: int | None,
    now: datetime,
) -> None:
    """Bring teams in line with a release that was published in this transaction.

    The members of a removed team are told and freed.
    """
    gone = before.teams.keys() - after.teams.keys() if before else ()
    for name in sorted(gone):
        _disband(connection, name, before.release if before else 0, author, now)
    for team in after.programme.teams:
        for person in team.leaders:
            leadership.enrol_leader(connection, after, person, now)


def forget(connection: sqlite3.Connection, person: int) -> None:
    """Leave nothing of a person in what others did."""
    connection.execute("UPDATE leader SET named_by = NULL WHERE named_by = ?", (person,))


def _disband(
    connection: sqlite3.Connection, team: str, release: int, author: int | None, now: datetime
) -> None:
    for person in membership.strike_all(connection, team):
        line = audit.note(connection, author, Action.TAKEN_OUT, now, person=person, team=team)
        membership.owe(connection, line, person, Notice.TEAM_REMOVED, team, now, release=release)
    for table in ("leader", "join_code", "workshop_draft", "team_session"):
        connection.execute(f"DELETE FROM {table} WHERE team = ?", (team,))  # noqa: S608 (fixed names)
    chats.unbind(connection, team, author, now)
