"""Migrations run once and whole, with a copy before."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.backups import back_up
from storage.schema import (
    DatabaseUnusable,
    Migration,
    backup_path,
    examine,
    migrate,
    migrations,
)
from tests.new_database import make_of
from tests.storage.conftest import NOON

FIRST = Migration(1, "CREATE TABLE a (x);\nINSERT INTO a VALUES ('kept');")
SECOND = Migration(2, "ALTER TABLE a ADD COLUMN y;\nUPDATE a SET y = 'new';")
BROKEN = Migration(2, "ALTER TABLE a ADD COLUMN y;\nUPDATE nowhere SET y = 1;")


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_migrations_are_numbered_without_gaps() -> None:
    assert [step.number for step in migrations()] == list(range(1, len(migrations()) + 1))


def test_every_step_runs_once_and_keeps_the_data(tmp_path: Path) -> None:
    path = tmp_path / "db"
    migrate(path, [FIRST])
    migrate(path, [FIRST, SECOND])
    migrate(path, [FIRST, SECOND])
    assert rows(path, "SELECT x, y FROM a") == [("kept", "new")]


def test_a_copy_with_the_old_data_is_made_before(tmp_path: Path) -> None:
    path = tmp_path / "db"
    migrate(path, [FIRST])
    migrate(path, [FIRST, SECOND])
    assert rows(backup_path(path, 2), "SELECT * FROM a") == [("kept",)]


def test_a_new_database_needs_no_copy(tmp_path: Path) -> None:
    migrate(tmp_path / "db", [FIRST, SECOND])
    assert not list(tmp_path.glob("*.before-*"))


def test_a_step_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "db"
    migrate(path, [FIRST])
    with pytest.raises(sqlite3.OperationalError):
        migrate(path, [FIRST, BROKEN])
    assert rows(path, "SELECT * FROM a") == [("kept",)]
    assert rows(path, "PRAGMA user_version") == [(1,)]


def test_a_database_from_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "db"
    migrate(path, [FIRST, SECOND])
    with pytest.raises(DatabaseUnusable, match="newer version"):
        migrate(path, [FIRST])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    with pytest.raises(DatabaseUnusable, match="newer version"):
        examine(path)


def test_a_database_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path, target = tmp_path / "db", tmp_path / "copy"
    for statement in ("PRAGMA user_version = 3", "PRAGMA application_id = 7"):
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS person (id)")
            connection.execute(statement)
        before = path.read_bytes()
        for refuses in (migrate, examine, lambda path: back_up(path, target, NOON)):
            with pytest.raises(DatabaseUnusable, match="another program"):
                refuses(path)
        assert path.read_bytes() == before
        assert [file.name for file in tmp_path.iterdir()] == ["db"]


def test_an_empty_database_that_another_program_has_marked_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "db")) as connection:
        connection.execute("PRAGMA application_id = 7")
    with pytest.raises(DatabaseUnusable, match="another program"):
        migrate(tmp_path / "db")


@pytest.mark.parametrize("version", range(1, len(migrations()) + 1))
def test_a_database_of_ours_from_before_files_were_marked_is_taken_and_marked(
    tmp_path: Path, version: int
) -> None:
    path = tmp_path / "db"
    make_of(path, version)
    marked = rows(path, "PRAGMA application_id")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 0")
    examine(path)
    migrate(path)
    assert rows(path, "PRAGMA application_id") == marked != [(0,)]


def test_an_empty_file_becomes_a_database_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "db"
    path.touch(mode=0o640)
    migrate(path)
    assert rows(path, "SELECT count(*) FROM person") == [(0,)]
    assert path.stat().st_mode & 0o777 == 0o640


def test_examining_makes_nothing(tmp_path: Path) -> None:
    examine(tmp_path / "folder" / "db")
    assert list(tmp_path.iterdir()) == []
