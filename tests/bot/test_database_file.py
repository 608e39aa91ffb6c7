"""A database is opened as soon as there is room on its disk, whenever that is made."""

import asyncio
import socket
import sqlite3
from contextlib import AsyncExitStack
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot import database_file
from bot.database_file import LEAST_ROOM, open_database
from bot.failures import Failure, UnusableInput
from bot.health.asking import ask
from bot.supervisor import Supervisor
from storage.database import Database
from storage.schema import DatabaseUnusable

FULL = sqlite3.OperationalError("database or disk is full")


class Disk:
    """So many tries to open a database fail on it; during the last of them room is made."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, fails: int) -> None:
        self.free, self.tries = 0, 0
        plain = Database.open

        async def opened(path: Path) -> Database:
            self.tries += 1
            if self.tries == fails:
                self.free = 2 * LEAST_ROOM
            if self.tries <= fails:
                raise FULL
            return await plain(path)

        monkeypatch.setattr(Database, "open", opened)
        monkeypatch.setattr(database_file, "_TRIES_AGAIN_AFTER", 0.001)
        usage = "bot.database_file.shutil.disk_usage"
        monkeypatch.setattr(usage, lambda _: SimpleNamespace(free=self.free))


@pytest.mark.parametrize("fails", [1, 3])
async def test_room_that_is_made_while_it_is_tried_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: int
) -> None:
    disk = Disk(monkeypatch, fails)
    async with AsyncExitStack() as closing:
        database = await open_database(tmp_path / "bot.sqlite3", asyncio.Event(), closing)
        assert await database.read(lambda c: c.execute("SELECT 1").fetchone()[0]) == 1
    assert disk.tries == fails + 1


async def test_what_fails_though_there_is_room_is_said_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unusable(_: Path) -> Database:
        raise DatabaseUnusable("no database")

    monkeypatch.setattr(Database, "open", unusable)
    async with AsyncExitStack() as closing:
        with pytest.raises(UnusableInput, match="no database"):
            await open_database(tmp_path / "bot.sqlite3", asyncio.Event(), closing)


async def test_while_it_waits_for_room_status_and_the_supervisor_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Disk(monkeypatch, 1)
    monkeypatch.setattr(database_file, "_TRIES_AGAIN_AFTER", 60)
    path, stop = tmp_path / "bot.sqlite3", asyncio.Event()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(str(tmp_path / "notify"))
        heard.setblocking(False)
        supervisor = Supervisor(heard.getsockname(), None)
        async with AsyncExitStack() as closing:
            opening = asyncio.create_task(open_database(path, stop, closing, supervisor.waits))
            said = await asyncio.get_running_loop().sock_recv(heard, 4096)
            status = await asyncio.to_thread(ask, path, "status")
            stop.set()
            with pytest.raises(Failure, match="stopped before there was room"):
                await opening
    assert said.decode().splitlines() == [
        "EXTEND_TIMEOUT_USEC=60000000",
        "STATUS=waiting: the disk of the database is full",
    ]
    assert (status["healthz"]["status"], status["readyz"]["status"]) == (200, 503)
    assert "full" in status["readyz"]["lines"][0]
    assert not path.with_name("bot.sqlite3.status").exists()


async def test_what_its_user_may_not_open_is_named_with_path_and_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(database_file, "instance_lock", refused)
    path = tmp_path / "bot.sqlite3"
    async with AsyncExitStack() as closing:
        with pytest.raises(UnusableInput) as caught:
            await open_database(path, asyncio.Event(), closing)
    said = caught.value.problems[0]
    assert said.startswith(f"BOT_DATABASE: {path}: Permission denied for the user ")
