"""From a draft to messages: released, approved, planned, begun at its moment.

Each step checks that what it is asked for is what was shown: the revision has to be the same.
"""

import sqlite3
from datetime import datetime
from typing import Any, TypeAlias

from storage import audit, deliveries, organisers
from storage.audit import Action
from storage.broadcasts import amend, audiences, compose, send, store
from storage.broadcasts.checking import Refusal, Situation, foreseen, refusals_of, seconds
from storage.broadcasts.model import TEST, Broadcast, Notice, State
from storage.deliveries import OutboxMessage, Priority
from storage.moments import to_ms

Outcome: TypeAlias = Broadcast | Refusal


def release(
    connection: sqlite3.Connection, draft: int, revision: int, author: int, s: Situation
) -> Outcome:
    """Let a draft go: to a second organiser, into the plan, or to everybody at once."""
    found = compose.own_draft(connection, draft, author)
    if found is None or found.revision != revision:
        return Refusal.OUT_OF_DATE
    refusals = foreseen(connection, found, s)
    if refusals:
        return refusals[0]
    if not s.needs_approval:
        return _plan_or_begin(connection, found, author, s)
    for person in seconds(connection, author, s.admins):
        _tell(connection, found, person, Notice.APPROVAL, s.now, revision=revision)
    return store.change(connection, found, state=State.AWAITING)


def approve(
    connection: sqlite3.Connection, number: int, revision: int, by: int, s: Situation
) -> Outcome:
    """Approve a broadcast as a second organiser; it is then planned or begun."""
    found = store.find(connection, number)
    if found is None or found.state is not State.AWAITING or found.author == by:
        return Refusal.OUT_OF_DATE
    if not audiences.may_write(connection, s.snapshot, found, s.admins):
        return Refusal.NOT_ALLOWED
    named = organisers.all_named(connection)
    if not organisers.are_independent(named, s.admins, found.author, by):
        return Refusal.NOT_ANOTHER
    if found.revision != revision:
        return Refusal.OUT_OF_DATE
    refusals = refusals_of(connection, found, s.snapshot)
    if refusals:
        return refusals[0]
    if found.is_late(s.now):
        return Refusal.TOO_LATE
    approved = store.change(connection, found, approved_by=by)
    _note(connection, by, Action.BROADCAST_APPROVED, s.now, found)
    outcome = _plan_or_begin(connection, approved, by, s)
    if outcome.state is State.SCHEDULED:
        _tell(connection, found, found.author, Notice.APPROVED, s.now)
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


def begin_due(connection: sqlite3.Connection, s: Situation) -> list[int]:
    """Begin what is due; what can no longer be sent goes back to its author."""
    due = store.listed(
        connection,
        "SELECT * FROM broadcast WHERE state = ? AND send_at <= ? ORDER BY send_at, id",
        (State.SCHEDULED, to_ms(s.now)),
    )
    begun = []
    for found in due:
        refusals = refusals_of(connection, found, s.snapshot)
        if found.is_late(s.now):
            refusals = [Refusal.TOO_LATE]
        elif not audiences.may_write(connection, s.snapshot, found, s.admins):
            refusals = [Refusal.NOT_ALLOWED]
        if refusals:
            _tell(connection, found, found.author, Notice.NOT_SENT, s.now)
            _draft_again(connection, found, problem=refusals[0])
        else:
            _begin(connection, found, found.author, s)
            begun.append(found.id)
    return begun


def owe_test(connection: sqlite3.Connection, draft: Broadcast, now: datetime) -> None:
    """Owe the author each version of a draft, as its readers will get it."""
    tests = (
        OutboxMessage(
            key=f"{TEST}:{draft.id}:{draft.revision}:{language}:{to_ms(now)}",
            kind=TEST,
            chat=draft.author,
            due_at=now,
            subject=draft.subject,
            parameters={"broadcast": draft.id, "language": language},
            priority=Priority.PERSONAL,
            repeat=False,
        )
        for language in draft.versions
    )
    deliveries.put(connection, tests)


def _plan_or_begin(
    connection: sqlite3.Connection, found: Broadcast, by: int, s: Situation
) -> Broadcast:
    if found.send_at is not None and found.send_at > s.now and found.corrects is None:
        _note(connection, by, Action.BROADCAST_SCHEDULED, s.now, found)
        return store.change(connection, found, state=State.SCHEDULED)
    return _begin(connection, found, by, s)


def _begin(connection: sqlite3.Connection, found: Broadcast, by: int, s: Situation) -> Broadcast:
    now = s.now
    if found.corrects is not None:
        amend.correct(connection, found, now)
        _note(connection, by, Action.BROADCAST_CORRECTED, now, found)
    else:
        send.begin(connection, s.snapshot, found, now)
        if found.replaces is not None:
            amend.recall(connection, found.replaces, by, now)
        _note(connection, by, Action.BROADCAST_SENT, now, found)
    _tell(connection, found, found.author, Notice.PROGRESS, now)
    return store.change(connection, found, state=State.SENDING, started_at=now)


def _note(
    connection: sqlite3.Connection, by: int, action: Action, now: datetime, found: Broadcast
) -> None:
    """Write down what is done to a broadcast, and what it says at that moment."""
    number = found.id if found.corrects is None else found.corrects
    audit.note(connection, by, action, now, broadcast=number, said=found.first_words)


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
    """Owe a notice to somebody who works on a broadcast."""
    key, said = (
        f"{kind}:{found.id}:{found.revision}:{person}",
        {"broadcast": found.id, **parameters},
    )
    deliveries.owe(connection, key, kind, person, now, said, found.subject)
