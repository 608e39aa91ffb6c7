"""From a draft to messages: released, approved, planned, begun at its moment.

Each step checks that what it is asked for is what was shown: the revision has to be the same.
"""

import json
import sqlite3
from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from storage import audit, deliveries, organisers, rights
from storage.audit import Action
from storage.broadcasts import amend, audiences, compose, send, store
from storage.broadcasts.model import TEST, Broadcast, Notice, State
from storage.deliveries import OutboxMessage, Priority
from storage.moments import to_ms
from storage.programme.snapshot import Snapshot


class Refusal(StrEnum):
    """Why a broadcast is not sent."""

    OUT_OF_DATE = "it was changed meanwhile"
    INCOMPLETE = "a version is missing"
    TOO_LONG = "a version is too long"
    NOBODY = "nobody is reached"
    NO_SECOND = "there is no second organiser"
    NOT_ANOTHER = "who approves may be the author"
    NOT_ALLOWED = "the author may no longer write to them"
    PASSED = "the moment chosen has passed"
    TOO_LATE = "its moment has passed unused"
    UNEDITABLE = "what was sent cannot be edited into it"
    UNCHANGED = "it says the same"
    RECALLED = "it was recalled"


Outcome: TypeAlias = Broadcast | Refusal


def release(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    draft: int,
    revision: int,
    author: int,
    now: datetime,
    admins: Collection[int],
    needs_approval: bool,
) -> Outcome:
    """Let a draft go: to a second organiser, into the plan, or to everybody at once."""
    found = compose.own_draft(connection, draft, author)
    if found is None:
        return Refusal.OUT_OF_DATE
    refusal = _refusal(connection, snapshot, found, revision)
    if refusal is not None:
        return refusal
    if found.send_at is not None and found.send_at <= now:
        return Refusal.PASSED
    if not needs_approval:
        return _plan_or_begin(connection, snapshot, found, author, now)
    known = seconds(connection, author, admins)
    if not known:
        return Refusal.NO_SECOND
    for person in known:
        _tell(connection, found, person, Notice.APPROVAL, now, revision=revision)
    return store.change(connection, found, state=State.AWAITING)


def seconds(connection: sqlite3.Connection, author: int, admins: Collection[int]) -> list[int]:
    """The other organisers who can be asked for approval.

    They have started the bot, and are another person for sure.
    """
    named = organisers.all_named(connection)
    everybody = {*admins, *(organiser.person for organiser in named)}
    others = json.dumps(
        [o for o in sorted(everybody) if organisers.are_independent(named, admins, author, o)]
    )
    query = "SELECT id FROM person WHERE reachable AND id IN (SELECT value FROM json_each(?))"
    return [row["id"] for row in connection.execute(query, (others,))]


def approve(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    number: int,
    revision: int,
    by: int,
    now: datetime,
    admins: Collection[int],
) -> Outcome:
    """The word of a second organiser, after which a broadcast is planned or begun."""
    found = store.find(connection, number)
    if found is None or found.state is not State.AWAITING or found.author == by:
        return Refusal.OUT_OF_DATE
    if not may_write(connection, snapshot, found, admins):
        return Refusal.NOT_ALLOWED
    named = organisers.all_named(connection)
    if not organisers.are_independent(named, admins, found.author, by):
        return Refusal.NOT_ANOTHER
    refusal = _refusal(connection, snapshot, found, revision)
    if refusal is not None:
        return refusal
    if found.is_late(now):
        return Refusal.TOO_LATE
    approved = store.change(connection, found, approved_by=by)
    audit.note(connection, by, Action.BROADCAST_APPROVED, now, broadcast=number)
    outcome = _plan_or_begin(connection, snapshot, approved, by, now)
    if outcome.state is State.SCHEDULED:
        _tell(connection, found, found.author, Notice.APPROVED, now)
    return outcome


def decline(
    connection: sqlite3.Connection, number: int, by: int, now: datetime
) -> Broadcast | None:
    """A second organiser sends a broadcast back to its author; None where none waits for them."""
    found = store.find(connection, number)
    if found is None or found.state is not State.AWAITING or found.author == by:
        return None
    return take_back(connection, number, by, now)


def take_back(
    connection: sqlite3.Connection, number: int, by: int, now: datetime
) -> Broadcast | None:
    """What waits for approval or its moment is a draft of its author again; None for all else."""
    found = store.find(connection, number)
    if found is None or found.state not in (State.AWAITING, State.SCHEDULED):
        return None
    if by != found.author:
        _tell(connection, found, found.author, Notice.DECLINED, now)
    return _draft_again(connection, found)


