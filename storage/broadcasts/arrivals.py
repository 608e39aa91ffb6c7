"""What follows when one message of a broadcast has gone out, or is refused."""

import json
import sqlite3
from datetime import datetime
from typing import Any, Final

from storage import deliveries
from storage.broadcasts import amend, send, store
from storage.broadcasts.model import BUTTONS, UNDER_WAY, Broadcast, ContentKind
from storage.deliveries import Delivery, OutboxMessage, Priority

_LANGUAGE: Final = "language"
_REVISION: Final = "revision"


def note_version(
    connection: sqlite3.Connection, delivery: Delivery, language: str, revision: int
) -> None:
    """Keep in which language a message goes out, and which revision of the broadcast it says."""
    said: dict[str, Any] = {**delivery.parameters, _LANGUAGE: language, _REVISION: revision}
    deliveries.keep_parameters(connection, delivery.id, said)


def note_sent(
    connection: sqlite3.Connection, delivery: Delivery, revision: int, now: datetime
) -> None:
    """Owe what follows a message: an album's buttons, and what was decided while it was sent."""
    found = store.find(connection, int(delivery.parameters["broadcast"]))
    language = language_of(connection, delivery.id)
    if found is None or language is None:
        return
    if found.recalled_at is not None:
        amend.recall_late(connection, found, delivery.id, delivery.chat, now)
        return
    owe_buttons(connection, delivery, found, language, now)
    if found.revision != revision:
        amend.correct_late(connection, found, delivery, language, now)


def owe_buttons(
    connection: sqlite3.Connection,
    delivery: Delivery,
    found: Broadcast,
    language: str,
    now: datetime,
) -> None:
    """Owe the buttons that follow an album; everything else carries its own."""
    version = found.versions.get(language)
    if version and version.kind is ContentKind.ALBUM and found.buttons:
        deliveries.put(connection, [_buttons(delivery, found.id, found.subject, now)])


def pause_if_content_is_refused(
    connection: sqlite3.Connection, reason: str, delivery: Delivery, language: str, now: datetime
) -> None:
    """Send no more where a version has never arrived as it is now: it is refused for what it says.

    The others have to get it once it was put right, so that this one waits again as well.
    """
    subject, number = delivery.subject or "", int(delivery.parameters["broadcast"])
    found = store.find(connection, number)
    if found is None or found.state not in UNDER_WAY:
        return
    revision = _said(connection, delivery.id).get(_REVISION, found.revision)
    if amend.has_arrived(connection, subject, language, revision):
        return
    deliveries.put_back(connection, delivery.id, reason)
    if found.revision != revision:
        return
    send.pause(connection, number, now, problem=f"{language}: {reason}")


def language_of(connection: sqlite3.Connection, delivery: int) -> str | None:
    """In which language a message of a broadcast went out."""
    language: str | None = _said(connection, delivery).get(_LANGUAGE)
    return language


def messages_of(connection: sqlite3.Connection, delivery: int) -> tuple[int, ...]:
    """All messages that somebody has got of a broadcast, the buttons of an album last."""
    row = connection.execute(
        "SELECT id FROM delivery WHERE key = ? AND state = 'sent'", (_buttons_key(delivery),)
    ).fetchone()
    buttons = deliveries.messages_of(connection, row["id"]) if row else ()
    return (*deliveries.messages_of(connection, delivery), *buttons)


def _said(connection: sqlite3.Connection, delivery: int) -> dict[str, Any]:
    row = connection.execute("SELECT parameters FROM delivery WHERE id = ?", (delivery,)).fetchone()
    said: dict[str, Any] = json.loads(row["parameters"]) if row else {}
    return said


def _buttons(delivery: Delivery, number: int, subject: str, now: datetime) -> OutboxMessage:
    return OutboxMessage(
        key=_buttons_key(delivery.id),
        kind=BUTTONS,
        chat=delivery.chat,
        due_at=now,
        subject=subject,
        parameters={"broadcast": number, "of": delivery.id},
        priority=Priority.REMINDER,
        repeat=False,
    )


def _buttons_key(delivery: int) -> str:
    return f"{BUTTONS}:{delivery}"
