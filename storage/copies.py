"""A copy of a database: consistent, read through before it takes its place, its owner's alone.

It is made beside those who write, of what is committed when it begins.
"""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from storage import last_times
from storage.files import replacing


def write(connection: sqlite3.Connection, target: Path, made_at: datetime | None = None) -> None:
    """Copy the database of a connection to `target`, which is replaced whole or not at all.

    The copy is one file without a log beside it, and keeps when it was made, where its schema knows
    of that. Raises sqlite3.Error where the database or its copy is damaged, or there is no room,
    OSError where the place cannot be written.
    """
    with replacing(target, private=True) as unfinished:
        connection.execute("VACUUM INTO ?", (str(unfinished),))
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
            copy.execute("PRAGMA journal_mode = MEMORY")
            if made_at is not None and "last_time" in tables(copy):
                last_times.note(copy, last_times.COPIED, made_at)
            check(copy, target)


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Read a database through; raises sqlite3.DatabaseError where it is damaged."""
    found = [row[0] for row in connection.execute("PRAGMA quick_check(1)")]
    if found != ["ok"]:
        raise sqlite3.DatabaseError(f"{path}: damaged ({' '.join(found[0].split())})")


def tables(connection: sqlite3.Connection) -> set[str]:
    """The names of all that is in the schema."""
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
