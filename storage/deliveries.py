"""The outbox: every message that is owed to somebody, from the promise to its outcome.

A row goes pending → sending → sent, failed, uncertain or cancelled. It is put in the transaction
that makes the promise, and claimed just before it is sent, so that a crash leaves in `sending`
exactly what was in flight.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any, Final

from storage.moments import to_ms

INTERRUPTED: Final = "the bot was stopped while it was sent"


class State(StrEnum):
    """Where a delivery stands."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    CANCELLED = "cancelled"


class Priority(IntEnum):
    """What goes first where several deliveries are due."""

    PERSONAL = 0
    REMINDER = 5
    NOTICE = 10


_PRIORITIES: Final = ", ".join(str(int(priority)) for priority in Priority)


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """A message to be put in the outbox.

    `key` is unique for ever: what was put once is not put again. `repeat` is whether it is sent
    once more where it is not known whether it arrived; else it ends as uncertain.
    """

    key: str
    kind: str
    chat: int
    due_at: datetime
    subject: str | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    priority: Priority = Priority.NOTICE
    repeat: bool = True


@dataclass(frozen=True, slots=True)
class DueMessage:
    """A due delivery as the engine picks it."""

    id: int
    chat: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """A delivery in hand."""

    id: int
    kind: str
    chat: int
    subject: str | None
    parameters: Mapping[str, Any]
    repeat: bool


def put(connection: sqlite3.Connection, owed: Iterable[OutboxMessage]) -> None:
    """Promise messages; one whose key is there already is passed over."""
    connection.executemany(
        """
        INSERT INTO delivery (key, kind, chat, subject, parameters, priority, repeat, due_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING
        """,
        map(_row, owed),
    )


def owe(
    connection: sqlite3.Connection,
    key: str,
    kind: str,
    chat: int,
    now: datetime,
    parameters: Mapping[str, Any] | None = None,
    subject: str | None = None,
) -> None:
    """Promise somebody a message of their own, which goes before what is sent in bulk."""
    said = parameters or {}
    put(connection, [OutboxMessage(key, kind, chat, now, subject, said, Priority.PERSONAL)])


def due(
    connection: sqlite3.Connection, now: datetime, passed_over: Collection[int], limit: int
) -> list[DueMessage]:
    """What is due and can be delivered, the most urgent first; nothing to the chats passed over.

    What is owed to somebody who has blocked the bot waits until they come back. The priorities
    are named one by one so that the index leads past what is due later.
    """
    rows = connection.execute(
        f"""
        SELECT id, chat FROM delivery
        WHERE state = 'pending' AND held = 0 AND priority IN ({_PRIORITIES}) AND due_at <= ?
            AND chat NOT IN (SELECT value FROM json_each(?))
        ORDER BY priority, due_at, id LIMIT ?
        """,  # noqa: S608 (whole numbers)
        (to_ms(now), _json(list(passed_over)), limit),
    )
    return [DueMessage(row["id"], row["chat"]) for row in rows]


def find(connection: sqlite3.Connection, delivery: int, now: datetime) -> Delivery | None:
    """A delivery that is due, unless it was cancelled, put off or erased meanwhile."""
    row = connection.execute(
        "SELECT id, kind, chat, subject, parameters, repeat FROM delivery"
        " WHERE id = ? AND state = 'pending' AND due_at <= ?",
        (delivery, to_ms(now)),
    ).fetchone()
    if row is None:
        return None
    number, kind, chat, subject, parameters, repeat = row
    return Delivery(number, kind, chat, subject, json.loads(parameters), bool(repeat))


def claim(
    connection: sqlite3.Connection, delivery: int, now: datetime, repeat: bool | None = None
) -> bool:
    """Take a delivery in hand; False where it was cancelled, put off or erased meanwhile.

    `repeat` is whether it is sent again if it may have arrived, where that is known only now.
    """
    claimed = connection.execute(
        "UPDATE delivery SET state = 'sending', repeat = coalesce(?, repeat)"
        " WHERE id = ? AND state = 'pending' AND due_at <= ?",
        (repeat, delivery, to_ms(now)),
    )
    return claimed.rowcount == 1


