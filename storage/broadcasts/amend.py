"""Putting right what a broadcast has said wherever it has arrived, and taking it back."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from storage import audit, deliveries
from storage.audit import Action
from storage.broadcasts import report, send, store
from storage.broadcasts.model import (
    BROADCAST,
    BUTTONS,
    CORRECTION,
    HELD_BACK,
    LANGUAGES,
    RECALL,
    RECALLABLE_FOR,
    UNDER_WAY,
    Broadcast,
    ContentKind,
    State,
    Version,
    recall_of,
)
from storage.broadcasts.store import written
from storage.deliveries import Delivery, OutboxMessage, Priority
from storage.moments import to_ms

_BEGUN: Final = ("sending", "paused", "sent", "stopped")


def corrections_of(connection: sqlite3.Connection, broadcast: int) -> list[Broadcast]:
    """The corrections of a broadcast that have been begun, in order."""
    return store.listed(
        connection,
        f"SELECT * FROM broadcast WHERE corrects = ? AND state IN {_BEGUN}"  # noqa: S608 (fixed words)
        " ORDER BY started_at, id",
        (broadcast,),
    )


def uneditable(
    connection: sqlite3.Connection, original: Broadcast, correction: Broadcast
) -> list[str]:
    """The languages whose version has arrived, or is on its way, and cannot be edited by Telegram
    into the new one.
    """
    return [
        language
        for language, before in original.versions.items()
        if not _edited(before, correction.versions.get(language))
        and _is_out(connection, original.subject, language)
    ]


def has_arrived(connection: sqlite3.Connection, subject: str, language: str, revision: int) -> bool:
    """Whether anybody has got that revision of a broadcast in that language."""
    row = connection.execute(
        "SELECT 1 FROM delivery WHERE subject = ? AND kind = ? AND state = 'sent'"
        " AND parameters ->> 'language' = ? AND parameters ->> 'revision' = ? LIMIT 1",
        (subject, BROADCAST, language, revision),
    ).fetchone()
    return row is not None


def changed(original: Broadcast, correction: Broadcast) -> list[str]:
    """The languages in which something would be edited."""
    if original.buttons != correction.buttons:
        return list(original.versions)
    return [
        language
        for language in LANGUAGES
        if language in original.versions
        and original.versions[language] != correction.versions.get(language)
    ]


def correct(connection: sqlite3.Connection, correction: Broadcast, now: datetime) -> None:
    """Owe an edit to everybody who has got something else than it says now.

    From now on the original says it, to those to whom it has not been sent yet as well. What
    others have in mind to correct was shown beside the original as it was: it is out of date.
    """
    original = store.find(connection, correction.corrects or 0)
    if original is None:
        return
    changes = {
        language: _change(original, correction, language)
        for language in changed(original, correction)
        if language in correction.versions
    }
    arrived = connection.execute(
        "SELECT id, chat, parameters FROM delivery"
        " WHERE subject = ? AND kind = ? AND state = 'sent' AND message_id IS NOT NULL",
        (original.subject, BROADCAST),
    ).fetchall()
    deliveries.put(connection, _edits(arrived, correction, changes, now))
    store.copy_versions(connection, correction.id, original.id)
    connection.execute(
        "UPDATE broadcast SET buttons = ?, fallback = ?, revision = revision + 1 WHERE id = ?",
        (written(correction.buttons), correction.fallback, original.id),
    )
    connection.execute(
        "UPDATE broadcast SET revision = revision + 1"
        " WHERE corrects = ? AND id <> ? AND state IN ('draft', 'awaiting')",
        (original.id, correction.id),
    )


def correct_late(
    connection: sqlite3.Connection,
    original: Broadcast,
    delivery: Delivery,
    language: str,
    now: datetime,
) -> None:
    """Owe the newest correction to somebody whose message went out while it was made.

    Where that seemed to be done it goes on.
    """
    made, version = corrections_of(connection, original.id), original.versions.get(language)
    if not made or version is None:
        return
    newest = made[-1]
    due_at = HELD_BACK if newest.state is State.PAUSED else now
    change = {"media": True, "items": list(range(_items_of(version)))}
    deliveries.put(connection, [_edit(newest, delivery.id, delivery.chat, change, due_at)])
    connection.execute(
        "UPDATE broadcast SET state = 'sending', ended_at = NULL WHERE id = ? AND state = 'sent'",
        (newest.id,),
    )


def note_edited(connection: sqlite3.Connection, delivery: Delivery, left: Sequence[int]) -> None:
    """One message of an album says what it is to say; the others are edited in their turn."""
    said = {**delivery.parameters, "items": list(left)}
    deliveries.keep_parameters(connection, delivery.id, said)
    deliveries.put_back(connection, delivery.id)


def _edits(
    arrived: Iterable[sqlite3.Row],
    correction: Broadcast,
    changes: Mapping[str, Mapping[str, Any]],
    now: datetime,
) -> Iterable[OutboxMessage]:
    for row in arrived:
        change = changes.get(json.loads(row["parameters"]).get("language"))
        if change:
            yield _edit(correction, row["id"], row["chat"], change, now)


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


def _items_of(version: Version) -> int:
    """How many messages a version becomes, the buttons of an album among them."""
    return len(version.files) + 1 if version.kind is ContentKind.ALBUM else 1


def _edit(
    correction: Broadcast, delivery: int, chat: int, change: Mapping[str, Any], due_at: datetime
) -> OutboxMessage:
    """One edit after the other, as nobody may be sent many messages at once."""
    return OutboxMessage(
        key=f"{CORRECTION}:{correction.id}:{chat}",
        kind=CORRECTION,
        chat=chat,
        due_at=due_at,
        subject=correction.subject,
        parameters={"broadcast": correction.id, "of": delivery, **change},
        priority=Priority.REMINDER if correction.urgent else Priority.NOTICE,
    )


def _edited(before: Version, after: Version | None) -> bool:
    return after is not None and before.can_become(after)


def _is_out(connection: sqlite3.Connection, subject: str, language: str) -> bool:
    row = connection.execute(
        "SELECT 1 FROM delivery WHERE subject = ? AND kind = ? AND state IN ('sending', 'sent')"
        " AND parameters ->> 'language' = ? LIMIT 1",
        (subject, BROADCAST, language),
    ).fetchone()
    return row is not None


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
    sent = report.progress(connection, broadcast).sent
    values = (broadcast.subject, BROADCAST, to_ms(now - RECALLABLE_FOR))
    possible = len(connection.execute(_DELETABLE, values).fetchall())
    return Recallable(possible, sent - possible)


def recall(connection: sqlite3.Connection, number: int, by: int, now: datetime) -> bool:
    """Stop a broadcast and its corrections, and owe the deletion of what has arrived."""
    found = store.find(connection, number)
    if found is None or found.recalled_at is not None or found.corrects is not None:
        return False
    if found.state not in (*UNDER_WAY, State.STOPPED, State.SENT):
        return False
    for one in (found, *corrections_of(connection, number)):
        send.stop(connection, one.id, by, now)
    values = (found.subject, BROADCAST, to_ms(now - RECALLABLE_FOR))
    arrived = connection.execute(_DELETABLE, values).fetchall()
    deliveries.end_waiting(
        connection, found.subject, deliveries.State.CANCELLED, now, send.STOPPED, kind=BUTTONS
    )
    deliveries.put(connection, (_deletion(found, row["id"], row["chat"], now) for row in arrived))
    connection.execute("UPDATE broadcast SET recalled_at = ? WHERE id = ?", (to_ms(now), number))
    audit.note(connection, by, Action.BROADCAST_RECALLED, now, broadcast=number)
    return True


def recall_late(
    connection: sqlite3.Connection, found: Broadcast, delivery: int, chat: int, now: datetime
) -> None:
    """Owe the deletion of a message that went out while its broadcast was taken back."""
    deliveries.put(connection, [_deletion(found, delivery, chat, now)])


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
