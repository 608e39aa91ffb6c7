"""Commands beside a running bot: the programme as a file, a copy of the database."""

import asyncio
import sqlite3
from pathlib import Path

from bot.failures import UnusableInput
from bot.programme import published_programme, usable_programme
from bot.settings import Settings
from storage.database import Database
from storage.programme.model import Programme
from storage.programme.yaml_file import write
from storage.schema import DatabaseUnusable, back_up


def export_programme(settings: Settings, target: Path) -> None:
    """Write the programme in force to a file; before the first start, the one that would be.

    Raises UnusableInput for a file ending that nothing is known of, or a place not writable.
    """
    if target.suffix.lower() not in (".yaml", ".yml"):
        raise UnusableInput(f"{target}: the file must end in .yaml")
    text = write(_in_force(settings))
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UnusableInput(f"{target}: {error.strerror}") from None


def backup(settings: Settings, target: Path) -> None:
    """Write a consistent copy of the database, whether the bot runs or not.

    Raises UnusableInput where there is no database or the place is not writable.
    """
    try:
        back_up(settings.database, target)
    except FileNotFoundError as error:
        raise UnusableInput(error.strerror or str(error)) from None
    except OSError as error:
        raise UnusableInput(f"{target}: {error.strerror}") from None
    except (sqlite3.Error, ValueError) as error:
        raise UnusableInput(str(error)) from None


def _in_force(settings: Settings) -> Programme:
    if settings.database.exists():
        programme = asyncio.run(_published(settings.database))
        if programme:
            return programme
    return usable_programme(settings.programme)


async def _published(path: Path) -> Programme | None:
    try:
        database = await Database.open(path)
    except DatabaseUnusable as error:
        raise UnusableInput(f"BOT_DATABASE: {error}") from None
    try:
        return await published_programme(database)
    finally:
        await database.close()
