"""Publishing a programme: the release, the seats it frees, its line in the audit log and the row
that owes its notices, in one transaction.

What takes long with a large programme is prepared beside the writer; where another release comes
in between, nothing has happened. What an organiser proposes is a draft until it is published; it
survives a restart.
"""

import asyncio
import json
import sqlite3
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from storage import agenda, audit, change_notices, notices_owed, releases, reminders, versions
from storage.audit import Action
from storage.change_notices import Audience
from storage.database import Database
from storage.moments import from_ms, to_ms
from storage.notices_owed import Step
from storage.programme.changes import changed_facts
from storage.programme.document import from_release, to_release
from storage.programme.edits import rebased
from storage.programme.model import Programme
from storage.programme.own_workshops import carried_over
from storage.programme.snapshot import Snapshot
from storage.reminders import Moment
from storage.seats import adapting
from storage.teams import adapting as teams_adapting
from storage.teams.workshop_news import Changes

DRAFTS_KEPT_FOR: Final = timedelta(hours=24)


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


class Unchanged(Exception):
    """The programme says what the release in force says."""


@dataclass(frozen=True, slots=True)
class Published:
    """A release that is in force from now on, and whom it is told to."""

    snapshot: Snapshot
    audience: Audience


@dataclass(frozen=True, slots=True)
class Proposal:
    """A programme that is proposed over a release, and the same as drafts keep it."""

    base: int
    origin: Origin
    programme: Programme
    document: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A programme that was proposed, and the release it was compared with."""

    id: int
    author: int
    origin: Origin
    base: int
    programme: Programme


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything about a release that can be found before it is published.

    `before` is what it was compared with, `draft` the number of the draft that it was.
    """

    before: Snapshot | None
    after: Snapshot
    document: str
    changed: Changes
    steps: tuple[Step, ...]
    passed_over: tuple[Moment, ...]
    audience: Audience
    author: int | None
    origin: Origin
    now: datetime
    draft: int | None = None


async def publish(
    database: Database,
    programme: Programme,
    author: int | None,
    origin: Origin,
    now: datetime,
) -> Published:
    """Put a programme in force over whatever is in force.

    Raises OtherEvent or Unchanged where there is nothing to publish.
    """
    while True:
        prepared = await database.read(prepare, programme, author, origin, now)
        with suppress(Overtaken):
            return await database.write(put_in_force, prepared)


async def publish_draft(
    database: Database, number: int, author: int, base: int, now: datetime
) -> Published | None:
    """Publish a draft of one's own as it was shown; None where there is none (any more).

    Raises Overtaken where it was shown against another release than the one in force, Unchanged
    where it says the same.
    """
    prepared = await database.read(prepare_draft, number, author, base, now)
    return await database.write(put_in_force, prepared) if prepared else None


async def propose(
    database: Database,
    before: Snapshot,
    programme: Programme,
    author: int,
    origin: Origin,
    now: datetime,
) -> Draft:
    """Keep a programme as a draft over a release.

    Raises OtherEvent or Unchanged where there is nothing to publish.
    """
    proposed = await asyncio.to_thread(proposal, before, programme, origin)
    return await database.write(keep, proposed, author, now)


async def bring_up_to_date(
    database: Database, number: int, author: int, now: datetime
) -> Draft | None:
    """Put what a draft changes on top of the release in force; None where there is none.

    An earlier release that is to be restored stays what it was. Raises Unchanged where nothing is
    left to change.
    """
    found = await database.read(rebase, number, author, now)
    return await database.write(keep_rebased, *found) if found else None


def prepare(
    connection: sqlite3.Connection,
    programme: Programme,
    author: int | None,
    origin: Origin,
    now: datetime,
    base: int | None = None,
) -> Prepared:
    """Get everything ready to put a programme in force, on a connection that only reads.

    It takes long with a large programme: that is why it is no part of the transaction. `base` is
    the release whose difference was confirmed. Raises Overtaken where it is no longer in force,
    OtherEvent or Unchanged where there is nothing to publish.
    """
    before = releases.latest(connection)
    if before is not None:
        if base is not None and before.release != base:
            raise Overtaken
        programme = _with_own(before, programme, origin)
        _check(before, programme)
    after = Snapshot.of(programme, before.release + 1 if before else 1)
    changed = changed_facts(before, after)
    return Prepared(
        before=before,
        after=after,
        document=releases.written(programme),
        changed=changed,
        steps=tuple(notices_owed.steps_of(before, after, changed, now)) if before else (),
        passed_over=tuple(reminders.passed_over(before, after, now)),
        audience=change_notices.audience(connection, after, now, before),
        author=author,
        origin=origin,
        now=now,
    )


