"""The sessions that each id of a file has led to: a printed code or an old link still does."""

import sqlite3
from collections.abc import Mapping

from storage.programme.snapshot import Snapshot


def former(connection: sqlite3.Connection) -> Mapping[str, str]:
    """The sessions that files call, or have called, otherwise than by their own ids.

    The result goes from the id of the file to the session's own.
    """
    rows = connection.execute("SELECT file_id, session FROM session_alias")
    return {row["file_id"]: row["session"] for row in rows}


def own_id(connection: sqlite3.Connection, file_id: str) -> str:
    """The session that an id leads to which the file in force does not have (any more)."""
    row = connection.execute(
        "SELECT session FROM session_alias WHERE file_id = ?", (file_id,)
    ).fetchone()
    return row["session"] if row else file_id


def note(connection: sqlite3.Connection, release: Snapshot) -> None:
    """Keep what a release that is put in force calls its sessions."""
    known = former(connection)
    sessions = release.sessions.values()
    called = {s.file_id: s.id for s in sessions if known.get(s.file_id, s.file_id) != s.id}
    connection.executemany(
        "INSERT OR REPLACE INTO session_alias (file_id, session) VALUES (?, ?)", called.items()
    )
