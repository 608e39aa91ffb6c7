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
    "kept",
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

    Where the author has begun one already, that one is returned.
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
    connection.execute("DELETE FROM progress_screen WHERE chat = ?", (person,))
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


def keep_screen(connection: sqlite3.Connection, draft: int, message: int) -> None:
    """Keep which message shows a draft, to be brought up to date while an album comes in."""
    connection.execute(
        "UPDATE broadcast_version SET screen = ? WHERE broadcast = ?", (message, draft)
    )


def add_to_album(
    connection: sqlite3.Connection, author: int, media_group: str, file: File
) -> tuple[Broadcast, int | None] | None:
    """Add what comes after the first item of an album; None where no draft waits for it.

    The result is the draft, and the message that shows it. An album has no end mark: what belongs
    to it is known by its group alone, and what is there already is not added again.
    """

    def follows(versions: Mapping[str, Version]) -> Mapping[str, Version]:
        grown = {x: said for x, said in versions.items() if said.media_group == media_group}
        return {language: _with_file(said, file) for language, said in grown.items()}

    return _follow(connection, author, follows)


def follow_edit(
    connection: sqlite3.Connection,
    author: int,
    message: int,
    edited: Version,
    apart: Mapping[str, Version],
) -> tuple[Broadcast, int | None] | None:
    """Let a draft say what its author has made of a message that it was written with.

    `apart` is what it says by language, for a draft that has several versions of that message.
    The result is the draft, and the message that shows it; None where the message belongs to none.
    """

    def follows(versions: Mapping[str, Version]) -> Mapping[str, Version]:
        made_of_it = {x: said for x, said in versions.items() if message in said.messages}
        says = apart if len(made_of_it) > 1 else {}
        return {x: _with_text(said, message, says.get(x, edited)) for x, said in made_of_it.items()}

    return _follow(connection, author, follows)


def _follow(
    connection: sqlite3.Connection,
    author: int,
    follows: Callable[[Mapping[str, Version]], Mapping[str, Version]],
) -> tuple[Broadcast, int | None] | None:
    """Change the newest draft of which versions follow, and leave it where they are the same.

    `follows` gives these versions as they are then.
    """
    drafted = connection.execute(
        "SELECT broadcast, max(screen) AS screen FROM broadcast_version"
        " JOIN broadcast ON broadcast.id = broadcast"
        " WHERE author = ? AND state = 'draft' GROUP BY broadcast ORDER BY broadcast DESC",
        (author,),
    ).fetchall()
    for row in drafted:
        draft = store.find(connection, row["broadcast"])
        followed = follows(draft.versions) if draft else None
        if draft is None or not followed:
            continue
        versions = {**draft.versions, **followed}
        if versions != draft.versions:
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


def _with_text(version: Version, message: int, edited: Version) -> Version:
    """The version once its message, or that of an item, says what was edited."""
    text, entities = edited.text, edited.entities
    if version.kind is not ContentKind.ALBUM:
        return replace(version, text=text, entities=entities)
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
