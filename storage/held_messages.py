"""Messages that waited in a backup when it was restored: held until organisers decide about them.

They may have gone out after the backup was made. So they are due when paused broadcasts are, and
when they were due before is kept beside them.
"""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from storage import audit, deliveries, notices_owed, organisers
from storage.audit import Action
from storage.broadcasts import amend, releasing, send
from storage.broadcasts.checking import Situation
from storage.broadcasts.model import BROADCAST, BUTTONS, CORRECTION, HELD_BACK
from storage.moments import to_ms
from storage.reminder_moments import DIGEST, REMINDER
from storage.teams.model import REMINDER as TEAM_REMINDER

RESTORED: Final = "restored"
"""The kind of message that tells organisers of a backup that was restored."""

DROPPED: Final = "dropped after a backup was restored"

_OF_BROADCASTS: Final = (BROADCAST, BUTTONS, CORRECTION)
_REMINDERS: Final = (REMINDER, DIGEST, TEAM_REMINDER)

_HELD: Final = (
    "held_message JOIN delivery ON delivery.id = delivery"
    f" WHERE state = 'pending' AND delivery.due_at = {to_ms(HELD_BACK)}"
)


@dataclass(frozen=True, slots=True)
class Held:
    """How many messages are held, for how many people and chats, and what they are about."""

    number: int
    chats: int
    of_broadcasts: int
    reminders: int

    @property
    def others(self) -> int:
        """Those about anything else."""
        return self.number - self.of_broadcasts - self.reminders


def hold_all(connection: sqlite3.Connection, s: Situation) -> int:
    """Hold everything that is due by now, and what a release or a broadcast owes by now.

    The result is how many messages these are. What is planned for later goes out as planned.
    """
    notices_owed.hurry(connection, s.snapshot.release, s.now)
    releasing.begin_due(connection, s)
    for put_slice in (notices_owed.put_slice, send.put_slice, amend.put_slice):
        while put_slice(connection, s.now):
            pass
    deliveries.recover(connection, s.now)
    connection.execute(
        "INSERT INTO held_message SELECT id, due_at FROM delivery WHERE state = 'pending'"
        " AND due_at <= ? AND id NOT IN (SELECT delivery FROM held_message)",
        (to_ms(s.now),),
    )
    connection.execute(
        "UPDATE delivery SET due_at = ? WHERE id IN (SELECT delivery FROM held_message)",
        (to_ms(HELD_BACK),),
    )
    return held(connection).number


def held(connection: sqlite3.Connection) -> Held:
    """What is held."""
    row = connection.execute(
        f"""
        SELECT count(*), count(DISTINCT chat), count(*) FILTER (WHERE kind IN {_OF_BROADCASTS}),
            count(*) FILTER (WHERE kind IN {tuple(map(str, _REMINDERS))})
        FROM {_HELD}
        """  # noqa: S608 (fixed words)
    ).fetchone()
    return Held(*row)


def release(connection: sqlite3.Connection, by: int, now: datetime) -> int:
    """Let what is held go out; how many messages that are, 0 where it was decided already."""
    number = held(connection).number
    connection.execute(
        f"""
        UPDATE delivery SET due_at = (SELECT due_at FROM held_message WHERE delivery = delivery.id)
        WHERE id IN (SELECT id FROM {_HELD})
        """  # noqa: S608 (fixed words)
    )
    return _decided(connection, by, Action.HELD_RELEASED, number, now)


def drop(connection: sqlite3.Connection, by: int, now: datetime) -> int:
    """Let what is held never go out; how many messages that are, 0 where it was decided already."""
    number = held(connection).number
    connection.execute(
        f"""
        UPDATE delivery SET state = 'cancelled', reason = ?, settled_at = ?
        WHERE id IN (SELECT id FROM {_HELD})
        """,  # noqa: S608 (fixed words)
        (DROPPED, to_ms(now)),
    )
    return _decided(connection, by, Action.HELD_DROPPED, number, now)


def tell_organisers(
    connection: sqlite3.Connection,
    made_at: datetime | None,
    now: datetime,
    admins: Collection[int],
) -> None:
    """Owe every organiser the news that a backup was restored, and of which moment if known."""
    said = {"made_at": to_ms(made_at) if made_at else None}
    organisers.owe(connection, f"{RESTORED}:{to_ms(now)}", RESTORED, now, admins, said)


def _decided(
    connection: sqlite3.Connection, by: int, action: Action, number: int, now: datetime
) -> int:
    connection.execute("DELETE FROM held_message")
    if number:
        audit.note(connection, by, action, now, messages=number)
    return number
