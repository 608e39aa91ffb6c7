"""Use cases run whole or not at all, and readers see what was written."""

import asyncio
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from storage.database import Database
from storage.schema import DatabaseUnusable


def count(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM note").fetchone()[0])


def add(connection: sqlite3.Connection, text: str, fail: bool = False) -> None:
    connection.execute("CREATE TABLE IF NOT EXISTS note (text TEXT)")
    connection.execute("INSERT INTO note VALUES (?)", (text,))
    if fail:
        raise ValueError("half-way")


def names_in(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


async def test_what_was_written_is_read(database: Database) -> None:
    await database.write(add, "a")
    assert await database.read(count) == 1


async def test_a_look_up_sees_what_was_written_and_cannot_write(database: Database) -> None:
    for number in range(3):
        await database.write(add, "a")
        assert database.look_up(count) == number + 1
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        database.look_up(add, "a")


async def test_closing_leaves_all_that_was_written_in_one_file(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "bot.sqlite3")
    await database.write(add, "a")
    assert database.look_up(count) == 1
    await database.close()
    assert names_in(tmp_path) == ["bot.sqlite3"]


async def test_a_use_case_that_fails_leaves_nothing_behind(database: Database) -> None:
    await database.write(add, "a")
    with pytest.raises(ValueError, match="half-way"):
        await database.write(add, "b", fail=True)
    assert await database.read(count) == 1
    await database.write(add, "c")
    assert await database.read(count) == 2


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await database.read(add, "a")


async def test_a_cancelled_caller_does_not_split_a_write(database: Database) -> None:
    started = asyncio.Event()
    loop = asyncio.get_running_loop()

    def slow(connection: sqlite3.Connection) -> None:
        add(connection, "first")
        loop.call_soon_threadsafe(started.set)
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
            "WHERE i < 200000) SELECT sum(i) FROM n"
        ).fetchone()
        add(connection, "second")

    writing = asyncio.create_task(database.write(slow))
    await started.wait()
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    await database.write(add, "third")
    assert await database.read(count) == 3


async def test_writes_that_come_together_all_happen(database: Database) -> None:
    await asyncio.gather(*(database.write(add, str(i)) for i in range(200)))
    assert await database.read(count) == 200


async def test_a_commit_that_fails_is_rolled_back_and_the_writer_goes_on(
    database: Database,
) -> None:
    def tables(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        connection.execute(
            "CREATE TABLE child (parent REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)"
        )

    def orphan(connection: sqlite3.Connection) -> None:
        add(connection, "b")
        connection.execute("INSERT INTO child VALUES (1)")

    await database.write(add, "a")
    await database.write(tables)
    with pytest.raises(sqlite3.IntegrityError):
        await database.write(orphan)
    assert await database.read(count) == 1
    await database.write(add, "c")
    assert await database.read(count) == 2


async def test_nobody_writes_between_what_a_use_case_reads_and_what_it_writes(
    database: Database,
) -> None:
    await database.write(add, "a")

    def count_up(connection: sqlite3.Connection) -> None:
        before = count(connection)
        with (
            closing(sqlite3.connect(database.path, timeout=0)) as beside,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            beside.execute("INSERT INTO note VALUES ('beside')")
        add(connection, str(before))

    await database.write(count_up)
    assert await database.read(count) == 2


async def test_others_write_between_two_slices(database: Database) -> None:
    await database.write(add, "begun")
    written: list[asyncio.Task[None]] = []

    def step(connection: sqlite3.Connection) -> int:
        left = 6 - count(connection)
        if left > 0:
            add(connection, "slice")
        return max(left, 0)

    async for _ in database.write_slices(step):
        if not written:
            written.append(asyncio.create_task(database.write(add, "other")))
            await asyncio.sleep(0)
    texts = await database.read(lambda c: [r[0] for r in c.execute("SELECT text FROM note")])
    assert texts == ["begun", "slice", "other", "slice", "slice", "slice"]


async def test_slices_that_were_written_stay_when_a_later_one_fails(database: Database) -> None:
    def step(connection: sqlite3.Connection) -> bool:
        add(connection, "slice")
        if count(connection) == 3:
            raise ValueError("killed")
        return True

    with pytest.raises(ValueError, match="killed"):
        async for _ in database.write_slices(step):
            pass
    assert await database.read(count) == 2


async def test_commits_are_durable_and_what_is_deleted_is_overwritten(database: Database) -> None:
    def settings(connection: sqlite3.Connection) -> tuple[object, ...]:
        return tuple(
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        )

    full = 2
    assert await database.write(lambda c: settings(c)[1:]) == (full, 1, 1)
    assert (await database.read(settings))[0] == "wal"


async def test_the_folder_is_made(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "new" / "folder" / "bot.sqlite3")
    await database.close()
    assert database.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"this is no database at all" * 100, b"\x00" * 4096])
async def test_a_file_that_is_no_database_is_refused_in_one_line(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "bot.sqlite3"
    path.write_bytes(content)
    with pytest.raises(DatabaseUnusable) as refused:
        await Database.open(path)
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)
    assert path.read_bytes() == content


async def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseUnusable):
        await Database.open(tmp_path / "file" / "bot.sqlite3")


