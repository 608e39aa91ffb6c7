"""Which sessions are part of people's days, kept in line with the releases."""

import sqlite3

from storage import told
from storage.programme.model import Kind, Session
from storage.programme.snapshot import Snapshot

_HIGHLIGHTS = (Kind.PLENARY, Kind.CULTURE)


def adapt(connection: sqlite3.Connection, before: Snapshot | None, after: Snapshot) -> None:
    """Note what a release says of its sessions.

    Whom a session is new to, because it is new itself or new to their group, is told of it. To whom
    a workshop is new because it was given to their team, that is told apart: they know the rest.
    """
    sessions = after.sessions.values()
    connection.executemany(
        "INSERT OR REPLACE INTO sitting (session, working_group) VALUES (?, ?)",
        ((session.id, session.group) for session in sessions if session.group is not None),
    )
    connection.executemany(
        "DELETE FROM highlight WHERE session = ?",
        ((session.id,) for session in sessions if not is_highlight(session)),
    )
    connection.executemany(
        "INSERT INTO highlight (session) VALUES (?) ON CONFLICT DO NOTHING",
        ((session.id,) for session in sessions if is_highlight(session)),
    )
    _note_workshops(connection, after)
    if before is None:
        return
    for session in sessions:
        known = before.sessions.get(session.id)
        if known is None or _what(known) != _what(session):
            told.begin_for_all(connection, session.id, before.release)
        elif _whose(known) != _whose(session):
            told.begin_for_all(connection, session.id, after.release)


def _note_workshops(connection: sqlite3.Connection, after: Snapshot) -> None:
    """Which session is a workshop of which team; one that is no more keeps its teams."""
    for session in after.sessions.values():
        teams = after.teams.keys() if session.every_team else session.teams
        connection.execute("DELETE FROM team_session WHERE session = ?", (session.id,))
        connection.executemany(
            "INSERT INTO team_session (session, team) VALUES (?, ?)",
            ((session.id, team) for team in teams),
        )


def _what(session: Session) -> tuple[object, ...]:
    return session.group, session.kind


def _whose(session: Session) -> tuple[object, ...]:
    return session.teams, session.every_team


def is_highlight(session: Session) -> bool:
    """Whether a session is one of the plenaries and cultural events."""
    return session.kind in _HIGHLIGHTS
