"""The inbox keeps what must be kept, recognises repeats and forgets the rest."""

import sqlite3
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import inbox
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
    await database.write(inbox.mark, finished=[entry.row])
    assert await database.read(inbox.unfinished) == []
    assert await database.write(inbox.store, [message(1, "geheim")], NOON) == []
    assert await database.read(_bodies) == [None]


async def test_a_day_later_it_is_forgotten_but_never_unfinished(database: Database) -> None:
    [done, _waiting] = await database.write(inbox.store, [message(1), message(2)], NOON)
    await database.write(inbox.mark, finished=[done.row])
    await database.write(inbox.purge, NOON + timedelta(hours=23))
    assert len(await database.read(_bodies)) == 2
    await database.write(inbox.purge, NOON + timedelta(hours=25))
    assert [entry.update_id for entry in await database.read(inbox.unfinished)] == [2]
    assert len(await database.read(_bodies)) == 1


async def test_beginnings_are_counted_and_can_be_taken_back(database: Database) -> None:
    [entry] = await database.write(inbox.store, [message(1)], NOON)
    for _ in range(2):
        await database.write(inbox.mark, begun=[entry.row])
    await database.write(inbox.mark_not_begun, [entry.row])
    assert [left.begun for left in await database.read(inbox.unfinished)] == [1]


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


def _bodies(connection: sqlite3.Connection) -> list[str | None]:
    return [row["body"] for row in connection.execute("SELECT body FROM inbox")]
