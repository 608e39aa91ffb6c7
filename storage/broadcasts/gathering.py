"""Drafts follow their author's messages: albums that come in piece by piece, and later edits."""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from storage.broadcasts import rows
from storage.broadcasts.model import MAX_ALBUM, ContentKind, File, Version
from storage.broadcasts.rows import change_draft


def keep_screen(connection: sqlite3.Connection, draft: int, language: str, message: int) -> None:
    """Keep which message shows a draft, to be brought up to date while an album comes in."""
    connection.execute(
        "UPDATE broadcast_version SET screen = ? WHERE broadcast = ? AND language = ?",
        (message, draft, language),
    )


def add_to_album(
    connection: sqlite3.Connection, author: int, media_group: str, file: File
) -> tuple[int, str, int | None] | None:
    """Add what comes after the first item of an album; None where no draft waits for it.

    The result is the draft, the language and the message that shows the draft. An album has no
    end mark: what belongs to it is known by its group alone, and what is there already is not
    added again.
    """
    row = connection.execute(
        "SELECT broadcast, language, content, screen FROM broadcast_version"
        " JOIN broadcast ON broadcast.id = broadcast"
        " WHERE author = ? AND state = 'draft' AND media_group = ? ORDER BY broadcast DESC",
        (author, media_group),
    ).fetchone()
    if row is None:
        return None
    version = rows.version_read(row["content"])
    known = {item.message for item in version.files}
    if file.message not in known and len(version.files) < MAX_ALBUM:
        change_draft(connection, row["broadcast"], author)
        grown = grown_by(version, file)
        rows.keep_version(connection, row["broadcast"], row["language"], grown, media_group)
    return row["broadcast"], row["language"], row["screen"]


def follow_edit(
    connection: sqlite3.Connection,
    author: int,
    message: int,
    text: str,
    entities: tuple[Mapping[str, Any], ...],
) -> tuple[int, str, int | None] | None:
    """Let a draft say what its author has made of a message that it was written with.

    The result is the draft, the language and the message that shows the draft; None where the
    message belongs to no draft.
    """
    drafted = connection.execute(
        "SELECT broadcast, language, content, media_group, screen FROM broadcast_version"
        " JOIN broadcast ON broadcast.id = broadcast WHERE author = ? AND state = 'draft'",
        (author,),
    ).fetchall()
    for row in drafted:
        version = rows.version_read(row["content"])
        edited = _edited(version, message, text, entities)
        if edited is not None:
            draft, language = row["broadcast"], row["language"]
            change_draft(connection, draft, author)
            rows.keep_version(connection, draft, language, edited, row["media_group"])
            return draft, language, row["screen"]
    return None


def grown_by(version: Version, file: File) -> Version:
    """The album with one more item, in the order in which the items were sent."""
    items = version.files
    if version.kind is not ContentKind.ALBUM:
        items = tuple(replace(f, text=version.text, entities=version.entities) for f in items)
    ordered = sorted((*items, file), key=lambda item: item.message)
    return Version(ContentKind.ALBUM, files=tuple(ordered))


def _edited(
    version: Version, message: int, text: str, entities: tuple[Mapping[str, Any], ...]
) -> Version | None:
    if version.kind is not ContentKind.ALBUM:
        same = version.message == message
        return replace(version, text=text, entities=entities) if same else None
    if message not in {item.message for item in version.files}:
        return None
    items = tuple(
        replace(item, text=text, entities=entities) if item.message == message else item
        for item in version.files
    )
    return replace(version, files=items)
