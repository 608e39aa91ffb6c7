"""A database is opened as soon as there is room on its disk, whenever that is made."""

import asyncio
import sqlite3
from contextlib import AsyncExitStack
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot import database_file
from bot.database_file import LEAST_ROOM, open_database
from bot.failures import UnusableInput
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