def settle(
    connection: sqlite3.Connection,
    delivery: int,
    state: State,
    now: datetime,
    reason: str | None = None,
    messages: Sequence[int] = (),
) -> None:
    """Keep the outcome of a delivery, with the ids of the messages it became."""
    first = messages[0] if messages else None
    further = _json(messages[1:]) if messages[1:] else None
    connection.execute(
        "UPDATE delivery SET state = ?, settled_at = ?, reason = ?, message_id = ?,"
        " further_messages = ? WHERE id = ?",
        (state, to_ms(now), reason, first, further, delivery),
    )


def put_back(connection: sqlite3.Connection, delivery: int, reason: str | None = None) -> None:
    """Let a delivery that was not made wait again."""
    connection.execute(
        "UPDATE delivery SET state = 'pending', reason = ? WHERE id = ?", (reason, delivery)
    )


def move_chat(connection: sqlite3.Connection, old: int, new: int) -> None:
    """What is owed to a chat that goes on under a new id is owed there."""
    connection.execute(
        "UPDATE delivery SET chat = ? WHERE chat = ? AND state IN ('pending', 'sending')",
        (new, old),
    )


def recover(connection: sqlite3.Connection, now: datetime) -> int:
    """Deal with what was in flight when the bot ended; how many deliveries is the result."""
    uncertain = connection.execute(
        "UPDATE delivery SET state = 'uncertain', reason = ?, settled_at = ?"
        " WHERE state = 'sending' AND NOT repeat",
        (INTERRUPTED, to_ms(now)),
    )
    again = connection.execute("UPDATE delivery SET state = 'pending' WHERE state = 'sending'")
    return uncertain.rowcount + again.rowcount


def end_waiting(
    connection: sqlite3.Connection,
    subject: str,
    state: State,
    now: datetime,
    reason: str,
    *,
    kind: str | None = None,
    chat: int | None = None,
) -> None:
    """What waits about one subject, of one kind or for one chat, is never delivered."""
    column, value = ("chat", chat) if kind is None else ("kind", kind)
    connection.execute(
        f"""
        UPDATE delivery SET state = ?, reason = ?, settled_at = ?
        WHERE subject = ? AND {column} = ? AND state = 'pending'
        """,  # noqa: S608 (fixed words)
        (state, reason, to_ms(now), subject, value),
    )


def put_off(connection: sqlite3.Connection, subject: str, kind: str, until: datetime) -> None:
    """Let what waits of one kind about one subject be due at another moment.

    The same holds for what is in flight, if it has to wait again. What was tried before comes last,
    so that one that is refused does not keep back the others.
    """
    connection.execute(
        "UPDATE delivery SET due_at = ? - (reason IS NULL)"
        " WHERE subject = ? AND kind = ? AND state IN ('pending', 'sending')",
        (to_ms(until), subject, kind),
    )


def is_open(connection: sqlite3.Connection, subject: str, kind: str) -> bool:
    """Whether anything of one kind about one subject is in hand or can still be delivered."""
    query = (
        "SELECT EXISTS (SELECT * FROM delivery WHERE subject = ? AND kind = ?"
        " AND (state = 'sending' OR state = 'pending' AND held = 0))"
    )
    return bool(connection.execute(query, (subject, kind)).fetchone()[0])


def messages_of(connection: sqlite3.Connection, delivery: int) -> tuple[int, ...]:
    """The messages that a delivery became, in order; none where it was not sent."""
    row = connection.execute(
        "SELECT message_id, further_messages FROM delivery WHERE id = ?", (delivery,)
    ).fetchone()
    if row is None or row["message_id"] is None:
        return ()
    return (row["message_id"], *json.loads(row["further_messages"] or "[]"))


def keep_parameters(
    connection: sqlite3.Connection, delivery: int, parameters: Mapping[str, Any]
) -> None:
    """Keep what a delivery said, for what may follow it."""
    connection.execute(
        "UPDATE delivery SET parameters = ? WHERE id = ?", (_json(parameters), delivery)
    )


def mark_seen(connection: sqlite3.Connection, delivery: int, chat: int, now: datetime) -> bool:
    """Note that somebody has read what was sent to them; False where it was not theirs."""
    marked = connection.execute(
        "UPDATE delivery SET seen_at = coalesce(seen_at, ?) WHERE id = ? AND chat = ?",
        (to_ms(now), delivery, chat),
    )
    return marked.rowcount == 1


def _row(owed: OutboxMessage) -> tuple[object, ...]:
    said, due_at = _json(owed.parameters), to_ms(owed.due_at)
    return owed.key, owed.kind, owed.chat, owed.subject, said, owed.priority, owed.repeat, due_at


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
