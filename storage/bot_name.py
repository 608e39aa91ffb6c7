"""What the bot is called in Telegram, without the @: commands beside it write links to it."""

import sqlite3


def keep(connection: sqlite3.Connection, username: str) -> None:
    """Keep what the bot is called now."""
    connection.execute(
        "INSERT INTO bot_name (only, username) VALUES (1, ?)"
        " ON CONFLICT (only) DO UPDATE SET username = excluded.username",
        (username,),
    )


def last_seen(connection: sqlite3.Connection) -> str | None:
    """What it was called when it last started, None where it never has."""
    row = connection.execute("SELECT username FROM bot_name").fetchone()
    return row[0] if row else None
