"""`python -m tests.flows.busy_bot`: the real bot, whose writer has long work to do, in slices."""

import asyncio
import sqlite3
import time
from pathlib import Path

from bot import database_file
from bot.lifecycle import run
from bot.settings import Settings
from storage.database import Database

SLICE_SECONDS = 0.1
_PAUSE = 0.02


def _slice(_: sqlite3.Connection) -> None:
    time.sleep(SLICE_SECONDS)


async def _work(database: Database) -> None:
    while True:
        await database.write(_slice)
        await asyncio.sleep(_PAUSE)


class BusyDatabase(Database):
    """A database with work of its own as long as it is open."""

    _working: asyncio.Task[None]

    @classmethod
    async def open(cls, path: Path) -> "BusyDatabase":
        """Open it and begin to work."""
        opened = await super().open(path)
        assert isinstance(opened, cls)
        opened._working = asyncio.create_task(_work(opened))
        return opened

    async def close(self) -> None:
        """End the work and close it."""
        self._working.cancel()
        await asyncio.gather(self._working, return_exceptions=True)
        await super().close()


if __name__ == "__main__":
    vars(database_file)["Database"] = BusyDatabase
    run(Settings.load())
