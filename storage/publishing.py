"""Publishing a programme: the release, the seats it frees, its line in the audit log and the row
that owes its notices, in one transaction.

What takes long with a large programme is prepared beside the writer; where another release comes
in between, nothing has happened.
"""

import sqlite3
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from storage import (
    agenda,
    audit,
    change_notices,
    notices_owed,
    releases,
    reminder_moments,
    reminders,
    session_ids,
    session_numbers,
    told,
    versions,
)
from storage.audit import Action
from storage.change_notices import Audience
from storage.database import Database
from storage.heard import Heard
from storage.notices_owed import Step, StepKind
from storage.programme import missing
from storage.programme.changes import Difference, difference
from storage.programme.facts import Changes, changed_facts
from storage.programme.file_ids import identified
from storage.programme.model import Programme
from storage.programme.own_workshops import carried_over
from storage.programme.snapshot import Snapshot
from storage.reminder_moments import Moment
from storage.seats import adapting
from storage.seats.ledger import ToFill
from storage.teams import adapting as teams_adapting
from storage.telling import USUAL, Telling


class Origin(StrEnum):
    """Where a release comes from."""

    FILE = "file"
    ON_THE_SPOT = "on the spot"
    ROLLBACK = "rollback"
    OWN_WORKSHOP = "own workshop"


class OtherEvent(Exception):
    """The programme is for another event than the database."""

    def __init__(self, expected: str, given: str) -> None:
        super().__init__(f"this is for the event “{given}”, the database holds “{expected}”")
        self.expected = expected
        self.given = given


class Overtaken(Exception):
    """Another release was published since the difference was shown."""


class NotQuiet(Exception):
    """More changes than what may change without anybody being told; `beyond` is what."""

    def __init__(self, beyond: Difference) -> None:
        super().__init__("more changes than a slip")
        self.beyond = beyond


class Unchanged(Exception):
    """The programme says what the release in force says."""


