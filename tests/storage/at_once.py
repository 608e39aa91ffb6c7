"""Publishing with all that follows at once, on one connection; the bot does it in steps."""

import sqlite3
from datetime import datetime

from storage import draft_publishing, drafts, notices_owed, publishing, releases
from storage.drafts import Draft
from storage.programme.model import Programme
from storage.publishing import Origin, Published
from storage.seats import adapting
from storage.telling import Telling, Whom

AT_ONCE = Telling(Whom.CONCERNED, at_once=True)


def publish(
    connection: sqlite3.Connection,
    programme: Programme,
    author: int | None,
    origin: Origin,
    now: datetime,
    base: int | None = None,
    whom: Whom = Whom.CONCERNED,
) -> Published:
    """Put a programme in force and owe everybody whom it is told to their notices."""
    telling = Telling(whom, at_once=True)
    prepared = publishing.prepare(connection, programme, author, origin, now, telling, base)
    published = publishing.put_in_force(connection, prepared)
    fill(connection, published, author, now)
    put_notices(connection, now)
    return published


def fill(
    connection: sqlite3.Connection, published: Published, author: int | None, now: datetime
) -> int:
    """Let all move up who do so by a release; in how many slices after its own is the result."""
    slices, left = 0, published.to_fill
    while left:
        left = tuple(adapting.fill_slice(connection, published.snapshot, left, author, now))
        slices += 1
    return slices


def put_notices(connection: sqlite3.Connection, now: datetime) -> int:
    """Put all notices that are owed; in how many slices is the result."""
    slices = 0
    while notices_owed.put_slice(connection, now):
        slices += 1
    return slices


def propose(
    connection: sqlite3.Connection,
    programme: Programme,
    author: int,
    origin: Origin,
    now: datetime,
) -> Draft:
    """Keep a programme as a draft over the release in force."""
    before = releases.latest(connection)
    assert before
    proposed = Draft(0, author, origin, before.release, programme)
    return drafts.keep(connection, *drafts.fitted(before, proposed), now)


def publish_draft(
    connection: sqlite3.Connection, number: int, author: int, base: int, now: datetime
) -> Published | None:
    """Publish a draft and owe everybody their notices."""
    prepared = draft_publishing.prepare(connection, number, author, base, now)
    published = draft_publishing.put_in_force(connection, number, prepared) if prepared else None
    if published:
        fill(connection, published, author, now)
    notices_owed.hurry(connection, releases.latest_number(connection), now)
    put_notices(connection, now)
    return published


def bring_up_to_date(
    connection: sqlite3.Connection, number: int, author: int, now: datetime
) -> Draft | None:
    """Put what a draft changes on top of the release in force."""
    found = drafts.rebase(connection, number, author, now)
    return drafts.keep_again(connection, *found) if found else None
