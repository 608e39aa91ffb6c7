"""Questions: passed on, continued, answered, each once however often it comes."""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from storage import deliveries
from storage.broadcasts.store import encoded
from storage.content import Version
from storage.deliveries import OutboxMessage, Priority
from storage.helpdesk import showing
from storage.helpdesk.model import (
    ANSWER,
    CLOSED,
    MOST_QUESTIONS,
    MOST_QUESTIONS_WITHIN,
    MOST_UNANSWERED,
    HelpMessage,
    Question,
)
from storage.helpdesk.reading import find, message, messages, open_of
from storage.moments import to_ms


@dataclass(frozen=True, slots=True)
class Written:
    """Where somebody wrote something: the chat, and the message by which a repeat is recognised."""

    chat: int
    message: int


@dataclass(frozen=True, slots=True)
class StillOpen:
    """The question for which somebody waits, so that no other one is passed on."""

    question: int


class Refusal(Enum):
    """Why something is not passed on."""

    TOO_MANY = auto()
    NOBODY_THERE = auto()


def pass_on(
    connection: sqlite3.Connection,
    person: int,
    name: str | None,
    language: str,
    content: Version,
    where: Written,
    now: datetime,
    admins: Collection[int],
) -> Question | StillOpen | Refusal:
    """Give somebody's question to the desk, under that name or none."""
    known = _known(connection, where)
    if known is not None:
        return known
    open_question = open_of(connection, person)
    if open_question is not None:
        return StillOpen(open_question.id)
    (lately,) = connection.execute(
        "SELECT count(*) FROM help_question WHERE person = ? AND asked_at > ?",
        (person, to_ms(now - MOST_QUESTIONS_WITHIN)),
    ).fetchone()
    if lately >= MOST_QUESTIONS:
        return Refusal.TOO_MANY
    if not showing.is_anybody_there(connection, admins):
        return Refusal.NOBODY_THERE
    cursor = connection.execute(
        "INSERT INTO help_question (person, name, language, asked_at) VALUES (?, ?, ?, ?)",
        (person, name, language, to_ms(now)),
    )
    question = cursor.lastrowid or 0
    _keep(connection, question, content, where, now)
    showing.owe(connection, question, now, admins)
    return find(connection, question) or Refusal.NOBODY_THERE


def write_on(
    connection: sqlite3.Connection,
    person: int,
    question: int,
    content: Version,
    where: Written,
    now: datetime,
    admins: Collection[int],
) -> Question | Refusal | None:
    """Add to a question of one's own; None where the person has no such question."""
    found = find(connection, question)
    if found is None or found.person != person or found.withdrawn:
        return None
    if _known(connection, where) is not None:
        return found
    (waiting,) = connection.execute(
        """
        SELECT count(*) FROM help_message WHERE question = ?1 AND NOT of_desk AND id > (
            SELECT coalesce(max(id), 0) FROM help_message
            WHERE question = ?1 AND of_desk AND NOT held
        )
        """,
        (question,),
    ).fetchone()
    if waiting >= MOST_UNANSWERED:
        return Refusal.TOO_MANY
    if not showing.is_anybody_there(connection, admins):
        return Refusal.NOBODY_THERE
    _keep(connection, question, content, where, now)
    showing.owe(connection, question, now, admins)
    return found


def answer(
    connection: sqlite3.Connection,
    question: int,
    content: Version,
    where: Written,
    author: int,
    name: str,
    now: datetime,
    *,
    to: int | None = None,
    held: bool = False,
) -> int | None:
    """Send an answer to the one who asked, or hold it until somebody of the desk says so.

    `to` is which of their messages it answers; None is the question as a whole.

    The number of the message is the result, also where it came before; None where nobody is there
    to get it any more.
    """
    row = connection.execute(
        "SELECT id FROM help_message WHERE chat = ? AND message = ?", (where.chat, where.message)
    ).fetchone()
    if row is not None:
        return int(row["id"])
    if find(connection, question) is None:
        return None
    number = _keep(connection, question, content, where, now, author, name, to=to, held=held)
    if not held:
        _owe_answers(connection, question, now)
    return number


