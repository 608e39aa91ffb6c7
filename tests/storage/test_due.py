"""What is due is found at once, whatever else waits: what cannot go out is not looked at."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta

from storage import deliveries, people
from storage.database import Database
from storage.deliveries import OutboxMessage, Priority
from tests.storage.conftest import NOON

WAITING = 10_000
BLOCKED, LATER, READY = 1, 2, 3
STEPS_FOR_ONE = 100
"""Far less than a step of SQLite's for each row that waits."""


def owed(chat: int, number: int, **more: timedelta) -> OutboxMessage:
    priority = Priority.PERSONAL if number % 2 else Priority.NOTICE
    due_at = NOON + more.get("later", timedelta())
    return OutboxMessage(f"{chat}:{number}", "change", chat, due_at, priority=priority)


def due(connection: sqlite3.Connection) -> list[int]:
    return [waiting.chat for waiting in deliveries.due(connection, NOON, (), 100)]


def hundreds_of_steps(connection: sqlite3.Connection) -> int:
    """How long a look at what is due takes, in hundreds of steps of SQLite's."""
    steps: list[None] = []
    connection.set_progress_handler(lambda: steps.append(None), 100)
    deliveries.due(connection, NOON, (), 100)
    connection.set_progress_handler(None, 0)
    return len(steps)


async def test_many_that_cannot_go_out_do_not_keep_one_waiting_that_can(
    database: Database,
) -> None:
    def rows() -> Iterator[OutboxMessage]:
        for number in range(WAITING):
            yield owed(BLOCKED, number)
            yield owed(LATER, number, later=timedelta(days=2))
        yield owed(READY, 0)

    for person in (BLOCKED, LATER, READY):
        await database.write(people.meet, person, "de", NOON)
    await database.write(people.set_reachable, BLOCKED, False)
    await database.write(deliveries.put, rows())
    assert await database.read(due) == [READY]
    assert await database.read(hundreds_of_steps) < STEPS_FOR_ONE


async def test_what_is_owed_waits_while_its_person_is_away(database: Database) -> None:
    await database.write(people.meet, 1, "de", NOON)
    await database.write(deliveries.put, [owed(1, 0)])
    assert await database.read(due) == [1]
    await database.write(people.set_reachable, 1, False)
    await database.write(deliveries.put, [owed(1, 1)])
    assert await database.read(due) == []
    await database.write(people.meet, 1, "de", NOON)
    assert await database.read(due) == [1, 1]


async def test_what_was_in_flight_to_somebody_who_blocked_the_bot_waits_as_well(
    database: Database,
) -> None:
    await database.write(people.meet, 1, "de", NOON)
    await database.write(deliveries.put, [owed(1, 0)])
    [waiting] = await database.read(deliveries.due, NOON, (), 1)
    await database.write(deliveries.claim, waiting.id, NOON)
    await database.write(people.set_reachable, 1, False)
    await database.write(deliveries.put_back, waiting.id)
    assert await database.read(due) == []
    await database.write(people.set_reachable, 1, True)
    assert await database.read(due) == [1]


async def test_strangers_and_groups_are_owed_like_everybody(database: Database) -> None:
    await database.write(deliveries.put, [owed(-5, 0), owed(77, 0)])
    assert await database.read(due) == [-5, 77]


async def test_the_urgent_goes_first_then_what_waits_longest(database: Database) -> None:
    await database.write(
        deliveries.put,
        [
            owed(1, 0, later=timedelta(minutes=-1)),
            owed(2, 0, later=timedelta(minutes=-2)),
            owed(3, 1),
        ],
    )
    assert await database.read(due) == [3, 2, 1]
