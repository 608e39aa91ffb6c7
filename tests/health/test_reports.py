"""Each thing that goes wrong is seen in time, said once a minute, and by the right report."""

import asyncio
import logging
import sqlite3
import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from bot import polling
from bot.http_transport import HttpTransport
from bot.polling import Polling
from storage import writer
from tests.bot.api_server import TOKEN, ApiServer
from tests.health.world import World, a_bot


def failing(world: World) -> tuple[list[str], list[str]]:
    """What fails of /healthz and of /readyz."""
    alive, ready = world.health.alive(), world.health.ready()
    return [check.name for check in alive.failed], [check.name for check in ready.failed]


async def test_all_is_well_as_soon_as_a_poll_was_answered_and_something_written(
    tmp_path: Path,
) -> None:
    async with a_bot(tmp_path) as world:
        assert failing(world) == ([], ["telegram", "database"])
        await world.passes(1)
        assert failing(world) == ([], [])
        assert world.health.ready().text == (
            "ok  telegram: understood 0 s ago\nok  database: written 0 s ago\n"
        )
        for _ in range(20):
            await world.passes(25)
            assert failing(world) == ([], [])


async def test_a_start_that_waits_for_the_server_is_alive_and_not_ready(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as world:
        for _ in range(10):
            await world.passes(25, polls=False)
            assert failing(world) == ([], ["telegram"])


async def test_a_poll_loop_that_was_killed_is_seen_after_90_seconds(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.passes(45, polls=False)
    await world.passes(45, polls=False)
    assert failing(world) == ([], [])
    for _ in range(4):
        await world.passes(30, polls=False)
        assert failing(world) == (["updates"], ["telegram"])
    hangs = [r.getMessage() for r in caplog.records if "hangs" in r.getMessage()]
    assert hangs == [
        "the bot hangs, a restart would help: updates: asked for 120 s ago",
        "the bot hangs, a restart would help: updates: asked for 180 s ago",
    ]


async def test_a_server_that_wants_to_be_left_alone_is_no_reason_for_a_restart(
    world: World,
) -> None:
    world.signs.pauses(300)
    await world.passes(299, polls=False)
    assert failing(world)[0] == []
    await world.passes(92, polls=False)
    assert failing(world)[0] == ["updates"]


async def test_a_stuck_writer_is_seen_after_30_seconds_and_its_end_at_once(world: World) -> None:
    with world.stuck_writer():
        await world.passes(5)
        await world.passes(25)
        assert failing(world) == ([], [])
        await world.passes(6)
        assert failing(world) == (["writer"], [])
        await world.passes(60)
        assert failing(world) == (["writer"], ["database"])
    await world.passes(1)
    assert failing(world) == ([], [])


async def test_a_database_that_others_hold_makes_the_bot_unready_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(writer, "BUSY_TIMEOUT_MS", 1)
    async with a_bot(tmp_path) as world:
        await world.passes(1)
        with closing(sqlite3.connect(world.database.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            for _ in range(5):
                await world.passes(25)
            assert failing(world) == ([], ["database"])
            assert world.health.ready().text.endswith(
                "FAIL  database: written 125 s ago, database is locked\n"
            )
            other.execute("COMMIT")
        await world.passes(1)
        assert failing(world) == ([], [])
    said = [r.getMessage() for r in caplog.records if "cannot write" in r.getMessage()]
    assert said == ["cannot write to the database (SQLITE_BUSY), trying again"] * 2


async def test_what_waits_for_a_database_that_others_hold_fails_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "BUSY_TIMEOUT_MS", 50)
    async with a_bot(tmp_path) as world:
        with closing(sqlite3.connect(world.database.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            all_wait = threading.Event()
            world.database._writer.connection._tx.put_nowait((None, all_wait.wait))
            writes = [world.database.write(lambda _: None) for _ in range(100)]
            waiting = asyncio.gather(*writes, return_exceptions=True)
            await asyncio.sleep(0)
            all_wait.set()
            outcomes = await waiting
        assert {str(outcome) for outcome in outcomes} == {"database is locked"}
        assert world.database.writing.turns == 1


GARBAGE = [(200, b"<html>"), (200, b'{"ok": true, "result": {}}'), (502, b"")]


@pytest.mark.parametrize(("status", "body"), [*GARBAGE, (401, b'{"ok": false}')])
async def test_garbage_and_a_revoked_token_make_the_bot_unready_alone_and_are_said_once_a_minute(
    server: ApiServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    status: int,
    body: bytes,
) -> None:
    monkeypatch.setattr(polling, "_PAUSE", 0.001)

    async def take(_: Sequence[object]) -> None:
        """Nothing comes."""

    async with a_bot(tmp_path) as world, HttpTransport(server.url, TOKEN) as transport:
        await server.give({"update_id": 1})
        asking = asyncio.create_task(Polling(transport, take, [], world.signs).run())
        await server.until(lambda: len(server.made("getUpdates")) > 1)
        server.spoiled["getUpdates"] = status, body
        await server.give({"update_id": 2})
        for _ in range(3):
            asked = len(server.made("getUpdates"))
            await server.until(lambda asked=asked: len(server.made("getUpdates")) > asked + 1)  # type: ignore[misc]
            assert failing(world)[0] == []
            await world.passes(40, polls=False)
        assert failing(world)[1] == ["telegram"]
        assert ("it does not know BOT_TOKEN" in world.health.ready().text) is (status == 401)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
    lines = [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]
    assert len(lines) == 2
    assert all(line.startswith("cannot reach the Bot API server") for line in lines)
