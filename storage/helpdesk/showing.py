"""What the desk is to see of questions, and what of it has been shown where.

Where the desk is decides what is owed: to its group, to a person's topic there, which is made
first, or without a desk to every organiser. The place stands in the key of each delivery: what was
shown in one place is owed again in another one, and never twice in the same.
"""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from storage import deliveries, organisers
from storage.deliveries import Delivery, OutboxMessage, Priority
from storage.helpdesk import reading, removals
from storage.helpdesk.model import (
    ALBUM_SETTLES,
    QUESTION,
    REMINDED_AFTER,
    REMINDER,
    TOPIC,
    UNREACHED,
    HelpMessage,
    Part,
    Question,
    subject_of,
)
from storage.moments import to_ms


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question is shown: a chat, a topic of it, and since when it is the desk, or 0."""

    chat: int
    thread: int | None
    since: int

    def __str__(self) -> str:
        return f"{self.chat}:{self.thread or 0}:{self.since}"


def is_anybody_there(connection: sqlite3.Connection, admins: Collection[int]) -> bool:
    """Whether questions reach anybody: a desk, or organisers who use the bot."""
    return reading.desk(connection) is not None or bool(_organisers(connection, admins))


def owe(
    connection: sqlite3.Connection, question: int, now: datetime, admins: Collection[int]
) -> None:
    """Owe the desk all of a question that it has not been shown where it is now."""
    found, desk = reading.find(connection, question), reading.desk(connection)
    if found is None:
        return
    place = _place(connection, found)
    if desk is None:
        for organiser in _organisers(connection, admins):
            _put(connection, found, Place(organiser, None, 0), now)
    elif place is not None:
        _put(connection, found, place, now)
    elif not _topic_is_owed(connection, found.person, desk.chat):
        _put_topic(connection, found, desk.chat, now)


def is_for_here(connection: sqlite3.Connection, found: Question, delivery: Delivery) -> bool:
    """Whether a delivery is for where the desk is now: it may have moved since it was owed."""
    place = _place(connection, found)
    if place is None and reading.desk(connection) is None:
        place = Place(delivery.chat, None, 0)
    return place is not None and delivery.parameters["place"] == str(place)


def thread_in(connection: sqlite3.Connection, found: Question, chat: int) -> int | None:
    """The topic of a chat in which a question is talked about now; None is the main one."""
    place = _place(connection, found)
    return place.thread if place is not None and place.chat == chat else None


def owe_waiting(
    connection: sqlite3.Connection,
    now: datetime,
    admins: Collection[int],
    person: int | None = None,
) -> None:
    """Owe all that waits, of one person or of everybody: the desk is somewhere else now.

    That is each question that is open, or of which something has not arrived in any desk.
    """
    rows = connection.execute(
        """
        SELECT id FROM help_question WHERE ?1 IN (person, 0) AND (answered_at IS NULL OR EXISTS (
            SELECT * FROM help_message
            WHERE help_message.question = help_question.id AND NOT of_desk AND NOT EXISTS (
                SELECT * FROM delivery
                WHERE subject = 'help:' || help_question.id AND kind = ?2 AND state = 'sent'
                    AND parameters ->> 'message' = help_message.id
                    AND parameters ->> 'part' <> ?3
            )
        )) ORDER BY id
        """,
        (person or 0, QUESTION, Part.HEADING),
    ).fetchall()
    for row in rows:
        owe(connection, row["id"], now, admins)


def due(written: HelpMessage, now: datetime) -> datetime:
    """When what was written is due: more may come of an album."""
    return now if written.content.media_group is None else now + ALBUM_SETTLES


def topic_of(connection: sqlite3.Connection, person: int) -> int | None:
    """The thread of somebody's topic in the desk."""
    row = connection.execute("SELECT thread FROM help_topic WHERE person = ?", (person,)).fetchone()
    return int(row["thread"]) if row else None


def keep_topic(
    connection: sqlite3.Connection, delivery: Delivery, now: datetime, admins: Collection[int]
) -> None:
    """A topic has been made: what waited for it is owed there."""
    found = reading.find(connection, int(delivery.parameters["question"]))
    (thread,) = deliveries.messages_of(connection, delivery.id)
    desk = reading.desk(connection)
    if found is None or desk is None or desk.chat != delivery.chat:
        removals.owe_topic(connection, delivery.chat, thread, [], now)
        return
    connection.execute(
        "INSERT INTO help_topic (person, chat, thread) VALUES (?, ?, ?)"
        " ON CONFLICT (person) DO UPDATE SET chat = excluded.chat, thread = excluded.thread",
        (found.person, delivery.chat, thread),
    )
    owe_waiting(connection, now, admins, found.person)