def release(connection: sqlite3.Connection, number: int, now: datetime) -> HelpMessage | None:
    """Send an answer that was held; None where there is no such answer."""
    found = message(connection, number)
    if found is None or not found.of_desk:
        return None
    connection.execute("UPDATE help_message SET held = 0 WHERE id = ?", (number,))
    _owe_answers(connection, found.question, now)
    return found


def take(connection: sqlite3.Connection, question: int, by: int, name: str) -> Question | None:
    """Note who takes care of a question that is open; the first one does. None where it is gone."""
    connection.execute(
        "UPDATE help_question SET taken_by = ?, taken_name = ?"
        " WHERE id = ? AND taken_by IS NULL AND answered_at IS NULL",
        (by, name, question),
    )
    return find(connection, question)


def close(connection: sqlite3.Connection, question: int, now: datetime) -> None:
    """Let a question that is open be done without an answer, and owe its person the word on it."""
    found = find(connection, question)
    if found is None or not found.is_open:
        return
    _mark_answered(connection, question, now)
    key, said = f"{CLOSED}:{question}", {"question": question}
    deliveries.owe(connection, key, CLOSED, found.person, now, said, found.subject)


def withdraw(
    connection: sqlite3.Connection, person: int, question: int, now: datetime
) -> Question | None:
    """Let a question of one's own that is open be done: no answer is wanted any more.

    None where the person has no such question; as it stands where the desk was first.
    """
    found = find(connection, question)
    if found is None or found.person != person or not found.is_open:
        return found if found and found.person == person else None
    _mark_answered(connection, question, now)
    connection.execute("UPDATE help_question SET withdrawn = 1 WHERE id = ?", (question,))
    return find(connection, question)


def keep_beside(
    connection: sqlite3.Connection,
    before: HelpMessage,
    content: Version,
    where: Written,
    now: datetime,
) -> None:
    """Keep what belongs to a message, as by the same author."""
    row = connection.execute(
        "SELECT author FROM help_message WHERE id = ?", (before.id,)
    ).fetchone()
    author, name = row["author"], before.author_name
    _keep(connection, before.question, content, where, now, author, name, to=before.answers)
    if before.of_desk:
        _owe_answers(connection, before.question, now)


def _known(connection: sqlite3.Connection, where: Written) -> Question | None:
    row = connection.execute(
        "SELECT question FROM help_message WHERE chat = ? AND message = ?",
        (where.chat, where.message),
    ).fetchone()
    return find(connection, row["question"]) if row else None


def _keep(
    connection: sqlite3.Connection,
    question: int,
    content: Version,
    where: Written,
    now: datetime,
    author: int | None = None,
    name: str | None = None,
    *,
    to: int | None = None,
    held: bool = False,
) -> int:
    cursor = connection.execute(
        """
        INSERT INTO help_message (question, chat, message, of_desk, author, author_name, content,
            media_group, held, written_at, answers)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            *(question, where.chat, where.message, author is not None, author, name),
            *(encoded(content), content.media_group, held, to_ms(now), to),
        ),
    )
    return cursor.lastrowid or 0


def _owe_answers(connection: sqlite3.Connection, question: int, now: datetime) -> None:
    """Owe the person all answers that were not owed before; the first one answers the question, and
    ends a withdrawal: who is asked something back may write on.
    """
    found = find(connection, question)
    if found is None:
        return
    _mark_answered(connection, question, now)
    connection.execute("UPDATE help_question SET withdrawn = 0 WHERE id = ?", (question,))
    answers = [m for m in messages(connection, question) if m.of_desk and not m.held]
    deliveries.put(
        connection,
        [
            OutboxMessage(
                key=f"help answer:{each.id}:{part}",
                kind=ANSWER,
                chat=found.person,
                due_at=showing.due(each, now),
                subject=found.subject,
                parameters={"message": each.id, "part": part},
                priority=Priority.PERSONAL,
            )
            for each in answers
            for part in each.parts
        ],
    )


def _mark_answered(connection: sqlite3.Connection, question: int, now: datetime) -> None:
    connection.execute(
        "UPDATE help_question SET answered_at = ? WHERE id = ? AND answered_at IS NULL",
        (to_ms(now), question),
    )
