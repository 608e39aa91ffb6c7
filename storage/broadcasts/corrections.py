"""Putting right what a broadcast has said, wherever it has arrived."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from storage import deliveries
from storage.broadcasts import rows
from storage.broadcasts.model import BROADCAST, CORRECTION, LANGUAGES, Broadcast, Version
from storage.broadcasts.rows import written
from storage.deliveries import Owed, Priority

_BEGUN: Final = ("sending", "paused", "sent", "stopped")


def of(connection: sqlite3.Connection, broadcast: int) -> list[Broadcast]:
    """The corrections of a broadcast that have been begun, in order."""
    return rows.listed(
        connection,
        f"SELECT * FROM broadcast WHERE corrects = ? AND state IN {_BEGUN}"  # noqa: S608 (fixed words)
        " ORDER BY started_at, id",
        (broadcast,),
    )


def uneditable(
    connection: sqlite3.Connection, original: Broadcast, correction: Broadcast
) -> list[str]:
    """The languages whose version has arrived and cannot be edited by Telegram into the new one."""
    return [
        language
        for language, before in original.versions.items()
        if not _edited(before, correction.versions.get(language))
        and has_arrived(connection, original.subject, language)
    ]


def has_arrived(connection: sqlite3.Connection, subject: str, language: str) -> bool:
    """Whether anybody has got a broadcast in that language."""
    row = connection.execute(
        "SELECT 1 FROM delivery WHERE subject = ? AND kind = ? AND state = 'sent'"
        " AND json_extract(parameters, '$.language') = ? LIMIT 1",
        (subject, BROADCAST, language),
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


def apply(connection: sqlite3.Connection, correction: Broadcast, now: datetime) -> None:
    """Owe an edit to everybody who has got something else than it says now.

    From now on the original says it, to those to whom it has not been sent yet as well.
    """
    original = rows.find(connection, correction.corrects or 0)
    if original is None:
        return
    languages = changed(original, correction)
    new_media = [
        language
        for language in languages
        if not original.versions[language].same_media(correction.versions[language])
    ]
    arrived = connection.execute(
        "SELECT id, chat, parameters FROM delivery"
        " WHERE subject = ? AND kind = ? AND state = 'sent' AND message_id IS NOT NULL",
        (original.subject, BROADCAST),
    ).fetchall()
    deliveries.put(connection, _edits(arrived, correction, languages, new_media, now))
    rows.copy_versions(connection, correction.id, original.id)
    connection.execute(
        "UPDATE broadcast SET buttons = ?, revision = revision + 1 WHERE id = ?",
        (written(correction.buttons), original.id),
    )


def catch_up(
    connection: sqlite3.Connection, original: Broadcast, delivery: int, chat: int, now: datetime
) -> None:
    """Owe the newest correction to somebody whose message went out while it was made."""
    made = of(connection, original.id)
    if made:
        deliveries.put(connection, [_edit(made[-1], delivery, chat, True, now)])


def _edits(
    arrived: Iterable[sqlite3.Row],
    correction: Broadcast,
    languages: list[str],
    new_media: list[str],
    now: datetime,
) -> Iterable[Owed]:
    for row in arrived:
        language = json.loads(row["parameters"]).get("language")
        if language in languages:
            yield _edit(correction, row["id"], row["chat"], language in new_media, now)


def _edit(correction: Broadcast, delivery: int, chat: int, media: bool, now: datetime) -> Owed:
    return Owed(
        key=f"{CORRECTION}:{correction.id}:{chat}",
        kind=CORRECTION,
        chat=chat,
        due_at=now,
        subject=correction.subject,
        parameters={"broadcast": correction.id, "of": delivery, "media": media},
        priority=Priority.REMINDER if correction.urgent else Priority.NOTICE,
    )


def _edited(before: Version, after: Version | None) -> bool:
    return after is not None and before.can_become(after)
