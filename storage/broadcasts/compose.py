"""Writing a broadcast: every change is on disk at once, and only its author makes them."""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from storage.broadcasts import store
from storage.broadcasts.audiences import OF_BROADCASTS, is_within
from storage.broadcasts.model import (
    MAX_ALBUM,
    MAX_BUTTONS,
    Audience,
    Broadcast,
    ContentKind,
    File,
    Part,
    PostButton,
    Scope,
    State,
    Version,
)
from storage.broadcasts.store import change_draft, written
from storage.moments import to_ms


def make(
    connection: sqlite3.Connection,
    author: int,
    scope: Scope,
    now: datetime,
    audience: Audience | None = None,
) -> int:
    """A new draft, or one that was begun and left empty; its number is the result."""
    untouched = connection.execute(
        "SELECT id FROM broadcast WHERE author = ? AND scope = ? AND state = ? AND revision = 1"
        " AND corrects IS NULL"
        " AND NOT EXISTS (SELECT * FROM broadcast_version WHERE broadcast = broadcast.id)",
        (author, str(scope), State.DRAFT),
    ).fetchone()
    if untouched is not None and audience is None:
        number: int = untouched["id"]
        return number
    return _insert(connection, author, scope, now, audience or Audience(), None)


def make_correction(
    connection: sqlite3.Connection, corrected: Broadcast, author: int, now: datetime
) -> int:
    """A draft that says what a broadcast says, to be changed and put in its place.

    The one that the author has begun already is gone on with.
    """
    row = connection.execute(
        "SELECT id FROM broadcast WHERE corrects = ? AND author = ? AND state = ?",
        (corrected.id, author, State.DRAFT),
    ).fetchone()
    if row is not None:
        number: int = row["id"]
        return number
    made = _insert(connection, author, corrected.scope, now, corrected.audience, corrected.id)
    _copy(connection, corrected, made)
    return made


def make_again(
    connection: sqlite3.Connection,
    source: Broadcast,
    author: int,
    audience: Audience,
    now: datetime,
    replaces: int | None = None,
) -> int:
    """A draft that says what a broadcast says, to other people; one that `replaces` a broadcast
    recalls it when it is sent, and not before.
    """
    made = _insert(connection, author, source.scope, now, audience, None)
    _copy(connection, source, made)
    connection.execute("UPDATE broadcast SET replaces = ? WHERE id = ?", (replaces, made))
    return made


def change_audience(
    connection: sqlite3.Connection, draft: int, author: int, audience: Audience
) -> bool:
    """Choose to whom it goes; False where the author has no such draft or may not choose them."""
    found = own_draft(connection, draft, author)
    if found is None or not all(is_within(found.scope, part) for part in audience.parts):
        return False
    return change_draft(connection, draft, author, audience=written(audience))


def toggle_part(connection: sqlite3.Connection, draft: int, author: int, part: Part) -> bool:
    """Choose some people as well, or no longer.

    How a broadcast went is chosen with the broadcast at hand (`make_again`), never here.
    """
    found = own_draft(connection, draft, author)
    if found is None or (part.kind in OF_BROADCASTS and part not in found.audience.parts):
        return False
    parts = found.audience.parts
    changed = tuple(p for p in parts if p != part) if part in parts else (*parts, part)
    audience = replace(found.audience, parts=changed, nobody=not changed)
    return change_audience(connection, draft, author, audience)


def set_version(
    connection: sqlite3.Connection,
    draft: int,
    author: int,
    language: str,
    version: Version,
    media_group: str | None = None,
) -> bool:
    """Keep what it says in a language; `media_group` is the album that may still grow."""
    if not change_draft(connection, draft, author):
        return False
    store.keep_version(connection, draft, language, version, media_group)
    return True


def drop_version(connection: sqlite3.Connection, draft: int, author: int, language: str) -> bool:
    """Say nothing in a language any more."""
    if not change_draft(connection, draft, author, fallback=None):
        return False
    connection.execute(
        "DELETE FROM broadcast_version WHERE broadcast = ? AND language = ?", (draft, language)
    )
    return True


def set_buttons(
    connection: sqlite3.Connection, draft: int, author: int, buttons: tuple[PostButton, ...]
) -> bool:
    """Choose the buttons below it; False where there are too many."""
    return len(buttons) <= MAX_BUTTONS and change_draft(
        connection, draft, author, buttons=written(buttons)
    )


def set_fallback(
    connection: sqlite3.Connection, draft: int, author: int, language: str | None
) -> bool:
    """Choose which version those get whose language has none."""
    return change_draft(connection, draft, author, fallback=language)


def set_urgent(connection: sqlite3.Connection, draft: int, author: int, urgent: bool) -> bool:
    """Choose whether it comes with a sound in quiet hours too."""
    return change_draft(connection, draft, author, urgent=urgent)


def set_says_corrected(connection: sqlite3.Connection, draft: int, author: int, says: bool) -> bool:
    """Choose whether a correction says that it is one."""
    return change_draft(connection, draft, author, says_corrected=says)


def set_moment(
    connection: sqlite3.Connection, draft: int, author: int, send_at: datetime | None
) -> bool:
    """Choose when it is sent; None is as soon as it is released."""
    return change_draft(connection, draft, author, send_at=to_ms(send_at) if send_at else None)


def discard(connection: sqlite3.Connection, draft: int, author: int) -> bool:
    """Forget a draft."""
    row = connection.execute(
        "DELETE FROM broadcast WHERE id = ? AND author = ? AND state = ? RETURNING id",
        (draft, author, State.DRAFT),
    ).fetchone()
    return row is not None


def forget(connection: sqlite3.Connection, person: int) -> None:
    """Leave nothing of a person in broadcasts: what was not sent goes with them."""
    connection.execute(
        "DELETE FROM broadcast WHERE author = ? AND state IN ('draft', 'awaiting', 'scheduled')",
        (person,),
    )
    connection.execute("UPDATE broadcast SET author = 0 WHERE author = ?", (person,))
    connection.execute("UPDATE broadcast SET approved_by = 0 WHERE approved_by = ?", (person,))


def own_draft(connection: sqlite3.Connection, draft: int, author: int) -> Broadcast | None:
    """A draft of one's own."""
    found = store.find(connection, draft)
    return found if found and found.author == author and found.state is State.DRAFT else None


def _insert(
    connection: sqlite3.Connection,
    author: int,
    scope: Scope,
    now: datetime,
    audience: Audience,
    corrects: int | None,
) -> int:
    cursor = connection.execute(
        "INSERT INTO broadcast (author, scope, corrects, audience, made_at) VALUES (?, ?, ?, ?, ?)",
        (author, str(scope), corrects, written(audience), to_ms(now)),
    )
    return cursor.lastrowid or 0


def _copy(connection: sqlite3.Connection, source: Broadcast, target: int) -> None:
    store.copy_versions(connection, source.id, target)
    connection.execute(
        "UPDATE broadcast SET buttons = ?, fallback = ?, urgent = ? WHERE id = ?",
        (written(source.buttons), source.fallback, source.urgent, target),
    )


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
    version = store.version_read(row["content"])
    known = {item.message for item in version.files}
    if file.message not in known and len(version.files) < MAX_ALBUM:
        change_draft(connection, row["broadcast"], author)
        grown = grown_by(version, file)
        store.keep_version(connection, row["broadcast"], row["language"], grown, media_group)
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
        version = store.version_read(row["content"])
        edited = _edited(version, message, text, entities)
        if edited is not None:
            draft, language = row["broadcast"], row["language"]
            change_draft(connection, draft, author)
            store.keep_version(connection, draft, language, edited, row["media_group"])
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
