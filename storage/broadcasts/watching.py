"""How broadcasts come along, and when they are over."""

import sqlite3
from dataclasses import replace
from datetime import datetime
from typing import Final

from storage import deliveries
from storage.broadcasts import owing, rows
from storage.broadcasts.model import (
    BUTTONS,
    OVER,
    UNDER_WAY,
    Broadcast,
    Notice,
    Progress,
    State,
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
    return rows.listed(connection, query, UNDER_WAY)


def ended_since(connection: sqlite3.Connection, moment: datetime) -> list[int]:
    """The broadcasts that have ended since a moment."""
    query = "SELECT id FROM broadcast WHERE state IN (?, ?) AND ended_at >= ? ORDER BY id"
    return [row["id"] for row in connection.execute(query, (*OVER, to_ms(moment)))]


def finish_if_done(connection: sqlite3.Connection, number: int, now: datetime) -> bool:
    """End a broadcast of which everything is settled but what is owed to those who are away.

    Those get it no more: what was true today may be wrong when they come back.
    """
    found = rows.find(connection, number)
    if found is None or found.state is not State.SENDING:
        return False
    if deliveries.is_open(connection, found.subject, found.kind):
        return False
    if owing.are_missing(connection, number):
        return False
    deliveries.give_up(connection, found.subject, found.kind, now, AWAY)
    rows.change(connection, found, state=State.SENT, ended_at=to_ms(now))
    return True


def progress(connection: sqlite3.Connection, broadcast: Broadcast) -> Progress:
    """How the deliveries of a broadcast stand."""
    found = progress_of(connection, broadcast.subject, broadcast.kind)
    buttons = progress_of(connection, broadcast.subject, BUTTONS)
    return replace(
        found,
        waiting=found.waiting + owing.are_missing(connection, broadcast.id),
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
