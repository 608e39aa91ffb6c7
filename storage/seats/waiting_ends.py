"""What those are owed who still wait when sign-up for a group ends: nobody moves up any more.

Each is told once of an end; where sign-up is opened again and ends later, once more.
"""

import sqlite3
from collections.abc import AsyncGenerator
from datetime import datetime
from typing import Final

from storage import deliveries, releases
from storage.database import Database
from storage.deliveries import OutboxMessage, Priority
from storage.moments import to_ms
from storage.programme.model import Group
from storage.programme.snapshot import Snapshot
from storage.seats.ledger import subject_of

KIND: Final = "waiting ends"

SLICE: Final = 200
"""How many messages one transaction puts, which takes about 10 ms."""


async def put_due(
    database: Database, snapshot: Snapshot, now: datetime
) -> AsyncGenerator[int, None]:
    """Owe the message to all who wait where sign-up has ended: how many were put, by slices.

    What a crash cuts off is put later: who is owed it already is passed over. Raises OutOfDate
    where `snapshot` is not the release in force.
    """
    ended = [group for group in snapshot.programme.groups if is_due(snapshot, group, now)]
    owed = await database.read(_owed, snapshot, ended, now) if ended else []
    for first in range(0, len(owed), SLICE):
        part = owed[first : first + SLICE]
        await database.write(_keep, snapshot, part)
        yield len(part)


def is_due(snapshot: Snapshot, group: Group, now: datetime) -> bool:
    """Whether those who wait in a group are to know that nobody moves up: it has not ended yet.

    Where every sitting is cancelled they know that there is no group.
    """
    sittings = snapshot.by_group.get(group.id, ())
    if sittings and not any(sitting.takes_place for sitting in sittings):
        return False
    return snapshot.sign_up_ends(group) <= now < snapshot.group_ends(group)


def _owed(
    connection: sqlite3.Connection, snapshot: Snapshot, ended: list[Group], now: datetime
) -> list[OutboxMessage]:
    releases.check_in_force(connection, snapshot)
    return [message for group in ended for message in _owed_of(connection, snapshot, group, now)]


def _owed_of(
    connection: sqlite3.Connection, snapshot: Snapshot, group: Group, now: datetime
) -> list[OutboxMessage]:
    """The messages to those who wait in a group and were not told since its sign-up ended."""
    ends, subject = to_ms(snapshot.sign_up_ends(group)), subject_of(group.id)
    rows = connection.execute(
        """
        SELECT person FROM wish WHERE working_group = ? AND person NOT IN (
            SELECT chat FROM delivery WHERE subject = ? AND kind = ? AND due_at >= ?
        ) ORDER BY id
        """,
        (group.id, subject, KIND, ends),
    )
    return [
        OutboxMessage(
            f"{KIND}:{group.id}:{ends}:{row['person']}",
            KIND,
            row["person"],
            now,
            subject,
            {"group": group.id},
            Priority.PERSONAL,
        )
        for row in rows
    ]


def _keep(connection: sqlite3.Connection, snapshot: Snapshot, owed: list[OutboxMessage]) -> None:
    releases.check_in_force(connection, snapshot)
    deliveries.put(connection, owed)
