"""The schema and its history: numbered migrations, each run once, in one transaction.

`PRAGMA user_version` holds the number of the last one, `PRAGMA application_id` says that the file
is ours. Before a database with data in it is migrated, a copy is put beside it.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias, TypeVar

from storage import copies
from storage.files import PRIVATE

T = TypeVar("T")
_Object: TypeAlias = tuple[str, str, str, str]

_APPLICATION_ID: Final = int.from_bytes(b"kbot")
_FIRST_TABLES: Final = frozenset({"person", "inbox", "release"})
"""What the first version made, which did not mark its file yet; every version since has them."""

_SPELLING: Final = re.compile(r'[\s"]+')
_NAMED: Final = 60
_FILE_NAME: Final = re.compile(r"(\d{4})_\w+\.sql")


class DatabaseUnusable(Exception):
    """The file cannot be used; the text is one line for an operator."""


class Migration(NamedTuple):
    """One step of the schema's history."""

    number: int
    script: str
    name: str = ""


@cache
def migrations() -> tuple[Migration, ...]:
    """Every migration there is, in order."""
    found = []
    for entry in (files("storage") / "migrations").iterdir():
        name = _FILE_NAME.fullmatch(entry.name)
        if name:
            number, script = int(name[1]), entry.read_text("utf-8")
            found.append(Migration(number, script, entry.name.removesuffix(".sql")))
    return tuple(sorted(found))


def migrate(path: Path, steps: Sequence[Migration] | None = None) -> None:
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
        version = usable_version(connection, path, newest)
        connection.execute("PRAGMA journal_mode = WAL")
        # A step that a power cut undoes is run again: the disk is waited for once, at the end.
        connection.execute("PRAGMA synchronous = NORMAL")
        if version and version < newest:
            copies.write(connection, backup_path(path, newest))
        bring_up_to_date(connection, steps)


def bring_up_to_date(connection: sqlite3.Connection, steps: Iterable[Migration]) -> None:
    """Mark a database of ours as such, and run the steps that it has not."""
    if _marked(connection) != _APPLICATION_ID:
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    version = version_of(connection)
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
            with closing(read_only(path)) as connection:
                usable_version(connection, path, migrations()[-1].number)
        except sqlite3.Error as error:
            raise DatabaseUnusable(f"{path}: {error}") from None


def pending(path: Path) -> list[str]:
    """The names of the migrations that the next start will run; none where there is no database.

    Raises sqlite3.Error where it cannot be read.
    """
    version = peek(path, version_of)
    return [step.name for step in migrations() if version and step.number > version]


def peek(path: Path, query: Callable[[sqlite3.Connection], T]) -> T | None:
    """What a query finds in a database as it is, without changing it; None where there is none.

    Raises sqlite3.Error where its schema is too old for the query.
    """
    if not path.is_file():
        return None
    with closing(read_only(path)) as connection:
        connection.row_factory = sqlite3.Row
        return query(connection)


def backup_path(path: Path, number: int) -> Path:
    """Where the copy made before migrating to that number lies."""
    return path.with_name(f"{path.name}.before-{number:04}")


def usable_version(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """The version of a database that is ours or empty; raises DatabaseUnusable for any other."""
    refuse_foreign(connection, path)
    version = version_of(connection)
    if version > newest:
        raise DatabaseUnusable(
            f"{path}: written by a newer version of the bot (schema {version}, known: {newest})"
        )
    return version


def refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Raise DatabaseUnusable where another program has made a database."""
    marked = _marked(connection)
    tables = copies.tables(connection)
    unmarked_but_ours = not tables or (version_of(connection) and tables >= _FIRST_TABLES)
    if marked != _APPLICATION_ID and (marked or not unmarked_but_ours):
        raise DatabaseUnusable(f"{path}: the database of another program")


def refuse_changed(connection: sqlite3.Connection, path: Path) -> None:
    """Raise DatabaseUnusable where the schema is not what the migrations up to its version make.

    A trigger or a view that somebody has put into a file would work on in the bot that uses it.
    """
    version = version_of(connection)
    differs = _objects(connection) ^ _objects_of(version)
    if differs:
        name = min(name for _, name, *_ in differs)
        raise DatabaseUnusable(
            f"{path}: its schema is not that of version {version} (look at {name[:_NAMED]!a})"
        )


def read_only(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing; raises sqlite3.Error where there is no such file."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _run(connection: sqlite3.Connection, step: Migration) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if version_of(connection) < step.number:
            for statement in _statements(step.script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {step.number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@cache
def _objects_of(version: int) -> frozenset[_Object]:
    """What the migrations up to a version make; to run them all takes some 50 ms."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as new:
        bring_up_to_date(new, (step for step in migrations() if step.number <= version))
        return _objects(new)


def _objects(connection: sqlite3.Connection) -> frozenset[_Object]:
    """All that is in a schema. Libraries of different ages space and quote a little otherwise what
    they alter, and what they note for their own plans does nothing.
    """
    rows = connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
        " WHERE name NOT LIKE 'sqlite_stat%'"
    )
    return frozenset((kind, name, of, _SPELLING.sub("", sql)) for kind, name, of, sql in rows)


def _marked(connection: sqlite3.Connection) -> int:
    application_id: int = connection.execute("PRAGMA application_id").fetchone()[0]
    return application_id


def version_of(connection: sqlite3.Connection) -> int:
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
