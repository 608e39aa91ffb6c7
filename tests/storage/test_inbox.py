"""The inbox keeps what must be kept, recognises repeats and forgets the rest."""

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import inbox, people, privacy
from storage.database import Database
from tests.storage.conftest import NOON


def message(update_id: int, text: str = "", person: int = 7) -> dict[str, Any]:
    return {"update_id": update_id, "message": {"from": {"id": person}, "text": text}}


async def test_what_is_stored_is_unfinished_in_its_order(database: Database) -> None:
    await database.write(inbox.store, [message(2), message(1)], NOON)
    await database.write(inbox.store, [message(3)], NOON)
    left = await database.read(inbox.unfinished)
    assert [entry.update_id for entry in left] == [2, 1, 3]


async def test_a_repeat_is_recognised_by_id_and_content(database: Database) -> None:
    assert len(await database.write(inbox.store, [message(1, "a")], NOON)) == 1
    assert await database.write(inbox.store, [message(1, "a")], NOON) == []
    assert len(await database.write(inbox.store, [message(1, "b")], NOON)) == 1


async def test_a_repeat_is_recognised_after_its_body_is_gone(database: Database) -> None:
    [entry] = await database.write(inbox.store, [message(1, "geheim")], NOON)
    await database.write(inbox.mark, {}, [entry.row])
    assert await database.read(inbox.unfinished) == []
    assert await database.write(inbox.store, [message(1, "geheim")], NOON) == []
    assert await database.read(_bodies) == []
    assert await database.read(_known) == 1


@pytest.mark.parametrize("is_finished", [True, False])
def test_what_comes_twice_does_not_bring_back_who_was_erased_in_between(
    connection: sqlite3.Connection, is_finished: bool
) -> None:
    [entry, _other] = inbox.store(connection, [message(1, "geheim"), message(2, person=8)], NOON)
    inbox.mark(connection, {}, [entry.row] if is_finished else [])
    privacy.erase(connection, 7, NOON)
    assert inbox.store(connection, [message(1, "geheim")], NOON + timedelta(minutes=1)) == []
    assert [left.update_id for left in inbox.unfinished(connection)] == [2]
    assert privacy.everybody(connection) == [8]
    assert privacy.data_of(connection, 7)["updates"] == []
    inbox.purge(connection, NOON + timedelta(hours=25))
    assert _known(connection) == 1


async def test_a_day_later_it_is_forgotten_but_never_unfinished(database: Database) -> None:
    [done, _waiting] = await database.write(inbox.store, [message(1), message(2)], NOON)
    await database.write(inbox.mark, {}, [done.row])
    await database.write(inbox.purge, NOON + timedelta(hours=23))
    assert await database.read(_known) == 2
    await database.write(inbox.purge, NOON + timedelta(hours=25))
    assert [entry.update_id for entry in await database.read(inbox.unfinished)] == [2]
    assert await database.read(_known) == 1


def test_a_finished_update_takes_two_hundred_bytes_at_most(connection: sqlite3.Connection) -> None:
    def pages_used() -> int:
        [count, free] = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count")
        ]
        return int(count) - int(free)

    connection.execute("PRAGMA secure_delete = ON")
    before, many = pages_used(), 3_000
    for first in range(0, many, 100):
        texts = [message(i, "x" * 700, person=i * 7_919 % 500) for i in range(first, first + 100)]
        entries = inbox.store(connection, texts, NOON + timedelta(seconds=first))
        inbox.mark(connection, {}, [entry.row for entry in entries])
    page = connection.execute("PRAGMA page_size").fetchone()[0]
    assert (pages_used() - before) * page / many <= 200


def test_nothing_of_a_body_stays_in_the_file(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    connection.execute("PRAGMA secure_delete = ON")
    [entry] = inbox.store(connection, [message(1, "geheim")], NOON)
    inbox.mark(connection, {}, [entry.row])
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"geheim" not in (tmp_path / "bot.sqlite3").read_bytes()


def test_erasing_a_person_takes_what_waits_for_them_along(connection: sqlite3.Connection) -> None:
    inbox.store(connection, [message(1, person=7), message(2, person=8)], NOON)
    privacy.erase(connection, 7, NOON)
    assert [entry.update_id for entry in inbox.unfinished(connection)] == [2]


def test_who_is_known_is_known_at_once(connection: sqlite3.Connection) -> None:
    people.meet(connection, 7, "de", NOON)
    entries = inbox.store(connection, [message(1, person=7), message(2, person=8)], NOON)
    assert [entry.known for entry in entries] == [True, False]
    assert [entry.known for entry in inbox.unfinished(connection)] == [True, False]


async def test_beginnings_are_counted(database: Database) -> None:
    [entry] = await database.write(inbox.store, [message(1)], NOON)
    for times in (1, 2, 1):
        await database.write(inbox.mark, {entry.row: times})
        assert [left.begun for left in await database.read(inbox.unfinished)] == [times]


@pytest.mark.parametrize(
    ("update", "queue"),
    [
        (message(1, person=7), 7),
        (
            {"update_id": 1, "callback_query": {"from": {"id": 8}, "message": {"chat": {"id": 9}}}},
            8,
        ),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": 9}, "from": {"id": 8}}}, 8),
        ({"update_id": 1, "channel_post": {"chat": {"id": -9}}}, -9),
        ({"update_id": 1, "message_reaction": {"chat": {"id": -9}, "user": {"id": 3}}}, 3),
        ({"update_id": 1, "something_new": {"from": {"id": 5}}}, 5),
        ({"update_id": 1, "poll": {"id": "x"}}, 0),
        ({"update_id": 1, "odd": {"from": {"id": "x"}, "chat": 3}}, 0),
        ({"update_id": 1}, 0),
    ],
)
def test_an_update_belongs_to_whoever_caused_it(update: dict[str, Any], queue: int) -> None:
    assert inbox.queue_of(update) == queue


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda children: st.lists(children) | st.dictionaries(st.text(), children),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from(["message", "x", "poll"]), JSON))
def test_no_shape_of_an_update_raises(update: dict[str, Any]) -> None:
    assert isinstance(inbox.queue_of(update), int)


def _bodies(connection: sqlite3.Connection) -> list[str]:
    return [row["body"] for row in connection.execute("SELECT body FROM inbox_body")]


def _known(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM inbox").fetchone()[0])


@pytest.mark.parametrize("query", [inbox.waiting, inbox.unfinished])
async def test_what_waits_is_found_without_going_through_what_is_finished(
    database: Database, query: Callable[[sqlite3.Connection], object]
) -> None:
    def plan(connection: sqlite3.Connection) -> list[str]:
        statements: list[str] = []
        connection.set_trace_callback(statements.append)
        query(connection)
        connection.set_trace_callback(None)
        explained = connection.execute(f"EXPLAIN QUERY PLAN {statements[0]}").fetchall()
        return [row["detail"] for row in explained]

    await database.write(inbox.store, [message(1)], NOON)
    assert not [line for line in await database.read(plan) if f"{line} ".startswith("SCAN inbox ")]
