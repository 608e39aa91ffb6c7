"""Taking a broadcast back: every message of it is deleted where Telegram still allows that."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from storage import audit, deliveries
from storage.audit import Action
from storage.broadcasts import corrections, rows, steering, watching
from storage.broadcasts.model import (
    BROADCAST,
    BUTTONS,
    RECALL,
    RECALLABLE_FOR,
    UNDER_WAY,
    Broadcast,
    Progress,
    State,
    recall_of,
)
from storage.deliveries import OutboxMessage, Priority
from storage.moments import to_ms

_DELETABLE: Final = (
    "SELECT id, chat FROM delivery WHERE subject = ? AND kind = ? AND state = 'sent'"
    " AND message_id IS NOT NULL AND settled_at > ?"
)


@dataclass(frozen=True, slots=True)
class Recallable:
    """How many got a broadcast from whom it can be taken back, and from how many no more."""

    possible: int
    too_late: int


def recallable(connection: sqlite3.Connection, broadcast: Broadcast, now: datetime) -> Recallable:
    """From how many people a broadcast can be taken back now."""
    sent = watching.progress(connection, broadcast).sent
    values = (broadcast.subject, BROADCAST, to_ms(now - RECALLABLE_FOR))
    possible = len(connection.execute(_DELETABLE, values).fetchall())
    return Recallable(possible, sent - possible)


def recall(connection: sqlite3.Connection, number: int, by: int, now: datetime) -> bool:
    """Stop a broadcast and its corrections, and owe the deletion of what has arrived."""
    found = rows.find(connection, number)
    if found is None or found.recalled_at is not None or found.corrects is not None:
        return False
    if found.state not in (*UNDER_WAY, State.STOPPED, State.SENT):
        return False
    for one in (found, *corrections.of(connection, number)):
        steering.stop(connection, one.id, by, now)
    values = (found.subject, BROADCAST, to_ms(now - RECALLABLE_FOR))
    arrived = connection.execute(_DELETABLE, values).fetchall()
    deliveries.cancel_subject(connection, found.subject, BUTTONS, now, steering.STOPPED)
    deliveries.put(connection, (_deletion(found, row["id"], row["chat"], now) for row in arrived))
    connection.execute("UPDATE broadcast SET recalled_at = ? WHERE id = ?", (to_ms(now), number))
    audit.note(connection, by, Action.BROADCAST_RECALLED, now, broadcast=number)
    return True


def catch_up(
    connection: sqlite3.Connection, found: Broadcast, delivery: int, chat: int, now: datetime
) -> None:
    """Owe the deletion of a message that went out while its broadcast was taken back."""
    deliveries.put(connection, [_deletion(found, delivery, chat, now)])


def progress(connection: sqlite3.Connection, broadcast: Broadcast) -> Progress:
    """How the deletions stand."""
    return watching.progress_of(connection, recall_of(broadcast.id), RECALL)


def _deletion(found: Broadcast, delivery: int, chat: int, now: datetime) -> OutboxMessage:
    return OutboxMessage(
        key=f"{RECALL}:{found.id}:{chat}:{delivery}",
        kind=RECALL,
        chat=chat,
        due_at=now,
        subject=recall_of(found.id),
        parameters={"of": delivery},
        priority=Priority.REMINDER,
    )
