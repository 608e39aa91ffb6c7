"""How teams stand, for screens."""

import sqlite3
from collections.abc import Mapping, Sequence

from storage.moments import from_ms
from storage.profiles import TEAM_CONSENT
from storage.teams.model import Member, TeamSize


def members(connection: sqlite3.Connection, team: str) -> list[Member]:
    """The members of a team, in the order in which they came.

    What those have said of themselves who have not consented to show it to a team is left out.
    """
    rows = connection.execute(
        """
        SELECT member.person, team, name, town, language, attendance, reachable, member.since
        FROM member JOIN person ON person.id = member.person
        LEFT JOIN profile ON profile.person = member.person AND team_consent >= ?
        WHERE team = ? ORDER BY member.since, member.person
        """,
        (TEAM_CONSENT, team),
    )
    return [
        Member(
            person=row["person"],
            team=row["team"],
            name=row["name"],
            town=row["town"],
            language=row["language"],
            attendance=row["attendance"],
            reachable=bool(row["reachable"]),
            since=from_ms(row["since"]),
        )
        for row in rows
    ]


def sizes(connection: sqlite3.Connection) -> Mapping[str, TeamSize]:
    """How many belong to each team that has members."""
    rows = connection.execute(
        """
        SELECT team, count(*) AS members, sum(reachable) AS reachable
        FROM member JOIN person ON person.id = member.person GROUP BY team
        """
    )
    return {row["team"]: TeamSize(row["members"], row["reachable"]) for row in rows}


def attending(
    connection: sqlite3.Connection, team: str, sessions: Sequence[str]
) -> Mapping[str, int]:
    """How many members of a team attend each of these sessions; none is left out."""
    query = """
        SELECT count(DISTINCT member.person) FROM member JOIN attends USING (person)
        WHERE team = ? AND session = ?
    """
    return {s: connection.execute(query, (team, s)).fetchone()[0] for s in sessions}
