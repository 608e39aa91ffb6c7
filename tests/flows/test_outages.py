"""Killed processes, servers that go away, webhooks: nobody is left without an answer."""

import asyncio
import os
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from tests.bot.api_server import TOKEN, ApiServer
from tests.flows.conversation import last_of_bot, on_stage, until
from tests.programmes import at

ROOT = Path(__file__).resolve().parents[2]


def command(update_id: int, person: int, text: str = "/help") -> dict[str, Any]:
    chat = {"id": person, "type": "private", "first_name": "A"}
    return {
        "update_id": update_id,
        "message": {
            "message_id": update_id,
            "date": 1,
            "chat": chat,
            "from": {**chat, "is_bot": False},
            "text": text,
            "entities": [{"type": "bot_command", "offset": 0, "length": len(text)}],
        },
    }


@pytest.fixture
async def server() -> AsyncIterator[ApiServer]:
    server = ApiServer()
    await server.start()
    yield server
    await server.stop()


@asynccontextmanager
async def bot_process(
    server: ApiServer, folder: Path, module: Sequence[str] = ("bot", "run")
) -> AsyncIterator[asyncio.subprocess.Process]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    settings = {
        "PYTHONPATH": str(ROOT),
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": server.url,
        "BOT_DATABASE": str(folder / "bot.sqlite3"),
        "BOT_LOG_LEVEL": "ERROR",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *module, cwd=folder, env={**clean, **settings}
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.wait()


def inbox_rows(folder: Path, condition: str = "1") -> int:
    """How many unfinished updates there are."""
    with closing(sqlite3.connect(folder / "bot.sqlite3")) as connection:
        query = f"SELECT count(*) FROM inbox_body WHERE {condition}"  # noqa: S608
        return int(connection.execute(query).fetchone()[0])


def notices(server: ApiServer) -> list[Mapping[str, str]]:
    return [call for call in server.made("sendMessage") if "Das war viel" in call["text"]]


def answered(server: ApiServer) -> Counter[str]:
    return Counter(call["chat_id"] for call in server.made("sendMessage"))


@pytest.mark.e2e
async def test_kill_with_300_updates_waiting_loses_none(server: ApiServer, tmp_path: Path) -> None:
    people = range(1, 301)
    await server.give(*(command(person, person) for person in people))
    server.hold["sendMessage"] = asyncio.Event()
    async with bot_process(server, tmp_path) as process:
        await server.until(lambda: not server.pending and server.in_flight > 100)
        process.kill()
        await process.wait()
    in_flight = answered(server)
    server.calls.clear()
    server.hold.pop("sendMessage").set()
    async with bot_process(server, tmp_path):
        await server.until(lambda: len(answered(server)) == len(people))
    assert set(answered(server).values()) == {1}
    assert set(in_flight.values()) == {1}


@pytest.mark.e2e
async def test_what_was_finished_before_a_kill_is_not_answered_again(
    server: ApiServer, tmp_path: Path
) -> None:
    await server.give(*(command(person, person) for person in range(1, 51)))
    async with bot_process(server, tmp_path) as process:
        await server.until(lambda: len(answered(server)) == 50)
        await until(lambda: inbox_rows(tmp_path) == 0)
        process.kill()
        await process.wait()
    await server.give(command(99, 99))
    async with bot_process(server, tmp_path):
        await server.until(lambda: "99" in answered(server))
    assert set(answered(server).values()) == {1}


@pytest.mark.e2e
async def test_an_update_that_kills_the_bot_three_times_is_set_aside(
    server: ApiServer, tmp_path: Path
) -> None:
    await server.give(command(1, 1))
    server.hold["sendMessage"] = asyncio.Event()
    for times in range(1, 4):
        async with bot_process(server, tmp_path) as process:
            await server.until(lambda times=times: answered(server)["1"] == times)  # type: ignore[misc]
            await until(lambda times=times: inbox_rows(tmp_path, f"begun = {times}") == 1)  # type: ignore[misc]
            process.kill()
            await process.wait()
    server.hold.pop("sendMessage").set()
    await server.give(command(2, 2))
    async with bot_process(server, tmp_path):
        await server.until(lambda: answered(server)["2"] == 1)
    assert answered(server)["1"] == 3


@pytest.mark.e2e
@pytest.mark.soak
@pytest.mark.alone
async def test_a_server_that_comes_back_is_answered_within_two_seconds(
    server: ApiServer, tmp_path: Path
) -> None:
    async with bot_process(server, tmp_path):
        await server.give(command(1, 1))
        await server.until(lambda: answered(server)["1"] == 1)
        await server.stop()
        await server.give(command(2, 2))
        await server.start()
        began = monotonic()
        await server.until(lambda: answered(server)["2"] == 1)
        assert monotonic() - began < 2


async def test_conversations_work_by_webhook_as_well(tmp_path: Path, unused_tcp_port: int) -> None:
    async with on_stage(tmp_path, at(28, 17, 30), webhook_port=unused_tcp_port) as stage:
        anna, boris = stage.person(11, "Anna", "de"), stage.person(12, "Борис", "ru")
        await anna.says("/start")
        assert (await anna.presses("Deutsch")).startswith("16. deutsch-russische")
        assert (await boris.says("/now")).startswith("Сейчас")
        group = stage.group(-5, anna, boris)
        assert (await anna.says("/now", group)).startswith("Jetzt")


async def test_a_webhook_that_was_set_before_makes_way_for_polling(
    tmp_path: Path, unused_tcp_port: int
) -> None:
    async with on_stage(tmp_path, at(28, 17, 30)) as stage:
        anna = stage.person(11, "Anna", "de")
        stage.telegram.call("setWebhook", {"url": f"http://127.0.0.1:{unused_tcp_port}/"})
        stage.telegram.say(anna.person, "/now")
        await until(lambda: any(message.sender is None for message in anna.chat.messages))
        assert last_of_bot(anna.chat).text.startswith("Jetzt")
        assert stage.telegram.api.webhook["url"] == ""


@pytest.mark.e2e
async def test_a_flood_gets_one_notice_and_its_presses_a_moment(
    server: ApiServer, tmp_path: Path
) -> None:
    async with bot_process(server, tmp_path):
        server.hold["sendMessage"] = asyncio.Event()
        await server.give(*(command(number, 7) for number in range(1, 71)))
        await server.until(
            lambda: any("Das war viel" in c["text"] for c in server.made("sendMessage"))
        )
        press = {"id": "q", "from": {"id": 7, "is_bot": False, "first_name": "A"}, "data": "h"}
        message = command(1, 7)["message"]
        await server.give(
            {"update_id": 99, "callback_query": {**press, "chat_instance": "1", "message": message}}
        )
        await server.until(lambda: bool(server.made("answerCallbackQuery")))
        assert "Einen Moment" in server.made("answerCallbackQuery")[0]["text"]
        server.hold.pop("sendMessage").set()
        await server.until(lambda: answered(server)["7"] == 52)
        await until(lambda: inbox_rows(tmp_path) == 0)
    assert len(notices(server)) == 1
