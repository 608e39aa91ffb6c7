"""`backup` and `restore`: copies of the database by hand, and the way back."""

import sqlite3
from datetime import datetime
from pathlib import Path

from bot.failures import Failure, UnusableInput
from bot.settings import Settings
from scheduler.clock import Clock
from storage import backups, clock_shift
from storage.backups import Contents
from storage.schema import DatabaseUnusable, peek


def back_up(settings: Settings, target: Path) -> None:
    """Write a consistent copy of the database, whether the bot runs or not.

    Raises UnusableInput where there is no database or the place is not writable.
    """
    try:
        backups.back_up(settings.database, target, _now(settings))
    except FileNotFoundError as error:
        raise UnusableInput(error.strerror or str(error)) from None
    except OSError as error:
        raise UnusableInput(f"{target}: {error.strerror}") from None
    except (sqlite3.Error, DatabaseUnusable, ValueError) as error:
        raise UnusableInput(str(error)) from None


def verify(file: Path) -> str:
    """Read a copy back; a line that says what is in it. Raises Failure where it is bad."""
    try:
        return f"{file}: whole; {_in_words(backups.read_through(file))}"
    except (sqlite3.Error, DatabaseUnusable) as error:
        raise Failure(f"{file}: not a good copy: {error}") from None


def _in_words(contents: Contents) -> str:
    counts = ", ".join(f"{name}: {number}" for name, number in contents.counts.items())
    made = f", made at {contents.made_at:%Y-%m-%d %H:%M} UTC" if contents.made_at else ""
    return f"{contents.event}; {counts}; schema {contents.schema}{made}"


def _now(settings: Settings) -> datetime:
    """The moment it is for the bot that runs, if one does."""
    try:
        shift = peek(settings.database, clock_shift.of_running_bot)
    except sqlite3.Error:
        shift = None
    return (Clock(shift) if shift else Clock()).now()
