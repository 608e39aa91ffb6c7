"""Proposals: programmes that somebody would publish over a release, kept until they do.

From a file, a change on the spot, an earlier release or the leaders of a team: they are drafts of
one kind, seen by their author alone. They last a day and survive a restart.
"""

import asyncio
import sqlite3
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from storage import publishing, releases, session_ids
from storage.database import Database
from storage.draft_answers import answers_read, answers_written
from storage.moments import from_ms, to_ms
from storage.programme import missing
from storage.programme.edits import rebased
from storage.programme.file_ids import as_filed, identified
from storage.programme.missing import (
    Answers,
)
from storage.programme.model import Programme, Session
from storage.programme.snapshot import Snapshot
from storage.publishing import Origin, Unchanged
from storage.telling import Whom

KEPT_FOR: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Draft:
    """A programme that was proposed, and the release it is compared with; `id` is 0 until kept.

    `answers` say what happens to the sessions that a file leaves out, `whom` who is told when it is
    published. `made_of` is the release that its file was made of, as far as known, or to which it
    goes back. What is said `beside` it is what was written with the change and is not in it.
    """

    id: int
    author: int
    origin: Origin
    base: int
    programme: Programme
    answers: Answers = field(default_factory=dict, hash=False)
    whom: Whom = Whom.BY_KIND
    made_of: int | None = None
    beside: str = ""

    def left_out(self, before: Snapshot) -> tuple[Session, ...]:
        """The sessions in force that the file leaves out and that are asked about."""
        if self.origin is not Origin.FILE:
            return ()
        return missing.missing(before.programme, self.programme)

    def unanswered(self, before: Snapshot) -> tuple[Session, ...]:
        """Those of which nobody has said what happens to them: publishing waits for that."""
        if self.origin is not Origin.FILE:
            return ()
        return missing.unanswered(before.programme, self.programme, self.answers)

    def meant(self, before: Snapshot) -> Programme:
        """What publishing it over a release puts in force."""
        programme = self.programme
        if self.origin is Origin.FILE:
            programme = missing.settled(before.programme, programme, self.answers)
        return publishing.with_own(before, programme, self.origin)


async def propose(
    database: Database,
    before: Snapshot,
    programme: Programme,
    author: int,
    origin: Origin,
    now: datetime,
    made_of: int | None = None,
) -> Draft:
    """Keep a programme as a draft over a release; one from a file as it was read.

    Raises OtherEvent or Unchanged where there is nothing to publish.
    """
    if origin is Origin.FILE:
        former = await database.read(session_ids.former)
        programme = await asyncio.to_thread(identified, before.programme, programme, former)
    proposed = Draft(0, author, origin, before.release, programme, made_of=made_of)
    return await database.write(keep, *await asyncio.to_thread(fitted, before, proposed), now)


async def revise(database: Database, before: Snapshot, draft: Draft) -> Draft | None:
    """Keep what a draft says now, over the release that it is compared with; None where it is gone.

    Raises Unchanged where it says the same as that release.
    """
    return await database.write(keep_again, *await asyncio.to_thread(fitted, before, draft))


async def bring_up_to_date(
    database: Database, number: int, author: int, now: datetime
) -> Draft | None:
    """Put what a draft changes on top of the release in force; None where there is none.

    An earlier release that is to be restored stays what it was. Raises Unchanged where nothing is
    left to change.
    """
    found = await database.read_long(rebase, number, author, now)
    return await database.write(keep_again, *found) if found else None


def fitted(before: Snapshot, draft: Draft) -> tuple[Draft, str]:
    """A draft over a release, and its programme as it is kept.

    Raises OtherEvent or Unchanged where there is nothing to publish.
    """
    programme = publishing.with_own(before, draft.programme, draft.origin)
    fit = replace(draft, base=before.release, programme=programme)
    publishing.check(before, fit.meant(before))
    return fit, releases.written(programme)


def keep(connection: sqlite3.Connection, draft: Draft, document: str, now: datetime) -> Draft:
    """Keep what somebody proposes, to be published or discarded."""
    cursor = connection.execute(
        "INSERT INTO draft (author, made_at, origin, base, programme, made_of)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (draft.author, to_ms(now), draft.origin, draft.base, document, draft.made_of),
    )
    return replace(draft, id=cursor.lastrowid or 0)


def find(connection: sqlite3.Connection, number: int, author: int, now: datetime) -> Draft | None:
    """A draft of one's own that is not older than a day."""
    row = connection.execute(
        "SELECT * FROM draft WHERE id = ? AND author = ? AND release IS NULL",
        (number, author),
    ).fetchone()
    if row is None or now - from_ms(row["made_at"]) >= KEPT_FOR:
        return None
    return Draft(
        id=row["id"],
        author=row["author"],
        origin=Origin(row["origin"]),
        base=row["base"],
        programme=releases.read(row["programme"]),
        answers=answers_read(row["answers"]),
        whom=Whom(row["whom"]),
        made_of=row["made_of"],
        beside=row["beside"],
    )


