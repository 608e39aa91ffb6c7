"""Who has seen the notice of a release, and reminding those who have not."""

import sqlite3
from datetime import datetime
from typing import Final

from storage import audit, deliveries, outcomes
from storage.audit import Action
from storage.change_notices import KIND, subject_of
from storage.deliveries import OutboxMessage
from storage.outcomes import Standing

AGAIN: Final = "change again"


def standing(connection: sqlite3.Connection, release: int) -> Standing:
    """How the notices of a release stand."""
    return outcomes.standing(connection, subject_of(release), KIND)


def rounds(connection: sqlite3.Connection, release: int) -> int:
    """How often those who had not seen a release's notice were reminded."""
    query = """
        SELECT coalesce(max(json_extract(parameters, '$.round')), 0)
        FROM delivery WHERE subject = ? AND kind = ?
    """
    number: int = connection.execute(query, (subject_of(release), AGAIN)).fetchone()[0]
    return number


def remind(
    connection: sqlite3.Connection, release: int, number: int, by: int, now: datetime
) -> None:
    """Owe those who got a release's notice and have not seen it another one.

    `number` counts the reminders of a release from 1: the same one is never owed twice.
    """
    if number != rounds(connection, release) + 1:
        return
    rows = connection.execute(
        """
        SELECT id, chat FROM delivery
        WHERE subject = ? AND kind = ? AND state = 'sent' AND seen_at IS NULL
        """,
        (subject_of(release), KIND),
    ).fetchall()
    reminders = [
        OutboxMessage(
            key=f"{AGAIN}:{release}:{number}:{row['chat']}",
            kind=AGAIN,
            chat=row["chat"],
            due_at=now,
            subject=subject_of(release),
            parameters={"of": row["id"], "round": number, "release": release},
        )
        for row in rows
    ]
    if reminders:
        deliveries.put(connection, reminders)
        audit.note(connection, by, Action.REMINDED, now, release=release)