async def test_what_cannot_wait_goes_before_what_has_not_begun_in_turns_with_it(
    database: Database,
) -> None:
    begun, go_on = asyncio.Event(), threading.Event()
    loop, order = asyncio.get_running_loop(), list[str]()

    def hold(_: sqlite3.Connection) -> None:
        loop.call_soon_threadsafe(begun.set)
        go_on.wait()

    def note(_: sqlite3.Connection, name: str) -> str:
        order.append(name)
        return name

    holding = asyncio.create_task(database.write(hold))
    await begun.wait()
    waiting = [asyncio.create_task(database.write(note, name)) for name in "ab"]
    await asyncio.sleep(0)
    ahead = [asyncio.wrap_future(database.queue_ahead(note, name)) for name in ("1st", "2nd")]
    go_on.set()
    assert await asyncio.gather(holding, *waiting, *ahead) == [None, "a", "b", "1st", "2nd"]
    assert order == ["1st", "a", "2nd", "b"]


async def test_a_write_that_fails_fails_for_its_own_caller_alone(database: Database) -> None:
    outcomes = await asyncio.gather(
        database.write(add, "a"),
        asyncio.wrap_future(database.queue_ahead(add, "b", fail=True)),
        database.write(add, "c"),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes] == [type(None), ValueError, type(None)]
    assert await database.read(count) == 2


async def test_a_closed_database_refuses_a_write(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "bot.sqlite3")
    await database.close()
    with pytest.raises(ValueError, match="connection"):
        await database.write(add, "a")


async def held(database: Database) -> tuple[asyncio.Task[None], threading.Event]:
    """The writer held by a write that ends once the event is set."""
    begun, go_on, loop = asyncio.Event(), threading.Event(), asyncio.get_running_loop()

    def hold(_: sqlite3.Connection) -> None:
        loop.call_soon_threadsafe(begun.set)
        go_on.wait()

    holding = asyncio.create_task(database.write(hold))
    await begun.wait()
    return holding, go_on


async def traced(database: Database) -> list[str]:
    """The statements that end transactions from now on."""
    ends: list[str] = []

    def trace(connection: sqlite3.Connection) -> None:
        connection.set_trace_callback(
            lambda x: ends.append(x) if x in ("COMMIT", "ROLLBACK") else None
        )

    await database.write(trace)
    return ends


