"""Who is there, on their way or away: what the members of a team say of a workshop."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from storage import deliveries
from storage.deliveries import OutboxMessage, Priority
from storage.moments import from_ms, to_ms
from storage.programme.model import Session
from storage.teams.membership import subject_of
from storage.teams.model import NUDGE, Answer, Nudged, NudgedLately, RollCall

NUDGED_EVERY: Final = timedelta(minutes=10)
"""Nobody is asked again within so long."""


def say(
    connection: sqlite3.Connection,
    person: int,
    session: Session,
    answer: Answer,
    now: datetime,
    late: int | None = None,
) -> bool:
    """Keep what a member says of a workshop of their team; False where it is none of theirs.

    Who comes may be so many minutes `late`; 0 is some.
    """
    theirs = connection.execute(
        "SELECT 1 FROM member JOIN team_session USING (team) WHERE person = ? AND session = ?",
        (person, session.id),
    ).fetchone()
    if theirs is None:
        return False
    connection.execute(
        """
        INSERT INTO presence (person, session, starts_at, answer, since, late)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (person, session) DO UPDATE SET starts_at = excluded.starts_at,
            answer = excluded.answer, since = excluded.since, late = excluded.late,
            before_tick = NULL
        """,
        (person, session.id, to_ms(session.start), answer, to_ms(now), late),
    )
    return True


def note(
    connection: sqlite3.Connection,
    people: Iterable[int],
    sessions: Sequence[Session],
    answer: Answer,
    now: datetime,
    late: int | None = None,
) -> None:
    """Keep what a leader says of members, of each of some workshops, as if they had said so."""
    for person in people:
        for session in sessions:
            say(connection, person, session, answer, now, late)


def tick(
    connection: sqlite3.Connection, person: int, session: Session, now: datetime
) -> Answer | None:
    """Note that a member is there, as a leader sees; ticked before, what they had said holds again.

    What is known of them then is the result: None for nothing, or for nobody of the team.
    """
    before = said(connection, person, session)
    if before is not Answer.HERE:
        if not say(connection, person, session, Answer.HERE, now):
            return None
        connection.execute(
            "UPDATE presence SET before_tick = ? WHERE person = ? AND session = ?",
            (before, person, session.id),
        )
        return Answer.HERE
    connection.execute(
        "UPDATE presence SET answer = before_tick, before_tick = NULL"
        " WHERE person = ? AND session = ? AND before_tick IS NOT NULL",
        (person, session.id),
    )
    back = said(connection, person, session)
    if back is Answer.HERE:
        connection.execute(
            "DELETE FROM presence WHERE person = ? AND session = ?", (person, session.id)
        )
        return None
    return back


def nudge(
    connection: sqlite3.Connection, team: str, session: Session, by: int, now: datetime
) -> Nudged | NudgedLately:
    """Ask the members of a team who have not answered once more, at most every ten minutes.

    `by` is the leader who asks, and knows.
    """
    subject, starts_at = f"{subject_of(team)}:{session.id}", to_ms(session.start)
    row = connection.execute(
        "SELECT max(due_at) AS at, count(DISTINCT due_at) AS rounds FROM delivery"
        " WHERE subject = ? AND kind = ?",
        (subject, NUDGE),
    ).fetchone()
    if row["at"] is not None and now - from_ms(row["at"]) < NUDGED_EVERY:
        return NudgedLately(from_ms(row["at"]))
    silent = connection.execute(
        """
        SELECT member.person FROM member WHERE team = ?1 AND NOT EXISTS (
            SELECT * FROM presence
            WHERE presence.person = member.person AND session = ?2 AND starts_at = ?3
        ) AND member.person <> ?4 ORDER BY member.person
        """,
        (team, session.id, starts_at, by),
    )
    asked = [
        OutboxMessage(
            key=f"{NUDGE}:{session.id}:{starts_at}:{row['rounds']}:{found['person']}",
            kind=NUDGE,
            chat=found["person"],
            due_at=now,
            subject=subject,
            parameters={"session": session.id, "starts_at": starts_at},
            priority=Priority.PERSONAL,
        )
        for found in silent
    ]
    if asked:
        deliveries.put(connection, asked)
    return Nudged(len(asked))


def roll_call(connection: sqlite3.Connection, team: str, session: Session) -> RollCall:
    """What the members of a team have said of a workshop as it is now."""
    rows = connection.execute(
        """
        SELECT presence.person, answer, late FROM presence JOIN member USING (person)
        WHERE team = ? AND session = ? AND starts_at = ?
        """,
        (team, session.id, to_ms(session.start)),
    ).fetchall()
    return RollCall(
        {row["person"]: Answer(row["answer"]) for row in rows},
        {row["person"]: row["late"] for row in rows if row["late"] is not None},
    )


def said(connection: sqlite3.Connection, person: int, session: Session) -> Answer | None:
    """What one person has said of a workshop as it is now."""
    row = connection.execute(
        "SELECT answer FROM presence WHERE person = ? AND session = ? AND starts_at = ?",
        (person, session.id, to_ms(session.start)),
    ).fetchone()
    return Answer(row["answer"]) if row else None


def said_before_a_move(
    connection: sqlite3.Connection, person: int, session: Session
) -> Answer | None:
    """What one person has said of a workshop while it began at another moment."""
    row = connection.execute(
        "SELECT answer FROM presence WHERE person = ? AND session = ? AND starts_at <> ?",
        (person, session.id, to_ms(session.start)),
    ).fetchone()
    return Answer(row["answer"]) if row else None


def said_late(connection: sqlite3.Connection, person: int, session: Session) -> int | None:
    """How many minutes late one person has said that they come; None where they have not."""
    row = connection.execute(
        "SELECT late FROM presence WHERE person = ? AND session = ? AND starts_at = ?",
        (person, session.id, to_ms(session.start)),
    ).fetchone()
    return row["late"] if row else None
