"""A backup becomes the database in one step; the old one is kept, and nobody erased comes back."""

import asyncio
import fcntl
import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from bot.command_support import using
from bot.settings import Settings
from storage import (
    calendar_feeds,
    copies,
    deliveries,
    erasure_list,
    erasures,
    held_messages,
    inbox,
    last_times,
    organisers,
    people,
    privacy,
    releases,
    reminder_moments,
    reminders,
    restoring,
)
from storage.backups import back_up, read_through, remove_old_copies
from storage.database import Database
from storage.deliveries import OutboxMessage
from storage.files import InUse
from storage.moments import to_ms
from storage.publishing import Origin, publish
from storage.restoring import Restored
from storage.schema import DatabaseUnusable, backup_path, migrate, migrations
from tests.flows.stored.old_evening import OLDEST, STARTED, load
from tests.new_database import make
from tests.programmes import at, small_programme, small_snapshot
from tests.storage.conftest import NOON

ANNA, BORIS, CLARA, OLGA = 4_711_001, 4_711_002, 4_711_003, 4_711_009
NOW = at(28, 12, 30)
KEPT = "bot.sqlite3.before-restore-20210628T093000Z"


def changed(path: Path, change: Callable[[sqlite3.Connection], object]) -> None:
    with closing(connected(path)) as connection:
        change(connection)


def connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def who(path: Path) -> set[int]:
    with closing(connected(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return {row["id"] for row in connection.execute("SELECT id FROM person")}


def put_back(file: Path, database: Path, now: datetime = NOW) -> Restored:
    return restoring.restore(file, database, lambda _zone: now, (OLGA,))


@pytest.fixture
async def database(tmp_path: Path) -> Path:
    """A database with Anna, of which there is a backup, and with Boris, who came later."""
    path = tmp_path / "data" / "bot.sqlite3"
    path.parent.mkdir()
    make(path)
    opened = await Database.open(path)
    await publish(opened, small_programme(), None, Origin.FILE, at(28, 9))
    await opened.write(people.meet, ANNA, "de", NOON)
    await opened.close()
    back_up(path, tmp_path / "copy", NOON)
    changed(path, lambda connection: people.meet(connection, BORIS, "ru", NOON))
    return path


@pytest.fixture
def copy(tmp_path: Path, database: Path) -> Path:
    assert database.exists()
    return tmp_path / "copy"


def test_the_backup_is_the_database_and_the_old_one_is_kept(database: Path, copy: Path) -> None:
    shape = copy.read_bytes()
    done = put_back(copy, database)
    assert (who(database), done.contents.counts["people"]) == ({ANNA}, 1)
    assert done.kept_as is not None
    assert (done.kept_as.name, who(done.kept_as)) == (KEPT, {ANNA, BORIS})
    assert {file.name for file in database.parent.iterdir()} == {"bot.sqlite3", KEPT}
    assert [file.stat().st_mode & 0o777 for file in (database, done.kept_as)] == [0o600, 0o600]
    assert copy.read_bytes() == shape


def test_twice_in_a_second_keeps_both(database: Path, copy: Path) -> None:
    first, second = put_back(copy, database), put_back(copy, database)
    assert (first.kept_as, second.kept_as) != (second.kept_as, first.kept_as)
    assert who(database.with_name(KEPT)) == {ANNA, BORIS}


def test_what_a_killed_bot_has_left_in_the_log_is_kept_as_well(
    tmp_path: Path, database: Path, copy: Path
) -> None:
    place = tmp_path / "after a kill"
    place.mkdir()
    with closing(connected(database)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        people.meet(connection, CLARA, "de", NOON)
        for file in database.parent.iterdir():
            shutil.copy(file, place)
    done = put_back(copy, place / database.name)
    assert done.kept_as is not None
    assert who(done.kept_as) == {ANNA, BORIS, CLARA}
    assert who(place / database.name) == {ANNA}


@pytest.mark.parametrize("moment", ["before", "meanwhile"])
def test_a_command_beside_it_works_on_the_one_database_or_the_other(
    database: Path, copy: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """In between, SQLite would take the log that the command began for that of the new one."""
    reached, may_end = Event(), Event()

    def flock(file: int, how: int) -> None:
        if how == fcntl.LOCK_SH and moment == "meanwhile":
            reached.set()
        fcntl_flock(file, how)

    async def work(opened: Database) -> None:
        await opened.write(people.meet, CLARA, "de", NOON)
        reached.set()
        await asyncio.to_thread(may_end.wait)

    def command() -> None:
        asyncio.run(using(Settings(database=database), work))

    def keep(*args: Any) -> Path | None:
        kept_as = really_keep(*args)
        if moment == "meanwhile":
            beside.start()
            reached.wait()
        return kept_as

    fcntl_flock, really_keep, beside = fcntl.flock, restoring._keep, Thread(target=command)
    monkeypatch.setattr(fcntl, "flock", flock)
    monkeypatch.setattr(restoring, "_keep", keep)
    try:
        if moment == "before":
            beside.start()
            reached.wait()
            with pytest.raises(InUse):
                put_back(copy, database)
        else:
            put_back(copy, database)
    finally:
        may_end.set()
        beside.join()
    assert who(database) == {ANNA, CLARA} | ({BORIS} if moment == "before" else set())


def test_links_that_may_have_been_ended_since_do_not_work_again_nor_is_an_outage_told(
    database: Path, tmp_path: Path
) -> None:
    def then(connection: sqlite3.Connection) -> None:
        calendar_feeds.renew(connection, ANNA, NOON)
        organisers.invite(connection, ANNA, NOON)
        for what in (last_times.WELL, last_times.DISK_LOW, last_times.BACKED_UP):
            last_times.note(connection, what, NOON)

    changed(database, then)
    back_up(database, tmp_path / "with links", NOON)
    put_back(tmp_path / "with links", database)
    with closing(connected(database)) as connection:
        assert calendar_feeds.token_of(connection, ANNA) is None
        assert connection.execute("SELECT * FROM invitation").fetchone() is None
        known = {row[0] for row in connection.execute("SELECT what FROM last_time")}
    assert last_times.BACKED_UP in known
    assert not known & {last_times.WELL, last_times.DISK_LOW}


@pytest.mark.parametrize("left", ["nothing", "log", "rubbish"])
def test_a_database_that_is_lost_or_damaged_is_replaced(
    database: Path, copy: Path, left: str
) -> None:
    log = database.with_name(f"{database.name}-wal")
    if left == "rubbish":
        database.write_bytes(b"rubbish" * 5_000)
    else:
        database.unlink()
    if left != "nothing":
        log.write_bytes(b"of another life" * 500)
    done = put_back(copy, database)
    assert not log.exists()
    assert who(database) == {ANNA}
    assert (done.kept_as is None) == (left != "rubbish")
    migrate(database)
    assert who(database) == {ANNA}


def execute(path: Path, statement: str) -> None:
    changed(path, lambda connection: connection.execute(statement))


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda path: path.write_bytes(b"half" * 2_000), "not a database"),
        (lambda path: path.write_bytes(path.read_bytes()[:20_000]), "malformed"),
        (lambda path: path.write_bytes(b""), "no programme"),
        (lambda path: execute(path, "PRAGMA application_id = 7"), "another program"),
        (lambda path: execute(path, "PRAGMA user_version = 9999"), "newer version"),
        (lambda path: execute(path, "UPDATE release SET event_id = 'perm'"), "another event"),
        *(
            (partial(execute, statement=statement), r"its schema is not that of version \d+")
            for statement in (
                "CREATE TRIGGER t AFTER INSERT ON audit BEGIN DELETE FROM release; END",
                "CREATE VIEW v AS SELECT id FROM person",
                "CREATE INDEX i ON person (language)",
                "CREATE TABLE x (y)",
                "DROP TRIGGER seat_taken",
                "DROP INDEX person_by_seen",
                "ALTER TABLE person ADD COLUMN z TEXT",
                "PRAGMA user_version = 12",
            )
        ),
        (partial(execute, statement="UPDATE release SET programme = '{}'"), "cannot be read"),
        (partial(execute, statement="UPDATE release SET programme = '['"), "cannot be read"),
        (
            partial(execute, statement="UPDATE last_time SET at = 1 << 62"),
            "cannot be read",
        ),
    ],
)
def test_what_cannot_take_its_place_is_refused_and_changes_nothing(
    database: Path, copy: Path, spoil: Callable[[Path], object], reason: str
) -> None:
    spoil(copy)
    before = database.read_bytes()
    with pytest.raises((DatabaseUnusable, sqlite3.Error), match=reason):
        put_back(copy, database)
    assert database.read_bytes() == before
    assert not list(database.parent.glob("*.before-restore-*"))
    assert not list(database.parent.glob("*.unfinished-*"))


def test_a_trigger_of_ours_that_does_something_else_is_not_taken_over(
    database: Path, copy: Path
) -> None:
    execute(copy, "DROP TRIGGER seat_freed")
    execute(copy, "CREATE TRIGGER seat_freed AFTER DELETE ON seat BEGIN DELETE FROM person; END")
    with pytest.raises(DatabaseUnusable, match="seat_freed"):
        put_back(copy, database)


@pytest.mark.parametrize("newest", [step.number for step in migrations()][OLDEST - 1 :])
def test_every_version_with_people_in_it_has_the_schema_of_its_migrations(
    tmp_path: Path, newest: int
) -> None:
    path = tmp_path / "bot.sqlite3"
    load(path, newest)
    assert read_through(path).schema == newest


def test_the_database_itself_and_that_of_another_program_are_left(
    database: Path, copy: Path
) -> None:
    with pytest.raises(DatabaseUnusable, match="the database itself"):
        put_back(database, database)
    execute(database, "PRAGMA application_id = 7")
    with pytest.raises(DatabaseUnusable, match="another program"):
        put_back(copy, database)


def test_another_command_at_work_is_not_cut_off(database: Path, copy: Path) -> None:
    with closing(connected(database)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sqlite3, "connect", partial(sqlite3.connect, timeout=0))
            with pytest.raises(InUse):
                put_back(copy, database)
    assert who(database) == {ANNA, BORIS}


@pytest.mark.parametrize("list_is_lost", [False, True])
@pytest.mark.parametrize("database_is_lost", [False, True])
def test_who_was_erased_since_is_not_brought_back(
    database: Path, copy: Path, list_is_lost: bool, database_is_lost: bool
) -> None:
    changed(database, lambda connection: privacy.erase_on_request(connection, ANNA, NOW))
    listed = erasure_list.path_beside(database)
    with closing(connected(database)) as connection:
        erasure_list.write(listed, erasures.known(connection))
    if list_is_lost:
        listed.unlink()
    if database_is_lost:
        database.unlink()
    done = put_back(copy, database)
    is_known = not (list_is_lost and database_is_lost)
    assert (who(database), done.erased_again) == (set() if is_known else {ANNA}, int(is_known))
    assert len(erasure_list.read(listed)) == int(is_known)


def test_a_database_of_the_oldest_version_with_people_in_it_comes_back(tmp_path: Path) -> None:
    load(tmp_path / "old")
    target = tmp_path / "bot.sqlite3"
    done = put_back(tmp_path / "old", target, STARTED)
    with closing(connected(target)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == migrations()[-1].number
        assert held_messages.held(connection).number == done.held > 0
        waiting = "SELECT kind FROM delivery WHERE state = 'pending' AND due_at <= ?"
        kinds = {row["kind"] for row in connection.execute(waiting, (2**62,))}
        assert held_messages.RESTORED in kinds
    assert done.contents.schema == 6
    assert len(who(target)) == done.contents.counts["people"]


def test_the_version_before_runs_on_the_copy_that_an_update_has_left(tmp_path: Path) -> None:
    before, path = migrations()[:-1], tmp_path / "bot.sqlite3"
    load(path)
    migrate(path, before)
    expected = who(path)
    migrate(path)
    with pytest.raises(DatabaseUnusable, match="newer version"):
        migrate(path, before)
    copy = backup_path(path, migrations()[-1].number)
    assert read_through(copy).schema == before[-1].number
    copy.replace(path)
    migrate(path, before)
    assert who(path) == expected


def test_a_press_that_was_open_when_the_backup_was_made_is_not_carried_out_again(
    database: Path, copy: Path
) -> None:
    press = {"update_id": 1, "callback_query": {"id": "1", "from": {"id": ANNA}, "data": "x"}}
    changed(copy, lambda connection: inbox.store(connection, [press], NOON))
    put_back(copy, database)
    with closing(connected(database)) as connection:
        assert inbox.unfinished(connection) == []
        assert inbox.store(connection, [press], NOW) == []


def test_what_waits_in_a_backup_is_held_and_what_is_planned_for_later_is_not(
    database: Path, copy: Path
) -> None:
    def wait(connection: sqlite3.Connection) -> None:
        for name, due_at in (("due", NOON), ("later", at(29, 9))):
            deliveries.put(connection, [OutboxMessage(name, "x", ANNA, due_at)])
        connection.execute("UPDATE delivery SET state = 'sending' WHERE key = 'due'")

    changed(copy, wait)
    done = put_back(copy, database, at(28, 20))
    assert done.held == 1
    with closing(connected(database)) as connection:
        due = deliveries.due(connection, at(28, 20), (), 9)
        assert [one.chat for one in due] == [OLGA]
        assert held_messages.release(connection, OLGA, at(28, 21)) == 1
        assert held_messages.release(connection, OLGA, at(28, 21)) == 0
        due = deliveries.due(connection, at(28, 21), (), 9)
        assert [one.chat for one in due] == [OLGA, ANNA]


async def test_a_reminder_that_is_held_does_not_stand_in_for_the_next_one(
    database: Path, copy: Path
) -> None:
    def wait(connection: sqlite3.Connection) -> None:
        opening = small_snapshot().sessions["eroeffnung"]
        about = {"session": opening.id, "starts_at": to_ms(opening.start)}
        subject = reminders.subject_of(opening.id)
        connection.execute("UPDATE person SET highlights = 1")
        deliveries.put(
            connection,
            [OutboxMessage("early", reminder_moments.REMINDER, ANNA, at(28, 17), subject, about)],
        )

    changed(copy, wait)
    put_back(copy, database, at(28, 17, 30))
    opened = await Database.open(database)
    snapshot = await opened.read(releases.latest)
    assert snapshot is not None
    assert [n async for n in reminders.put_due(opened, snapshot, at(28, 17, 50))] == [1]
    due = await opened.read(deliveries.due, at(28, 17, 50), (OLGA,), 9)
    assert [one.chat for one in due] == [ANNA]
    await opened.close()


def test_old_databases_go_after_seven_days(database: Path) -> None:
    names = ("20210621T092959Z", "20210621T092959Z-wal", "20210621T093100Z")
    for name in names:
        database.with_name(f"{database.name}.before-restore-{name}").write_text("")
    database.with_name(f"{database.name}.unfinished-00112233").write_text("")
    remove_old_copies(database, NOW)
    left = {file.name for file in database.parent.iterdir()}
    assert left == {"bot.sqlite3", "bot.sqlite3.before-restore-20210621T093100Z"}


@pytest.mark.parametrize("target", [(copies, "check"), (os, "link"), (Path, "replace")])
@pytest.mark.parametrize("is_done", [False, True])
def test_a_kill_at_any_step_leaves_a_whole_database(
    database: Path, copy: Path, target: tuple[object, str], is_done: bool
) -> None:
    child = get_context("fork").Process(target=_killed, args=(target, is_done, copy, database))
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    is_replaced = target == (Path, "replace") and is_done
    assert who(database) == ({ANNA} if is_replaced else {ANNA, BORIS})
    done = put_back(copy, database)
    assert who(database) == {ANNA}
    assert done.kept_as is not None
    assert not list(database.parent.glob("*.unfinished-*"))


@pytest.mark.parametrize("is_done", [False, True])
def test_a_kill_while_a_backup_is_written_leaves_a_whole_one(
    database: Path, copy: Path, is_done: bool
) -> None:
    before = read_through(copy).counts["people"]
    child = get_context("fork").Process(target=_killed_in_backup, args=(is_done, database, copy))
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    assert (before, read_through(copy).counts["people"]) == (1, 2 if is_done else 1)
    back_up(database, copy, NOON)
    assert [file.name for file in copy.parent.glob("copy*")] == ["copy"]


def _killed(target: tuple[object, str], is_done: bool, file: Path, database: Path) -> None:
    _kill_at(*target, is_done=is_done)
    put_back(file, database)


def _killed_in_backup(is_done: bool, database: Path, target: Path) -> None:
    _kill_at(Path, "replace", is_done=is_done)
    back_up(database, target, NOON)


def _kill_at(place: object, name: str, *, is_done: bool) -> None:
    """Let this process be killed where a function is called, or when it has done its work."""
    function = getattr(place, name)

    def killing(*args: object, **more: object) -> None:
        if is_done:
            function(*args, **more)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(place, name, killing)
