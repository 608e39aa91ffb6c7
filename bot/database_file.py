"""Opening the database for a bot that runs: by one bot alone, and as soon as there is room."""

import asyncio
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from typing import Any, Final

from bot.failures import Failure, UnusableInput, unusable
from bot.health.reports import Check, Report
from bot.health.socket import StatusSocket
from bot.outage import OutageLog
from storage.database import Database
from storage.files import AlreadyRunning, instance_lock
from storage.schema import DatabaseUnusable

LEAST_ROOM: Final = 1_000_000
"""Bytes that have to be free for a database to be opened."""

_TRIES_AGAIN_AFTER: Final = 1.0

_NO_ROOM: Final = "the disk of the database is full"


async def open_database(
    path: Path,
    stop: asyncio.Event,
    closing: AsyncExitStack,
    waits: Callable[[str], None] = lambda _: None,
) -> Database:
    """Open a database that is closed with `closing`; until there is room on its disk, or `stop`.

    Each time that there is none, `waits` is told what is waited for.

    Raises UnusableInput where it cannot be used, Failure where another bot has it, or at `stop`.
    """
    try:
        closing.enter_context(instance_lock(path))
        database = await _opened(path, stop, waits)
    except DatabaseUnusable as error:
        raise UnusableInput(f"BOT_DATABASE: {error}") from None
    except OSError as error:
        raise unusable(f"BOT_DATABASE: {error.filename or path}", error) from None
    except AlreadyRunning as error:
        raise Failure(str(error)) from None
    closing.push_async_callback(database.close)
    return database


async def _opened(path: Path, stop: asyncio.Event, waits: Callable[[str], None]) -> Database:
    """Open the database as soon as there is room on its disk: SQLite cannot even read without.

    Room may be made while it is tried: a failure counts only where there was some before.
    """
    outage = OutageLog("the disk of the database", "no room on")
    async with AsyncExitStack() as closing:
        while True:
            had_room = has_room(path)
            try:
                return await Database.open(path)
            except (DatabaseUnusable, sqlite3.Error) as error:
                if had_room and has_room(path):
                    raise
                if not outage.lasts:
                    await _answer_meanwhile(path, closing)
                outage.failed(error)
                waits(_NO_ROOM)
            with suppress(TimeoutError):
                async with asyncio.timeout(_TRIES_AGAIN_AFTER):
                    await stop.wait()
                    raise Failure(f"{path}: stopped before there was room on the disk")


async def _answer_meanwhile(path: Path, closing: AsyncExitStack) -> None:
    """Let `status` reach a bot that waits: it lives, and can do nothing yet."""
    alive = Report((Check("loop", True, "waiting for room on the disk"),))
    ready = Report((Check("database", False, f"not opened yet, {_NO_ROOM}"),))

    async def status() -> dict[str, Any]:
        return {"healthz": alive.as_json(), "readyz": ready.as_json()}

    asked = StatusSocket(path, {"status": status})
    await asked.start()
    closing.push_async_callback(asked.stop)


def has_room(path: Path) -> bool:
    """Whether there is room on the disk for a database at that path, which may be missing yet."""
    place = next(p for p in path.absolute().parents if p.exists())
    return shutil.disk_usage(place).free > LEAST_ROOM
