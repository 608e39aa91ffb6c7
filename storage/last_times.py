"""When the bot last did something that operators ask about: wrote, made a backup, told of trouble.

Each thing has a name, which is all that is kept besides the moment.
"""

import sqlite3
from datetime import datetime
from typing import Final

from storage.moments import from_ms, to_ms

BACKED_UP: Final = "backed up"
"""The last backup of the night that was whole."""

COPIED: Final = "copied"
"""When the copy was made that the database is, or has been restored from."""

DISK_LOW: Final = "disk low"
"""When organisers were last told that the disk is nearly full; forgotten once it is not."""

WELL: Final = "well"
"""When everything about the bot was as it should be, to half a minute."""

WRITTEN: Final = "written"


def note(connection: sqlite3.Connection, what: str, now: datetime) -> None:
    """Keep that something was done now."""
    connection.execute(
        "INSERT INTO last_time (what, at) VALUES (?, ?)"
        " ON CONFLICT (what) DO UPDATE SET at = excluded.at",
        (what, to_ms(now)),
    )


def find(connection: sqlite3.Connection, what: str) -> datetime | None:
    """When something was done last; None where it never was."""
    row = connection.execute("SELECT at FROM last_time WHERE what = ?", (what,)).fetchone()
    return from_ms(row[0]) if row else None


def forget(connection: sqlite3.Connection, what: str) -> None:
    """Keep nothing of it, as if it had never been done."""
    connection.execute("DELETE FROM last_time WHERE what = ?", (what,))
