"""New databases, made once in each process and then copied: to migrate one takes 50 ms."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.files import PRIVATE
from storage.schema import bring_up_to_date, migrate, migrations


def make(path: Path) -> None:
    """Bring a database up to the newest schema, as `storage.schema.migrate` does."""
    if path.exists():
        migrate(path)
    else:
        _write(path, _new())


def make_of(path: Path, version: int) -> None:
    """Make a new database as the bot did when its schema was of that version."""
    _write(path, _of(version))


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
