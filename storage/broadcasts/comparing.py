"""What a correction changes of what a broadcast has said, and what Telegram lets be edited."""

import sqlite3
from typing import Final

from storage.broadcasts import store
from storage.broadcasts.model import BROADCAST, OVER, UNDER_WAY, Broadcast
from storage.content import ContentKind, Version

_REPLACEABLE: Final = (
    ContentKind.TEXT,
    ContentKind.PHOTO,
    ContentKind.VIDEO,
    ContentKind.DOCUMENT,
)


def corrections_of(connection: sqlite3.Connection, broadcast: int) -> list[Broadcast]:
    """The corrections of a broadcast that have been begun, in order."""
    return store.listed(
        connection,
        "SELECT * FROM broadcast WHERE corrects = ? AND state IN (?, ?, ?, ?)"
        " ORDER BY started_at, id",
        (broadcast, *UNDER_WAY, *OVER),
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
        if not _can_become(before, correction.versions.get(language))
        and _is_out(connection, original, language)
    ]


def changed(original: Broadcast, correction: Broadcast) -> list[str]:
    """The languages in which something would be edited."""
    return [
        language
        for language, before in original.versions.items()
        if before != correction.versions.get(language) or original.buttons != correction.buttons
    ]


def half_corrected(original: Broadcast, correction: Broadcast) -> list[str]:
    """The languages that would go on saying the old thing while another one is put right.

    Not those in which the author has said that it stays.
    """
    unchanged = [x for x, said in original.versions.items() if said == correction.versions.get(x)]
    if len(unchanged) == len(original.versions):
        return []
    return [language for language in unchanged if language not in correction.kept]


def _can_become(before: Version, after: Version | None) -> bool:
    """Whether Telegram can edit a message that says one thing into one that says the other.

    Texts stay texts; captions change freely, and so does one picture, video or document. A voice,
    a place and the pictures of an album stay what they are.
    """
    if after is None or before.kind is not after.kind:
        return False
    return before.kind in _REPLACEABLE or before.same_media(after)


def _is_out(connection: sqlite3.Connection, found: Broadcast, language: str) -> bool:
    row = connection.execute(
        "SELECT 1 FROM delivery WHERE subject = ? AND kind = ? AND state IN ('sending', 'sent')"
        " AND parameters ->> 'language' = ? LIMIT 1",
        (found.subject, BROADCAST, language),
    ).fetchone()
    return row is not None
