"""New databases, made once in each process and then copied: to migrate one takes 50 ms."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from storage.files import PRIVATE
from storage.schema import bring_up_to_date, migrate, migrations

_HEADER: Final = 100
_LOG: Final = slice(18, 20)
_VERSION_AND_OWNER: Final = slice(60, 72)
"""Where https://www.sqlite.org/fileformat.html has them."""


def make(path: Path) -> None:
    """Bring a database up to the newest schema, as `storage.schema.migrate` does."""
    if not path.exists():
        _write(path, _new())
    elif not _is_up_to_date(path):
        migrate(path)


def make_of(path: Path, version: int) -> None:
    """Make a new database as the bot did when its schema was of that version."""
    _write(path, _of(version))


def _is_up_to_date(path: Path) -> bool:
    """Whether a file's header says so; SQLite would read the whole schema before it says it."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
    return all(header[part] == _new()[part] for part in (_LOG, _VERSION_AND_OWNER))


def _write(path: Path, content: bytes) -> None:
    path.touch(mode=PRIVATE)
    path.write_bytes(content)


@cache
def _new() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "bot.sqlite3")
        migrate(path)
        return path.read_bytes()


@cache
def _of(version: int) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "bot.sqlite3")
        if version > 1:
            path.write_bytes(_of(version - 1))
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            bring_up_to_date(connection, migrations()[:version])
        return path.read_bytes()
