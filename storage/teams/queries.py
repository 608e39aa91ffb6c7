"""Who is in teams, and who leads them."""

import sqlite3
from collections.abc import Mapping, Sequence

from storage import rights
from storage.moments import from_ms
from storage.profiles import TEAM_CONSENT
from storage.programme.snapshot import Snapshot
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


def leaders_of(connection: sqlite3.Connection, snapshot: Snapshot, team: str) -> list[int]:
    """Everybody who leads a team: those of the programme first, then in the order of naming."""
    known = snapshot.teams.get(team)
    rows = connection.execute("SELECT person FROM leader WHERE team = ? ORDER BY since", (team,))
    by_file = known.leaders if known else ()
    return list(dict.fromkeys((*by_file, *(row["person"] for row in rows))))


def without_leader(
    connection: sqlite3.Connection, snapshot: Snapshot, besides: int | None = None
) -> list[str]:
    """The teams that nobody leads whom the bot knows; `besides` is somebody who does not count."""
    known = {row["id"] for row in connection.execute("SELECT id FROM person")} - {besides}
    return [t for t in snapshot.teams if known.isdisjoint(leaders_of(connection, snapshot, t))]


def led_with_others(
    connection: sqlite3.Connection, snapshot: Snapshot, person: int
) -> Mapping[str, Sequence[int]]:
    """The teams that this person leads, each with the others who do, as far as the bot knows them;
    none that nobody else leads.
    """
    known = {row["id"] for row in connection.execute("SELECT id FROM person")} - {person}
    led = rights.find(connection, person, snapshot).leads
    others = {t: [*filter(known.__contains__, leaders_of(connection, snapshot, t))] for t in led}
    return {team: leaders for team, leaders in others.items() if leaders}


def led_alone(connection: sqlite3.Connection, snapshot: Snapshot, person: int) -> list[str]:
    """The teams that nobody leads but this person, as far as the bot knows their leaders."""
    led = rights.find(connection, person, snapshot).leads
    return [team for team in without_leader(connection, snapshot, besides=person) if team in led]
