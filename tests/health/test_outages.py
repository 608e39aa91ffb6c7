"""An outage is told once it is over: from when to when, who waited, whether all are answered."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from storage import inbox
from storage.alerts import Alert
from tests.health.world import World, a_bot

MINUTE = 60


def message(update_id: int, person: int) -> dict[str, Any]:
    return {"update_id": update_id, "message": {"from": {"id": person}}}


def told(world: World) -> list[Mapping[str, int]]:
    """The outages that the organiser is owed a message about."""
    rows = world.database.look_up(
        lambda c: c.execute(
            "SELECT parameters FROM delivery WHERE kind = ? ORDER BY id", (Alert.OUTAGE_ENDED,)
        ).fetchall()
    )
    return [outage for row in rows for outage in json.loads(row["parameters"])["outages"]]


async def arrive(world: World, *people: int) -> None:
    """Updates come in as they do from a poll."""

    async def take(updates: Any) -> None:
        await world.database.write(inbox.store, updates, world.clock.now())

    first = world.database.writing.commits * 100
    updates = [message(first + number, person) for number, person in enumerate(people)]
    await world.outages.noticing(take)(updates)


async def answer_all(world: World) -> None:
    await world.database.write(lambda c: c.execute("DELETE FROM inbox_body"))


async def away(world: World, minutes: int) -> None:
    """The server is away for so long, and the bot looks every 30 seconds."""
    for _ in range(2 * minutes):
        await world.passes(30, polls=False)


async def test_an_outage_is_told_when_those_who_waited_are_answered(world: World) -> None:
    await arrive(world, 11)
    began = world.clock.now()
    await away(world, 29)
    world.signs.note_call("getUpdates", "ok", 0.1)
    await arrive(world, 12, 13, 13, -5)
    await world.passes(1)
    await world.passes(30)
    assert told(world) == []
    await answer_all(world)
    await world.passes(5)
    (outage,) = told(world)
    assert outage["ended"] - outage["began"] == (29 * MINUTE + 1) * 1_000
    assert outage["began"] == int(began.timestamp() * 1_000)
    assert (outage["people"], outage["waiting"]) == (3, 0)


async def test_who_is_not_answered_within_ten_minutes_is_said_to_wait_still(world: World) -> None:
    await away(world, 5)
    await arrive(world, 11, 12)
    await world.passes(1)
    for _ in range(10):
        assert told(world) == []
        await world.passes(MINUTE)
    assert [(o["people"], o["waiting"]) for o in told(world)] == [(2, 2)]


async def test_outages_of_an_hour_are_told_together(world: World) -> None:
    for _ in range(3):
        await away(world, 3)
        await world.passes(1)
    assert len(told(world)) == 1
    for _ in range(60):
        await world.passes(MINUTE)
    assert len(told(world)) == 3


async def test_a_short_pause_is_no_outage(world: World) -> None:
    await world.passes(80, polls=False)
    await world.passes(5)
    assert told(world) == []


async def test_a_bot_that_was_stopped_tells_of_it_only_if_somebody_waited(tmp_path: Path) -> None:
    for came in (), (11,):
        async with a_bot(tmp_path) as world:
            await world.passes(1)
            await world.passes(40)
            world.clock.set(world.clock.now())
            well = world.clock.now()
        async with a_bot(tmp_path) as world:
            world.clock.set(well)
            await world.outages.look_back()
            world.seconds.passed, world.signs.asked_at = 0.0, None
            await world.passes(3_600, polls=False)
            await arrive(world, *came)
            await world.passes(1)
            await answer_all(world)
            await world.passes(1)
            assert [o["people"] for o in told(world)] == ([1] if came else [])
