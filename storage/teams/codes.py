"""The code in the link by which a team is joined."""

import base64
import secrets
import sqlite3
from datetime import datetime
from typing import Final

from storage import audit
from storage.audit import Action
from storage.moments import to_ms

LENGTH: Final = 16
_BYTES: Final = LENGTH * 5 // 8


def code_of(connection: sqlite3.Connection, team: str, now: datetime) -> str:
    """The code in force; the first who asks for it makes it."""
    row = connection.execute("SELECT code FROM join_code WHERE team = ?", (team,)).fetchone()
    return str(row["code"]) if row else _make(connection, team, now)


def renew(connection: sqlite3.Connection, team: str, by: int, now: datetime) -> str:
    """A new code; nobody joins by the old one any more."""
    code = _make(connection, team, now)
    audit.note(connection, by, Action.CODE_RENEWED, now, team=team)
    return code


def team_of(connection: sqlite3.Connection, code: str) -> str | None:
    """The team that is joined by a code."""
    row = connection.execute("SELECT team FROM join_code WHERE code = ?", (code,)).fetchone()
    return row["team"] if row else None


def _make(connection: sqlite3.Connection, team: str, now: datetime) -> str:
    code = base64.b32encode(secrets.token_bytes(_BYTES)).decode().lower()
    connection.execute(
        """
        INSERT INTO join_code (team, code, made_at) VALUES (?, ?, ?)
        ON CONFLICT (team) DO UPDATE SET code = excluded.code, made_at = excluded.made_at
        """,
        (team, code, to_ms(now)),
    )
    return code
