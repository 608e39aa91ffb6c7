"""The schema and its history: numbered migrations, each run once, in one transaction.

`PRAGMA user_version` holds the number of the last one. Before a database with data in it is
migrated, a copy is put beside it; the copy holds personal data and goes after seven days.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from storage.moments import from_ms

T = TypeVar("T")

BACKUPS_KEPT_FOR: Final = timedelta(days=7)
_PRIVATE: Final = 0o600
"""Databases and their copies hold personal data: nobody else on the machine may read them."""

_FILE_NAME: Final = re.compile(r"(\d{4})_\w+\.sql")


class DatabaseUnusable(Exception):
    """The file cannot be used; the text is one line for an operator."""


class Migration(NamedTuple):
    """One step of the schema's history."""

    number: int
    statements: list[str]


def migrations() -> list[Migration]:
    """Every migration there is, in order."""
    found = []
    for entry in (files("storage") / "migrations").iterdir():
        name = _FILE_NAME.fullmatch(entry.name)
        if name:
            found.append(Migration(int(name[1]), list(_statements(entry.read_text("utf-8")))))
    return sorted(found)


def migrate(path: Path, steps: list[Migration] | None = None) -> None:
    """Bring the database up to the newest schema, making it where it is missing.

    Raises DatabaseUnusable where a newer version of the bot has written it, sqlite3.Error or
    OSError where it cannot be read or written.
    """
    steps = migrations() if steps is None else steps
    newest = steps[-1].number
    if not path.exists():
        path.touch(mode=_PRIVATE)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        version = _version(connection)
        _refuse_newer(path, version, newest)
        connection.execute("PRAGMA journal_mode = WAL")
        if version and version < newest:
            _copy(connection, backup_path(path, newest))
        for step in steps:
            if step.number > version:
                _run(connection, step)


def examine(path: Path) -> None:
    """See whether the bot could work on this database, without making or changing anything.

    Raises DatabaseUnusable where it could not.
    """
    place = path if path.exists() else next(p for p in path.absolute().parents if p.exists())
    if not os.access(place, os.W_OK) or (place == path and not path.is_file()):
        raise DatabaseUnusable(f"{place}: not writable")
    if place == path:
        try:
            with closing(_read_only(path)) as connection:
                _refuse_newer(path, _version(connection), migrations()[-1].number)
        except sqlite3.Error as error:
            raise DatabaseUnusable(f"{path}: {error}") from None


def peek(path: Path, query: Callable[[sqlite3.Connection], T]) -> T | None:
    """What a query finds in a database as it is, without changing it; None where there is none.

    Raises sqlite3.Error where its schema is too old for the query.
    """
    if not path.is_file():
        return None
    with closing(_read_only(path)) as connection:
        connection.row_factory = sqlite3.Row
        return query(connection)


def backup_path(path: Path, number: int) -> Path:
    """Where the copy made before migrating to that number lies."""
    return path.with_name(f"{path.name}.before-{number:04}")


def remove_old_backups(path: Path, now: datetime) -> None:
    """Delete the copies made before migrations that are older than seven days."""
    for copy in path.parent.glob(f"{path.name}.before-[0-9][0-9][0-9][0-9]"):
        made_at = from_ms(copy.stat().st_mtime_ns // 1_000_000)
        if made_at < now - BACKUPS_KEPT_FOR:
            copy.unlink()


def back_up(source: Path, target: Path) -> None:
    """Write a consistent copy of the database to `target`, which is replaced whole or not at all.

    The bot may run meanwhile. Raises FileNotFoundError where there is no database, ValueError
    where the target is the database itself, OSError or sqlite3.Error where it cannot be written.
    """
    if not source.exists():
        raise FileNotFoundError(f"{source}: there is no database")
    if target.exists() and target.samefile(source):
        raise ValueError(f"{target}: this is the database itself")
    with closing(_read_only(source)) as connection:
        _copy(connection, target)


def _refuse_newer(path: Path, version: int, newest: int) -> None:
    if version > newest:
        raise DatabaseUnusable(
            f"{path}: written by a newer version of the bot (schema {version}, known: {newest})"
        )


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    unfinished = target.with_name(f"{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(unfinished)) as copy:
            connection.backup(copy)
        unfinished.chmod(_PRIVATE)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _run(connection: sqlite3.Connection, step: Migration) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _version(connection) < step.number:
            for statement in step.statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {step.number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; `executescript` would commit the transaction around them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
    if statement.strip():
        yield statement.strip()
