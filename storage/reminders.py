"""What is owed at the moments of a programme: reminders, and in the evening what tomorrow brings.

A moment is dealt with once, in slices: everybody whose day the session is part of and who wants to
be told so long before is owed a message; what was put before a crash is not put again, as its key
is unique. Rows are the truth; timers only say when to look.
"""

import sqlite3
from collections.abc import AsyncGenerator, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from storage import agenda, deliveries, releases
from storage.database import Database
from storage.deliveries import OutboxMessage, Priority
from storage.moments import to_ms
from storage.preferences import bits_of
from storage.programme.model import Session
from storage.programme.snapshot import Snapshot
from storage.reminder_moments import DIGEST, REMINDER, Moment, moments
from storage.teams import chats
from storage.teams.model import REMINDER as TEAM_REMINDER

SLICE: Final = 200
"""How many messages one transaction puts, which takes about 10 ms."""


async def put_due(
    database: Database, snapshot: Snapshot, now: datetime
) -> AsyncGenerator[int, None]:
    """Deal with every moment that has come; how many messages were put, slice by slice.

    Who is concerned is read beside the writer, which is held for one slice at a time. What should
    have been told while the bot was down is told while it is of use, else counted. A moment is
    noted once everybody is owed its message: after a crash it is dealt with again, and what was
    put is passed over by its key. Raises OutOfDate where `snapshot` is not the release in force.
    """
    due = await database.read(_due, snapshot, now)
    late = [group for group in due if group[0].starts_at <= now]
    for first in range(0, len(late), SLICE):
        missed = await database.read(_missed, snapshot, late[first : first + SLICE])
        await database.write(_note_missed, snapshot, missed)
    for group in due[len(late) :]:
        owed = await database.read(_owed_of, snapshot, group, now)
        for first in range(0, len(owed), SLICE):
            part = owed[first : first + SLICE]
            await database.write(_keep, snapshot, part)
            yield len(part)
        await database.write(_keep, snapshot, (), group)


def note(connection: sqlite3.Connection, group: Iterable[Moment], missed: int = 0) -> None:
    """Note that moments are dealt with; `missed` is noted with the first of them."""
    connection.executemany(
        "INSERT INTO moment (subject, starts_at, lead, missed) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (
            (m.subject, to_ms(m.starts_at), m.lead, missed if number == 0 else 0)
            for number, m in enumerate(group)
        ),
    )


def put_now(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    person: int,
    leads: Iterable[int],
    now: datetime,
) -> None:
    """Somebody wants to be told earlier from now on: what lies within that time is told at once.

    Of a session they were reminded of already they are not told again.
    """
    longest = max(leads, default=0)
    mine = agenda.attended(connection, person)
    for session in (s for s in snapshot.sessions.values() if s.id in mine and s.takes_place):
        if not session.start - timedelta(minutes=longest) <= now < session.start:
            continue
        reminded = connection.execute(
            "SELECT 1 FROM delivery WHERE chat = ? AND kind = ? AND subject = ? AND key LIKE ?",
            (person, REMINDER, subject_of(session.id), f"{_prefix(session)}%"),
        ).fetchone()
        if reminded is None and not _is_known(connection, person, session):
            deliveries.put(connection, [_owed(session, person, longest, now)])


def know(connection: sqlite3.Connection, person: int, session: str, starts_at: int) -> None:
    """Somebody needs no further reminder of a session, as long as it starts at that moment."""
    connection.execute(
        """
        INSERT INTO knows (person, session, starts_at) VALUES (?, ?, ?)
        ON CONFLICT (person, session) DO UPDATE SET starts_at = excluded.starts_at
        """,
        (person, session, starts_at),
    )


def is_wanted(connection: sqlite3.Connection, person: int, session: Session) -> bool:
    """Whether a session takes place, is part of somebody's day, and they do not know of it yet."""
    return (
        session.takes_place
        and agenda.attends(connection, person, session.id)
        and not _is_known(connection, person, session)
    )


def subject_of(session: str) -> str:
    """What the reminders of a session are filed under."""
    return f"session:{session}"


def _due(connection: sqlite3.Connection, snapshot: Snapshot, now: datetime) -> list[list[Moment]]:
    """The moments that have come, those of one session together: it is told of once.

    Those that come too late stand first.
    """
    releases.check_in_force(connection, snapshot)
    done = {tuple(row) for row in connection.execute("SELECT subject, starts_at, lead FROM moment")}
    due = [
        m
        for m in moments(snapshot)
        if m.at <= now and (m.subject, to_ms(m.starts_at), m.lead) not in done
    ]
    groups: dict[tuple[str, datetime], list[Moment]] = {}
    for moment in sorted(due, key=lambda m: (m.at, m.subject)):
        groups.setdefault((moment.subject, moment.starts_at), []).append(moment)
    return sorted(groups.values(), key=lambda group: group[0].starts_at > now)


