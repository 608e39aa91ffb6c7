"""The inbox: every update is written here before Telegram is told that it arrived.

An unfinished update has a body; of a finished one only id and digest stay, for a day, so that a
repeat is recognised by its id and its content: ids alone may restart at any number after a quiet
week.
"""

import hashlib
import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

import msgspec

from storage.moments import to_ms

REPEATS_KNOWN_FOR: Final = timedelta(hours=24)

_BEYOND: Final = 2**63
"""SQLite's integers have 64 bits with the sign; ids of Telegram have 52 at most."""

_NOBODY: Final = 0
"""The queue of what no person and no chat has sent, or of whom nothing is known any more."""

Update = Mapping[str, Any]


class Unstorable(Exception):
    """An update that can never be written down, today or tomorrow."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An update that is to be handled.

    `begun` says how often a crash has cut off its handling, `failed` how often its answer has
    failed, `known` whether it comes from a person whom the bot knows.
    """

    row: int
    queue: int
    update: Update
    begun: int = 0
    known: bool = False
    failed: int = 0

    @property
    def update_id(self) -> int:
        """Telegram's id of the update."""
        return int(self.update["update_id"])


def close_all(connection: sqlite3.Connection) -> None:
    """Take all updates for answered, as those are that had been open when a backup was made."""
    connection.execute("DELETE FROM inbox_body")


def store(connection: sqlite3.Connection, updates: Sequence[Update], now: datetime) -> list[Entry]:
    """Write updates down; those that had come before are left out of the result.

    In two statements, for the reason that `mark` gives. Raises Unstorable where one of them can
    never be written down.
    """
    if not updates:
        return []
    written = [_written(update, now) for update in updates]
    rows = connection.execute(
        f"""
        INSERT INTO inbox (update_id, digest, queue, received_at)
        VALUES {", ".join(["(?, ?, ?, ?)"] * len(written))}
        ON CONFLICT (update_id, digest) DO NOTHING
        RETURNING row, update_id, digest, queue,
            EXISTS (SELECT * FROM person WHERE id = queue) AS known
        """,  # noqa: S608 (question marks alone)
        [value for line in written for value in line.columns],
    ).fetchall()
    new = {(row["update_id"], row["digest"]): row for row in rows}
    stored = [
        (new.pop(line.columns[:2]), update, line.body)
        for update, line in zip(updates, written, strict=True)
        if line.columns[:2] in new
    ]
    if stored:
        bodies = [(row["row"], body) for row, _, body in stored]
        connection.execute(
            f"INSERT INTO inbox_body (row, body) VALUES {','.join(['(?, ?)'] * len(bodies))}",  # noqa: S608
            [value for line in bodies for value in line],
        )
    return [
        Entry(row["row"], row["queue"], update, known=bool(row["known"]))
        for row, update, _ in stored
    ]


def unfinished(connection: sqlite3.Connection) -> list[Entry]:
    """What an earlier process left, in the order in which it came."""
    rows = connection.execute(
        """
        SELECT row, update_id, queue, begun, failed, body, person.id IS NOT NULL AS known
        FROM inbox_body JOIN inbox USING (row) LEFT JOIN person ON person.id = queue ORDER BY row
        """
    )
    return [
        Entry(
            r["row"],
            r["queue"],
            _update(r["update_id"], r["body"]),
            r["begun"],
            bool(r["known"]),
            r["failed"],
        )
        for r in rows
    ]


def waiting(connection: sqlite3.Connection, until: datetime | None = None) -> list[int]:
    """The queues with updates that are not finished; with `until`, with such as came by then."""
    rows = connection.execute(
        # CROSS JOIN begins with what waits: a day's finished rows are many.
        "SELECT DISTINCT queue FROM inbox_body CROSS JOIN inbox USING (row)"
        " WHERE ?1 IS NULL OR received_at <= ?1",
        (to_ms(until) if until else None,),
    )
    return [row["queue"] for row in rows]


def mark(
    connection: sqlite3.Connection,
    begun: Mapping[int, int],
    finished: Collection[int] = (),
    failed: Mapping[int, int] = MappingProxyType({}),
) -> None:
    """Note how often rows were begun, by row, and which are finished and lose their body; and of
    some how often their answers have failed.

    One statement for each: between statements this thread would wait for the interpreter, which a
    busy event loop gives up only every few milliseconds, and a mark must not be late.
    """
    for column, counted in (("begun", begun), ("failed", failed)):
        if counted:
            connection.execute(
                f"""
                UPDATE inbox_body SET {column} = mark.value
                FROM json_each(?) AS mark WHERE row = CAST(mark.key AS INTEGER)
                """,  # noqa: S608
                (json.dumps(counted),),
            )
    if finished:
        connection.execute(
            "DELETE FROM inbox_body WHERE row IN (SELECT value FROM json_each(?))",
            (json.dumps(list(finished)),),
        )


def forget(connection: sqlite3.Connection, person: int) -> None:
    """Forget what a person has sent. A repeat of it stays known, though not whose it was.

    Else what Telegram hands over twice would bring somebody back who was erased in between.
    """
    connection.execute(
        "DELETE FROM inbox_body WHERE row IN (SELECT row FROM inbox WHERE queue = ?)", (person,)
    )
    connection.execute("UPDATE inbox SET queue = ? WHERE queue = ?", (_NOBODY, person))


def purge(connection: sqlite3.Connection, now: datetime) -> None:
    """Forget finished updates that are too old to be repeated."""
    connection.execute(
        "DELETE FROM inbox WHERE received_at < ? AND row NOT IN (SELECT row FROM inbox_body)",
        (to_ms(now - REPEATS_KNOWN_FOR),),
    )


def queue_of(update: Update) -> int:
    """Whose queue an update belongs to: the person who caused it, else its chat, else 0.

    It looks into whatever kind of update Telegram may invent.
    """
    contents = [content for content in update.values() if isinstance(content, Mapping)]
    for key in ("from", "user", "chat"):
        for content in contents:
            found = content.get(key)
            if isinstance(found, Mapping) and isinstance(found.get("id"), int):
                return int(found["id"])
    return _NOBODY


@dataclass(frozen=True, slots=True)
class _Line:
    """An update as it is written down: id, digest, queue and when it came; its body."""

    columns: tuple[int, bytes, int, int]
    body: str


def _written(update: Update, now: datetime) -> _Line:
    body, queue = _body(update), queue_of(update)
    if not all(-_BEYOND <= number < _BEYOND for number in (update["update_id"], queue)):
        raise Unstorable
    return _Line((update["update_id"], _digest(body), queue, to_ms(now)), body.decode())


def _body(update: Update) -> bytes:
    if not isinstance(update, Mapping) or type(update.get("update_id")) is not int:
        raise Unstorable
    try:
        return msgspec.json.encode(update, order="sorted")
    except (UnicodeEncodeError, RecursionError):
        raise Unstorable from None


def _update(update_id: int, body: str) -> Update:
    """An update as it was stored; one that cannot be read has nothing in it but its id."""
    try:
        return msgspec.json.decode(body, type=dict[str, Any])
    except (ValueError, RecursionError):
        return {"update_id": update_id}


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).digest()
