"""Opening the database for a bot that runs: by one bot alone, and as soon as there is room."""

import asyncio
import shutil
import sqlite3
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from typing import Final

from bot.failures import Failure, UnusableInput
from bot.outage import OutageLog
from storage.database import Database
from storage.files import AlreadyRunning, instance_lock
from storage.schema import DatabaseUnusable

LEAST_ROOM: Final = 1_000_000
"""Bytes that have to be free for a database to be opened."""

_TRIES_AGAIN_AFTER: Final = 1.0


async def open_database(path: Path, stop: asyncio.Event, closing: AsyncExitStack) -> Database:
    """Open a database that is closed with `closing`; until there is room on its disk, or `stop`.

    Raises UnusableInput where it cannot be used, Failure where another bot has it, or at `stop`.
    """
    try:
        closing.enter_context(instance_lock(path))
        database = await _opened(path, stop)
    except (DatabaseUnusable, OSError) as error:
        raise UnusableInput(f"BOT_DATABASE: {error}") from None
    except AlreadyRunning as error:
        raise Failure(str(error)) from None
    closing.push_async_callback(database.close)
    return database


async def _opened(path: Path, stop: asyncio.Event) -> Database:
    """Open the database as soon as there is room on its disk: SQLite cannot even read without.

    Room may be made while it is tried: a failure counts only where there was some before.
    """
    outage = OutageLog("the disk of the database", "no room on")
    while True:
        had_room = _has_room(path)
        try:
            return await Database.open(path)
        except (DatabaseUnusable, sqlite3.Error) as error:
            if had_room and _has_room(path):
                raise
            outage.failed(error)
        with suppress(TimeoutError):
            async with asyncio.timeout(_TRIES_AGAIN_AFTER):
                await stop.wait()
                raise Failure(f"{path}: stopped before there was room on the disk")


def _has_room(path: Path) -> bool:
    return shutil.disk_usage(path.parent).free > LEAST_ROOM
