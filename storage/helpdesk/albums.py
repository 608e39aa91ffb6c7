"""Albums come file by file: those that come in time go to the desk, or from it, together."""

import sqlite3
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from storage.broadcasts.store import encoded
from storage.content import ContentKind, File, Version
from storage.helpdesk import questions, showing
from storage.helpdesk.model import ALBUM_SETTLES, HelpMessage, subject_of
from storage.helpdesk.reading import message
from storage.moments import to_ms


def add(
    connection: sqlite3.Connection,
    media_group: str,
    content: Version,
    where: questions.Written,
    now: datetime,
    admins: Collection[int],
) -> bool:
    """Take an item of an album whose first one was taken; False where none of it was.

    It joins the others as long as they have not left, else it goes by itself.
    """
    row = connection.execute(
        "SELECT id FROM help_message WHERE chat = ? AND media_group = ? ORDER BY id DESC LIMIT 1",
        (where.chat, media_group),
    ).fetchone()
    before = message(connection, row["id"]) if row else None
    if before is None:
        return False
    if where.message in {file.message for file in before.content.files}:
        return True
    if before.held or _waits(connection, before):
        files = (*items_of(before.content), *items_of(content))
        _change(connection, before.id, album_of(files, media_group))
        _put_off(connection, before, now)
    else:
        questions.keep_beside(connection, before, content, where, now)
        showing.owe(connection, before.question, now, admins)
    return True


def keep_rest(
    connection: sqlite3.Connection,
    number: int,
    sent: int,
    now: datetime,
    admins: Collection[int],
) -> None:
    """Owe what has joined an album while its first `sent` files were on their way."""
    found = message(connection, number)
    if found is None or found.content.kind is not ContentKind.ALBUM:
        return
    first, rest = found.content.files[:sent], found.content.files[sent:]
    if not rest:
        return
    group = found.content.media_group
    _change(connection, number, album_of(first, group))
    row = connection.execute("SELECT chat FROM help_message WHERE id = ?", (number,)).fetchone()
    where = questions.Written(row["chat"], rest[0].message)
    questions.keep_beside(connection, found, album_of(rest, group), where, now)
    showing.owe(connection, found.question, now, admins)


def items_of(content: Version) -> tuple[File, ...]:
    """The files of a message, each with its caption."""
    if content.kind is ContentKind.ALBUM:
        return content.files
    return tuple(replace(f, text=content.text, entities=content.entities) for f in content.files)


def album_of(files: tuple[File, ...], media_group: str | None) -> Version:
    """What files that belong together are sent as: one alone is no album."""
    if len(files) > 1:
        return Version(ContentKind.ALBUM, files=files, media_group=media_group)
    (alone,) = files
    return Version(alone.kind, alone.text, alone.entities, files, media_group=media_group)


def _waits(connection: sqlite3.Connection, found: HelpMessage) -> bool:
    """Whether nothing of a message has been sent to anybody."""
    (left,) = connection.execute(
        "SELECT EXISTS (SELECT * FROM delivery WHERE subject = ? AND state <> 'pending'"
        " AND parameters ->> 'message' = ? AND parameters ->> 'part' <> 'heading')",
        (subject_of(found.question), found.id),
    ).fetchone()
    return not left


def _put_off(connection: sqlite3.Connection, found: HelpMessage, now: datetime) -> None:
    connection.execute(
        "UPDATE delivery SET due_at = ? WHERE subject = ? AND state = 'pending'"
        " AND parameters ->> 'message' = ? AND parameters ->> 'part' = 'content'",
        (to_ms(now + ALBUM_SETTLES), subject_of(found.question), found.id),
    )


def _change(connection: sqlite3.Connection, number: int, content: Version) -> None:
    connection.execute(
        "UPDATE help_message SET content = ? WHERE id = ?", (encoded(content), number)
    )
