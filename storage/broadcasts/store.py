"""Broadcasts as the database keeps them; one codec for all their fields."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict, is_dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from storage.broadcasts.model import BROADCAST, BUTTONS, CORRECTION, Broadcast, Scope
from storage.content import Version
from storage.moments import from_ms, to_ms


def find(connection: sqlite3.Connection, number: int) -> Broadcast | None:
    """The broadcast of that number, if there is one."""
    found = listed(connection, "SELECT * FROM broadcast WHERE id = ?", (number,))
    return found[0] if found else None


def newest_to(connection: sqlite3.Connection, person: int, since: datetime) -> Broadcast | None:
    """The broadcast that somebody got since then, if nothing else has been sent to them later."""
    row = connection.execute(
        "SELECT kind, parameters ->> 'broadcast' AS number FROM delivery"
        " WHERE chat = ? AND state = 'sent' AND settled_at >= ? ORDER BY settled_at DESC, id DESC",
        (person, to_ms(since)),
    ).fetchone()
    is_one = row is not None and row["kind"] in (BROADCAST, BUTTONS, CORRECTION)
    return find(connection, row["number"]) if is_one else None


def listed(connection: sqlite3.Connection, query: str, values: Iterable[Any]) -> list[Broadcast]:
    """The broadcasts that a query for whole rows finds."""
    kinds = _kinds(Broadcast)
    found = [
        Broadcast(
            versions=_versions(connection, row["id"]),
            **{name: decoded(kinds[name], kept) for name, kept in dict(row).items()},
        )
        for row in connection.execute(query, tuple(values)).fetchall()
    ]
    return [
        replace(one, numbers=_numbers(connection, one.names)) if one.names else one for one in found
    ]


def insert(
    connection: sqlite3.Connection, *, versions: Mapping[str, Version], **fields: Any
) -> Broadcast:
    """A new broadcast with these fields, and the next number; a correction takes none away."""
    fields["number"] = _next_number(connection, fields.get("corrects"))
    names, places = ", ".join(fields), ", ".join(f":{name}" for name in fields)
    cursor = connection.execute(
        f"INSERT INTO broadcast ({names}) VALUES ({places})",  # noqa: S608 (names of fields)
        {name: encoded(value) for name, value in fields.items()},
    )
    number = cursor.lastrowid or 0
    _keep_versions(connection, number, versions)
    return _known(connection, number)


def change(connection: sqlite3.Connection, found: Broadcast, **fields: Any) -> Broadcast:
    """Change fields of a broadcast; the result is the broadcast as it is then."""
    columns = {name: encoded(value) for name, value in fields.items() if name != "versions"}
    if columns:
        settings = ", ".join(f"{name} = :{name}" for name in columns)
        connection.execute(
            f"UPDATE broadcast SET {settings} WHERE id = :id",  # noqa: S608 (names of fields)
            {**columns, "id": found.id},
        )
    if "versions" in fields:
        _keep_versions(connection, found.id, fields["versions"])
    return _known(connection, found.id)


def encoded(value: Any) -> Any:
    """A field as it is kept: moments as milliseconds, what has parts as JSON."""
    if isinstance(value, datetime):
        return to_ms(value)
    if isinstance(value, Scope):
        return str(value)
    if is_dataclass(value) or isinstance(value, tuple):
        return json.dumps(value, default=asdict, ensure_ascii=False, separators=(",", ":"))
    return value


def decoded(kind: Any, kept: Any) -> Any:
    """A field of a kind, as its annotation says, from what is kept."""
    if kept is None:
        return None
    if isinstance(kind, UnionType):
        return decoded(get_args(kind)[0], kept)
    if kind is datetime:
        return from_ms(kept)
    if kind is Scope:
        return Scope.of(kept)
    if get_origin(kind) is tuple:
        return tuple(decoded(get_args(kind)[0], part) for part in _plain(kept))
    if is_dataclass(kind):
        kinds = _kinds(kind)  # type: ignore[arg-type] # for mypy it might be no class
        parts = _plain(kept).items()
        return kind(**{name: decoded(kinds[name], part) for name, part in parts})  # type: ignore[operator]
    is_made_of_it = isinstance(kind, type) and issubclass(kind, bool | StrEnum)
    return kind(kept) if is_made_of_it else kept


@cache
def _kinds(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _plain(kept: Any) -> Any:
    """What a column has as JSON; a part of that is plain already."""
    return json.loads(kept) if isinstance(kept, str) else kept


def _known(connection: sqlite3.Connection, number: int) -> Broadcast:
    return listed(connection, "SELECT * FROM broadcast WHERE id = ?", (number,))[0]


def _next_number(connection: sqlite3.Connection, corrects: int | None) -> int:
    query = """
        SELECT coalesce((SELECT number FROM broadcast WHERE id = ?), max(number) + 1, 1)
        FROM broadcast
    """
    number: int = connection.execute(query, (corrects,)).fetchone()[0]
    return number


def _numbers(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, int]:
    query = "SELECT id, number FROM broadcast WHERE id IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(query, (json.dumps(list(ids)),)).fetchall())


def _versions(connection: sqlite3.Connection, number: int) -> dict[str, Version]:
    rows = connection.execute(
        "SELECT language, content FROM broadcast_version WHERE broadcast = ? ORDER BY language",
        (number,),
    )
    return {row["language"]: decoded(Version, row["content"]) for row in rows}


def _keep_versions(
    connection: sqlite3.Connection, number: int, versions: Mapping[str, Version]
) -> None:
    connection.execute(
        "DELETE FROM broadcast_version WHERE broadcast = ?"
        " AND language NOT IN (SELECT value FROM json_each(?))",
        (number, json.dumps(list(versions))),
    )
    connection.executemany(
        "INSERT INTO broadcast_version (broadcast, language, content) VALUES (?, ?, ?)"
        " ON CONFLICT (broadcast, language) DO UPDATE SET content = excluded.content",
        [(number, language, encoded(version)) for language, version in versions.items()],
    )
