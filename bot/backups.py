"""`backup` and `restore`: copies of the database by hand, and the way back."""

import os
import sqlite3
from datetime import datetime
from pathlib import Path

from bot.clocks import starting_clock
from bot.failures import Failure, UnusableInput, unusable
from bot.settings import Settings
from scheduler.clock import Clock
from storage import backups, clock_shift, restoring
from storage.backups import Contents
from storage.files import AlreadyRunning, InUse, instance_lock, staying
from storage.restoring import Restored
from storage.schema import DatabaseUnusable, peek


def back_up(settings: Settings, target: Path) -> None:
    """Write a consistent copy of the database, whether the bot runs or not.

    Raises UnusableInput where there is no database or the place is not writable.
    """
    if not settings.database.exists():
        raise UnusableInput(f"{settings.database}: no database")
    if target.is_dir() or not target.name:
        raise UnusableInput(f"{target}: a folder; name the file that is to be written")
    try:
        with staying(settings.database):
            backups.back_up(settings.database, target, _now(settings))
    except OSError as error:
        raise unusable(target, error) from None
    except sqlite3.Error as error:
        # The database is only read: the room that there is not is the copy's.
        is_full = error.sqlite_errorcode == sqlite3.SQLITE_FULL
        raise UnusableInput(_named(target if is_full else settings.database, error)) from None
    except (DatabaseUnusable, ValueError) as error:
        raise UnusableInput(str(error)) from None


def verify(file: Path) -> str:
    """Read a copy back; a line that says what is in it. Raises Failure where it is bad."""
    try:
        return f"{file}: whole; {_in_words(backups.read_through(file))}"
    except (sqlite3.Error, DatabaseUnusable) as error:
        raise Failure(f"{file}: not a good copy: {error}") from None


def restore(settings: Settings, file: Path, dry_run: bool = False) -> list[str]:
    """Put a backup in the place of the database, whose bot must not run; what was done, in lines.

    With `dry_run` it is only read, beside a running bot as well, and said what is in it.

    Raises Failure where the bot or another command works on the database, UnusableInput for a file
    that cannot take its place.
    """
    _refuse_unreadable(file)
    try:
        if dry_run:
            return [f"{file}: whole; {_in_words(restoring.examine(file, settings.database))}"]
        _refuse_for_another_user(settings.database)
        with instance_lock(settings.database):
            done = restoring.restore(
                file,
                settings.database,
                lambda zone: starting_clock(settings.clock, zone).now(),
                settings.admins,
            )
    except AlreadyRunning:
        raise Failure(f"{settings.database}: a bot is running on it; stop it first") from None
    except InUse as error:
        raise Failure(str(error)) from None
    except DatabaseUnusable as error:
        raise UnusableInput(str(error)) from None
    except sqlite3.Error as error:
        raise UnusableInput(_named(file, error)) from None
    except (ValueError, OverflowError):
        # A moment or a programme that nobody could have written there.
        raise UnusableInput(f"{file}: what it holds cannot be read") from None
    except OSError as error:
        raise unusable(settings.database, error) from None
    return _done(settings, done)


def _refuse_unreadable(file: Path) -> None:
    """Say why a copy cannot be read: it belongs to who fetched it, and SQLite names no reason."""
    try:
        if not file.is_file():
            what = "a folder, no file" if file.is_dir() else "there is no such file"
            raise UnusableInput(f"{file}: {what}")
        file.open("rb").close()
    except OSError as error:
        raise unusable(file, error) from None


def _refuse_for_another_user(database: Path) -> None:
    """A database that root writes in the place of the bot's own could not be opened by the bot."""
    ours = next((place for place in (database, database.parent) if place.exists()), None)
    if ours and ours.stat().st_uid != os.geteuid():
        raise UnusableInput(f"{ours}: belongs to another user; restore as that user")


def _done(settings: Settings, done: Restored) -> list[str]:
    lines = [f"{settings.database}: restored; {_in_words(done.contents)}"]
    if done.kept_as:
        lines.append(f"The database that was there is kept as {done.kept_as}.")
    if done.erased_again:
        lines.append(f"People who were erased since and are erased again: {done.erased_again}.")
    if done.held:
        lines.append(
            f"Messages that waited in it: {done.held}. They are held; at the next start the"
            " organisers are asked in the chat whether they go out."
        )
    return lines


def _named(file: Path, error: Exception) -> str:
    """What is wrong with a file; SQLite does not say which one it was."""
    said = str(error)
    return said if said.startswith(str(file)) else f"{file}: {said}"


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
