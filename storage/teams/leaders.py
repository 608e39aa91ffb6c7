"""Leaders: named in the programme, by an organiser, or by another leader of their team."""

import sqlite3
from datetime import datetime

from storage import audit, releases
from storage.audit import Action
from storage.moments import from_ms, to_ms
from storage.programme.snapshot import Snapshot
from storage.rights import leads
from storage.teams.membership import owe, team_of
from storage.teams.model import Leader, Notice


def name(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    person: int,
    team: str,
    now: datetime,
    *,
    by: int,
) -> bool:
    """Make a member of a team one of its leaders and tell them; False where they are no member.

    Raises OutOfDate where `snapshot` is not in force.
    """
    releases.check_in_force(connection, snapshot)
    if team not in snapshot.teams or team_of(connection, person) != team:
        return False
    if leads(connection, person, snapshot, team):
        return True
    connection.execute(
        "INSERT INTO leader (person, team, named_by, since) VALUES (?, ?, ?, ?)",
        (person, team, by, to_ms(now)),
    )
    line = audit.note(connection, by, Action.LEADER_NAMED, now, person=person, team=team)
    owe(connection, line, person, Notice.LEADER_NAMED, team, now)
    return True


def take_back(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    person: int,
    team: str,
    now: datetime,
    *,
    by: int,
) -> bool:
    """Take the role back and tell them, unless they did it; False where nobody had named them.

    Raises OutOfDate where `snapshot` is not in force.
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
    return True


def named(connection: sqlite3.Connection, team: str) -> list[Leader]:
    """Everybody who was named in the chat, in the order in which they were."""
    rows = connection.execute(
        "SELECT person, team, named_by, since FROM leader WHERE team = ? ORDER BY since", (team,)
    )
    return [Leader(r["person"], r["team"], r["named_by"], from_ms(r["since"])) for r in rows]


def all_of(connection: sqlite3.Connection, snapshot: Snapshot, team: str) -> list[int]:
    """Everybody who leads a team, those of the programme first."""
    known = snapshot.teams.get(team)
    by_file = known.leaders if known else ()
    return list(dict.fromkeys((*by_file, *(n.person for n in named(connection, team)))))
