"""A database from before releases were told is taken over whole, and works at once."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage import agenda, inbox, people, releases
from storage.database import Database
from storage.programme.document import to_document
from storage.schema import backup_path, migrate, migrations
from tests.new_database import make_of
from tests.programmes import small_programme
from tests.storage.conftest import NOON
from tests.storage.starred import ANNA, BORIS, OPENING, moved, owed, publish

OLD_COLUMNS = {
    "person": ("id", "language", "language_chosen", "reachable", "first_seen_at", "seen_at"),
    "inbox": ("row", "update_id", "digest", "queue", "received_at"),
    "release": ("number", "event_id", "published_at", "programme"),
}

BODY = '{"update_id": 8}'


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the tables of the first schema, in the columns that are there to this day."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()  # noqa: S608
            for table, columns in OLD_COLUMNS.items()
        }


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database of the first schema in which something is in every table."""
    path = tmp_path / "bot.sqlite3"
    make_of(path, 1)
    with closing(sqlite3.connect(path)) as connection:
        connection.executemany(
            "INSERT INTO person VALUES (?, ?, 1, ?, 1, 2)", [(ANNA, "de", 1), (BORIS, "ru", 0)]
        )
        connection.execute("INSERT INTO inbox VALUES (7, 8, x'00', ?, 3, 1, ?)", (ANNA, BODY))
        connection.execute("INSERT INTO inbox VALUES (6, 9, x'00', ?, 3, 1, NULL)", (ANNA,))
        releases.add(connection, "test", json.dumps(to_document(small_programme())), None, NOON)
        connection.commit()
    return path


def test_everything_stays_and_a_copy_is_put_beside_it(old: Path) -> None:
    before = rows(old)
    assert all(before.values())
    migrate(old)
    assert rows(old) == before == rows(backup_path(old, migrations()[-1].number))
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


async def test_what_was_not_finished_is_begun_again_as_often_as_before(old: Path) -> None:
    database = await Database.open(old)
    [entry] = await database.read(inbox.unfinished)
    assert (entry.row, entry.queue, entry.update, entry.begun) == (7, ANNA, {"update_id": 8}, 1)
    await database.close()


def test_the_schema_is_the_same_as_of_a_new_database(old: Path, tmp_path: Path) -> None:
    def columns_of(path: Path) -> list[tuple[object, ...]]:
        query = """
            SELECT m.name, c.name, c.type, c."notnull", c.dflt_value, c.pk
            FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c ORDER BY 1, 2
        """
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute(query).fetchall()

    new = tmp_path / "new.sqlite3"
    migrate(old)
    migrate(new)
    assert columns_of(old) == columns_of(new)


async def test_people_from_before_star_and_are_told(old: Path) -> None:
    database = await Database.open(old)
    anna = await database.read(people.find, ANNA)
    assert anna
    assert (anna.starred, anna.dialogue, anna.menu, anna.named_organiser) == (
        frozenset(),
        None,
        None,
        False,
    )
    assert await database.write(agenda.star, ANNA, OPENING, 1, NOON)
    assert await database.write(agenda.star, BORIS, OPENING, 1, NOON)
    published = await database.write(publish, moved())
    assert (published.audience.reachable, published.audience.unreachable) == (1, 1)
    assert await database.read(owed) == [ANNA, BORIS]
    await database.close()


def test_a_migration_that_fails_half_way_leaves_the_old_schema(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("CREATE TABLE clock_shift (in_the_way)")
    before = rows(old)
    with pytest.raises(sqlite3.OperationalError, match="clock_shift"):
        migrate(old)
    assert rows(old) == before
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        left = connection.execute("SELECT name FROM sqlite_master WHERE name = 'delivery'")
        assert left.fetchone() is None
        connection.execute("DROP TABLE clock_shift")
    migrate(old)
    assert rows(old) == before


async def test_who_published_a_release_is_known_as_before(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    migrate(path, migrations()[:10])
    document = json.dumps(to_document(small_programme()))
    with closing(sqlite3.connect(path)) as connection:
        connection.executemany(
            "INSERT INTO release (event_id, published_at, author, programme)"
            " VALUES ('test', 1, ?, ?)",
            [(ANNA, document), (None, document)],
        )
        connection.commit()
    database = await Database.open(path)
    found = [await database.read(releases.find, number) for number in (1, 2)]
    assert [release.author for release in found if release] == [ANNA, None]
    await database.close()
