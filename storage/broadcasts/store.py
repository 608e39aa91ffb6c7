"""Broadcasts as the database keeps them."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from storage.broadcasts.model import (
    Audience,
    Broadcast,
    ButtonKind,
    ContentKind,
    File,
    Part,
    PartKind,
    PostButton,
    Scope,
    State,
    Version,
)
from storage.moments import from_ms
from storage.profiles import Attendance


def find(connection: sqlite3.Connection, number: int) -> Broadcast | None:
    """The broadcast of that number, if there is one."""
    found = listed(connection, "SELECT * FROM broadcast WHERE id = ?", (number,))
    return found[0] if found else None


def listed(connection: sqlite3.Connection, query: str, values: Iterable[Any]) -> list[Broadcast]:
    """The broadcasts that a query for whole rows finds."""
    rows = connection.execute(query, tuple(values)).fetchall()
    return [_broadcast(row, _versions(connection, row["id"])) for row in rows]


def change(connection: sqlite3.Connection, found: Broadcast, **columns: Any) -> Broadcast:
    """Change columns of a broadcast; it is the result as it is then."""
    settings = ", ".join(f"{name} = :{name}" for name in columns)
    connection.execute(
        f"UPDATE broadcast SET {settings} WHERE id = :id",  # noqa: S608 (names of columns)
        {**columns, "id": found.id},
    )
    changed = find(connection, found.id)
    return changed or found


def change_draft(connection: sqlite3.Connection, draft: int, author: int, **columns: Any) -> bool:
    """Change a draft of one's own; whatever was shown of it before is out of date."""
    settings = "".join(f", {name} = :{name}" for name in columns)
    row = connection.execute(
        f"UPDATE broadcast SET revision = revision + 1, problem = NULL{settings}"  # noqa: S608
        " WHERE id = :draft AND author = :author AND state = 'draft' RETURNING id",
        {**columns, "draft": draft, "author": author},
    ).fetchone()
    return row is not None


def keep_version(
    connection: sqlite3.Connection,
    broadcast: int,
    language: str,
    version: Version,
    media_group: str | None = None,
) -> None:
    """Keep what a broadcast says in a language, in place of what it said."""
    connection.execute(
        "INSERT INTO broadcast_version (broadcast, language, content, media_group)"
        " VALUES (?, ?, ?, ?) ON CONFLICT (broadcast, language) DO UPDATE"
        " SET content = excluded.content, media_group = excluded.media_group",
        (broadcast, language, written(version), media_group),
    )


def copy_versions(connection: sqlite3.Connection, source: int, target: int) -> None:
    """Let one broadcast say what another says."""
    connection.execute("DELETE FROM broadcast_version WHERE broadcast = ?", (target,))
    connection.execute(
        "INSERT INTO broadcast_version (broadcast, language, content)"
        " SELECT ?, language, content FROM broadcast_version WHERE broadcast = ?",
        (target, source),
    )


def written(value: Audience | Version | tuple[PostButton, ...]) -> str:
    """A part of a broadcast as JSON."""
    plain = [asdict(item) for item in value] if isinstance(value, tuple) else asdict(value)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def version_read(text: str) -> Version:
    """The version that was written as this JSON."""
    said = json.loads(text)
    return Version(
        kind=ContentKind(said["kind"]),
        text=said["text"],
        entities=tuple(said["entities"]),
        files=tuple(_file(file) for file in said["files"]),
        point=tuple(said["point"]) if said["point"] else None,
        message=said["message"],
    )


def _file(said: dict[str, Any]) -> File:
    return File(**{**said, "kind": ContentKind(said["kind"]), "entities": tuple(said["entities"])})


def _audience(text: str) -> Audience:
    said = json.loads(text)
    return Audience(
        parts=tuple(Part(PartKind(part["kind"]), part["id"]) for part in said["parts"]),
        language=said["language"],
        attendance=Attendance(said["attendance"]) if said["attendance"] else None,
        unseen=said["unseen"],
        nobody=said["nobody"],
    )


def _versions(connection: sqlite3.Connection, broadcast: int) -> dict[str, Version]:
    rows = connection.execute(
        "SELECT language, content FROM broadcast_version WHERE broadcast = ? ORDER BY language",
        (broadcast,),
    )
    return {row["language"]: version_read(row["content"]) for row in rows}


def _broadcast(row: sqlite3.Row, versions: dict[str, Version]) -> Broadcast:
    buttons = json.loads(row["buttons"])
    return Broadcast(
        id=row["id"],
        author=row["author"],
        scope=Scope.of(row["scope"]),
        corrects=row["corrects"],
        replaces=row["replaces"],
        state=State(row["state"]),
        revision=row["revision"],
        audience=_audience(row["audience"]),
        versions=versions,
        buttons=tuple(PostButton(**{**b, "kind": ButtonKind(b["kind"])}) for b in buttons),
        fallback=row["fallback"],
        urgent=bool(row["urgent"]),
        says_corrected=bool(row["says_corrected"]),
        send_at=_moment(row["send_at"]),
        approved_by=row["approved_by"],
        made_at=from_ms(row["made_at"]),
        started_at=_moment(row["started_at"]),
        paused_at=_moment(row["paused_at"]),
        ended_at=_moment(row["ended_at"]),
        recalled_at=_moment(row["recalled_at"]),
        problem=row["problem"],
    )


def _moment(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else from_ms(milliseconds)
