"""A broadcast under way: put into the outbox in slices, paused, resumed, ended; and what is kept of
each of its messages.

Who gets it is written down in the transaction that begins it, so that nobody is left out or comes
in while the messages are put; each has one row, whatever happens in between. What is put while
the broadcast is paused waits like the rest, and once it was stopped is cancelled in slices.
"""

import sqlite3
from datetime import datetime
from typing import Final

from storage import audit, deliveries
from storage.audit import Action
from storage.broadcasts import audiences, store
from storage.broadcasts.model import (
    BROADCAST,
    BUTTONS,
    CORRECTION,
    HELD_BACK,
    UNDER_WAY,
    Broadcast,
    State,
)
from storage.content import ContentKind
from storage.deliveries import Delivery, OutboxMessage, Priority
from storage.moments import to_ms
from storage.programme.snapshot import Snapshot

SLICE: Final = 200
"""How many messages one transaction puts, which takes about 10 ms."""

CANCELLED_AT_ONCE: Final = 1_000
"""How many one transaction cancels (10 to 20 ms); more than delivery looks ahead."""

STOPPED: Final = "stopped by an organiser"
AWAY: Final = "the bot is blocked"


def begin(
    connection: sqlite3.Connection, snapshot: Snapshot, found: Broadcast, now: datetime
) -> None:
    """Write down who gets a broadcast, and put the first of its messages, the author's before all.

    The author gets it too.
    """
    audiences.write_down(connection, snapshot, found)
    _put(connection, found, [found.author], now)
    _put_some(connection, found, now)


def put_slice(connection: sqlite3.Connection, now: datetime) -> bool:
    """Put some of the messages that are missing yet; False once there are none."""
    row = connection.execute("SELECT broadcast FROM broadcast_recipient LIMIT 1").fetchone()
    found = store.find(connection, row["broadcast"]) if row else None
    if found is None:
        return False
    _put_some(connection, found, now)
    return True


def are_missing(connection: sqlite3.Connection, number: int) -> int:
    """How many messages of a broadcast, or edits of a correction, are not put yet."""
    query = """
        SELECT (SELECT count(*) FROM broadcast_recipient WHERE broadcast = ?1)
            + (SELECT count(*) FROM unamended WHERE broadcast = ?1 AND NOT is_deletion)
    """
    missing: int = connection.execute(query, (number,)).fetchone()[0]
    return missing


def pause(
    connection: sqlite3.Connection, number: int, now: datetime, problem: str | None = None
) -> Broadcast | None:
    """Pause the sending; `problem` says why, where nobody has asked for it.

    None where it is not being sent.
    """
    found = store.find(connection, number)
    if found is None or found.state is not State.SENDING:
        return None
    deliveries.put_off(connection, found.subject, found.kind, HELD_BACK)
    return store.change(connection, found, state=State.PAUSED, paused_at=now, problem=problem)


def go_on(connection: sqlite3.Connection, number: int, now: datetime) -> Broadcast | None:
    """Resume what was paused; None where it is not paused."""
    found = store.find(connection, number)
    if found is None or found.state is not State.PAUSED:
        return None
    deliveries.put_off(connection, found.subject, found.kind, now)
    return store.change(connection, found, state=State.SENDING, problem=None)


def stop(connection: sqlite3.Connection, number: int, by: int, now: datetime) -> Broadcast | None:
    """Stop a broadcast for good; None where it is not under way.

    What is due next is cancelled at once, the rest by `cancel_slice`, and so is what is in flight
    and has to wait again. What delivery meets meanwhile is found to be of no use.
    """
    found = store.find(connection, number)
    if found is None or found.state not in UNDER_WAY:
        return None
    _cancel_some(connection, found, now)
    said = found.first_words
    audit.note(connection, by, Action.BROADCAST_STOPPED, now, broadcast=number, said=said)
    return store.change(connection, found, state=State.STOPPED, ended_at=now)


def cancel_slice(connection: sqlite3.Connection, now: datetime) -> bool:
    """Cancel some of what still waits of a stopped broadcast; False once nothing does."""
    query = """
        SELECT * FROM broadcast WHERE state = ? AND EXISTS (
            SELECT * FROM delivery WHERE subject = 'broadcast:' || broadcast.id
                AND kind = iif(corrects IS NULL, ?, ?) AND delivery.state = 'pending'
        ) LIMIT 1
    """
    found = store.listed(connection, query, (State.STOPPED, BROADCAST, CORRECTION))
    for one in found:
        _cancel_some(connection, one, now)
    return bool(found)


def finish_if_done(connection: sqlite3.Connection, number: int, now: datetime) -> bool:
    """End a broadcast of which everything is settled but what is owed to those who are away.

    They do not get it later: what was true today may be wrong when they come back.
    """
    found = store.find(connection, number)
    if found is None or found.state is not State.SENDING:
        return False
    if deliveries.is_open(connection, found.subject, found.kind) or are_missing(connection, number):
        return False
    deliveries.end_waiting(
        connection, found.subject, deliveries.State.FAILED, now, AWAY, kind=found.kind
    )
    store.change(connection, found, state=State.SENT, ended_at=now)
    return True


def note_version(
    connection: sqlite3.Connection, delivery: Delivery, language: str, revision: int
) -> None:
    """Keep in which language a message goes out, and which revision of the broadcast it says."""
    said = {**delivery.parameters, "language": language, "revision": revision}
    deliveries.keep_parameters(connection, delivery.id, said)


