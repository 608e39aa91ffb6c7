"""Publishing a draft: read whole beside the writer, put in force in one transaction."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from storage import publishing, releases
from storage.database import Database
from storage.drafts import find
from storage.programme.changes import difference
from storage.programme.snapshot import Snapshot
from storage.publishing import Origin, Overtaken, Prepared, Published
from storage.seats import adapting
from storage.telling import Telling


class Unanswered(Exception):
    """A file leaves sessions out, and it is not said what happens to all of them."""


async def publish(
    database: Database, number: int, author: int, base: int, now: datetime
) -> Published | None:
    """Publish a draft of one's own as it was shown; None where there is none (any more).

    Raises Overtaken where it was shown against another release than the one in force, Unchanged
    where it says the same, Unanswered while it is not said what happens to all that it leaves out,
    NotQuiet where nobody would be told of what somebody has to be.
    """

    def ready(connection: sqlite3.Connection) -> tuple[Prepared, list[int]] | None:
        prepared = prepare(connection, number, author, base, now)
        return (prepared, _superseded(connection, number, prepared)) if prepared else None

    found = await database.read_long(ready)
    if found is None:
        return None
    published = await database.write(put_in_force, number, *found)
    await adapting.fill(database, published.snapshot, published.to_fill, author, now)
    return published


def prepare(
    connection: sqlite3.Connection, number: int, author: int, base: int, now: datetime
) -> Prepared | None:
    """Get everything ready to put a draft in force as it was shown; on a connection that reads.

    None where there is none (any more). Raises Unanswered, and what publishing.prepare does.
    """
    found = find(connection, number, author, now)
    if found is None:
        return None
    if found.base != base:
        raise Overtaken
    programme, telling = found.programme, Telling(found.whom)
    if found.origin is Origin.FILE and (before := releases.snapshot(connection, base)):
        if found.unanswered(before):
            raise Unanswered
        programme = found.meant(before)
    return publishing.prepare(connection, programme, author, found.origin, now, telling, base)


def put_in_force(
    connection: sqlite3.Connection,
    number: int,
    prepared: Prepared,
    superseded: Iterable[int] = (),
) -> Published:
    """Put a prepared draft in force and note so; `superseded` drafts of its author are deleted.

    Raises Overtaken where another release has come first, or the draft is gone.
    """
    row = connection.execute(
        "SELECT author, origin, base, programme FROM draft"
        " WHERE id = ? AND author = ? AND release IS NULL",
        (number, prepared.author),
    ).fetchone()
    if row is None:
        raise Overtaken
    published = publishing.put_in_force(connection, prepared)
    connection.execute(
        "UPDATE draft SET release = ?"
        " WHERE author = ? AND origin = ? AND base = ? AND programme = ? AND release IS NULL",
        (published.snapshot.release, *row),
    )
    connection.executemany("DELETE FROM draft WHERE id = ?", [(old,) for old in superseded])
    return published


def _superseded(connection: sqlite3.Connection, number: int, prepared: Prepared) -> list[int]:
    """The other changes on the spot that its author has begun about what a draft changes.

    They were made before this one was published, and would undo some of it.
    """
    if prepared.before is None:
        return []
    changed = difference(prepared.before, prepared.after).subjects
    rows = connection.execute(
        "SELECT id, base, programme FROM draft WHERE author = ? AND id <> ? AND origin = ?"
        " AND shown AND release IS NULL",
        (prepared.author, number, Origin.ON_THE_SPOT),
    )
    found = []
    for row in rows.fetchall():
        before = releases.snapshot(connection, row["base"])
        after = Snapshot.of(releases.read(row["programme"]))
        if before and changed & difference(before, after).subjects:
            found.append(row["id"])
    return found
