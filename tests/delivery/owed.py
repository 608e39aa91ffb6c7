"""Databases in which messages are owed to many people."""

import sqlite3
from contextlib import closing
from pathlib import Path

from storage import favourites
from storage.database import Database
from storage.programme import edits
from storage.programme.model import Programme
from storage.publishing import Origin, publish
from tests.programmes import at, small_programme

MORNING = at(28, 9)


def meet_many(connection: sqlite3.Connection, people: int) -> None:
    """Let people from 1 on have talked to the bot."""
    connection.executemany(
        "INSERT INTO person (id, language, first_seen_at, seen_at) VALUES (?, 'de', 0, 0)",
        ((person,) for person in range(1, people + 1)),
    )


def star_for_all(connection: sqlite3.Connection, people: int, session: str, release: int) -> None:
    """Let each of them star a session."""
    for person in range(1, people + 1):
        favourites.star(connection, person, session, release, MORNING)


async def owe_notices(database: Database, people: int) -> None:
    """A session that everybody has starred is moved: each is owed a notice."""
    before = await _published(database, small_programme())
    await database.write(meet_many, people)
    await database.write(star_for_all, people, "eroeffnung", before)
    await _published(database, moved())


async def star_reminded(database: Database, people: int) -> None:
    """Everybody has starred a session, of which they will be reminded."""
    release = await _published(database, small_programme())
    await database.write(meet_many, people)
    await database.write(star_for_all, people, "eroeffnung", release)


def moved() -> Programme:
    """The small programme with its opening an hour later."""
    programme = small_programme()
    opening = next(s for s in programme.sessions if s.id == "eroeffnung")
    return edits.move(
        programme, "eroeffnung", at(28, 19), at(28, 19) + (opening.end - opening.start)
    )


def counted(folder: Path, condition: str) -> int:
    """How many deliveries there are for which something holds."""
    with closing(sqlite3.connect(folder / "bot.sqlite3", timeout=30)) as connection:
        query = f"SELECT count(*) FROM delivery WHERE {condition}"  # noqa: S608
        return int(connection.execute(query).fetchone()[0])


async def _published(database: Database, programme: Programme) -> int:
    published = await database.write(publish, programme, None, Origin.FILE, MORNING)
    return published.snapshot.release