def owe_buttons(
    connection: sqlite3.Connection,
    delivery: Delivery,
    found: Broadcast,
    language: str,
    now: datetime,
) -> None:
    """Owe the buttons that follow an album; everything else carries its own."""
    version = found.versions.get(language)
    if version is None or version.kind is not ContentKind.ALBUM or not found.buttons:
        return
    buttons = OutboxMessage(
        key=f"{BUTTONS}:{delivery.id}",
        kind=BUTTONS,
        chat=delivery.chat,
        due_at=now,
        subject=found.subject,
        parameters={"broadcast": found.id, "of": delivery.id},
        priority=Priority.REMINDER,
        repeat=False,
    )
    deliveries.put(connection, [buttons])


def pause_if_content_is_refused(
    connection: sqlite3.Connection,
    reason: str,
    delivery: Delivery,
    language: str,
    revision: int,
    now: datetime,
) -> None:
    """Pause where a version has never arrived as it is now: its content is what is refused.

    The others have to get it once it was put right, so that this one waits again as well.
    """
    found = store.find(connection, int(delivery.parameters["broadcast"]))
    if found is None or found.state not in UNDER_WAY:
        return
    if has_arrived(connection, found, language, revision):
        return
    deliveries.put_back(connection, delivery.id, reason)
    if found.revision == revision:
        pause(connection, found.id, now, problem=f"{language}: {reason}")


def has_arrived(
    connection: sqlite3.Connection, found: Broadcast, language: str, revision: int
) -> bool:
    """Whether anybody has got that revision of a broadcast in that language."""
    row = connection.execute(
        "SELECT 1 FROM delivery WHERE subject = ? AND kind = ? AND state = 'sent'"
        " AND parameters ->> 'language' = ? AND parameters ->> 'revision' = ? LIMIT 1",
        (found.subject, BROADCAST, language, revision),
    ).fetchone()
    return row is not None


def language_of(connection: sqlite3.Connection, delivery: int) -> str | None:
    """In which language a message of a broadcast went out."""
    query = "SELECT parameters ->> 'language' FROM delivery WHERE id = ?"
    row = connection.execute(query, (delivery,)).fetchone()
    return row[0] if row else None


def messages_of(connection: sqlite3.Connection, delivery: int) -> tuple[int, ...]:
    """All messages that somebody has got of a broadcast, the buttons of an album last."""
    query = "SELECT id FROM delivery WHERE key = ? AND state = 'sent'"
    row = connection.execute(query, (f"{BUTTONS}:{delivery}",)).fetchone()
    buttons = deliveries.messages_of(connection, row["id"]) if row else ()
    return (*deliveries.messages_of(connection, delivery), *buttons)


def broadcast_in(connection: sqlite3.Connection, chat: int, message: int) -> int | None:
    """The broadcast that somebody has got in a message, that of its buttons included."""
    row = connection.execute(
        "SELECT parameters ->> 'broadcast' AS number FROM delivery"
        " WHERE chat = ?1 AND kind IN (?2, ?3) AND state = 'sent' AND (message_id = ?4 OR ?4 IN"
        " (SELECT value FROM json_each(coalesce(further_messages, '[]'))))",
        (chat, BROADCAST, BUTTONS, message),
    ).fetchone()
    return int(row["number"]) if row else None


def due_at(found: Broadcast, now: datetime) -> datetime:
    """When what a broadcast owes now is due."""
    return HELD_BACK if found.state is State.PAUSED else now


def priority(found: Broadcast) -> Priority:
    """How soon a broadcast's messages have their turn."""
    return Priority.REMINDER if found.urgent else Priority.NOTICE


def _put_some(connection: sqlite3.Connection, found: Broadcast, now: datetime) -> None:
    some = connection.execute(
        "SELECT person FROM broadcast_recipient WHERE broadcast = ? ORDER BY person LIMIT ?",
        (found.id, SLICE),
    )
    _put(connection, found, [row["person"] for row in some], now)


def _put(
    connection: sqlite3.Connection, found: Broadcast, people: list[int], now: datetime
) -> None:
    taken = [
        person
        for person in people
        if connection.execute(
            "DELETE FROM broadcast_recipient WHERE broadcast = ? AND person = ? RETURNING person",
            (found.id, person),
        ).fetchone()
    ]
    deliveries.put(connection, (_owed(found, person, now) for person in taken))


def _cancel_some(connection: sqlite3.Connection, found: Broadcast, now: datetime) -> None:
    """Cancel what was put first, as it is due first."""
    connection.execute(
        """
        UPDATE delivery SET state = 'cancelled', reason = ?, settled_at = ? WHERE id IN (
            SELECT id FROM delivery WHERE subject = ? AND kind = ? AND state = 'pending'
            ORDER BY id LIMIT ?
        )
        """,
        (STOPPED, to_ms(now), found.subject, found.kind, CANCELLED_AT_ONCE),
    )


def _owed(found: Broadcast, person: int, now: datetime) -> OutboxMessage:
    return OutboxMessage(
        key=f"{BROADCAST}:{found.id}:{person}",
        kind=BROADCAST,
        chat=person,
        due_at=due_at(found, now),
        subject=found.subject,
        parameters={"broadcast": found.id},
        priority=priority(found),
        repeat=False,
    )
