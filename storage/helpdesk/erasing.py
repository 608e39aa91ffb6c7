"""Erasing people from the help desk: those who asked, and those who answered."""

import sqlite3
from datetime import datetime

from storage import audit
from storage.helpdesk import removals
from storage.helpdesk.model import TOPIC, subject_of
from storage.moments import to_ms


def forget(connection: sqlite3.Connection, person: int, now: datetime) -> None:
    """Leave nothing of a person in the desk; what the bot wrote about them is owed to be deleted.

    A message about them that is on its way is deleted when it has arrived.
    """
    rows = connection.execute(
        "SELECT id FROM help_question WHERE person = ? ORDER BY id", (person,)
    ).fetchall()
    questions = [row["id"] for row in rows]
    _owe_removals(connection, person, questions, now)
    for question in questions:
        connection.execute(
            "DELETE FROM delivery WHERE subject = ? AND state <> 'sending'", (subject_of(question),)
        )
    connection.execute("DELETE FROM help_question WHERE person = ?", (person,))
    connection.execute("DELETE FROM help_shown WHERE chat = ?", (person,))
    connection.execute(
        "UPDATE help_message SET author = ?, author_name = NULL WHERE author = ?",
        (audit.ERASED, person),
    )
    connection.execute("UPDATE help_message SET chat = 0, message = -id WHERE chat = ?", (person,))
    connection.execute(
        "UPDATE help_question SET taken_by = NULL, taken_name = NULL WHERE taken_by = ?", (person,)
    )


def purge(connection: sqlite3.Connection, before: datetime) -> None:
    """Forget which of the bot's old messages were about people who have been erased."""
    connection.execute(
        "DELETE FROM help_shown WHERE question IS NULL AND shown_at <= ?", (to_ms(before),)
    )


def deletable(
    connection: sqlite3.Connection, chat: int, messages: list[int], since: datetime
) -> list[int]:
    """Those of the bot's messages in a chat that were sent after a moment."""
    rows = connection.execute(
        "SELECT message FROM help_shown WHERE chat = ? AND shown_at > ?"
        " AND message IN (SELECT value FROM json_each(?)) ORDER BY message",
        (chat, to_ms(since), str(messages)),
    )
    return [row["message"] for row in rows]


def _owe_removals(
    connection: sqlite3.Connection, person: int, questions: list[int], now: datetime
) -> None:
    shown: dict[tuple[int, int], list[int]] = {}
    for row in connection.execute(
        "SELECT chat, thread, message FROM help_shown"
        " WHERE question IN (SELECT value FROM json_each(?)) AND chat <> ? ORDER BY message",
        (str(questions), person),
    ).fetchall():
        shown.setdefault((row["chat"], row["thread"]), []).append(row["message"])
    # Topics bear the person's name, also those that were left.
    topics = connection.execute(
        "SELECT chat, message_id FROM delivery WHERE kind = ? AND state = 'sent'"
        " AND subject IN (SELECT 'help:' || value FROM json_each(?))",
        (TOPIC, str(questions)),
    ).fetchall()
    for chat, thread in topics:
        removals.owe_topic(connection, chat, thread, shown.pop((chat, thread), []), now)
    for (chat, _thread), messages in shown.items():
        removals.owe_messages(connection, chat, messages, now)