async def test_writes_that_wait_together_share_a_commit_and_one_that_fails_fails_alone(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.writer.TOGETHER", 60.0)
    await database.write(add, "first")
    ends = await traced(database)
    holding, go_on = await held(database)
    waiting = [asyncio.create_task(database.write(add, str(i), fail=i == 3)) for i in range(8)]
    await asyncio.sleep(0)
    go_on.set()
    outcomes = await asyncio.gather(holding, *waiting, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes].count(ValueError) == 1
    assert isinstance(outcomes[4], ValueError)
    assert await database.read(count) == 8
    assert ends[1:] == ["COMMIT"]


async def test_what_takes_long_is_joined_by_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.writer.TOGETHER", 0.0)
    await database.write(add, "first")
    ends = await traced(database)
    holding, go_on = await held(database)
    other = asyncio.create_task(database.write(add, "other"))
    await asyncio.sleep(0)
    go_on.set()
    await asyncio.gather(holding, other)
    assert ends[1:] == ["COMMIT", "COMMIT"]


async def test_a_commit_that_fails_fails_all_that_shared_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.writer.TOGETHER", 60.0)

    def tables(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        connection.execute(
            "CREATE TABLE child (parent REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)"
        )

    await database.write(add, "first")
    await database.write(tables)
    holding, go_on = await held(database)
    waiting = [
        asyncio.create_task(database.write(add, "beside")),
        asyncio.create_task(
            database.write(lambda c: c.execute("INSERT INTO child VALUES (1)").rowcount)
        ),
    ]
    await asyncio.sleep(0)
    go_on.set()
    outcomes = await asyncio.gather(holding, *waiting, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes[1:]] == [sqlite3.IntegrityError] * 2
    assert await database.read(count) == 1


async def test_a_database_that_others_go_on_holding_is_not_waited_for_in_full_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.writer.BUSY_TIMEOUT_MS", 50)
    database, timeouts = await Database.open(tmp_path / "bot.sqlite3"), list[str]()

    def traced(connection: sqlite3.Connection) -> None:
        connection.set_trace_callback(lambda s: timeouts.append(s) if "busy_timeout" in s else None)

    await database.write(traced)
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for _ in range(2):
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                await database.write(lambda _: None)
        await database.scrub()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            await database.write(lambda _: None)
        set_again = timeouts[-1]
        other.execute("COMMIT")
    await database.write(lambda _: None)
    await database.close()
    assert set_again == "PRAGMA busy_timeout = 5"
    assert timeouts[0] == "PRAGMA busy_timeout = 5"
    assert timeouts[-1] == "PRAGMA busy_timeout = 50"


async def test_a_short_read_waits_for_no_long_one_while_a_reader_is_free(
    database: Database,
) -> None:
    begun, go_on, loop = asyncio.Event(), threading.Event(), asyncio.get_running_loop()

    def long(_: sqlite3.Connection) -> str:
        loop.call_soon_threadsafe(begun.set)
        go_on.wait()
        return "long"

    await database.write(add, "a")
    reading = asyncio.create_task(database.read(long))
    await begun.wait()
    short = asyncio.gather(*(database.read(count) for _ in range(6)))
    try:
        assert await asyncio.wait_for(short, 20) == [1] * 6
    finally:
        go_on.set()
    assert await reading == "long"


async def test_no_read_waits_for_those_that_take_long(database: Database) -> None:
    go_on = threading.Event()
    await database.write(add, "a")
    long = [asyncio.create_task(database.read_long(lambda _: go_on.wait())) for _ in range(4)]
    try:
        assert await asyncio.wait_for(database.read(count), 20) == 1
    finally:
        go_on.set()
    assert await asyncio.gather(*long) == [True] * 4


async def test_a_read_that_spans_a_commit_sees_one_state(database: Database) -> None:
    begun, go_on, loop = asyncio.Event(), threading.Event(), asyncio.get_running_loop()

    def twice(connection: sqlite3.Connection) -> tuple[int, int]:
        before = count(connection)
        loop.call_soon_threadsafe(begun.set)
        go_on.wait()
        return before, count(connection)

    await database.write(add, "a")
    reading = asyncio.create_task(database.read(twice))
    await begun.wait()
    await database.write(add, "b")
    go_on.set()
    assert await reading == (1, 1)
    assert await database.read(twice) == (2, 2)


async def test_a_read_that_fails_leaves_the_next_one_a_reader_and_the_newest_state(
    database: Database,
) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        count(connection)
        raise ValueError("half-way")

    await database.write(add, "a")
    for _ in range(4):
        with pytest.raises(ValueError, match="half-way"):
            await database.read(fail)
    await database.write(add, "b")
    assert await database.read(count) == 2
