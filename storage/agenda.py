"""Which sessions are part of people's days: starred, their sittings and workshops, all highlights.

The view `attends` decides it. What it reads is kept in line with the releases here.
"""

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from storage import releases, told
from storage.moments import to_ms
from storage.programme.model import Kind, Session, Strand
from storage.programme.snapshot import Snapshot

_HIGHLIGHTS = (Kind.PLENARY, Kind.CULTURE)


@dataclass(frozen=True, slots=True)
class News:
    """Sessions that a release makes part of people's days.

    Whom one of the `new` concerns is told of it, as it is new itself or new to their group. To
    whom a workshop was `given` because of their team, that is told apart: they know the rest.
    """

    new: tuple[str, ...]
    given: tuple[str, ...]


def news(before: Snapshot, after: Snapshot) -> News:
    """The sessions that a release makes part of the days of people who did not have them."""
    new, given = [], []
    for session in after.sessions.values():
        known = before.sessions.get(session.id)
        if known is None or _what(known) != _what(session):
            new.append(session.id)
        elif _whose(known) != _whose(session):
            given.append(session.id)
    return News(tuple(new), tuple(given))


def adapt(connection: sqlite3.Connection, before: Snapshot | None, after: Snapshot) -> None:
    """Note whose sessions a release has, where that differs; removed sessions keep their rows."""
    every = before is None or before.teams.keys() != after.teams.keys()
    several = has_strands(after)
    all_strands = before is None or has_strands(before) is not several
    sessions = [
        session
        for session in after.sessions.values()
        if (known := before.sessions.get(session.id) if before else None) is None
        or _what(known) != _what(session)
        or _whose(known) != _whose(session)
        or (every and session.every_team)
        or (all_strands and is_highlight(session))
    ]
    connection.executemany(
        "INSERT OR REPLACE INTO sitting (session, working_group) VALUES (?, ?)",
        ((session.id, session.group) for session in sessions if session.group is not None),
    )
    connection.executemany(
        "DELETE FROM highlight WHERE session = ?",
        ((session.id,) for session in sessions if not is_highlight(session)),
    )
    connection.executemany(
        "INSERT OR REPLACE INTO highlight (session, strand) VALUES (?, ?)",
        ((s.id, s.strand if several else Strand.BOTH) for s in sessions if is_highlight(s)),
    )
    _note_workshops(connection, after, sessions)


def _note_workshops(
    connection: sqlite3.Connection, after: Snapshot, sessions: Iterable[Session]
) -> None:
    """Which session is a workshop of which team."""
    for session in sessions:
        teams = after.teams.keys() if session.every_team else session.teams
        connection.execute("DELETE FROM team_session WHERE session = ?", (session.id,))
        connection.executemany(
            "INSERT INTO team_session (session, team) VALUES (?, ?)",
            ((session.id, team) for team in teams),
        )


def _what(session: Session) -> tuple[object, ...]:
    return session.group, session.kind, session.strand if is_highlight(session) else None


def _whose(session: Session) -> tuple[object, ...]:
    return session.teams, session.every_team


def is_highlight(session: Session) -> bool:
    """Whether a session is one of the plenaries and cultural events."""
    return session.kind in _HIGHLIGHTS


def has_strands(snapshot: Snapshot) -> bool:
    """Whether the programme is made of several strands, so that people belong to one of them."""
    return len(snapshot.strands) > 1


def begin_highlights(connection: sqlite3.Connection, person: int, release: int) -> None:
    """Somebody is of another strand from now on: they know its highlights as a release has them."""
    query = "SELECT session FROM wanted_highlight WHERE person = ?"
    sessions = [row["session"] for row in connection.execute(query, (person,))]
    told.begin(connection, person, sessions, release)


def star(
    connection: sqlite3.Connection, person: int, session: str, release: int, now: datetime
) -> bool:
    """Star a session as the person sees it in `release`.

    False, and nothing has happened, where a newer release is in force: they have not seen it.
    """
    if releases.latest_number(connection) != release:
        return False
    connection.execute(
        "INSERT INTO favourite (person, session, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (person, session, to_ms(now)),
    )
    connection.execute("DELETE FROM left_out WHERE person = ? AND session = ?", (person, session))
    told.begin(connection, person, [session], release)
    return True


def unstar(connection: sqlite3.Connection, person: int, session: str) -> None:
    """Take a star back; later changes are told only if it still concerns the person."""
    connection.execute("DELETE FROM favourite WHERE person = ? AND session = ?", (person, session))
    told.end(connection, person, [session])


def left_out(connection: sqlite3.Connection, person: int) -> frozenset[str]:
    """The sessions that somebody has taken out of their day."""
    rows = connection.execute("SELECT session FROM left_out WHERE person = ?", (person,))
    return frozenset(row["session"] for row in rows)


def leave_out(connection: sqlite3.Connection, person: int, sessions: Collection[str]) -> None:
    """Take sessions out of somebody's day, starred, wanted with all highlights, or a workshop."""
    pairs = [(person, session) for session in sessions]
    connection.executemany("DELETE FROM favourite WHERE person = ? AND session = ?", pairs)
    connection.executemany(
        """
        INSERT INTO left_out (person, session)
        SELECT DISTINCT ?1, session FROM (
            SELECT session FROM highlight UNION ALL SELECT session FROM team_session
        ) WHERE session = ?2 ON CONFLICT DO NOTHING
        """,
        pairs,
    )
    told.end(connection, person, sessions)


def attended(connection: sqlite3.Connection, person: int) -> frozenset[str]:
    """The sessions that are part of somebody's day."""
    rows = connection.execute("SELECT session FROM attends WHERE person = ?", (person,))
    return frozenset(row["session"] for row in rows)


def attends(connection: sqlite3.Connection, person: int, session: str) -> bool:
    """Whether a session is part of somebody's day."""
    query = "SELECT 1 FROM attends WHERE person = ? AND session = ?"
    return connection.execute(query, (person, session)).fetchone() is not None