def note_shown(
    connection: sqlite3.Connection,
    chat: int,
    thread: int | None,
    question: int,
    messages: Collection[int],
    now: datetime,
    *,
    heading: bool = False,
    written: int | None = None,
) -> None:
    """Keep which question messages of the bot are about: a reply to one of them is an answer.

    `written` is which message of the person they show, if it is not the question as a whole.

    Where the person has been erased meanwhile, they are deleted again.
    """
    known = question if reading.find(connection, question) else None
    connection.executemany(
        """
        INSERT INTO help_shown (chat, message, thread, question, heading, shown_at, written)
        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (chat, message) DO NOTHING
        """,
        [(chat, each, thread or 0, known, heading, to_ms(now), written) for each in messages],
    )
    if known is None:
        removals.owe_messages(connection, chat, list(messages), now)


def note_reminded(connection: sqlite3.Connection, question: int, now: datetime) -> None:
    """The desk has been reminded of a question, which happens once."""
    connection.execute(
        "UPDATE help_question SET reminded_at = ? WHERE id = ?", (to_ms(now), question)
    )


def owe_unreached(
    connection: sqlite3.Connection, question: int, answer: int, now: datetime
) -> None:
    """Owe those who see a question the word that its person has blocked the bot."""
    rows = connection.execute(
        "SELECT DISTINCT chat FROM help_shown WHERE question = ? ORDER BY chat", (question,)
    ).fetchall()
    desk, said = reading.desk(connection), {"question": question}
    for chat in [row["chat"] for row in rows]:
        if desk is None or chat == desk.chat:
            key = f"{UNREACHED}:{answer}:{chat}"
            deliveries.owe(connection, key, UNREACHED, chat, now, said, subject_of(question))


def _organisers(connection: sqlite3.Connection, admins: Collection[int]) -> list[int]:
    """Every organiser who uses the bot."""
    rows = connection.execute(
        "SELECT id FROM person WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (str(organisers.everybody(connection, admins)),),
    )
    return [row["id"] for row in rows]


def _place(connection: sqlite3.Connection, found: Question) -> Place | None:
    """Where the desk is shown a question; None without a desk, or before there is a topic."""
    desk = reading.desk(connection)
    if desk is None:
        return None
    thread = topic_of(connection, found.person) if desk.topics else desk.thread
    if desk.topics and thread is None:
        return None
    return Place(desk.chat, thread, to_ms(desk.since))


def _put(
    connection: sqlite3.Connection,
    found: Question,
    place: Place,
    now: datetime,
) -> None:
    written = [m for m in reading.messages(connection, found.id) if not m.of_desk]
    owed = [
        OutboxMessage(
            key=f"{QUESTION}:{each.id}:{part}:{place}",
            kind=QUESTION,
            chat=place.chat,
            due_at=due(each, now) if part is Part.CONTENT else now,
            subject=found.subject,
            parameters={
                "question": found.id,
                "message": each.id,
                "part": part,
                "place": str(place),
                "thread": place.thread,
                "first": each is written[0],
            },
            priority=Priority.PERSONAL,
        )
        for each in written
        for part in each.parts
    ]
    if found.is_open and found.reminded_at is None:
        owed.append(
            OutboxMessage(
                key=f"{REMINDER}:{found.id}:{place}",
                kind=REMINDER,
                chat=place.chat,
                due_at=found.asked_at + REMINDED_AFTER,
                subject=found.subject,
                parameters={
                    "question": found.id,
                    "place": str(place),
                    "thread": place.thread,
                },
                priority=Priority.PERSONAL,
            )
        )
    deliveries.put(connection, owed)


def _put_topic(connection: sqlite3.Connection, found: Question, chat: int, now: datetime) -> None:
    (before,) = connection.execute(
        "SELECT count(*) FROM delivery WHERE subject = ? AND kind = ?", (found.subject, TOPIC)
    ).fetchone()
    key, said = f"{TOPIC}:{found.id}:{before}", {"question": found.id}
    deliveries.owe(connection, key, TOPIC, chat, now, said, found.subject)


def _topic_is_owed(connection: sqlite3.Connection, person: int, chat: int) -> bool:
    """Whether somebody's topic is on its way in this desk, not in one of before."""
    (owed,) = connection.execute(
        "SELECT EXISTS (SELECT * FROM help_question JOIN delivery"
        " ON subject = 'help:' || help_question.id AND kind = ? AND state IN ('pending', 'sending')"
        " WHERE person = ? AND chat = ?)",
        (TOPIC, person, chat),
    ).fetchone()
    return bool(owed)
