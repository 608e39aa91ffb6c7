"""How broadcasts stand: each one's deliveries, and the lists in which they are found."""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from storage import deliveries, outcomes
from storage.broadcasts import audiences, send, store
from storage.broadcasts.amend import recall_of
from storage.broadcasts.audiences import Count
from storage.broadcasts.comparing import corrections_of
from storage.broadcasts.model import (
    BUTTONS,
    OVER,
    RECALL,
    UNDER_WAY,
    Broadcast,
    Scope,
    State,
)
from storage.moments import to_ms
from storage.outcomes import Tally
from storage.programme.snapshot import Snapshot

MARKABLE_SHOWN: Final = 8
_OVER: Final = ", ".join(f"'{state}'" for state in OVER)
_LISTED: Final = f"""
    CASE WHEN state IN ({_OVER}) THEN corrects IS NULL ELSE state <> 'draft' OR author = ?1 END
    AND (?2 IS NULL OR author = ?1 AND scope IN (SELECT value FROM json_each(?2)))
"""  # noqa: S608 (fixed words)


@dataclass(frozen=True, slots=True)
class Progress:
    """How the deliveries of a broadcast stand. `away` have blocked the bot; `reasons` are those
    of the failed, with how often each came. `without_buttons` are those who got an album, and
    perhaps not the buttons that follow it.
    """

    sent: int = 0
    waiting: int = 0
    away: int = 0
    failed: int = 0
    uncertain: int = 0
    stopped: int = 0
    seen: int = 0
    without_buttons: int = 0
    reasons: tuple[tuple[str, int], ...] = ()

    @property
    def total(self) -> int:
        """How many people it was for."""
        return self.settled + self.waiting

    @property
    def settled(self) -> int:
        """How many have an outcome."""
        return self.sent + self.away + self.failed + self.uncertain + self.stopped

    @property
    def missed(self) -> int:
        """How many certainly did not get it."""
        return self.away + self.failed + self.stopped


@dataclass(frozen=True, slots=True)
class Aimed:
    """A draft with how many people it reaches now, and what the same people got that can be marked
    as seen, the newest first.
    """

    draft: Broadcast
    count: Count
    markable: Sequence[Broadcast]


def aimed(connection: sqlite3.Connection, snapshot: Snapshot, draft: Broadcast) -> Aimed:
    """What is to be known while its people are chosen."""
    count = audiences.count(connection, snapshot, draft)
    return Aimed(draft, count, markable(connection, draft.scope))


def progress(connection: sqlite3.Connection, broadcast: Broadcast) -> Progress:
    """How the deliveries of a broadcast stand."""
    found = _progress(connection, broadcast.subject, broadcast.kind)
    buttons = _progress(connection, broadcast.subject, BUTTONS)
    return replace(
        found,
        waiting=found.waiting + send.are_missing(connection, broadcast.id),
        without_buttons=buttons.uncertain + buttons.failed,
    )


@dataclass(frozen=True, slots=True)
class Result:
    """How a broadcast stands: its deliveries, those that take it back, and how often it was
    corrected; `is_over` where none of that changes by itself any more. `per_second` is how fast it
    is sent, where that is known.
    """

    progress: Progress
    recalled: Progress | None = None
    corrections: int = 0
    is_over: bool = False
    per_second: float | None = None


def result(connection: sqlite3.Connection, broadcast: Broadcast) -> Result:
    """How a broadcast stands now."""
    sent = progress(connection, broadcast)
    recalled = recall_progress(connection, broadcast) if broadcast.recalled_at else None
    waiting = sent.waiting + (recalled.waiting if recalled else 0)
    return Result(
        progress=sent,
        recalled=recalled,
        corrections=len(corrections_of(connection, broadcast.id)),
        is_over=broadcast.state in OVER and not waiting,
    )


def recall_progress(connection: sqlite3.Connection, broadcast: Broadcast) -> Progress:
    """How the deletions stand."""
    found = _progress(connection, recall_of(broadcast.id), RECALL)
    query = "SELECT count(*) FROM unamended WHERE broadcast = ? AND is_deletion"
    missing: int = connection.execute(query, (broadcast.id,)).fetchone()[0]
    return replace(found, waiting=found.waiting + missing)