@dataclass(frozen=True, slots=True)
class Published:
    """A release that is in force from now on, whom it is told to, and from when on.

    `to_fill` are groups in which more people move up than in its own transaction.
    """

    snapshot: Snapshot
    audience: Audience
    told_at: datetime
    to_fill: tuple[ToFill, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything about a release that can be found before it is published.

    `before` is what it was compared with; `moving_up` is how many get a seat by it, and how many of
    those do not use the bot.
    """

    before: Snapshot | None
    after: Snapshot
    document: str
    changed: Changes
    steps: tuple[Step, ...]
    passed_over: tuple[Moment, ...]
    audience: Audience
    moving_up: tuple[int, int]
    author: int | None
    origin: Origin
    telling: Telling
    now: datetime


async def publish(
    database: Database,
    programme: Programme,
    author: int | None,
    origin: Origin,
    now: datetime,
    telling: Telling = USUAL,
) -> Published:
    """Put a programme that was read from a file in force over whatever is in force.

    Of the sessions that it leaves out nobody can be asked. Raises OtherEvent or Unchanged where
    there is nothing to publish.
    """

    def ready(connection: sqlite3.Connection) -> Prepared:
        before = releases.latest(connection)
        meant = unasked(connection, before, programme) if before else programme
        return prepare(connection, meant, author, origin, now, telling)

    while True:
        prepared = await database.read_long(ready)
        with suppress(Overtaken):
            published = await database.write(put_in_force, prepared)
            break
    await adapting.fill(database, published.snapshot, published.to_fill, author, now)
    return published


def unasked(connection: sqlite3.Connection, before: Snapshot, programme: Programme) -> Programme:
    """What a file means over a release where nobody can be asked what it means.

    What only one new session can be the same as, is the same; all else that is left out is off.
    """
    wanted = identified(before.programme, programme, session_ids.former(connection))
    answers = missing.by_default(before.programme, wanted)
    return missing.settled(before.programme, wanted, answers)


def prepare(
    connection: sqlite3.Connection,
    programme: Programme,
    author: int | None,
    origin: Origin,
    now: datetime,
    telling: Telling,
    base: int | None = None,
) -> Prepared:
    """Get everything ready to put a programme in force, on a connection that only reads.

    It takes long with a large programme: that is why it is no part of the transaction. `base` is
    the release whose difference was confirmed. Raises Overtaken where it is no longer in force,
    OtherEvent or Unchanged where there is nothing to publish, NotQuiet where somebody has to be
    told and nobody is to be.
    """
    before = releases.latest(connection)
    if before is not None:
        if base is not None and before.release != base:
            raise Overtaken
        programme = with_own(before, programme, origin)
        check(before, programme)
    after = Snapshot.of(programme, before.release + 1 if before else 1)
    if before and telling.is_quiet:
        check_quiet(before, after)
    changed = changed_facts(before, after)
    is_told = before is not None and not telling.is_quiet
    return Prepared(
        before=before,
        after=after,
        document=releases.written(programme),
        changed=changed,
        steps=tuple(notices_owed.steps_of(before, after, changed, telling, now))
        if before and is_told
        else (),
        passed_over=tuple(reminder_moments.passed_over(before, after, now)),
        audience=change_notices.audience(
            connection, after, telling, now, before, informed(author, origin)
        ),
        moving_up=adapting.moving_up(connection, after, now) if before else (0, 0),
        author=author,
        origin=origin,
        telling=telling,
        now=now,
    )


def put_in_force(connection: sqlite3.Connection, prepared: Prepared) -> Published:
    """Put a programme in force: release, seats, audit line, and the row that owes its notices.

    Raises Overtaken where another release has come first.
    """
    before, author, now = prepared.before, prepared.author, prepared.now
    if releases.latest_number(connection) != (before.release if before else 0):
        raise Overtaken
    event = prepared.after.event.id
    number = releases.add(connection, event, prepared.document, author, now)
    after = replace(prepared.after, release=number)
    said = {name: new for name, (_, new) in prepared.changed.items()}
    if prepared.telling.is_quiet:
        versions.correct(connection, prepared.changed)
    else:
        versions.note(connection, number, said, _own(before, after))
    session_ids.note(connection, after)
    session_numbers.note(connection, said)
    agenda.adapt(connection, before, after)
    knows = informed(author, prepared.origin)
    if knows is not None:
        told.know(connection, knows, prepared.changed, number)
    adapted = adapting.adapt(connection, before, after, author, now)
    teams_adapting.adapt(connection, before, after, author, now)
    reminders.note(connection, prepared.passed_over)
    told_at = now
    if before is not None and not prepared.telling.is_quiet:
        freed_first = [(StepKind.FREED, adapted.freed.written())] if adapted.freed else []
        steps = (*freed_first, *prepared.steps)
        latest = prepared.telling.latest(prepared.changed, now)
        told_at = notices_owed.owe(connection, number, before.release, steps, now, latest)
    done = Action.PUBLISHED_QUIETLY if prepared.telling.is_quiet else Action.PUBLISHED
    noted = Heard(prepared.audience, *prepared.moving_up, freed=adapted.freed is not None)
    origin = prepared.origin
    audit.note(connection, author, done, now, release=number, origin=origin, **noted.details)
    return Published(after, prepared.audience, told_at, adapted.to_fill)


def _own(*snapshots: Snapshot | None) -> dict[str, str]:
    """Whose own workshops the sessions of some releases are."""
    there = (s for snapshot in snapshots if snapshot for s in snapshot.programme.sessions)
    return {session.id: session.own_of for session in there if session.own_of}


def informed(author: int | None, origin: Origin) -> int | None:
    """Who is not told of a release, since they have written down what it changes: a leader."""
    return author if origin is Origin.OWN_WORKSHOP else None


def preview(
    connection: sqlite3.Connection, programme: Programme, telling: Telling, now: datetime
) -> tuple[Snapshot | None, Snapshot, Audience]:
    """The release in force, the one that a file would be, and whom it would be told to.

    Raises OtherEvent or Unchanged where there is nothing to publish.
    """
    before = releases.latest(connection)
    if before is not None:
        meant = unasked(connection, before, programme)
        programme = with_own(before, meant, Origin.FILE)
        check(before, programme)
    after = Snapshot.of(programme)
    if before and telling.is_quiet:
        check_quiet(before, after)
    return before, after, change_notices.audience(connection, after, telling, now)


def with_own(current: Snapshot, programme: Programme, origin: Origin) -> Programme:
    """What comes from outside or from before says nothing of the teams' own workshops."""
    if origin in (Origin.FILE, Origin.ROLLBACK):
        return carried_over(current.programme, programme)
    return programme


def check_quiet(before: Snapshot, after: Snapshot) -> None:
    """Raise NotQuiet where more changes than what nobody has to be told of."""
    beyond = difference(before, after).beyond_slips
    if not beyond.is_empty:
        raise NotQuiet(beyond)


def check(before: Snapshot, programme: Programme) -> None:
    """Raise OtherEvent or Unchanged where there is nothing to publish over a release."""
    if programme.event.id != before.event.id:
        raise OtherEvent(before.event.id, programme.event.id)
    if programme == before.programme:
        raise Unchanged
