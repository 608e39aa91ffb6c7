"""What coordinators are told of those who give up a seat: a digest each hour, not one by one."""

import sqlite3
from datetime import datetime, timedelta
from typing import Final

from storage import coordinators, deliveries
from storage.audit import Action
from storage.deliveries import Delivery, OutboxMessage
from storage.moments import from_ms, to_ms
from storage.programme.snapshot import Snapshot

KIND: Final = "sign-offs"
_HOUR_MS: Final = 3_600_000


def owe(
    connection: sqlite3.Connection, snapshot: Snapshot, group: str, by: int | None, now: datetime
) -> None:
    """Owe the coordinators of a group the digest of this hour; to be called before a seat in it is
    noted as given up, `by` somebody.
    """
    hour = to_ms(now) // _HOUR_MS
    last = connection.execute("SELECT coalesce(max(id), 0) FROM audit").fetchone()[0]
    for coordinator in coordinators.of(connection, snapshot, group):
        known = connection.execute("SELECT 1 FROM person WHERE id = ?", (coordinator,)).fetchone()
        if not known or coordinator == by:
            continue
        digest = OutboxMessage(
            key=f"{KIND}:{group}:{coordinator}:{hour}",
            kind=KIND,
            chat=coordinator,
            due_at=from_ms((hour + 1) * _HOUR_MS),
            subject=f"list:{group}",
            parameters={"group": group, "beyond": last, "until": (hour + 1) * _HOUR_MS},
        )
        deliveries.put(connection, [digest])


def since(delivery: Delivery) -> datetime:
    """The beginning of the hour that a digest is about, in UTC."""
    return from_ms(int(delivery.parameters["until"])) - timedelta(hours=1)


def count(connection: sqlite3.Connection, delivery: Delivery) -> int:
    """How many gave up their seat in the hour of a digest and have none there now."""
    said = delivery.parameters
    number: int = connection.execute(
        """
        SELECT count(DISTINCT who) FROM (
            SELECT coalesce(nullif(json_extract(details, '$.person'), 0), -id) AS who
            FROM audit WHERE id > :beyond AND at < :until AND (
                action = :left AND json_extract(details, '$.group') = :group
                AND json_extract(details, '$.had_seat')
                OR action = :seated AND EXISTS (
                    SELECT * FROM json_each(details, '$.given_up') WHERE value = :group
                )
            )
        ) WHERE NOT EXISTS (SELECT * FROM seat WHERE person = who AND working_group = :group)
        """,
        {**said, "left": Action.LEFT, "seated": Action.SEATED},
    ).fetchone()[0]
    return number