def put_in_force(connection: sqlite3.Connection, prepared: Prepared) -> Published:
    """Put a programme in force: release, seats, audit line, and the row that owes its notices.

    Raises Overtaken where another release has come first, or the draft is gone.
    """
    before, author, now = prepared.before, prepared.author, prepared.now
    if releases.latest_number(connection) != (before.release if before else 0):
        raise Overtaken
    if prepared.draft is not None and not discard(connection, prepared.draft, author):
        raise Overtaken
    event = prepared.after.event.id
    number = releases.add(connection, event, prepared.document, author, now)
    after = replace(prepared.after, release=number)
    versions.note(connection, number, {name: new for name, (_, new) in prepared.changed.items()})
    agenda.adapt(connection, before, after)
    adapting.adapt(connection, before, after, author, now)
    teams_adapting.adapt(connection, before, after, author, now)
    reminders.note(connection, prepared.passed_over)
    if before is not None:
        notices_owed.owe(connection, number, before.release, prepared.steps, due_at=now)
    audit.note(connection, author, Action.PUBLISHED, now, release=number, origin=prepared.origin)
    return Published(after, prepared.audience)


def preview(
    connection: sqlite3.Connection, programme: Programme, now: datetime
) -> tuple[Snapshot | None, Audience]:
    """The release in force, and whom publishing a programme over it would be told to.

    Raises OtherEvent or Unchanged where there is nothing to publish.
    """
    before = releases.latest(connection)
    if before is not None:
        programme = _with_own(before, programme, Origin.FILE)
        _check(before, programme)
    return before, change_notices.audience(connection, Snapshot.of(programme), now)


def proposal(before: Snapshot, programme: Programme, origin: Origin) -> Proposal:
    """A programme as a draft over a release.

    Raises OtherEvent or Unchanged where there is nothing to publish.
    """
    programme = _with_own(before, programme, origin)
    _check(before, programme)
    return Proposal(before.release, origin, programme, json.dumps(to_release(programme)))


def keep(connection: sqlite3.Connection, proposal: Proposal, author: int, now: datetime) -> Draft:
    """Keep what somebody proposes, to be published or discarded."""
    cursor = connection.execute(
        "INSERT INTO draft (author, made_at, origin, base, programme) VALUES (?, ?, ?, ?, ?)",
        (author, to_ms(now), proposal.origin, proposal.base, proposal.document),
    )
    return Draft(cursor.lastrowid or 0, author, proposal.origin, proposal.base, proposal.programme)


def draft(connection: sqlite3.Connection, number: int, author: int, now: datetime) -> Draft | None:
    """A draft of one's own that is not older than a day."""
    row = connection.execute(
        "SELECT id, author, made_at, origin, base, programme FROM draft"
        " WHERE id = ? AND author = ?",
        (number, author),
    ).fetchone()
    if row is None or now - from_ms(row["made_at"]) >= DRAFTS_KEPT_FOR:
        return None
    return Draft(
        id=row["id"],
        author=row["author"],
        origin=Origin(row["origin"]),
        base=row["base"],
        programme=from_release(json.loads(row["programme"])),
    )


def prepare_draft(
    connection: sqlite3.Connection, number: int, author: int, base: int, now: datetime
) -> Prepared | None:
    """The same for a draft of one's own as it was shown; None where there is none (any more)."""
    found = draft(connection, number, author, now)
    if found is None:
        return None
    if found.base != base:
        raise Overtaken
    prepared = prepare(connection, found.programme, author, found.origin, now, base)
    return replace(prepared, draft=number)


def rebase(
    connection: sqlite3.Connection, number: int, author: int, now: datetime
) -> tuple[Draft, Proposal] | None:
    """A draft, and what it changes over the release in force; on a connection that only reads."""
    found, current = draft(connection, number, author, now), releases.latest(connection)
    if found is None or current is None:
        return None
    before = releases.snapshot(connection, found.base)
    programme = found.programme
    if before and found.origin is not Origin.ROLLBACK:
        programme = rebased(before.programme, programme, current.programme)
    return found, proposal(current, programme, found.origin)


def keep_rebased(connection: sqlite3.Connection, found: Draft, anew: Proposal) -> Draft | None:
    """Let a draft be what it was rebased to; None where it is gone."""
    row = connection.execute(
        "UPDATE draft SET base = ?, programme = ? WHERE id = ? AND author = ? RETURNING id",
        (anew.base, anew.document, found.id, found.author),
    ).fetchone()
    return replace(found, base=anew.base, programme=anew.programme) if row else None


def discard(connection: sqlite3.Connection, number: int, author: int | None) -> bool:
    """Forget a draft of one's own; False where there is none."""
    row = connection.execute(
        "DELETE FROM draft WHERE id = ? AND author = ? RETURNING id", (number, author)
    ).fetchone()
    return row is not None


def purge(connection: sqlite3.Connection, now: datetime) -> None:
    """Forget drafts that are too old to be published."""
    connection.execute("DELETE FROM draft WHERE made_at <= ?", (to_ms(now - DRAFTS_KEPT_FOR),))


def _with_own(current: Snapshot, programme: Programme, origin: Origin) -> Programme:
    """What comes from outside or from before says nothing of the teams' own workshops."""
    if origin in (Origin.FILE, Origin.ROLLBACK):
        return carried_over(current.programme, programme)
    return programme


def _check(before: Snapshot, programme: Programme) -> None:
    if programme.event.id != before.event.id:
        raise OtherEvent(before.event.id, programme.event.id)
    if programme == before.programme:
        raise Unchanged
