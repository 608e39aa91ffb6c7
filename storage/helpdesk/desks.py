"""The chat of the help desk: bound, ended, followed when it moves, given up when it is lost."""

import sqlite3
from collections.abc import Collection
from datetime import datetime

from storage import audit, deliveries, organisers
from storage.audit import Action
from storage.deliveries import OutboxMessage
from storage.helpdesk import questions, reading, showing
from storage.helpdesk.model import ENDED, NO_TOPICS, QUESTION, REMINDER, TOPIC
from storage.moments import to_ms


def bind(
    connection: sqlite3.Connection,
    by: int,
    chat: int,
    thread: int | None,
    now: datetime,
    admins: Collection[int],
    *,
    topics: bool,
    language: str,
) -> None:
    """Make a group the help desk, in place of any other: what is open is shown there."""
    before = reading.desk(connection)
    is_there = before is not None and before.chat == chat
    if not is_there:
        _leave(connection)
        _leave_private_chats(connection)
    since = before.since if before and is_there else now
    values = (chat, 0 if topics else thread or 0, topics, language, to_ms(since))
    connection.execute("DELETE FROM help_desk")
    connection.execute(
        "INSERT INTO help_desk (chat, thread, topics, language, since) VALUES (?, ?, ?, ?, ?)",
        values,
    )
    if not is_there:
        audit.note(connection, by, Action.DESK_BOUND, now)
    showing.owe_waiting(connection, now, admins)


def end(
    connection: sqlite3.Connection, by: int | None, now: datetime, admins: Collection[int]
) -> bool:
    """There is no help desk any more: every organiser is told, and gets what is open."""
    if reading.desk(connection) is None:
        return False
    _leave(connection)
    connection.execute("DELETE FROM help_desk")
    line = audit.note(connection, by, Action.DESK_ENDED, now)
    organisers.owe(connection, f"{ENDED}:{line}", ENDED, now, admins)
    showing.owe_waiting(connection, now, admins)
    return True


def lose(connection: sqlite3.Connection, chat: int, now: datetime, admins: Collection[int]) -> None:
    """The bot was put out of a chat, which may have been the desk."""
    if _is_desk(connection, chat):
        end(connection, None, now, admins)


def follow(
    connection: sqlite3.Connection, old: int, new: int, now: datetime, admins: Collection[int]
) -> None:
    """A group has become a supergroup and goes on under a new id.

    Messages of before can no longer be replied to there: what is open is shown anew.
    """
    if _is_desk(connection, old):
        _leave(connection)
        connection.execute("DELETE FROM help_shown WHERE chat = ?", (old,))
        connection.execute("UPDATE help_desk SET chat = ?, thread = 0, topics = 0", (new,))
        showing.owe_waiting(connection, now, admins)


def lose_topic(
    connection: sqlite3.Connection,
    chat: int,
    thread: int | None,
    now: datetime,
    admins: Collection[int],
) -> None:
    """A topic is gone: what is open or on its way to it is shown in a new one, or the main one."""
    desk = reading.desk(connection)
    if desk is None or desk.chat != chat or thread is None:
        return
    if not desk.topics:
        if desk.thread == thread:
            connection.execute("UPDATE help_desk SET thread = 0")
            showing.owe_waiting(connection, now, admins)
        return
    row = connection.execute(
        "DELETE FROM help_topic WHERE chat = ? AND thread = ? RETURNING person", (chat, thread)
    ).fetchone()
    if row is None:
        return
    showing.owe_waiting(connection, now, admins, row["person"])


def close_topic(
    connection: sqlite3.Connection,
    chat: int,
    thread: int,
    now: datetime,
    admins: Collection[int],
) -> None:
    """Somebody has closed a person's topic: what was open is done; what waits needs a new topic."""
    row = connection.execute(
        "DELETE FROM help_topic WHERE chat = ? AND thread = ? RETURNING person", (chat, thread)
    ).fetchone()
    if row is None:
        return
    waiting = reading.open_of(connection, row["person"])
    if waiting is not None:
        questions.close(connection, waiting.id, now)
    showing.owe_waiting(connection, now, admins, row["person"])


def do_without_topics(
    connection: sqlite3.Connection, chat: int, now: datetime, admins: Collection[int]
) -> None:
    """The bot may not make topics: the desk is a plain group from now on, and is told so once."""
    if not _is_desk(connection, chat):
        return
    connection.execute("UPDATE help_desk SET topics = 0")
    connection.execute("DELETE FROM help_topic")
    key = f"{NO_TOPICS}:{chat}:{to_ms(now)}"
    deliveries.put(connection, [OutboxMessage(key, NO_TOPICS, chat, now)])
    showing.owe_waiting(connection, now, admins)


def _is_desk(connection: sqlite3.Connection, chat: int) -> bool:
    desk = reading.desk(connection)
    return desk is not None and desk.chat == chat


def _leave(connection: sqlite3.Connection) -> None:
    """Nothing more is shown in the desk's chat; what waits is owed elsewhere, or here once more."""
    connection.execute("DELETE FROM help_topic")
    connection.execute(
        "DELETE FROM delivery WHERE kind IN (?, ?, ?) AND state = 'pending'"
        " AND chat = (SELECT chat FROM help_desk)",
        (QUESTION, REMINDER, TOPIC),
    )


def _leave_private_chats(connection: sqlite3.Connection) -> None:
    """What waits for organisers in private is shown in the desk."""
    connection.execute(
        "DELETE FROM delivery WHERE kind IN (?, ?) AND state = 'pending' AND chat > 0",
        (QUESTION, REMINDER),
    )