def begin_due(
    connection: sqlite3.Connection, snapshot: Snapshot, now: datetime, admins: Collection[int]
) -> list[int]:
    """Begin what is planned for now; what can no longer be sent goes back to its author."""
    due = store.listed(
        connection,
        "SELECT * FROM broadcast WHERE state = ? AND send_at <= ? ORDER BY send_at, id",
        (State.SCHEDULED, to_ms(now)),
    )
    begun = []
    for found in due:
        refusal = _refusal(connection, snapshot, found, found.revision)
        if found.is_late(now):
            refusal = Refusal.TOO_LATE
        elif not may_write(connection, snapshot, found, admins):
            refusal = Refusal.NOT_ALLOWED
        if refusal is None:
            _begin(connection, snapshot, found, found.author, now)
            begun.append(found.id)
        else:
            _tell(connection, found, found.author, Notice.NOT_SENT, now)
            _draft_again(connection, found, problem=refusal)
    return begun


def may_write(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    broadcast: Broadcast,
    admins: Collection[int],
) -> bool:
    """Whether the author still has the right to write to whom the broadcast is for."""
    return broadcast.scope.is_open_to(rights.find(connection, broadcast.author, snapshot, admins))


def next_moments(connection: sqlite3.Connection) -> list[int]:
    """When what is planned is to begin, in milliseconds."""
    query = "SELECT send_at FROM broadcast WHERE state = ? ORDER BY send_at"
    return [row["send_at"] for row in connection.execute(query, (State.SCHEDULED,))]


def owe_test(connection: sqlite3.Connection, draft: Broadcast, now: datetime) -> None:
    """Owe the author a draft, as everybody will get it."""
    test = OutboxMessage(
        key=f"{TEST}:{draft.id}:{draft.revision}:{to_ms(now)}",
        kind=TEST,
        chat=draft.author,
        due_at=now,
        subject=draft.subject,
        parameters={"broadcast": draft.id},
        priority=Priority.PERSONAL,
        repeat=False,
    )
    deliveries.put(connection, [test])


def _refusal(
    connection: sqlite3.Connection, snapshot: Snapshot, found: Broadcast, revision: int
) -> Refusal | None:
    if found.revision != revision:
        return Refusal.OUT_OF_DATE
    if not found.is_complete:
        return Refusal.INCOMPLETE
    if found.is_too_long:
        return Refusal.TOO_LONG
    if found.corrects is not None:
        return _refusal_of_correction(connection, found)
    if not audiences.count(connection, snapshot, found).others:
        return Refusal.NOBODY
    return None


def _refusal_of_correction(connection: sqlite3.Connection, found: Broadcast) -> Refusal | None:
    original = store.find(connection, found.corrects or 0)
    if original is None or original.recalled_at is not None:
        return Refusal.RECALLED
    if amend.uneditable(connection, original, found):
        return Refusal.UNEDITABLE
    return None if amend.changed(original, found) else Refusal.UNCHANGED


def _plan_or_begin(
    connection: sqlite3.Connection, snapshot: Snapshot, found: Broadcast, by: int, now: datetime
) -> Broadcast:
    if found.send_at is not None and found.send_at > now and found.corrects is None:
        audit.note(connection, by, Action.BROADCAST_SCHEDULED, now, broadcast=found.id)
        return store.change(connection, found, state=State.SCHEDULED)
    return _begin(connection, snapshot, found, by, now)


def _begin(
    connection: sqlite3.Connection, snapshot: Snapshot, found: Broadcast, by: int, now: datetime
) -> Broadcast:
    if found.corrects is not None:
        amend.correct(connection, found, now)
        audit.note(connection, by, Action.BROADCAST_CORRECTED, now, broadcast=found.corrects)
    else:
        send.begin(connection, snapshot, found, now)
        if found.replaces is not None:
            amend.recall(connection, found.replaces, by, now)
        audit.note(connection, by, Action.BROADCAST_SENT, now, broadcast=found.id)
    _tell(connection, found, found.author, Notice.PROGRESS, now)
    return store.change(connection, found, state=State.SENDING, started_at=now)


def _draft_again(
    connection: sqlite3.Connection, found: Broadcast, problem: Refusal | None = None
) -> Broadcast:
    return store.change(
        connection,
        found,
        state=State.DRAFT,
        revision=found.revision + 1,
        approved_by=None,
        problem=problem,
    )


def _tell(
    connection: sqlite3.Connection,
    found: Broadcast,
    person: int,
    kind: Notice,
    now: datetime,
    **parameters: Any,
) -> None:
    """Owe somebody who works on a broadcast a word about it."""
    notice = OutboxMessage(
        key=f"{kind}:{found.id}:{found.revision}:{person}",
        kind=kind,
        chat=person,
        due_at=now,
        subject=found.subject,
        parameters={"broadcast": found.id, **parameters},
        priority=Priority.PERSONAL,
    )
    deliveries.put(connection, [notice])
