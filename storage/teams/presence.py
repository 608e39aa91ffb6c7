"""Who is there, on their way or away: what the members of a team say of a workshop."""

import sqlite3
from datetime import datetime

from storage.moments import to_ms
from storage.programme.model import Session
from storage.teams.model import Answer, RollCall


def say(
    connection: sqlite3.Connection, person: int, session: Session, answer: Answer, now: datetime
) -> bool:
    """Keep what a member says of a workshop of their team; False where it is none of theirs."""
    theirs = connection.execute(
        "SELECT 1 FROM member JOIN team_session USING (team) WHERE person = ? AND session = ?",
        (person, session.id),
    ).fetchone()
    if theirs is None:
        return False
    connection.execute(
        """
        INSERT INTO presence (person, session, starts_at, answer, since) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (person, session) DO UPDATE
        SET starts_at = excluded.starts_at, answer = excluded.answer, since = excluded.since
        """,
        (person, session.id, to_ms(session.start), answer, to_ms(now)),
    )
    return True


def roll_call(connection: sqlite3.Connection, team: str, session: Session) -> RollCall:
    """What the members of a team have said of a workshop as it is now."""
    rows = connection.execute(
        """
        SELECT presence.person, answer FROM presence JOIN member USING (person)
        WHERE team = ? AND session = ? AND starts_at = ?
        """,
        (team, session.id, to_ms(session.start)),
    )
    return RollCall({row["person"]: Answer(row["answer"]) for row in rows})


def said(connection: sqlite3.Connection, person: int, session: Session) -> Answer | None:
    """What one person has said of a workshop as it is now."""
    row = connection.execute(
        "SELECT answer FROM presence WHERE person = ? AND session = ? AND starts_at = ?",
        (person, session.id, to_ms(session.start)),
    ).fetchone()
    return Answer(row["answer"]) if row else None
