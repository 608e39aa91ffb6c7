"""What commands beside a running bot have in common: the programme, the moment, files."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from bot.clocks import moment_for_bot, starting_clock
from bot.failures import Failure, UnusableInput, unusable
from bot.programme import usable_programme
from bot.settings import Settings
from storage import releases
from storage.database import Database
from storage.files import AlreadyRunning, instance_lock, replacing, staying
from storage.programme.model import Event, Programme
from storage.programme.snapshot import Snapshot
from storage.schema import DatabaseUnusable, pending
from storage.writing import cannot_write

T = TypeVar("T")

OTHER_ENDING: Final = ".yml"
"""Means the same as .yaml, and is not offered."""


async def using(settings: Settings, work: Callable[[Database], Awaitable[T]]) -> T:
    """Open the database for some work beside the bot.

    Raises UnusableInput where it cannot be used, Failure where an older bot runs on it or nothing
    can be written now: what is noted before it is handed out is not handed out then.
    """
    with ExitStack() as held:
        try:
            held.enter_context(staying(settings.database))
            database = await _opened(settings.database)
        except DatabaseUnusable as error:
            raise UnusableInput(f"BOT_DATABASE: {error}") from None
        except OSError as error:
            place = error.filename or settings.database
            raise unusable(f"BOT_DATABASE: {place}", error) from None
        try:
            return await work(database)
        except sqlite3.Error as error:
            if not cannot_write(error):
                raise
            raise Failure(f"BOT_DATABASE: {settings.database}: {error}") from None
        finally:
            await database.close()


async def _opened(path: Path) -> Database:
    """Open the database, which brings it up to date only where no bot runs on it."""
    with ExitStack() as held:
        try:
            if pending(path):
                held.enter_context(instance_lock(path))
        except sqlite3.Error as error:
            raise DatabaseUnusable(f"{path}: {error}") from None
        except AlreadyRunning:
            raise Failure(
                "an older konferenzbot runs on this database; use this command in its version, or"
                " start the bot in the new one first"
            ) from None
        return await Database.open(path)


def in_force(settings: Settings) -> tuple[Snapshot, datetime]:
    """The release in force, or the first one that would be, and the moment it is for the bot.

    Raises UnusableInput where there is neither.
    """
    if settings.database.exists():
        found = asyncio.run(using(settings, lambda db: _latest(db, settings)))
        if found:
            return found
    programme = usable_programme(settings.programme)
    clock = starting_clock(settings.clock, programme.event.timezone)
    return Snapshot.of(programme), clock.now()


async def _latest(database: Database, settings: Settings) -> tuple[Snapshot, datetime] | None:
    snapshot = await database.read(releases.latest)
    if snapshot is None:
        return None
    return snapshot, await moment_of(database, snapshot.programme, settings)


async def moment_of(database: Database, programme: Programme, settings: Settings) -> datetime:
    """The moment it is for the bot that works on a programme, or would."""
    return await moment_for_bot(database, settings.clock, programme.event.timezone)


def chosen_language(language: str | None, event: Event) -> str:
    """The language to write in, the first of the event where none was named.

    Raises UnusableInput for one that the event does not have.
    """
    if language is not None and language not in event.languages:
        known = ", ".join(event.languages)
        raise UnusableInput(f"--language: {language!r} is no language of the event; it has {known}")
    return language or event.languages[0]


def check_ending(file: Path, *endings: str) -> None:
    """Raise UnusableInput for a file that has none of these endings."""
    if file.suffix.lower() not in endings:
        *others, last = (ending for ending in endings if ending != OTHER_ENDING)
        named = f"{', '.join(others)} or {last}" if others else last
        raise UnusableInput(f"{file}: the file must end in {named}")


def write_file(target: Path, content: bytes, *, private: bool) -> None:
    """Write a file whole or not at all; a private one is for its owner's eyes only.

    Raises UnusableInput where that is not possible.
    """
    try:
        with replacing(target, private=private) as unfinished:
            unfinished.write_bytes(content)
    except OSError as error:
        raise unusable(target, error) from None
