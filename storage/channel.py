"""The public channel or group in which changes are posted: bound, owed its posts, ended.

What has changed is one message. It is edited as long as it is fresh; later changes are a new one,
for an edit rings nobody's phone. What it says is decided when it is sent, by what its readers know.
"""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from storage import audit, deliveries, organisers
from storage.audit import Action
from storage.deliveries import OutboxMessage
from storage.moments import from_ms, to_ms
from storage.programme.facts import changed_facts
from storage.programme.snapshot import Snapshot

KIND: Final = "channel"
LOST: Final = "channel lost"
REFUSED: Final = "channel refused"

FRESH_FOR: Final = timedelta(hours=1)
"""How long after it was made a post is edited where things change again."""


@dataclass(frozen=True, slots=True)
class LastPost:
    """The last post: its message, when it was made, and the release that it begins from."""

    message: int
    base: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Channel:
    """The chat that is bound, what it is called, and the release that its readers know."""

    chat: int
    title: str
    told: int
    last: LastPost | None = None

    def fresh(self, now: datetime) -> LastPost | None:
        """The post that is edited where things change now."""
        return self.last if self.last and now - self.last.at < FRESH_FOR else None


def bound(connection: sqlite3.Connection) -> Channel | None:
    """Where changes are posted; None where they are not."""
    row = connection.execute("SELECT * FROM channel").fetchone()
    if row is None:
        return None
    posted = row["message"] is not None
    last = LastPost(row["message"], row["base"], from_ms(row["posted_at"])) if posted else None
    return Channel(row["chat"], row["title"], row["told"], last)


def posting(connection: sqlite3.Connection, before: Snapshot, after: Snapshot) -> str | None:
    """What the chat is called in which it is posted what differs between two public programmes."""
    found = bound(connection) if changed_facts(before, after) else None
    return found.title if found else None


def bind(
    connection: sqlite3.Connection, by: int, chat: int, title: str, release: int, now: datetime
) -> None:
    """Post changes in a chat from now on, in place of any other; its readers know the release."""
    before = bound(connection)
    if before is not None and before.chat == chat:
        connection.execute("UPDATE channel SET title = ?", (title,))
        return
    _leave(connection)
    connection.execute(
        "INSERT INTO channel (chat, title, told) VALUES (?, ?, ?)", (chat, title, release)
    )
    audit.note(connection, by, Action.CHANNEL_BOUND, now)


def end(connection: sqlite3.Connection, by: int | None, now: datetime) -> bool:
    """Post changes nowhere any more; False where they were not posted."""
    if bound(connection) is None:
        return False
    _leave(connection)
    audit.note(connection, by, Action.CHANNEL_ENDED, now)
    return True


def lose(connection: sqlite3.Connection, chat: int, now: datetime, admins: Collection[int]) -> None:
    """The bot may no longer write in a chat, which may have been this one: organisers are told."""
    found = bound(connection)
    if found is None or found.chat != chat:
        return
    end(connection, None, now)
    organisers.owe(
        connection, f"{LOST}:{chat}:{to_ms(now)}", LOST, now, admins, {"title": found.title}
    )


def tell_refused(
    connection: sqlite3.Connection, reason: str, now: datetime, admins: Collection[int]
) -> None:
    """Telegram takes no post there: organisers are told, once until one has arrived again."""
    found = bound(connection)
    if found is not None:
        key, said = f"{REFUSED}:{found.chat}:{found.told}", {"chat": found.chat, "reason": reason}
        organisers.owe(connection, key, REFUSED, now, admins, said)


def follow(connection: sqlite3.Connection, old: int, new: int) -> None:
    """A group has become a supergroup: it goes on under a new id, and its messages stay behind."""
    connection.execute(
        "UPDATE channel SET chat = ?, base = NULL, message = NULL, posted_at = NULL WHERE chat = ?",
        (new, old),
    )


def owe(connection: sqlite3.Connection, release: int, now: datetime) -> None:
    """Owe a post about a release where one is bound. What may have arrived is not sent again."""
    found = bound(connection)
    if found is not None:
        _put(connection, found, release, now)


def note_posted(connection: sqlite3.Connection, delivery: int, to: int, now: datetime) -> None:
    """A post has arrived that tells what differs from what was known, up to the release `to`."""
    messages = deliveries.messages_of(connection, delivery)
    connection.execute(
        "UPDATE channel SET base = told, told = ?, message = ?, posted_at = ?"
        " WHERE chat = (SELECT chat FROM delivery WHERE id = ?)",
        (to, messages[0] if messages else None, to_ms(now), delivery),
    )


def note_edited(connection: sqlite3.Connection, message: int, to: int) -> None:
    """The last post says now what differs up to the release `to`."""
    connection.execute("UPDATE channel SET told = ? WHERE message = ?", (to, message))


def lose_post(connection: sqlite3.Connection, message: int, release: int, now: datetime) -> None:
    """The last post cannot be edited any more, somebody has deleted it: a new one is owed."""
    found = bound(connection)
    if found is None or found.last is None or found.last.message != message:
        return
    connection.execute("UPDATE channel SET base = NULL, message = NULL, posted_at = NULL")
    _put(connection, found, release, now, f":without {message}")


def _put(
    connection: sqlite3.Connection, to: Channel, release: int, now: datetime, again: str = ""
) -> None:
    key = f"{KIND}:{to.chat}:{release}{again}"
    said = {"release": release}
    repeat = to.fresh(now) is not None and not again
    deliveries.put(
        connection, [OutboxMessage(key, KIND, to.chat, now, parameters=said, repeat=repeat)]
    )


def _leave(connection: sqlite3.Connection) -> None:
    connection.execute(
        "DELETE FROM delivery WHERE kind = ? AND state = 'pending'",
        (KIND,),
    )
    connection.execute("DELETE FROM channel")
