"""Putting right what a broadcast has said wherever it has arrived, and taking it back.

What was decided while a message was in flight is made up for when it has arrived.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from storage import audit, deliveries
from storage.audit import Action
from storage.broadcasts import comparing, send, store
from storage.broadcasts.model import (
    BROADCAST,
    BUTTONS,
    CORRECTION,
    OVER,
    RECALL,
    TEST,
    UNDER_WAY,
    Broadcast,
)
from storage.content import ContentKind, Version
from storage.deliveries import Delivery, OutboxMessage, Priority
from storage.moments import to_ms

RECALLABLE_FOR: Final = timedelta(hours=48)
"""How long a bot may delete its messages (core.telegram.org/bots/api#deletemessage)."""


def correct(connection: sqlite3.Connection, correction: Broadcast, now: datetime) -> None:
    """Owe an edit to everybody who has got something else than it says now.

    From now on the original says it, to those to whom it has not been sent yet as well. What
    others have in mind to correct was shown beside the original as it was: it has to be looked at
    again, and says the new thing where it still said the old one.
    """
    original = store.find(connection, correction.corrects or 0)
    if original is None:
        return
    changes = {
        language: _change(original, correction, language)
        for language in comparing.changed(original, correction)
        if language in correction.versions
    }
    _owe(connection, correction, original, json.dumps(changes))
    _put_some(connection, correction, now)
    store.change(
        connection,
        original,
        versions=correction.versions,
        buttons=correction.buttons,
        fallback=correction.fallback,
        revision=original.revision + 1,
    )
    others = connection.execute(
        "SELECT id FROM broadcast WHERE corrects = ? AND id <> ?"
        " AND state IN ('draft', 'awaiting')",
        (original.id, correction.id),
    ).fetchall()
    for row in others:
        if other := store.find(connection, row["id"]):
            versions = _on_top_of(correction, original, other)
            store.change(connection, other, versions=versions, revision=other.revision + 1)


def _on_top_of(
    correction: Broadcast, original: Broadcast, other: Broadcast
) -> Mapping[str, Version]:
    """What another correction says once this one is out: the new thing where it changes nothing."""
    corrected = correction.versions
    return {
        language: corrected.get(language, said) if said == original.versions.get(language) else said
        for language, said in other.versions.items()
    }


def put_slice(connection: sqlite3.Connection, now: datetime) -> bool:
    """Put some of the edits and deletions that are missing yet; False once there are none."""
    row = connection.execute("SELECT broadcast FROM amendment LIMIT 1").fetchone()
    found = store.find(connection, row["broadcast"]) if row else None
    if found is None:
        return False
    _put_some(connection, found, now)
    return True


def note_edited(connection: sqlite3.Connection, delivery: Delivery, left: Sequence[int]) -> None:
    """One message of an album says what it is to say; the others are edited in their turn."""
    said = {**delivery.parameters, "items": list(left)}
    deliveries.keep_parameters(connection, delivery.id, said)
    deliveries.put_back(connection, delivery.id)


def recallable(connection: sqlite3.Connection, broadcast: Broadcast, now: datetime) -> int:
    """In how many chats Telegram still lets a bot delete what has arrived of a broadcast."""
    query = (
        "SELECT count(*) FROM delivery WHERE subject = ? AND kind = ? AND state = 'sent'"
        " AND message_id IS NOT NULL AND settled_at > ?"
    )
    values = (broadcast.subject, BROADCAST, to_ms(now - RECALLABLE_FOR))
    number: int = connection.execute(query, values).fetchone()[0]
    return number


def recall(connection: sqlite3.Connection, number: int, by: int, now: datetime) -> Broadcast | None:
    """Stop a broadcast and its corrections, and owe the deletion of what has arrived.

    None where it was not sent, or was recalled already.
    """
    found = store.find(connection, number)
    if found is None or found.recalled_at is not None or found.corrects is not None:
        return None
    if found.state not in (*UNDER_WAY, *OVER):
        return None
    for one in (found, *comparing.corrections_of(connection, number)):
        send.stop(connection, one.id, by, now)
    deliveries.end_waiting(
        connection, found.subject, deliveries.State.CANCELLED, now, send.STOPPED, kind=BUTTONS
    )
    _owe(connection, found, found, None)
    _put_some(connection, found, now)
    deliveries.put(connection, _tests(connection, found, now))
    said = found.first_words
    audit.note(connection, by, Action.BROADCAST_RECALLED, now, broadcast=number, said=said)
    return store.change(connection, found, recalled_at=now)


def note_sent(
    connection: sqlite3.Connection, delivery: Delivery, revision: int, now: datetime
) -> None:
    """Owe what follows a message: an album's buttons, and what was decided while it was sent.

    Nothing follows for somebody who was erased meanwhile.
    """
    found = store.find(connection, int(delivery.parameters["broadcast"]))
    language = send.language_of(connection, delivery.id)
    if found is None or language is None:
        return
    if found.recalled_at is not None:
        deliveries.put(connection, [_deletion(found, delivery.id, delivery.chat, now)])
        return
    send.owe_buttons(connection, delivery, found, language, now)
    if found.revision != revision:
        _correct_late(connection, found, delivery, language, now)


def recall_of(broadcast: int) -> str:
    """What the deletions of a broadcast's messages are filed under."""
    return f"recall:{broadcast}"


def _owe(
    connection: sqlite3.Connection, found: Broadcast, original: Broadcast, changes: str | None
) -> None:
    connection.execute(
        "INSERT INTO amendment (broadcast, original, changes, revision) VALUES (?, ?, ?, ?)",
        (found.id, original.id, changes, original.revision),
    )


def _put_some(connection: sqlite3.Connection, found: Broadcast, now: datetime) -> None:
    """Put edits or deletions of what has arrived; what arrives from now on follows by itself."""
    some = connection.execute(
        "SELECT * FROM unamended WHERE broadcast = ? AND (NOT is_deletion OR settled_at > ?)"
        " ORDER BY delivery LIMIT ?",
        (found.id, to_ms(now - RECALLABLE_FOR), send.SLICE),
    ).fetchall()
    deliveries.put(connection, (_amendment(found, row, now) for row in some))
    if len(some) < send.SLICE:
        connection.execute("DELETE FROM amendment WHERE broadcast = ?", (found.id,))
    else:
        connection.execute(
            "UPDATE amendment SET after = ? WHERE broadcast = ?", (some[-1]["delivery"], found.id)
        )


def _amendment(found: Broadcast, row: sqlite3.Row, now: datetime) -> OutboxMessage:
    if row["is_deletion"]:
        return _deletion(found, row["delivery"], row["chat"], now)
    return _edit(found, row["delivery"], row["chat"], json.loads(row["change"]), now)


def _correct_late(
    connection: sqlite3.Connection,
    original: Broadcast,
    delivery: Delivery,
    language: str,
    now: datetime,
) -> None:
    """Owe the newest correction to somebody whose message went out while it was made.

    A correction that had ended is under way again.
    """
    made, version = (
        comparing.corrections_of(connection, original.id),
        original.versions.get(language),
    )
    if not made or version is None:
        return
    newest = made[-1]
    messages = len(version.files) + 1 if version.kind is ContentKind.ALBUM else 1
    change = {"media": True, "items": list(range(messages))}
    deliveries.put(connection, [_edit(newest, delivery.id, delivery.chat, change, now)])
    connection.execute(
        "UPDATE broadcast SET state = 'sending', ended_at = NULL WHERE id = ? AND state = 'sent'",
        (newest.id,),
    )


def _change(original: Broadcast, correction: Broadcast, language: str) -> Mapping[str, Any]:
    """What is to be edited: whether it shows another file, and which messages of an album."""
    before, after = original.versions[language], correction.versions[language]
    items = {
        item
        for item, (old, new) in enumerate(zip(before.files, after.files, strict=False))
        if (old.text, old.entities) != (new.text, new.entities)
    }
    if after.kind is not ContentKind.ALBUM or correction.says_corrected:
        items.add(0)
    if after.kind is ContentKind.ALBUM and original.buttons != correction.buttons:
        items.add(len(after.files))
    return {"media": not before.same_media(after), "items": sorted(items)}


def _edit(
    correction: Broadcast, delivery: int, chat: int, change: Mapping[str, Any], now: datetime
) -> OutboxMessage:
    """One edit after the other, as nobody may be sent many messages at once."""
    return OutboxMessage(
        key=f"{CORRECTION}:{correction.id}:{chat}",
        kind=CORRECTION,
        chat=chat,
        due_at=send.due_at(correction, now),
        subject=correction.subject,
        parameters={"broadcast": correction.id, "of": delivery, **change},
        priority=send.priority(correction),
    )


def _tests(connection: sqlite3.Connection, found: Broadcast, now: datetime) -> list[OutboxMessage]:
    """The deletions of what its author has got of it as a test, and of its corrections."""
    rows = connection.execute(
        """
        SELECT delivery.id, delivery.chat FROM broadcast JOIN delivery
            ON delivery.subject = 'broadcast:' || broadcast.id
        WHERE (broadcast.id = ?1 OR broadcast.corrects = ?1) AND delivery.kind = ?2
            AND delivery.state = 'sent' AND delivery.message_id IS NOT NULL
            AND delivery.settled_at > ?3
        """,
        (found.id, TEST, to_ms(now - RECALLABLE_FOR)),
    )
    # Not among the deletions that the report counts: those are of what others have got.
    deletions = (_deletion(found, row["id"], row["chat"], now) for row in rows)
    return [replace(one, subject=f"{one.subject}:tests") for one in deletions]


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
