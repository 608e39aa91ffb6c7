"""A full disk: what cannot be kept is not promised, and all goes on once there is room."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from tests.bot.api_server import ApiServer
from tests.bot.command_line import bot
from tests.flows.conversation import until
from tests.flows.test_outages import answered, bot_process, command, inbox_rows
from tests.health.small_disk import SmallDisk, small_disk
from tests.health.test_status import status

pytestmark = pytest.mark.e2e

GERMAN, RUSSIAN = "Ich kann gerade nichts speichern", "Сейчас я ничего не могу сохранить"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "disk") as disk:
        yield disk


def press(update_id: int, person: int, language: str) -> dict[str, Any]:
    author = {"id": person, "is_bot": False, "first_name": "A", "language_code": language}
    return {
        "update_id": update_id,
        "callback_query": {
            "id": f"q{update_id}",
            "from": author,
            "data": "h",
            "chat_instance": "1",
            "message": command(update_id, person)["message"],
        },
    }


def large(update_id: int, person: int) -> dict[str, Any]:
    """A message for which there is no room: what SQLite frees for itself lets small ones in."""
    update = command(update_id, person)
    update["message"]["unknown"] = "x" * 1_500_000
    return update


def toasts(server: ApiServer) -> dict[str, list[str]]:
    """What presses were answered with, by the ids of the presses."""
    found: dict[str, list[str]] = {}
    for call in server.made("answerCallbackQuery"):
        found.setdefault(call["callback_query_id"], []).append(call.get("text", ""))
    return found


def offsets(server: ApiServer) -> list[int]:
    return [int(call["offset"]) for call in server.made("getUpdates") if "offset" in call]


async def say_so_and_go_on(server: ApiServer, disk: SmallDisk) -> None:
    """On the full disk presses are answered and nothing is confirmed; with room all is handled."""
    await server.give(press(11, 11, "de"), press(12, 12, "ru"), large(13, 13))
    await server.until(lambda: len(toasts(server)) == 2)
    polls = len(server.made("getUpdates"))
    await server.until(lambda: len(server.made("getUpdates")) > polls + 2)
    said = toasts(server)
    assert [(len(said[q]), said[q][0].partition(".")[0]) for q in ("q11", "q12")] == [
        (1, GERMAN),
        (1, RUSSIAN),
    ]
    assert all(offset <= 11 for offset in offsets(server))
    result = await asyncio.to_thread(status, disk.folder)
    assert (result.returncode, result.stderr) == (0, "")
    disk.clear()
    began = monotonic()
    await server.until(lambda: answered(server)["13"] == 1 and max(offsets(server)) > 13)
    await until(lambda: inbox_rows(disk.folder) == 0)
    assert monotonic() - began < 30
    assert len(server.made("editMessageText")) == 2


async def test_a_disk_that_fills_up_costs_time_and_nothing_else(
    server: ApiServer, disk: SmallDisk
) -> None:
    async with bot_process(server, disk.folder):
        await server.give(command(1, 1))
        await until(lambda: answered(server)["1"] == 1 and inbox_rows(disk.folder) == 0)
        disk.fill()
        await say_so_and_go_on(server, disk)


async def test_a_bot_that_was_killed_on_a_full_disk_starts_on_it(
    server: ApiServer, disk: SmallDisk
) -> None:
    async with bot_process(server, disk.folder) as process:
        await server.give(command(1, 1))
        await until(lambda: answered(server)["1"] == 1 and inbox_rows(disk.folder) == 0)
        disk.fill()
        process.kill()
        await process.wait()
        server.calls.clear()
    async with bot_process(server, disk.folder):
        await say_so_and_go_on(server, disk)


async def test_a_bot_that_was_stopped_waits_for_room_and_starts_then(
    server: ApiServer, disk: SmallDisk
) -> None:
    async with bot_process(server, disk.folder):
        await server.until(lambda: bool(server.made("getUpdates")))
    disk.fill()
    async with bot_process(server, disk.folder) as process:
        await server.give(command(1, 1))
        lock = disk.folder / "bot.sqlite3.lock"
        await until(lambda: _has_open(process.pid, lock))
        await until((disk.folder / "bot.sqlite3.status").exists)
        result = await asyncio.to_thread(status, disk.folder)
        assert (result.returncode, result.stderr) == (0, "")
        assert "FAIL  database: not opened yet, the disk of the database is full" in result.stdout
        checked = await asyncio.to_thread(bot, disk.folder, "check")
        assert "full" in checked.stderr
        disk.clear()
        await server.until(lambda: answered(server)["1"] == 1)


def _has_open(process: int, file: Path) -> bool:
    """Whether a process has got so far as to open that file."""
    for descriptor in Path(f"/proc/{process}/fd").glob("*"):
        with suppress(OSError):  # One that is closed meanwhile.
            if descriptor.readlink() == file:
                return True
    return False


async def test_a_bot_stops_in_good_order_on_a_full_disk(server: ApiServer, disk: SmallDisk) -> None:
    async with bot_process(server, disk.folder) as process:
        await server.give(command(1, 1))
        await until(lambda: answered(server)["1"] == 1 and inbox_rows(disk.folder) == 0)
        disk.fill()
        await server.give(press(11, 11, "de"), large(13, 13))
        await server.until(lambda: len(toasts(server)) == 1)
        process.terminate()
        assert await process.wait() == 0
