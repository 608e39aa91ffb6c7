"""Reading the help desk: questions, what was written about them, and what the desk was shown."""

import sqlite3

from storage.broadcasts.store import decoded
from storage.content import Version
from storage.helpdesk.model import ANSWER, HelpDesk, HelpMessage, Question, Shown
from storage.moments import from_ms


def desk(connection: sqlite3.Connection) -> HelpDesk | None:
    """The chat that is the help desk, if one is bound."""
    row = connection.execute("SELECT * FROM help_desk").fetchone()
    if row is None:
        return None
    return HelpDesk(
        chat=row["chat"],
        thread=row["thread"] or None,
        topics=bool(row["topics"]),
        language=row["language"],
        since=from_ms(row["since"]),
    )


def find(connection: sqlite3.Connection, question: int) -> Question | None:
    """The question of that number, unless its person has been erased."""
    row = connection.execute("SELECT * FROM help_question WHERE id = ?", (question,)).fetchone()
    return _question(row) if row else None


def open_of(connection: sqlite3.Connection, person: int) -> Question | None:
    """The question for which somebody waits for an answer."""
    row = connection.execute(
        "SELECT * FROM help_question WHERE person = ? AND answered_at IS NULL", (person,)
    ).fetchone()
    return _question(row) if row else None


def all_open(connection: sqlite3.Connection) -> list[int]:
    """The numbers of the questions that wait for an answer, the oldest first."""
    rows = connection.execute("SELECT id FROM help_question WHERE answered_at IS NULL ORDER BY id")
    return [row["id"] for row in rows]


def message(connection: sqlite3.Connection, number: int) -> HelpMessage | None:
    """What was written under that number."""
    row = connection.execute("SELECT * FROM help_message WHERE id = ?", (number,)).fetchone()
    return _message(row) if row else None


def messages(connection: sqlite3.Connection, question: int) -> list[HelpMessage]:
    """All that was written about a question, in its order."""
    rows = connection.execute(
        "SELECT * FROM help_message WHERE question = ? ORDER BY id", (question,)
    )
    return [_message(row) for row in rows]


def asked_in(
    connection: sqlite3.Connection, question: int, written: int | None = None
) -> int | None:
    """The message, in the private chat of the one who asked, of what they wrote about a question.

    That is what stands under the number `written`, else the question itself.
    """
    row = connection.execute(
        "SELECT message FROM help_message WHERE question = ? AND NOT of_desk"
        " ORDER BY id = ? DESC, id LIMIT 1",
        (question, written or 0),
    ).fetchone()
    return int(row["message"]) if row else None


def told_at(connection: sqlite3.Connection, person: int, number: int) -> int | None:
    """The question that an answer is about, by the message in which its person got the answer."""
    row = connection.execute(
        """
        SELECT parameters ->> 'message' AS answer FROM delivery
        WHERE chat = ?1 AND kind = ?2 AND state = 'sent' AND (message_id = ?3 OR ?3 IN (
            SELECT value FROM json_each(further_messages)
        ))
        """,
        (person, ANSWER, number),
    ).fetchone()
    found = message(connection, row["answer"]) if row else None
    return found.question if found else None


def shown_at(connection: sqlite3.Connection, chat: int, message: int) -> Shown | None:
    """What a message of the bot in a chat of organisers is about."""
    row = connection.execute(
        "SELECT chat, message, question, written FROM help_shown WHERE chat = ? AND message = ?",
        (chat, message),
    ).fetchone()
    return Shown(*row) if row else None


def headings(connection: sqlite3.Connection, question: int) -> list[Shown]:
    """The messages that carry a question's buttons, the newest first."""
    rows = connection.execute(
        "SELECT chat, message, question FROM help_shown WHERE question = ? AND heading"
        " ORDER BY shown_at DESC, message DESC",
        (question,),
    )
    return [Shown(*row) for row in rows]


def _question(row: sqlite3.Row) -> Question:
    return Question(
        id=row["id"],
        person=row["person"],
        name=row["name"],
        language=row["language"],
        asked_at=from_ms(row["asked_at"]),
        taken_by=row["taken_by"],
        taken_name=row["taken_name"],
        answered_at=from_ms(row["answered_at"]) if row["answered_at"] is not None else None,
        reminded_at=from_ms(row["reminded_at"]) if row["reminded_at"] is not None else None,
        withdrawn=bool(row["withdrawn"]),
    )


def _message(row: sqlite3.Row) -> HelpMessage:
    return HelpMessage(
        id=row["id"],
        question=row["question"],
        of_desk=bool(row["of_desk"]),
        author_name=row["author_name"],
        content=decoded(Version, row["content"]),
        held=bool(row["held"]),
        written_at=from_ms(row["written_at"]),
        answers=row["answers"],
    )
