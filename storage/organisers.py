"""Organisers: named in the settings or, by a one-time link, by another organiser.

A link is good for a day and for the first who opens it; they become an organiser when the giver
has confirmed that it is they.
"""

import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from storage import audit, deliveries
from storage.audit import Action
from storage.deliveries import Owed, Priority
from storage.moments import from_ms, to_ms

LINK_IS_GOOD_FOR: Final = timedelta(hours=24)
_CODE_BYTES: Final = 18


class Notice(StrEnum):
    """The kinds of message that a change of roles brings."""

    OPENED = "invitation opened"
    NAMED = "organiser named"
    REMOVED = "organiser removed"
    DECLINED = "organiser declined"


@dataclass(frozen=True, slots=True)
class Organiser:
    """Somebody who was named in the chat."""

    person: int
    named_by: int | None
    since: datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that was opened and waits for the giver's word."""

    id: int
    giver: int
    taker: int
    taker_name: str


def all_named(connection: sqlite3.Connection) -> list[Organiser]:
    """Everybody who was named in the chat, in the order in which they were."""
    rows = connection.execute("SELECT person, named_by, since FROM organiser ORDER BY since")
    return [Organiser(r["person"], r["named_by"], from_ms(r["since"])) for r in rows]


def is_named(connection: sqlite3.Connection, person: int) -> bool:
    """Whether somebody was named in the chat."""
    query = "SELECT EXISTS (SELECT * FROM organiser WHERE person = ?)"
    return bool(connection.execute(query, (person,)).fetchone()[0])


def invite(connection: sqlite3.Connection, giver: int, now: datetime) -> str:
    """The code of a new link."""
    code = secrets.token_urlsafe(_CODE_BYTES)
    connection.execute(
        "INSERT INTO invitation (code, giver, expires_at) VALUES (?, ?, ?)",
        (code, giver, to_ms(now + LINK_IS_GOOD_FOR)),
    )
    audit.note(connection, giver, Action.INVITED, now)
    return code


def open_invitation(
    connection: sqlite3.Connection, code: str, taker: int, name: str, now: datetime
) -> bool:
    """Somebody has opened a link: the giver is asked. False where the link is no good for them."""
    row = connection.execute(
        """
        UPDATE invitation SET taker = ?1, taker_name = ?2
        WHERE code = ?3 AND expires_at > ?4 AND giver <> ?1 AND coalesce(taker, ?1) = ?1
        RETURNING id, giver
        """,
        (taker, name, code, to_ms(now)),
    ).fetchone()
    if row is None:
        return False
    notice = Owed(
        key=f"invitation:{row['id']}",
        kind=Notice.OPENED,
        chat=row["giver"],
        due_at=now,
        parameters={"invitation": row["id"]},
        priority=Priority.PERSONAL,
    )
    deliveries.put(connection, [notice])
    return True


def opened(connection: sqlite3.Connection, invitation: int, now: datetime) -> Invitation | None:
    """An invitation that waits for its giver's word."""
    row = connection.execute(
        "SELECT id, giver, taker, taker_name FROM invitation"
        " WHERE id = ? AND taker IS NOT NULL AND expires_at > ?",
        (invitation, to_ms(now)),
    ).fetchone()
    return Invitation(*row) if row else None


def confirm(
    connection: sqlite3.Connection, invitation: int, giver: int, now: datetime
) -> Invitation | None:
    """Make the one who opened the link an organiser; None where there is nothing to confirm."""
    found = opened(connection, invitation, now)
    if found is None or found.giver != giver:
        return None
    connection.execute("DELETE FROM invitation WHERE id = ?", (invitation,))
    connection.execute(
        "INSERT INTO organiser (person, named_by, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (found.taker, giver, to_ms(now)),
    )
    audit.note(connection, giver, Action.ORGANISER_NAMED, now, person=found.taker)
    _tell(connection, found.taker, Notice.NAMED, now)
    return found


def decline(
    connection: sqlite3.Connection, invitation: int, giver: int, now: datetime
) -> Invitation | None:
    """End an invitation without making anybody an organiser."""
    found = opened(connection, invitation, now)
    if found is None or found.giver != giver:
        return None
    connection.execute("DELETE FROM invitation WHERE id = ?", (invitation,))
    _tell(connection, found.taker, Notice.DECLINED, now)
    return found


def remove(connection: sqlite3.Connection, person: int, by: int, now: datetime) -> bool:
    """Take the role back and tell them, unless they did it; False where nobody had named them."""
    row = connection.execute(
        "DELETE FROM organiser WHERE person = ? RETURNING person", (person,)
    ).fetchone()
    if row is None:
        return False
    connection.execute("DELETE FROM invitation WHERE giver = ?", (person,))
    connection.execute("DELETE FROM draft WHERE author = ?", (person,))
    audit.note(connection, by, Action.ORGANISER_REMOVED, now, person=person)
    if person != by:
        _tell(connection, person, Notice.REMOVED, now)
    return True


def forget(connection: sqlite3.Connection, person: int) -> None:
    """Leave nothing of a person among the organisers."""
    connection.execute("DELETE FROM organiser WHERE person = ?", (person,))
    connection.execute("UPDATE organiser SET named_by = NULL WHERE named_by = ?", (person,))
    connection.execute("DELETE FROM invitation WHERE ? IN (giver, taker)", (person,))


def purge(connection: sqlite3.Connection, now: datetime) -> None:
    """Forget links that are no longer good, with the names of those who opened them."""
    connection.execute("DELETE FROM invitation WHERE expires_at <= ?", (to_ms(now),))


def _tell(connection: sqlite3.Connection, person: int, kind: Notice, now: datetime) -> None:
    key = f"{kind}:{person}:{to_ms(now)}"
    owed = Owed(key=key, kind=kind, chat=person, due_at=now, priority=Priority.PERSONAL)
    deliveries.put(connection, [owed])
