"""The state of the writer: whether it turns, whether the disk takes what it writes, who waits."""

import sqlite3
from dataclasses import dataclass, field
from typing import Final, TypeGuard

from storage.histogram import Histogram

_CANNOT_WRITE: Final = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
    }
)
_PRIMARY: Final = 0xFF
"""SQLite's extended codes have the primary one in their lowest byte."""


@dataclass(slots=True)
class Writing:
    """What the writer's thread has done, counted there and read by others.

    `turns` are its visits to what waits, whatever their outcome, `commits` those that changed
    something. `failure` is why nothing can be written now; None as soon as something was.
    """

    turns: int = 0
    commits: int = 0
    failure: sqlite3.Error | None = None
    waits: Histogram = field(default_factory=Histogram)


def cannot_write(error: BaseException | None) -> TypeGuard[sqlite3.Error]:
    """Whether an error says that nothing can be written now: a disk that is full, read-only or
    broken, or another program that holds the database. It may pass, and says nothing of the rest.
    """
    code = getattr(error, "sqlite_errorcode", None)
    return (
        isinstance(error, sqlite3.Error) and code is not None and code & _PRIMARY in _CANNOT_WRITE
    )
