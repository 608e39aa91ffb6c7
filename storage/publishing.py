"""Publishing a programme: the release, its line in the audit log and its notices, in one stroke.

What an organiser proposes is a draft until it is published; it survives a restart.
"""

import json
import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from storage import agenda, audit, change_notices, releases, reminders
from storage.audit import Action
from storage.change_notices import Audience
from storage.moments import from_ms, to_ms
from storage.programme.document import from_release, to_release
from storage.programme.edits import rebased
from storage.programme.model import Programme
from storage.programme.own_workshops import carried_over
from storage.programme.snapshot import Snapshot
from storage.seats import adapting
from storage.teams import adapting as teams_adapting

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
class Draft:
    """A programme that was proposed, and the release it was compared with."""

    id: int
    author: int
    origin: Origin
    base: int
    programme: Programme


def publish(
    connection: sqlite3.Connection,
    programme: Programme,
    author: int | None,
    origin: Origin,
    now: datetime,
    base: int | None = None,
) -> Published:
    """Put a programme in force.

    `base` is the release whose difference was confirmed. Raises Overtaken where it is no longer in
    force, OtherEvent or Unchanged where there is nothing to publish.
    """
    before = releases.latest(connection)
    if before is not None:
        if base is not None and before.release != base:
            raise Overtaken
        programme = _with_own(before, programme, origin)
        _check(before, programme)
    number = releases.add(connection, to_release(programme), author, now)
    after = Snapshot.of(programme, number)
    agenda.adapt(connection, before, after)
    adapting.adapt(connection, before, after, author, now)
    teams_adapting.adapt(connection, before, after, author, now)
    reminders.pass_over(connection, before, after, now)
    audience = change_notices.audience(connection, after, now, before)
    change_notices.put(connection, after, now)
    audit.note(connection, author, Action.PUBLISHED, now, release=number, origin=origin)
    return Published(after, audience)


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


def propose(
    connection: sqlite3.Connection,
    programme: Programme,
    author: int,
    origin: Origin,
    now: datetime,
) -> Draft:
    """Keep a programme as a draft over the release in force.

    Raises OtherEvent or Unchanged where there is nothing to publish.
    """
    before = releases.latest(connection)
    if before is not None:
        programme = _with_own(before, programme, origin)
        _check(before, programme)
    base = before.release if before else 0
    cursor = connection.execute(
        "INSERT INTO draft (author, made_at, origin, base, programme) VALUES (?, ?, ?, ?, ?)",
        (author, to_ms(now), origin, base, json.dumps(to_release(programme))),
    )
    return Draft(cursor.lastrowid or 0, author, origin, base, programme)


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


def publish_draft(
    connection: sqlite3.Connection, number: int, author: int, base: int, now: datetime
) -> Published | None:
    """Publish a draft of one's own as it was shown; None where there is none (any more).

    Raises Overtaken where it was shown against another release than the one in force, Unchanged
    where it says the same.
    """
    found = draft(connection, number, author, now)
    if found is None:
        return None
    if found.base != base:
        raise Overtaken
    published = publish(connection, found.programme, author, found.origin, now, base)
    discard(connection, number, author)
    return published


def bring_up_to_date(
    connection: sqlite3.Connection, number: int, author: int, now: datetime
) -> Draft | None:
    """Put what a draft changes on top of the release in force; None where there is none.

    An earlier release that is to be restored stays what it was. Raises Unchanged where nothing is
    left to change.
    """
    found, current = draft(connection, number, author, now), releases.latest(connection)
    if found is None or current is None:
        return None
    before = releases.snapshot(connection, found.base)
    programme = found.programme
    if before and found.origin is not Origin.ROLLBACK:
        programme = rebased(before.programme, programme, current.programme)
    programme = _with_own(current, programme, found.origin)
    _check(current, programme)
    connection.execute(
        "UPDATE draft SET base = ?, programme = ? WHERE id = ?",
        (current.release, json.dumps(to_release(programme)), number),
    )
    return replace(found, base=current.release, programme=programme)


def discard(connection: sqlite3.Connection, number: int, author: int) -> None:
    """Forget a draft of one's own."""
    connection.execute("DELETE FROM draft WHERE id = ? AND author = ?", (number, author))


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
