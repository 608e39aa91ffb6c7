"""Putting right what a broadcast has said, wherever it has arrived."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from storage import deliveries
from storage.broadcasts import rows
from storage.broadcasts.model import (
    BROADCAST,
    CORRECTION,
    HELD_BACK,
    LANGUAGES,
    Broadcast,
    State,
    Version,
)
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


def apply(connection: sqlite3.Connection, correction: Broadcast, now: datetime) -> None:
    """Owe an edit to everybody who has got something else than it says now.

    From now on the original says it, to those to whom it has not been sent yet as well. What
    others have in mind to correct was shown beside the original as it was: it is out of date.
    """
    original = rows.find(connection, correction.corrects or 0)
    if original is None:
        return
    languages = [
        language for language in changed(original, correction) if language in correction.versions
    ]
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
        "UPDATE broadcast SET buttons = ?, fallback = ?, revision = revision + 1 WHERE id = ?",
        (written(correction.buttons), correction.fallback, original.id),
    )
    connection.execute(
        "UPDATE broadcast SET revision = revision + 1"
        " WHERE corrects = ? AND id <> ? AND state IN ('draft', 'awaiting')",
        (original.id, correction.id),
    )


def catch_up(
    connection: sqlite3.Connection, original: Broadcast, delivery: int, chat: int, now: datetime
) -> None:
    """Owe the newest correction to somebody whose message went out while it was made.

    Where that seemed to be done it goes on.
    """
    made = of(connection, original.id)
    if not made:
        return
    newest = made[-1]
    due_at = HELD_BACK if newest.state is State.PAUSED else now
    deliveries.put(connection, [_edit(newest, delivery, chat, True, due_at)])
    connection.execute(
        "UPDATE broadcast SET state = 'sending', ended_at = NULL WHERE id = ? AND state = 'sent'",
        (newest.id,),
    )


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


def _edit(correction: Broadcast, delivery: int, chat: int, media: bool, due_at: datetime) -> Owed:
    return Owed(
        key=f"{CORRECTION}:{correction.id}:{chat}",
        kind=CORRECTION,
        chat=chat,
        due_at=due_at,
        subject=correction.subject,
        parameters={"broadcast": correction.id, "of": delivery, "media": media},
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