def next_moments(connection: sqlite3.Connection) -> list[int]:
    """When what is planned is to begin, in milliseconds."""
    query = "SELECT send_at FROM broadcast WHERE state = ? ORDER BY send_at"
    return [row["send_at"] for row in connection.execute(query, (State.SCHEDULED,))]


def under_way(connection: sqlite3.Connection) -> list[Broadcast]:
    """The broadcasts that are being sent, or are paused."""
    query = "SELECT * FROM broadcast WHERE state IN (?, ?) ORDER BY id"
    return store.listed(connection, query, UNDER_WAY)


def going_out(
    connection: sqlite3.Connection, author: int, sent_since: datetime
) -> Broadcast | None:
    """The newest broadcast of somebody's own that is being sent, still to be, or just sent."""
    query = (
        "SELECT * FROM broadcast WHERE author = ? AND (state IN (?, ?, ?, ?)"
        " OR (state = ? AND ended_at >= ?)) ORDER BY id DESC"
    )
    waiting = (State.AWAITING, State.SCHEDULED)
    just_sent = (State.SENT, to_ms(sent_since))
    found = store.listed(connection, query, (author, *waiting, *UNDER_WAY, *just_sent))
    return found[0] if found else None


def sent_last(
    connection: sqlite3.Connection, author: int, sent_since: datetime
) -> Broadcast | None:
    """What somebody has begun to send last, where that is under way or was just sent; what it
    corrects, where it is a correction.
    """
    query = """
        SELECT original.* FROM broadcast AS newest
        JOIN broadcast AS original ON original.id = coalesce(newest.corrects, newest.id)
        WHERE newest.author = ?
            AND (newest.state IN (?, ?) OR newest.state = ? AND newest.ended_at >= ?)
        ORDER BY newest.started_at DESC, newest.id DESC LIMIT 1
    """
    just_sent = (State.SENT, to_ms(sent_since))
    found = store.listed(connection, query, (author, *UNDER_WAY, *just_sent))
    return found[0] if found else None


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


def drafts_of(connection: sqlite3.Connection, author: int) -> list[Broadcast]:
    """Somebody's own drafts, the newest first, without those that correct something."""
    return store.listed(
        connection,
        "SELECT * FROM broadcast WHERE author = ? AND state = 'draft' AND corrects IS NULL"
        " ORDER BY id DESC",
        (author,),
    )


def to_approve(connection: sqlite3.Connection, person: int) -> list[Broadcast]:
    """What waits for the approval of somebody else than its author, the newest first."""
    query = "SELECT * FROM broadcast WHERE author <> ? AND state = ? ORDER BY id DESC"
    return store.listed(connection, query, (person, State.AWAITING))


def numbered(connection: sqlite3.Connection, number: int) -> Broadcast | None:
    """The broadcast that people know by a number, and none of its corrections."""
    query = "SELECT * FROM broadcast WHERE number = ? AND corrects IS NULL ORDER BY id DESC"
    return next(iter(store.listed(connection, query, (number,))), None)


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


def _progress(connection: sqlite3.Connection, subject: str, kind: str) -> Progress:
    """How the deliveries of one kind about a subject stand."""
    counts: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for row in outcomes.tallies(connection, subject, kind):
        stands = _stands(row)
        counts[stands] += row.number
        if row.state is deliveries.State.SENT:
            counts["seen"] += row.seen
        if stands == "failed":
            reasons[row.reason or ""] += row.number
    return Progress(**counts, reasons=tuple(reasons.most_common()))


def _stands(row: Tally) -> str:
    """Which number of a progress some deliveries belong to."""
    match row.state:
        case deliveries.State.SENT | deliveries.State.UNCERTAIN:
            return row.state
        case deliveries.State.CANCELLED:
            return "stopped"
        case deliveries.State.FAILED | deliveries.State.PENDING if (
            row.held or row.reason == send.AWAY
        ):
            return "away"
        case deliveries.State.FAILED:
            return "failed"
        case _:
            return "waiting"
