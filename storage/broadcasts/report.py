"""How broadcasts come along, and when they are over."""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Final

from storage import deliveries
from storage.broadcasts import send, store
from storage.broadcasts.model import (
    BUTTONS,
    OVER,
    RECALL,
    UNDER_WAY,
    Broadcast,
    Notice,
    Progress,
    Scope,
    State,
    recall_of,
    subject_of,
)
from storage.moments import to_ms

AWAY: Final = "the bot is blocked"


def progress_message(connection: sqlite3.Connection, broadcast: int) -> tuple[int, int] | None:
    """Chat and message in which a broadcast's author sees how it comes along."""
    row = connection.execute(
        "SELECT chat, message_id FROM delivery"
        " WHERE subject = ? AND kind = ? AND state = 'sent' ORDER BY id DESC",
        (subject_of(broadcast), Notice.PROGRESS),
    ).fetchone()
    return (row["chat"], row["message_id"]) if row else None


def under_way(connection: sqlite3.Connection) -> list[Broadcast]:
    """The broadcasts that are being sent, or are paused."""
    query = "SELECT * FROM broadcast WHERE state IN (?, ?) ORDER BY id"
    return store.listed(connection, query, UNDER_WAY)


def ended_since(connection: sqlite3.Connection, moment: datetime) -> list[int]:
    """The broadcasts that have ended since a moment."""
    query = "SELECT id FROM broadcast WHERE state IN (?, ?) AND ended_at >= ? ORDER BY id"
    return [row["id"] for row in connection.execute(query, (*OVER, to_ms(moment)))]


def finish_if_done(connection: sqlite3.Connection, number: int, now: datetime) -> bool:
    """End a broadcast of which everything is settled but what is owed to those who are away.

    Those get it no more: what was true today may be wrong when they come back.
    """
    found = store.find(connection, number)
    if found is None or found.state is not State.SENDING:
        return False
    if deliveries.is_open(connection, found.subject, found.kind):
        return False
    if send.are_missing(connection, number):
        return False
    deliveries.end_waiting(
        connection, found.subject, deliveries.State.FAILED, now, AWAY, kind=found.kind
    )
    store.change(connection, found, state=State.SENT, ended_at=to_ms(now))
    return True


def progress(connection: sqlite3.Connection, broadcast: Broadcast) -> Progress:
    """How the deliveries of a broadcast stand."""
    found = progress_of(connection, broadcast.subject, broadcast.kind)
    buttons = progress_of(connection, broadcast.subject, BUTTONS)
    return replace(
        found,
        waiting=found.waiting + send.are_missing(connection, broadcast.id),
        without_buttons=buttons.uncertain + buttons.failed,
    )


def progress_of(connection: sqlite3.Connection, subject: str, kind: str) -> Progress:
    """How the deliveries of one kind about a subject stand."""
    found = Progress()
    reasons: dict[str, int] = {}
    for row in deliveries.outcomes(connection, subject, kind):
        number, held = row.number, row.held or row.reason == AWAY
        match row.state:
            case deliveries.State.SENT:
                found = replace(found, sent=found.sent + number, seen=found.seen + row.seen)
            case deliveries.State.UNCERTAIN:
                found = replace(found, uncertain=found.uncertain + number)
            case deliveries.State.CANCELLED:
                found = replace(found, stopped=found.stopped + number)
            case deliveries.State.FAILED if not held:
                found = replace(found, failed=found.failed + number)
                reasons[row.reason or ""] = reasons.get(row.reason or "", 0) + number
            case deliveries.State.SENDING:
                found = replace(found, waiting=found.waiting + number)
            case _ if held:
                found = replace(found, away=found.away + number)
            case _:
                found = replace(found, waiting=found.waiting + number)
    ordered = sorted(reasons.items(), key=lambda pair: -pair[1])
    return replace(found, reasons=tuple(ordered))


MARKABLE_SHOWN: Final = 8


_OVER: Final = ", ".join(f"'{state}'" for state in OVER)


_LISTED: Final = f"""
    CASE WHEN state IN ({_OVER}) THEN corrects IS NULL ELSE state <> 'draft' OR author = ?1 END
    AND (?2 IS NULL OR author = ?1 AND scope IN (SELECT value FROM json_each(?2)))
"""  # noqa: S608 (fixed words)


def listed(
    connection: sqlite3.Connection,
    author: int,
    scopes: Collection[Scope] | None,
    offset: int,
    limit: int,
) -> list[Broadcast]:
    """Some of the broadcasts that somebody has to do with, what needs a look first.

    One's own drafts, and what is planned, waits for approval or is under way; then what was sent
    or stopped, the newest first, where corrections are found with what they correct. None stands
    for every scope; in some scopes one's own alone are shown.
    """
    return store.listed(
        connection,
        f"""
        SELECT * FROM broadcast WHERE {_LISTED}
        ORDER BY state IN ({_OVER}), state = 'draft',
            CASE WHEN state NOT IN ({_OVER}) THEN send_at END, id DESC
        LIMIT ? OFFSET ?
        """,  # noqa: S608 (fixed words)
        (*_of(author, scopes), limit, offset),
    )


def count(connection: sqlite3.Connection, author: int, scopes: Collection[Scope] | None) -> int:
    """How many there are in that list."""
    query = f"SELECT count(*) FROM broadcast WHERE {_LISTED}"  # noqa: S608 (fixed words)
    number: int = connection.execute(query, _of(author, scopes)).fetchone()[0]
    return number


def markable(connection: sqlite3.Connection, scope: Scope) -> list[Broadcast]:
    """What was sent to some people and can be marked as seen, the newest first."""
    return store.listed(
        connection,
        "SELECT * FROM broadcast WHERE started_at IS NOT NULL AND corrects IS NULL"
        " AND recalled_at IS NULL AND scope = ?"
        " AND EXISTS (SELECT * FROM json_each(buttons) WHERE value ->> 'kind' = 'seen')"
        " ORDER BY id DESC LIMIT ?",
        (str(scope), MARKABLE_SHOWN),
    )


def _of(author: int, scopes: Collection[Scope] | None) -> tuple[int, str | None]:
    return author, None if scopes is None else json.dumps([str(scope) for scope in scopes])


def recall_progress(connection: sqlite3.Connection, broadcast: Broadcast) -> Progress:
    """How the deletions stand."""
    return progress_of(connection, recall_of(broadcast.id), RECALL)