def note_shown(connection: sqlite3.Connection, number: int) -> None:
    """Its author has seen what a draft would change."""
    connection.execute("UPDATE draft SET shown = 1 WHERE id = ? AND NOT shown", (number,))


def say_beside(connection: sqlite3.Connection, number: int, author: int, beside: str) -> None:
    """Keep what is said below a draft of one's own of what was written with it."""
    connection.execute(
        "UPDATE draft SET beside = ? WHERE id = ? AND author = ?", (beside, number, author)
    )


def left(connection: sqlite3.Connection, author: int, now: datetime) -> list[int]:
    """The numbers of the drafts that an organiser has seen and neither published nor discarded,
    the newest first and ways back behind all others; of those that say the same only that, and none
    that is in force already.
    """
    rows = connection.execute(
        "SELECT max(id) AS id, base FROM draft WHERE author = ? AND shown AND made_at > ?"
        " AND release IS NULL AND origin <> ? GROUP BY base, programme"
        " ORDER BY origin = ?, id DESC",
        (author, to_ms(now - KEPT_FOR), Origin.OWN_WORKSHOP, Origin.ROLLBACK),
    ).fetchall()
    current = releases.latest_number(connection)
    return [
        row["id"]
        for row in rows
        if row["base"] == current or _changes_something(connection, row["id"], author, now)
    ]


def _changes_something(
    connection: sqlite3.Connection, number: int, author: int, now: datetime
) -> bool:
    """Whether a draft over an earlier release would still change the one in force."""
    try:
        return rebase(connection, number, author, now) is not None
    except Unchanged:
        return False


def published_as(connection: sqlite3.Connection, number: int, author: int) -> int | None:
    """The release that a draft of one's own was published as; None where it was not."""
    row = connection.execute(
        "SELECT release FROM draft WHERE id = ? AND author = ?", (number, author)
    ).fetchone()
    return row["release"] if row else None


def tell(connection: sqlite3.Connection, number: int, author: int, whom: Whom) -> None:
    """Keep whom publishing a draft of one's own is to tell."""
    connection.execute(
        "UPDATE draft SET whom = ? WHERE id = ? AND author = ?", (whom, number, author)
    )


def answer(connection: sqlite3.Connection, number: int, author: int, said: Answers) -> None:
    """Keep what happens to some sessions that a draft of one's own leaves out."""
    row = connection.execute(
        "SELECT answers FROM draft WHERE id = ? AND author = ?", (number, author)
    ).fetchone()
    if row:
        written = answers_written({**answers_read(row["answers"]), **said})
        connection.execute("UPDATE draft SET answers = ? WHERE id = ?", (written, number))


def rebase(
    connection: sqlite3.Connection, number: int, author: int, now: datetime
) -> tuple[Draft, str] | None:
    """What a draft changes over the release in force; on a connection that only reads."""
    found, current = find(connection, number, author, now), releases.latest(connection)
    if found is None or current is None:
        return None
    before = releases.snapshot(connection, found.base)
    programme = found.programme
    if found.origin is Origin.FILE:
        # What the file calls a session may be another one's name since.
        former = session_ids.former(connection)
        programme = identified(current.programme, as_filed(programme), former)
    if before and found.origin is not Origin.ROLLBACK:
        programme = rebased(before.programme, programme, current.programme)
    return fitted(current, replace(found, programme=programme))


def keep_again(connection: sqlite3.Connection, draft: Draft, document: str) -> Draft | None:
    """Keep a draft as it is now; None where it is gone."""
    row = connection.execute(
        "UPDATE draft SET base = ?, programme = ? WHERE id = ? AND author = ? RETURNING id",
        (draft.base, document, draft.id, draft.author),
    ).fetchone()
    return draft if row else None


def discard(connection: sqlite3.Connection, number: int, author: int | None) -> bool:
    """Forget a draft of one's own, and those that say the same; False where none waits."""
    row = connection.execute(
        "DELETE FROM draft WHERE id = ? AND author = ? AND release IS NULL"
        " RETURNING origin, base, programme",
        (number, author),
    ).fetchone()
    if row is None:
        return False
    connection.execute(
        "DELETE FROM draft WHERE author = ? AND origin = ? AND base = ? AND programme = ?"
        " AND release IS NULL",
        (author, *row),
    )
    return True


def purge(connection: sqlite3.Connection, now: datetime) -> None:
    """Forget drafts that are too old to be published."""
    connection.execute("DELETE FROM draft WHERE made_at <= ?", (to_ms(now - KEPT_FOR),))
