"""By how much the running bot's clock is shifted: a command beside it goes by the same clock."""

import sqlite3
from datetime import timedelta

_MILLISECOND = timedelta(milliseconds=1)


def keep(connection: sqlite3.Connection, shift: timedelta) -> None:
    """Keep the shift of the bot that runs."""
    connection.execute(
        "INSERT INTO clock_shift (only, milliseconds) VALUES (1, ?)"
        " ON CONFLICT (only) DO UPDATE SET milliseconds = excluded.milliseconds",
        (shift // _MILLISECOND,),
    )


def forget(connection: sqlite3.Connection) -> None:
    """The bot has ended."""
    connection.execute("DELETE FROM clock_shift")


def of_running_bot(connection: sqlite3.Connection) -> timedelta | None:
    """The shift of the bot that runs, None where none does."""
    row = connection.execute("SELECT milliseconds FROM clock_shift").fetchone()
    return row[0] * _MILLISECOND if row else None
