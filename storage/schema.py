"""The schema and its history: numbered migrations, each run once, in one transaction.

`PRAGMA user_version` holds the number of the last one, `PRAGMA application_id` says that the file
is ours. Before a database with data in it is migrated, a copy is put beside it; the copy holds
personal data and goes after seven days.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from glob import escape
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from storage.files import PRIVATE, replacing
from storage.moments import from_ms

T = TypeVar("T")

BACKUPS_KEPT_FOR: Final = timedelta(days=7)

_APPLICATION_ID: Final = int.from_bytes(b"kbot")
_FIRST_TABLES: Final = frozenset({"person", "inbox", "release"})
"""What the first version made, which did not mark its file yet; every version since has them."""

_FILE_NAME: Final = re.compile(r"(\d{4})_\w+\.sql")


class DatabaseUnusable(Exception):
    """The file cannot be used; the text is one line for an operator."""


class Migration(NamedTuple):
    """One step of the schema's history."""

    number: int
    script: str


def migrations() -> list[Migration]:
    """Every migration there is, in order."""
    found = []
    for entry in (files("storage") / "migrations").iterdir():
        name = _FILE_NAME.fullmatch(entry.name)
        if name:
            found.append(Migration(int(name[1]), entry.read_text("utf-8")))
    return sorted(found)


def migrate(path: Path, steps: list[Migration] | None = None) -> None:
    """Bring the database up to the newest schema, making it where it is missing.

    Raises DatabaseUnusable where a newer version of the bot or another program has written it,
    sqlite3.Error or OSError where it cannot be read or written.
    """
    steps = migrations() if steps is None else steps
    newest = steps[-1].number
    if not path.exists():
        path.touch(mode=PRIVATE)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        version = _usable_version(connection, path, newest)
        if _marked(connection) != _APPLICATION_ID:
            connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
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
                _usable_version(connection, path, migrations()[-1].number)
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
    """Delete the copies made before migrations that are older than seven days, whole or not."""
    for copy in path.parent.glob(f"{escape(path.name)}.before-[0-9][0-9][0-9][0-9]*"):
        made_at = from_ms(copy.stat().st_mtime_ns // 1_000_000)
        if made_at < now - BACKUPS_KEPT_FOR:
            copy.unlink()


def back_up(source: Path, target: Path) -> None:
    """Write a consistent copy of the database to `target`, which is replaced whole or not at all.

    The bot may run meanwhile. Raises FileNotFoundError where there is no database,
    DatabaseUnusable where it is not ours, ValueError where the target is the database itself,
    OSError or sqlite3.Error where it cannot be written.
    """
    if not source.exists():
        raise FileNotFoundError(f"{source}: there is no database")
    if target.exists() and target.samefile(source):
        raise ValueError(f"{target}: this is the database itself")
    with closing(_read_only(source)) as connection:
        _refuse_foreign(connection, source)
        _copy(connection, target)


def _usable_version(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """The version of a database that is ours or empty; raises DatabaseUnusable for any other."""
    _refuse_foreign(connection, path)
    version = _version(connection)
    if version > newest:
        raise DatabaseUnusable(
            f"{path}: written by a newer version of the bot (schema {version}, known: {newest})"
        )
    return version


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    marked = _marked(connection)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    unmarked_but_ours = not tables or (_version(connection) and tables >= _FIRST_TABLES)
    if marked != _APPLICATION_ID and (marked or not unmarked_but_ours):
        raise DatabaseUnusable(f"{path}: the database of another program")


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    with (
        replacing(target, private=True) as unfinished,
        closing(sqlite3.connect(unfinished)) as copy,
    ):
        connection.backup(copy)


def _run(connection: sqlite3.Connection, step: Migration) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _version(connection) < step.number:
            for statement in _statements(step.script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {step.number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _marked(connection: sqlite3.Connection) -> int:
    application_id: int = connection.execute("PRAGMA application_id").fetchone()[0]
    return application_id


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
