"""Which programme is in force: the database decides, a file only fills an empty one."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.failures import UnusableInput, unusable
from handlers.releases.programme_files import reading_for_operator
from scheduler.clock import Clock
from storage import releases
from storage.database import Database
from storage.programme.file_forms import FileForm, form_of
from storage.programme.model import Programme
from storage.programme.parsing.judging import Reading
from storage.programme.snapshot import Snapshot
from storage.programme.yaml_file import builtin_yaml, event_id, read
from storage.publishing import Origin, publish
from storage.schema import peek

_LOGGER: Final = logging.getLogger(__name__)


def read_programme(path: Path | None) -> Reading:
    """Read the file an operator named, or the built-in programme where they named none.

    Raises UnusableInput where the file cannot be opened; what is wrong in it stands in the result.
    """
    if path is None:
        return read(builtin_yaml())
    form = form_of(path.name) or FileForm.YAML
    try:
        with path.open("rb") as file:
            content = file.read(form.largest + 1)
    except OSError as error:
        raise unusable(path, error) from None
    return reading_for_operator(content, form)


def problem_lines(reading: Reading, path: Path | None = None) -> list[str]:
    """What is wrong in a file, a line each, beginning with "error: " or "warning: ".

    With a `path` each line names the file: `check` and `run` are not given it as an argument.
    """
    where = f"{path}: " if path else ""
    return [f"{problem.severity}: {where}{problem.english()}" for problem in reading.problems]


def usable_programme(path: Path | None) -> Programme:
    """The programme of a file; raises UnusableInput with every problem where there is none."""
    reading = read_programme(path)
    if reading.programme is None:
        raise UnusableInput(*problem_lines(reading, path))
    return reading.programme


def programme_at_start(database: Path, path: Path | None) -> Programme:
    """What the bot will go by once it has started: what a database has, else what a file says.

    Raises UnusableInput with every problem of a file that cannot be used.
    """
    snapshot = _in_database(database)
    return snapshot.programme if snapshot else usable_programme(path)


def event_in_database(database: Path) -> str | None:
    """The id of the event of a database; None where nothing was published yet."""
    snapshot = _in_database(database)
    return snapshot.event.id if snapshot else None


def of_another_event(path: Path, found: str, kept: str) -> str:
    """That a file is of another event than the database."""
    return (
        f'BOT_PROGRAMME: {path} is of the event "{found}", the database of "{kept}";'
        " a new event wants a new database (BOT_DATABASE)"
    )


def _in_database(database: Path) -> Snapshot | None:
    try:
        return peek(database, releases.latest)
    except sqlite3.Error:
        return None


def _event_in_file(path: Path) -> str | None:
    """The id of the event of a file; None where that cannot be said."""
    try:
        if form_of(path.name) is FileForm.XLSX:
            programme = read_programme(path).programme
            return programme.event.id if programme else None
        return event_id(path.read_bytes())
    except (UnusableInput, OSError):
        return None


async def programme_in_force(
    database: Database, path: Path | None, clock_in: Callable[[ZoneInfo], Clock]
) -> tuple[Snapshot, Clock]:
    """The release in force and the clock by which it runs, made by `clock_in` for its zone.

    An empty database is filled from the file, as release 1; one that is of another event than the
    file goes on, and the log says so. Raises UnusableInput with every problem of a file that cannot
    be used.
    """
    snapshot = await database.read(releases.latest)
    if snapshot is not None:
        if path is not None:
            found = await asyncio.to_thread(_event_in_file, path)
            if found not in (None, snapshot.event.id):
                _LOGGER.warning("%s", of_another_event(path, found or "", snapshot.event.id))
        return snapshot, clock_in(snapshot.event.timezone)
    programme = await asyncio.to_thread(usable_programme, path)
    clock = clock_in(programme.event.timezone)
    published = await publish(database, programme, None, Origin.FILE, clock.now())
    return published.snapshot, clock
