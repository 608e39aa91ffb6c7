"""Marks of updates are on disk as soon as the writer has a moment, together, before what waits."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.update_progress import UpdateProgress
from scheduler.clock import Clock
from storage import inbox
from storage.database import Database
from storage.inbox import Entry
from tests.flows.test_outages import command

MANY = range(1, 31)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(tmp_path / "bot.sqlite3")
    yield opened
    await opened.close()


async def stored(database: Database) -> list[Entry]:
    """Updates that have just come."""
    updates = [command(number, number) for number in MANY]
    return await database.write(inbox.store, updates, Clock().now())


def unfinished(connection: sqlite3.Connection) -> int:
    """How many updates are not finished."""
    return len(inbox.unfinished(connection))


async def test_marks_wait_for_the_write_in_hand_alone_and_are_written_together(
    database: Database,
) -> None:
    entries, progress = await stored(database), UpdateProgress(database)
    go_on, left = threading.Event(), list[int]()
    in_hand = asyncio.create_task(database.write(lambda _: go_on.wait()))
    slices = [
        asyncio.create_task(database.write(lambda c: left.append(unfinished(c)))) for _ in range(3)
    ]
    await asyncio.sleep(0)
    for entry in entries:
        progress.begin(entry)
        progress.finish(entry)
    go_on.set()
    await asyncio.gather(in_hand, *slices)
    assert left == [0, 0, 0]


async def test_marks_that_come_within_a_moment_share_a_transaction_unless_others_wait(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.writer.GATHERED_FOR", 3_600.0)
    entries, progress = await stored(database), UpdateProgress(database)
    before = database.writing.turns
    for entry in entries:
        progress.finish(entry)
        assert await database.read(unfinished) == len(entries)
    assert await database.write(unfinished) == 0
    assert database.writing.turns == before + 2


async def test_a_mark_needs_no_turn_of_the_event_loop_to_be_on_disk(database: Database) -> None:
    entries, progress = await stored(database), UpdateProgress(database)
    with sqlite3.connect(database.path) as connection:
        connection.row_factory = sqlite3.Row
        for left, entry in enumerate(reversed(entries)):
            progress.finish(entry)
            while unfinished(connection) == len(entries) - left:
                pass  # The event loop has no turn before this is over.
    connection.close()
    await progress.close()


async def test_the_newest_mark_counts_whatever_fails_in_between(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries, progress = await stored(database), UpdateProgress(database)
    plain, fails = inbox.mark, iter((True, False, True))

    def mark(*arguments: object) -> None:
        plain(*arguments)  # type: ignore[arg-type]
        if next(fails, False):
            raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(inbox, "mark", mark)
    monkeypatch.setattr("bot.update_progress.TRY_AGAIN_AFTER", 0.001)
    for entry in entries:
        progress.begin(entry)
        await database.read(unfinished)
        progress.take_back(entry)
    for entry in entries[1:]:
        progress.finish(entry)
    await progress.close()
    [first] = await database.read(inbox.unfinished)
    assert (first.row, first.begun) == (entries[0].row, 0)


async def test_a_commit_that_fails_puts_no_beginning_back_over_an_end(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.writer.TOGETHER", 60.0)
    (entry, *_), progress = await stored(database), UpdateProgress(database)
    begun, go_on = threading.Event(), threading.Event()
    plain, failing = inbox.mark, [True]

    def mark(connection: sqlite3.Connection, *rest: object) -> None:
        plain(connection, *rest)  # type: ignore[arg-type]
        if failing and failing.pop():
            begun.set()
            go_on.wait()
            connection.execute("INSERT INTO child VALUES (1)")

    def tables(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        connection.execute(
            "CREATE TABLE child (parent REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)"
        )

    await database.write(tables)
    monkeypatch.setattr(inbox, "mark", mark)
    progress.begin(entry)
    await asyncio.to_thread(begun.wait)
    progress.finish(entry)
    go_on.set()
    await database.write(lambda c: c.execute("SELECT 1").fetchone())
    await progress.close()
    assert entry.row not in [left.row for left in await database.read(inbox.unfinished)]
