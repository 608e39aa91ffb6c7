"""The chat of a team: bound, followed when it moves, given up when the bot is put out of it."""

import sqlite3
from datetime import datetime

from storage import audit, deliveries, releases
from storage.audit import Action
from storage.moments import to_ms
from storage.preferences import LEADS, bit_of, bits_of
from storage.programme.snapshot import Snapshot
from storage.teams.membership import owe
from storage.teams.model import CHANGE, REMINDER, Notice, TeamChat
from storage.teams.queries import leaders_of

PUT_OUT = "the bot was put out of the chat"
MOVED_ON = "the team talks elsewhere"
_NO_THREAD = 0


def bind(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    person: int,
    team: str,
    now: datetime,
    *,
    chat: int,
    thread: int | None,
) -> bool:
    """Make a chat, or a topic of it, the room of a team; False where it is another team's already.

    Raises OutOfDate where `snapshot` is not in force.
    """
    releases.check_in_force(connection, snapshot)
    if team not in snapshot.teams:
        return False
    there = at(connection, chat, thread)
    if there is not None:
        return there.team == team
    connection.execute(
        """
        INSERT INTO team_chat (team, chat, thread, since) VALUES (?, ?, ?, ?)
        ON CONFLICT (team) DO UPDATE
        SET chat = excluded.chat, thread = excluded.thread, since = excluded.since
        """,
        (team, chat, thread or _NO_THREAD, to_ms(now)),
    )
    audit.note(connection, person, Action.CHAT_BOUND, now, team=team)
    return True


def unbind(connection: sqlite3.Connection, team: str, by: int | None, now: datetime) -> bool:
    """A team has no room any more; what waits for it is not sent. False where it had none."""
    found = of(connection, team)
    if found is None:
        return False
    connection.execute("DELETE FROM team_chat WHERE team = ?", (team,))
    _cancel(connection, found, now, MOVED_ON)
    audit.note(connection, by, Action.CHAT_UNBOUND, now, team=team)
    return True


def lose(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    chat: int,
    now: datetime,
) -> None:
    """The bot was put out of a chat: the teams that talked there have no room, leaders are told."""
    rows = connection.execute("SELECT * FROM team_chat WHERE chat = ?", (chat,)).fetchall()
    for room in (_chat(row) for row in rows):
        _lose(connection, snapshot, room, now)


def lose_topic(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    chat: int,
    thread: int | None,
    now: datetime,
) -> None:
    """A topic was closed or deleted: its team goes on in the chat's main topic, where that is free.

    Else it has no room any more. Its leaders are told in private which of the two it is.
    """
    found = at(connection, chat, thread)
    if found is None:
        return
    if thread is None or at(connection, chat, None) is not None:
        _lose(connection, snapshot, found, now)
        return
    connection.execute("UPDATE team_chat SET thread = ? WHERE team = ?", (_NO_THREAD, found.team))
    line = audit.note(connection, None, Action.CHAT_BOUND, now, team=found.team)
    _tell_leaders(connection, snapshot, line, Notice.TOPIC_LOST, found.team, now)


def follow(connection: sqlite3.Connection, old: int, new: int) -> None:
    """A group has become a supergroup: it goes on under a new id."""
    connection.execute("UPDATE team_chat SET chat = ? WHERE chat = ?", (new, old))
    deliveries.move_chat(connection, old, new)


def of(connection: sqlite3.Connection, team: str) -> TeamChat | None:
    """Where a team talks."""
    row = connection.execute("SELECT * FROM team_chat WHERE team = ?", (team,)).fetchone()
    return _chat(row) if row else None


def at(connection: sqlite3.Connection, chat: int, thread: int | None) -> TeamChat | None:
    """Whose room a chat, or a topic of it, is."""
    row = connection.execute(
        "SELECT * FROM team_chat WHERE chat = ? AND thread = ?", (chat, thread or _NO_THREAD)
    ).fetchone()
    return _chat(row) if row else None


def toggle_lead(connection: sqlite3.Connection, team: str, lead: int) -> None:
    """Remind a team's chat so many minutes before, or no longer."""
    connection.execute(
        "UPDATE team_chat SET leads = (leads | ?1) - (leads & ?1) WHERE team = ?2",
        (bit_of(lead), team),
    )


def set_first_language(connection: sqlite3.Connection, team: str, language: str) -> None:
    """Choose which language comes first in a team's chat."""
    connection.execute("UPDATE team_chat SET first_language = ? WHERE team = ?", (language, team))


def wanting(connection: sqlite3.Connection, session: str, leads: set[int]) -> list[TeamChat]:
    """The chats of the teams that have a workshop, where they are to be reminded so long before."""
    rows = connection.execute(
        """
        SELECT team_chat.* FROM team_session JOIN team_chat USING (team)
        WHERE session = ? AND leads & ? ORDER BY team
        """,
        (session, bits_of(leads)),
    )
    return [_chat(row) for row in rows]


def reminders_of(
    connection: sqlite3.Connection, found: TeamChat, subject: str, starts_at: int
) -> list[int]:
    """What has reminded a team of a workshop at the hour it now has, the newest message first."""
    rows = connection.execute(
        """
        SELECT message_id FROM delivery
        WHERE subject = ? AND kind = ? AND state = 'sent' AND chat = ?
            AND json_extract(parameters, '$.team') = ?
            AND json_extract(parameters, '$.starts_at') = ?
        ORDER BY id DESC
        """,
        (subject, REMINDER, found.chat, found.team, starts_at),
    )
    return [row["message_id"] for row in rows]


def _lose(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    room: TeamChat,
    now: datetime,
) -> None:
    connection.execute("DELETE FROM team_chat WHERE team = ?", (room.team,))
    _cancel(connection, room, now, PUT_OUT)
    line = audit.note(connection, None, Action.CHAT_UNBOUND, now, team=room.team)
    _tell_leaders(connection, snapshot, line, Notice.CHAT_LOST, room.team, now)


def _tell_leaders(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    line: int,
    kind: Notice,
    team: str,
    now: datetime,
) -> None:
    for person in leaders_of(connection, snapshot, team):
        owe(connection, line, person, kind, team, now)


def _cancel(connection: sqlite3.Connection, room: TeamChat, now: datetime, reason: str) -> None:
    connection.execute(
        """
        UPDATE delivery SET state = 'cancelled', reason = ?, settled_at = ?
        WHERE chat = ? AND kind IN (?, ?) AND state IN ('pending', 'sending')
            AND json_extract(parameters, '$.team') = ?
        """,
        (reason, to_ms(now), room.chat, REMINDER, CHANGE, room.team),
    )


def _chat(row: sqlite3.Row) -> TeamChat:
    return TeamChat(
        team=row["team"],
        chat=row["chat"],
        thread=row["thread"] or None,
        first_language=row["first_language"],
        leads=frozenset(lead for lead in LEADS if row["leads"] & bit_of(lead)),
    )
