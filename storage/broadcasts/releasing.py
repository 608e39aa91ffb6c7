"""From a draft to messages: released, approved, planned, begun at its moment.

Each step checks that what it is asked for is what was shown: the revision has to be the same.
"""

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from storage import audit, deliveries, organisers
from storage.audit import Action
from storage.broadcasts import amend, audiences, comparing, compose, send, store
from storage.broadcasts.audiences import Count
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
    HALF_CORRECTED = "one of its languages still says the old thing"
    RECALLED = "it was recalled"


Outcome: TypeAlias = Broadcast | Refusal


@dataclass(frozen=True, slots=True)
class Situation:
    """By what it is decided whether a broadcast may go: the release in force, the moment (in UTC),
    the organisers of the settings, and whether a second organiser has to approve.
    """

    snapshot: Snapshot
    now: datetime
    admins: Collection[int] = ()
    needs_approval: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a draft besides what it says: whom it reaches, what a correction puts right,
    why it would not be let go now, and what else reaches some of the same people within the hour.

    `needed` are the languages of the event that somebody besides the author reads it in, `missing`
    those of them in which there is nothing to read yet.
    """

    count: Count
    needed: Sequence[str]
    missing: Sequence[str]
    original: Broadcast | None
    refusals: Sequence[Refusal]
    others: Sequence[Broadcast]
    needs_approval: bool


def check(connection: sqlite3.Connection, draft: Broadcast, s: Situation) -> Checked:
    """What is to be known before a draft is let go."""
    is_correction = draft.corrects is not None
    count = audiences.count(connection, s.snapshot, draft)
    return Checked(
        count=count,
        needed=_needed(draft, count, s.snapshot),
        missing=_missing(draft, count, s.snapshot),
        original=store.find(connection, draft.corrects or 0),
        refusals=_foreseen(connection, draft, s),
        others=[] if is_correction else audiences.overlapping(connection, s.snapshot, draft, s.now),
        needs_approval=s.needs_approval,
    )


def release(
    connection: sqlite3.Connection, draft: int, revision: int, author: int, s: Situation
) -> Outcome:
    """Let a draft go: to a second organiser, into the plan, or to everybody at once."""
    found = compose.own_draft(connection, draft, author)
    if found is None or found.revision != revision:
        return Refusal.OUT_OF_DATE
    refusals = _foreseen(connection, found, s)
    if refusals:
        return refusals[0]
    if not s.needs_approval:
        return _plan_or_begin(connection, found, author, s)
    for person in seconds(connection, author, s.admins):
        _tell(connection, found, person, Notice.APPROVAL, s.now, revision=revision)
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
    refusals = _refusals(connection, found, s.snapshot)
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
        refusals = _refusals(connection, found, s.snapshot)
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


def _foreseen(connection: sqlite3.Connection, draft: Broadcast, s: Situation) -> list[Refusal]:
    """Why a draft would not be let go now, the weightiest reason first."""
    refusals = _refusals(connection, draft, s.snapshot)
    if draft.send_at is not None and draft.send_at <= s.now:
        refusals.append(Refusal.PASSED)
    if s.needs_approval and not seconds(connection, draft.author, s.admins):
        refusals.append(Refusal.NO_SECOND)
    return refusals


def _refusals(
    connection: sqlite3.Connection, found: Broadcast, snapshot: Snapshot
) -> list[Refusal]:
    """Why a broadcast would not be sent, whenever that is."""
    count = audiences.count(connection, snapshot, found)
    is_incomplete = bool(_missing(found, count, snapshot))
    cases = {Refusal.INCOMPLETE: is_incomplete, Refusal.TOO_LONG: found.is_too_long}
    original = store.find(connection, found.corrects) if found.corrects is not None else None
    if original is not None:
        cases[Refusal.RECALLED] = original.recalled_at is not None
        cases[Refusal.HALF_CORRECTED] = bool(comparing.half_corrected(original, found))
        cases[Refusal.UNEDITABLE] = bool(comparing.uneditable(connection, original, found))
        cases[Refusal.UNCHANGED] = not comparing.changed(original, found)
    else:
        cases[Refusal.NOBODY] = not count.others
    return [refusal for refusal, is_so in cases.items() if is_so]


def _needed(found: Broadcast, count: Count, snapshot: Snapshot) -> list[str]:
    """The languages in which a broadcast is read: a correction in those in which it was sent, all
    others in those of its audience. The author, who wrote it, needs no version of their own.
    """
    languages = snapshot.event.languages
    if found.corrects is not None:
        return list(found.versions)
    read = {x if x in languages else languages[0] for x in count.read} or set(languages)
    return [language for language in languages if language in read]


def _missing(found: Broadcast, count: Count, snapshot: Snapshot) -> list[str]:
    """The languages in which there is nothing to read yet for those who get a broadcast."""
    languages, needed = snapshot.event.languages, _needed(found, count, snapshot)
    return [x for x in needed if found.version_for(x, languages) is None]


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