def _keep(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    owed: Iterable[OutboxMessage],
    dealt_with: Iterable[Moment] = (),
) -> None:
    releases.check_in_force(connection, snapshot)
    deliveries.put(connection, owed)
    note(connection, dealt_with)


def _missed(
    connection: sqlite3.Connection, snapshot: Snapshot, late: Iterable[list[Moment]]
) -> list[tuple[list[Moment], int]]:
    """For how many people each of some moments comes too late."""
    return [(group, len(_people(connection, snapshot, group))) for group in late]


def _note_missed(
    connection: sqlite3.Connection, snapshot: Snapshot, late: Iterable[tuple[list[Moment], int]]
) -> None:
    releases.check_in_force(connection, snapshot)
    for group, missed in late:
        note(connection, group, missed)


def _owed_of(
    connection: sqlite3.Connection, snapshot: Snapshot, group: list[Moment], now: datetime
) -> list[OutboxMessage]:
    """What is owed at a moment, to people and to the chats of teams."""
    moment, people = group[-1], _people(connection, snapshot, group)
    if moment.kind == DIGEST:
        return [_digest(moment.subject, person, now) for person in people]
    session = snapshot.sessions[moment.subject]
    return [
        *(_owed(session, person, moment.lead, now) for person in people),
        *_owed_to_chats(connection, session, group, now),
    ]


def _owed_to_chats(
    connection: sqlite3.Connection, session: Session, group: list[Moment], now: datetime
) -> Iterator[OutboxMessage]:
    """What is owed to the chats of the teams whose workshop it is, by lead times of their own."""
    lead, starts_at, subject = group[-1].lead, to_ms(session.start), subject_of(session.id)
    for chat in chats.wanting(connection, session.id, {moment.lead for moment in group}):
        key = f"{TEAM_REMINDER}:{session.id}:{starts_at}:{lead}:{chat.team}"
        said = {"team": chat.team, "session": session.id, "starts_at": starts_at}
        yield _message(key, TEAM_REMINDER, chat.chat, subject, said, now)


def _people(connection: sqlite3.Connection, snapshot: Snapshot, group: list[Moment]) -> list[int]:
    """Whom a moment is for."""
    subject = group[-1].subject
    if group[-1].kind == DIGEST:
        there = snapshot.by_day[date.fromisoformat(subject)]
        sessions = [s.id for s in there if s.takes_place]
        return _people_of_day(connection, sessions)
    return _people_of_session(connection, snapshot.sessions[subject], group)


def _people_of_session(
    connection: sqlite3.Connection, session: Session, group: list[Moment]
) -> list[int]:
    """Whom a reminder is for; who still waits for an earlier one will be told by that."""
    rows = connection.execute(
        """
        SELECT DISTINCT attends.person FROM attends JOIN person ON person.id = attends.person
        LEFT JOIN knows ON knows.person = attends.person AND knows.session = attends.session
            AND knows.starts_at = ?
        WHERE attends.session = ? AND person.leads & ? AND knows.person IS NULL
            AND attends.person NOT IN (
                SELECT chat FROM delivery
                WHERE subject = ? AND kind = ? AND state = 'pending'
                    AND parameters ->> 'starts_at' = ?
                    AND id NOT IN (SELECT delivery FROM held_message)
            )
        ORDER BY attends.person
        """,
        (
            *(to_ms(session.start), session.id, bits_of({moment.lead for moment in group})),
            *(subject_of(session.id), REMINDER, to_ms(session.start)),
        ),
    )
    return [row[0] for row in rows]


def _people_of_day(connection: sqlite3.Connection, sessions: list[str]) -> list[int]:
    rows = connection.execute(
        f"""
        SELECT DISTINCT attends.person FROM attends JOIN person ON person.id = attends.person
        WHERE attends.session IN ({", ".join("?" * len(sessions))}) AND person.digest
        ORDER BY attends.person
        """,  # noqa: S608 (only question marks)
        sessions,
    )
    return [row[0] for row in rows]


def _is_known(connection: sqlite3.Connection, person: int, session: Session) -> bool:
    query = "SELECT 1 FROM knows WHERE person = ? AND session = ? AND starts_at = ?"
    values = (person, session.id, to_ms(session.start))
    return connection.execute(query, values).fetchone() is not None


def _owed(session: Session, person: int, lead: int, now: datetime) -> OutboxMessage:
    said = {"session": session.id, "starts_at": to_ms(session.start)}
    key = f"{_prefix(session)}{lead}:{person}"
    return _message(key, REMINDER, person, subject_of(session.id), said, now)


def _digest(day: str, person: int, now: datetime) -> OutboxMessage:
    return _message(f"{DIGEST}:{day}:{person}", DIGEST, person, f"day:{day}", {"day": day}, now)


def _message(
    key: str, kind: str, chat: int, subject: str, said: Mapping[str, object], now: datetime
) -> OutboxMessage:
    return OutboxMessage(key, kind, chat, now, subject, said, Priority.REMINDER)


def _prefix(session: Session) -> str:
    return f"{REMINDER}:{session.id}:{to_ms(session.start)}:"
