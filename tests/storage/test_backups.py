"""Backups are whole, their owner's alone, and do not stay; a bad one takes no good one's place."""

import asyncio
import os
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from storage import bot_name, copies, people, releases
from storage.backups import back_up, back_up_night, read_through, remove_old_copies
from storage.database import Database
from storage.schema import DatabaseUnusable, backup_path, migrations
from tests.new_database import make, make_of
from tests.programmes import small_programme
from tests.storage.conftest import NOON

NIGHT = date(2031, 6, 24)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with one person in it, and a release."""
    path = tmp_path / "data" / "bot.sqlite3"
    path.parent.mkdir()
    make(path)
    with closing(connected(path)) as connection:
        people.meet(connection, 1, "de", NOON)
        releases.add(connection, "kaluga", releases.written(small_programme()), None, NOON)
    return path


def called(path: Path, name: str) -> None:
    with closing(connected(path)) as connection:
        bot_name.keep(connection, name)


def connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def test_a_backup_is_one_whole_file_though_the_bot_is_writing(
    tmp_path: Path, database: Path
) -> None:
    target = tmp_path / "copy"
    with closing(connected(database)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        people.meet(writer, 2, "de", NOON)
        back_up(database, target, NOON)
        writer.execute("COMMIT")
    before = sorted(tmp_path.iterdir())
    found = read_through(target)
    assert (found.event, found.schema) == ("kaluga", migrations()[-1].number)
    assert (found.made_at, found.counts["people"]) == (NOON, 1)
    assert target.stat().st_mode & 0o777 == 0o600
    assert sorted(tmp_path.iterdir()) == before


async def test_a_backup_under_load_has_each_transaction_whole_or_not_at_all(
    tmp_path: Path, database: Path
) -> None:
    opened, people_met = await Database.open(database), 0
    stop = asyncio.Event()

    def two(connection: sqlite3.Connection, first: int) -> None:
        people.meet(connection, first, "de", NOON)
        people.meet(connection, first + 1, "ru", NOON)

    async def load() -> None:
        nonlocal people_met
        while not stop.is_set():
            people_met += 2
            await opened.write(two, people_met)

    loading = asyncio.create_task(load())
    seen = []
    for number in range(5):
        target = tmp_path / f"copy{number}"
        await asyncio.to_thread(back_up, database, target, NOON)
        seen.append(read_through(target).counts["people"])
    stop.set()
    await loading
    await opened.close()
    assert all(number % 2 for number in seen)  # The one from before is the odd one.
    assert seen == sorted(seen)
    assert seen[-1] <= people_met + 1


@pytest.mark.parametrize("version", [1, 6, 20])
def test_a_database_of_an_older_schema_can_be_backed_up(tmp_path: Path, version: int) -> None:
    path, target = tmp_path / "db", tmp_path / "copy"
    make_of(path, version)
    with closing(connected(path)) as connection:
        releases.add(connection, "kaluga", releases.written(small_programme()), None, NOON)
    back_up(path, target, NOON)
    assert (read_through(target).schema, read_through(target).made_at) == (version, None)


def test_a_backup_never_replaces_the_database_itself(database: Path) -> None:
    with pytest.raises(ValueError, match="the database itself"):
        back_up(database, database, NOON)


def test_a_backup_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        back_up(tmp_path / "db", tmp_path / "copy", NOON)
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_is_damaged_does_not_replace_a_good_backup(
    tmp_path: Path, database: Path
) -> None:
    target = tmp_path / "copy"
    back_up(database, target, NOON)
    good = target.read_bytes()
    damage(database)
    with pytest.raises(sqlite3.Error):
        back_up(database, target, NOON)
    assert target.read_bytes() == good
    assert {file.name for file in tmp_path.iterdir()} == {"data", "copy"}


def test_a_copy_that_reads_badly_does_not_replace_a_good_one(
    tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy"
    target.write_text("good")
    check = copies.check

    def check_after_damage(_connection: sqlite3.Connection, path: Path) -> None:
        (unfinished,) = tmp_path.glob("copy.unfinished-*")
        damage(unfinished)
        with closing(connected(unfinished)) as anew:
            check(anew, path)

    monkeypatch.setattr(copies, "check", check_after_damage)
    with pytest.raises(sqlite3.Error):
        back_up(database, target, NOON)
    assert target.read_text() == "good"


def damage(path: Path) -> None:
    """Overwrite the second half of a database, log and all."""
    with closing(connected(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2].ljust(len(whole), b"\x07"))


@pytest.mark.parametrize("content", [b"", b"half a database" * 500])
def test_what_is_no_backup_is_not_read_as_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "copy").write_bytes(content)
    with pytest.raises((DatabaseUnusable, sqlite3.DatabaseError)):
        read_through(tmp_path / "copy")


def test_each_night_has_one_backup_in_a_folder_of_its_own_mode(
    tmp_path: Path, database: Path
) -> None:
    folder = tmp_path / "a" / "backups"
    made = [back_up_night(database, folder, "kaluga", NIGHT, NOON) for _ in range(2)]
    (file,) = folder.iterdir()
    assert (made, file.name) == ([True, False], "kaluga-2031-06-24.sqlite3")
    assert [p.stat().st_mode & 0o777 for p in (folder, file)] == [0o700, 0o600]


def test_only_old_backups_of_this_event_go_and_what_was_never_finished(
    tmp_path: Path, database: Path
) -> None:
    stay = {
        "kaluga-2031-06-18.sqlite3",
        "kaluga-2031-06-17.sqlite3.mine",
        "kaluga-21-2031-06-01.sqlite3",
        "perm-2031-06-01.sqlite3",
        "notes.txt",
    }
    go = {
        "kaluga-2031-06-17.sqlite3",
        "kaluga-2030-12-31.sqlite3",
        "kaluga-2031-06-23.sqlite3.unfinished-0a1b2c3d",
    }
    for name in stay | go:
        (tmp_path / name).write_text("")
    back_up_night(database, tmp_path, "kaluga", NIGHT, NOON)
    left = {file.name for file in tmp_path.iterdir()}
    assert left == stay | {"data", "kaluga-2031-06-24.sqlite3"}


def test_a_rehearsal_deletes_no_backup_of_the_bot_itself_and_its_own_count_for_nothing_there(
    tmp_path: Path, database: Path
) -> None:
    folder, months_later = tmp_path / "backups", date(2031, 9, 1)
    called(database, "twins_bot")
    nights = [date(2031, 6, day) for day in (18, 24)]
    for night in nights:
        back_up_night(database, folder, "kaluga", night, NOON)
    rehearsal = tmp_path / "rehearsal"
    rehearsal.write_bytes(database.read_bytes())
    called(rehearsal, "twins_test_bot")
    assert back_up_night(rehearsal, folder, "kaluga", months_later, NOON)
    assert sorted(file.name for file in folder.iterdir()) == [
        *(f"kaluga-{night}.sqlite3" for night in nights),
        f"kaluga-{months_later}.sqlite3",
    ]
    assert back_up_night(database, folder, "kaluga", months_later, NOON)


def test_the_backups_of_a_bot_that_was_called_otherwise_go_after_seven_days(
    tmp_path: Path, database: Path
) -> None:
    called(database, "twins_bot")
    back_up_night(database, tmp_path, "kaluga", date(2031, 6, 1), NOON)
    (before,) = tmp_path.glob("kaluga-*")
    eight_days_ago = before.stat().st_mtime - timedelta(days=8).total_seconds()
    os.utime(before, (eight_days_ago, eight_days_ago))
    called(database, "kaluga_bot")
    back_up_night(database, tmp_path, "kaluga", NIGHT, NOON)
    assert [file.name for file in tmp_path.glob("kaluga-*")] == [f"kaluga-{NIGHT}.sqlite3"]


def test_the_last_backup_stays_where_no_new_one_can_be_made(tmp_path: Path) -> None:
    for night in (9, 10):
        (tmp_path / f"kaluga-2031-06-{night:02}.sqlite3").write_text("")
    with pytest.raises(FileNotFoundError):
        back_up_night(tmp_path / "db", tmp_path, "kaluga", NIGHT, NOON)
    assert [file.name for file in tmp_path.iterdir()] == ["kaluga-2031-06-10.sqlite3"]


def test_copies_made_before_migrations_go_after_seven_days(tmp_path: Path) -> None:
    path = tmp_path / "db"
    for copy, age in (
        (backup_path(path, 2), 8),
        (backup_path(path, 3), 6),
        (tmp_path / "db.before-0004.unfinished-00112233", 8),
    ):
        copy.write_text("")
        made_at = (NOON - timedelta(days=age)).timestamp()
        os.utime(copy, (made_at, made_at))
    remove_old_copies(path, NOON)
    assert [copy.name for copy in tmp_path.iterdir()] == ["db.before-0003"]
