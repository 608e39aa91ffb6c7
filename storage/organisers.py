"""Organisers: named in the settings or, by a one-time link, by another organiser.

A link is good for a day and for the first who opens it; they become an organiser when the giver
has confirmed that it is they.

Where a thing needs two people, an organiser counts as one with who named them, and with who named
those, until somebody independent of them has confirmed that there is another person: else one
person could be two with an account more.
"""

import secrets
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from storage import audit, deliveries
from storage.audit import Action
from storage.moments import from_ms, to_ms

LINK_IS_GOOD_FOR: Final = timedelta(hours=24)
_CODE_BYTES: Final = 18


class Notice(StrEnum):
    """The kinds of message that a change of roles brings."""

    OPENED = "invitation opened"
    NAMED = "organiser named"
    JOINED = "another organiser named"
    REMOVED = "organiser removed"
    DECLINED = "organiser declined"


@dataclass(frozen=True, slots=True)
class Organiser:
    """Somebody who was named in the chat; `named_by` is None where that person was erased."""

    person: int
    named_by: int | None
    since: datetime
    confirmed_by: int | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that was opened and waits for the giver's word."""

    id: int
    giver: int
    taker: int
    taker_name: str


def all_named(connection: sqlite3.Connection) -> list[Organiser]:
    """Everybody who was named in the chat, in the order in which they were."""
    rows = connection.execute(
        "SELECT person, named_by, since, confirmed_by FROM organiser ORDER BY since"
    )
    return [
        Organiser(r["person"], r["named_by"], from_ms(r["since"]), r["confirmed_by"]) for r in rows
    ]


def everybody(connection: sqlite3.Connection, admins: Collection[int]) -> list[int]:
    """All organisers: those whom the settings name, and those named in the chat."""
    return sorted({*admins, *(organiser.person for organiser in all_named(connection))})


def owe(
    connection: sqlite3.Connection,
    key: str,
    kind: str,
    now: datetime,
    admins: Collection[int],
    parameters: Mapping[str, Any] | None = None,
    subject: str | None = None,
) -> None:
    """Owe every organiser a message; `admins` are those whom the settings name."""
    for person in everybody(connection, admins):
        deliveries.owe(connection, f"{key}:{person}", kind, person, now, parameters, subject)


def are_independent(
    named: Sequence[Organiser], admins: Collection[int], one: int, other: int
) -> bool:
    """Whether two organisers are two people for sure, not one with an account more."""
    first, second = _stands_for(named, admins, one), _stands_for(named, admins, other)
    return first is not None and second is not None and first != second


def _stands_for(named: Sequence[Organiser], admins: Collection[int], person: int) -> int | None:
    """The person as whom somebody counts; None where that person was erased.

    Those whom the settings name, or who were confirmed, stand for themselves, all others for the
    one who named them.
    """
    known = {organiser.person: organiser for organiser in named}
    passed = set()
    while person not in admins and person in known and known[person].confirmed_by is None:
        above = known[person].named_by
        passed.add(person)
        if above is None or above in passed:
            return None
        person = above
    return person


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
    number, giver = row["id"], row["giver"]
    said = {"invitation": number}
    deliveries.owe(connection, f"invitation:{number}", Notice.OPENED, giver, now, said)
    return True


def opened(connection: sqlite3.Connection, invitation: int, now: datetime) -> Invitation | None:
    """An invitation that waits for its giver's word."""
    row = connection.execute(
        "SELECT id, giver, taker, taker_name FROM invitation"
        " WHERE id = ? AND taker IS NOT NULL AND expires_at > ?",
        (invitation, to_ms(now)),
    ).fetchone()
    return Invitation(*row) if row else None


def waiting_for(connection: sqlite3.Connection, giver: int, now: datetime) -> int | None:
    """The newest invitation that waits for its giver's word; None where none does."""
    row = connection.execute(
        "SELECT max(id) FROM invitation WHERE giver = ? AND taker IS NOT NULL AND expires_at > ?",
        (giver, to_ms(now)),
    ).fetchone()
    newest: int | None = row[0]
    return newest


def confirm(
    connection: sqlite3.Connection,
    invitation: int,
    giver: int,
    now: datetime,
    admins: Collection[int],
) -> Invitation | None:
    """Make the one who opened the link an organiser, and tell them and all other organisers.

    None where there is nothing to confirm.
    """
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
    for organiser in everybody(connection, admins):
        if organiser not in (giver, found.taker):
            _tell(connection, organiser, Notice.JOINED, now)
    return found


def vouch(
    connection: sqlite3.Connection, person: int, by: int, now: datetime, admins: Collection[int]
) -> bool:
    """Confirm that an organiser is a person of their own.

    False where there is nothing to confirm, or by whom does not count as another person.
    """
    named = all_named(connection)
    waiting = any(o.person == person and o.confirmed_by is None for o in named)
    if not waiting or person in admins or not are_independent(named, admins, person, by):
        return False
    connection.execute("UPDATE organiser SET confirmed_by = ? WHERE person = ?", (by, person))
    audit.note(connection, by, Action.ORGANISER_CONFIRMED, now, person=person)
    return True


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
    """Take the role back and tell them, unless they did it; False where they were not named."""
    if not is_named(connection, person):
        return False
    _leave(connection, person)
    connection.execute("DELETE FROM invitation WHERE giver = ?", (person,))
    connection.execute("DELETE FROM draft WHERE author = ?", (person,))
    audit.note(connection, by, Action.ORGANISER_REMOVED, now, person=person)
    if person != by:
        _tell(connection, person, Notice.REMOVED, now)
    return True


def forget(connection: sqlite3.Connection, person: int) -> None:
    """Leave nothing of a person among the organisers."""
    _leave(connection, person)
    connection.execute("UPDATE organiser SET named_by = NULL WHERE named_by = ?", (person,))
    connection.execute(
        "UPDATE organiser SET confirmed_by = ? WHERE confirmed_by = ?", (audit.ERASED, person)
    )
    connection.execute("DELETE FROM invitation WHERE ? IN (giver, taker)", (person,))


def _leave(connection: sqlite3.Connection, person: int) -> None:
    """Take somebody out; whom they named stands for the same person as before."""
    connection.execute(
        """
        UPDATE organiser SET named_by = above.named_by
        FROM (SELECT named_by, confirmed_by FROM organiser WHERE person = ?1) AS above
        WHERE organiser.named_by = ?1 AND above.confirmed_by IS NULL
        """,
        (person,),
    )
    connection.execute("DELETE FROM organiser WHERE person = ?", (person,))


def end_invitations(connection: sqlite3.Connection) -> None:
    """Let no link make anybody an organiser any more."""
    connection.execute("DELETE FROM invitation")


def purge(connection: sqlite3.Connection, now: datetime) -> None:
    """Forget links that are no longer good, with the names of those who opened them."""
    connection.execute("DELETE FROM invitation WHERE expires_at <= ?", (to_ms(now),))


def _tell(connection: sqlite3.Connection, person: int, kind: Notice, now: datetime) -> None:
    deliveries.owe(connection, f"{kind}:{person}:{to_ms(now)}", kind, person, now)
