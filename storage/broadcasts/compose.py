"""Writing a broadcast: every change is on disk at once, and only its author makes them."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from storage.broadcasts import store
from storage.broadcasts.audiences import may_choose
from storage.broadcasts.model import MAX_BUTTONS, Audience, Broadcast, Scope, State
from storage.content import ContentKind, File, Version

MAX_ALBUM: Final = 10


CHANGEABLE: Final = (
    "audience",
    "versions",
    "buttons",
    "fallback",
    "urgent",
    "says_corrected",
    "send_at",
)
"""The fields that an author can change of a draft."""


def make(connection: sqlite3.Connection, author: int, scope: Scope, now: datetime) -> Broadcast:
    """A new draft, or one that was begun and left as it was."""
    untouched = store.listed(
        connection,
        "SELECT * FROM broadcast WHERE author = ? AND scope = ? AND state = ? AND revision = 1"
        " AND corrects IS NULL"
        " AND NOT EXISTS (SELECT * FROM broadcast_version WHERE broadcast = broadcast.id)",
        (author, str(scope), State.DRAFT),
    )
    if untouched:
        return untouched[0]
    return store.insert(
        connection, author=author, scope=scope, audience=Audience(), versions={}, made_at=now
    )


def make_correction(
    connection: sqlite3.Connection, corrected: Broadcast, author: int, now: datetime
) -> Broadcast:
    """A draft that says what a broadcast says, to be changed and put in its place.

    The one that the author has begun already is gone on with.
    """
    begun = store.listed(
        connection,
        "SELECT * FROM broadcast WHERE corrects = ? AND author = ? AND state = ?",
        (corrected.id, author, State.DRAFT),
    )
    if begun:
        return begun[0]
    audience = corrected.audience
    return _copy(connection, corrected, author, now, audience=audience, corrects=corrected.id)


def make_again(
    connection: sqlite3.Connection,
    source: Broadcast,
    author: int,
    audience: Audience,
    now: datetime,
    replaces: int | None = None,
) -> Broadcast:
    """A draft that says what a broadcast says, to other people; one that `replaces` a broadcast
    recalls it when it is sent, and not before.
    """
    return _copy(connection, source, author, now, audience=audience, replaces=replaces)


def edit(connection: sqlite3.Connection, edited: Broadcast, author: int) -> Broadcast | None:
    """Keep a draft as it was edited; whatever was shown of it before is out of date from then on.

    None where it is no draft of the author's or was changed since it was read, where it would have
    too many buttons, or would go to people whom its author may not choose.
    """
    found = own_draft(connection, edited.id, author)
    if found is None or found.revision != edited.revision:
        return None
    added = set(edited.audience.parts) - set(found.audience.parts)
    if len(edited.buttons) > MAX_BUTTONS or not all(may_choose(found.scope, p) for p in added):
        return None
    if not found.versions.keys() <= edited.versions.keys():
        edited = replace(edited, fallback=None)
    return _change(connection, found, **{name: getattr(edited, name) for name in CHANGEABLE})


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


def keep_screen(connection: sqlite3.Connection, draft: int, language: str, message: int) -> None:
    """Keep which message shows a draft, to be brought up to date while an album comes in."""
    connection.execute(
        "UPDATE broadcast_version SET screen = ? WHERE broadcast = ? AND language = ?",
        (message, draft, language),
    )


def add_to_album(
    connection: sqlite3.Connection, author: int, media_group: str, file: File
) -> tuple[Broadcast, int | None] | None:
    """Add what comes after the first item of an album; None where no draft waits for it.

    The result is the draft, and the message that shows it. An album has no end mark: what belongs
    to it is known by its group alone, and what is there already is not added again.
    """
    return _follow(
        connection,
        author,
        lambda version: _with_file(version, file) if version.media_group == media_group else None,
    )


def follow_edit(
    connection: sqlite3.Connection,
    author: int,
    message: int,
    text: str,
    entities: tuple[Mapping[str, Any], ...],
) -> tuple[Broadcast, int | None] | None:
    """Let a draft say what its author has made of a message that it was written with.

    The result is the draft, and the message that shows it; None where the message belongs to none.
    """
    return _follow(connection, author, lambda version: _with_text(version, message, text, entities))


def _follow(
    connection: sqlite3.Connection,
    author: int,
    follows: Callable[[Version], Version | None],
) -> tuple[Broadcast, int | None] | None:
    """Change the newest draft of which a version follows, and leave it where it is the same."""
    drafted = connection.execute(
        "SELECT broadcast, language, screen FROM broadcast_version"
        " JOIN broadcast ON broadcast.id = broadcast"
        " WHERE author = ? AND state = 'draft' ORDER BY broadcast DESC",
        (author,),
    ).fetchall()
    for row in drafted:
        draft, language = store.find(connection, row["broadcast"]), row["language"]
        followed = follows(draft.versions[language]) if draft else None
        if draft is None or followed is None:
            continue
        if followed != draft.versions[language]:
            versions = {**draft.versions, language: followed}
            draft = _change(connection, draft, versions=versions)
        return draft, row["screen"]
    return None


def _with_file(version: Version, file: File) -> Version:
    """The album with one more item, in the order in which the items were sent."""
    items = version.files
    if file.message in {item.message for item in items} or len(items) >= MAX_ALBUM:
        return version
    if version.kind is not ContentKind.ALBUM:
        items = tuple(replace(f, text=version.text, entities=version.entities) for f in items)
    ordered = sorted((*items, file), key=lambda item: item.message)
    return Version(ContentKind.ALBUM, files=tuple(ordered), media_group=version.media_group)


def _with_text(
    version: Version, message: int, text: str, entities: tuple[Mapping[str, Any], ...]
) -> Version | None:
    """The version once its message, or that of an item, says this; None where it has none such."""
    if version.kind is not ContentKind.ALBUM:
        same = version.message == message
        return replace(version, text=text, entities=entities) if same else None
    if message not in {item.message for item in version.files}:
        return None
    items = (
        replace(item, text=text, entities=entities) if item.message == message else item
        for item in version.files
    )
    return replace(version, files=tuple(items))


def _change(connection: sqlite3.Connection, draft: Broadcast, **fields: Any) -> Broadcast:
    revision = draft.revision + 1
    return store.change(connection, draft, revision=revision, problem=None, **fields)


def _copy(
    connection: sqlite3.Connection, source: Broadcast, author: int, now: datetime, **fields: Any
) -> Broadcast:
    """A draft that says what a broadcast says; nothing is added to an album in it."""
    return store.insert(
        connection,
        author=author,
        scope=source.scope,
        versions={
            language: replace(version, media_group=None)
            for language, version in source.versions.items()
        },
        buttons=source.buttons,
        fallback=source.fallback,
        urgent=source.urgent,
        made_at=now,
        **fields,
    )
