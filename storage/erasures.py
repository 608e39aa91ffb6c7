"""Who has had themselves erased, kept so that a backup which is restored brings nobody back.

Of each person there is a salted hash of the Telegram id and the moment of the last erasure. What is
written down goes along in each backup; so an erasure that a backup does not know came after it.
"""

import hashlib
import os
import secrets
import sqlite3
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from storage.moments import from_ms, to_ms

_SALT_BYTES: Final = 16
_HASH_BYTES: Final = 16
_ROUNDS: Final = 1_024
"""Of scrypt, some 3 ms: who has the list has to spend that on each id they try, and there are
ten thousand millions.
"""


@dataclass(frozen=True, slots=True)
class Erasure:
    """Somebody was erased at a moment, in UTC."""

    salt: bytes
    hash: bytes
    at: datetime


def note(connection: sqlite3.Connection, person: int, now: datetime) -> None:
    """Write down that somebody is erased now; it belongs into the transaction that does so.

    A later erasure of the same person is always the later one, whatever the clock says.
    """
    row = connection.execute("SELECT salt FROM erasure ORDER BY at DESC LIMIT 1").fetchone()
    salt = row["salt"] if row else secrets.token_bytes(_SALT_BYTES)
    connection.execute(
        "INSERT INTO erasure (salt, hash, at) VALUES (?, ?, ?)"
        " ON CONFLICT (salt, hash) DO UPDATE SET at = max(at + 1, excluded.at)",
        (salt, _hash(salt, person), to_ms(now)),
    )


def known(connection: sqlite3.Connection) -> list[Erasure]:
    """All erasures that are written down."""
    rows = connection.execute("SELECT salt, hash, at FROM erasure ORDER BY at, hash")
    return [Erasure(row["salt"], row["hash"], from_ms(row["at"])) for row in rows]


def missing(connection: sqlite3.Connection, others: Iterable[Erasure]) -> list[Erasure]:
    """Those of other erasures that a database does not know: they came after it was copied."""
    at = {(one.salt, one.hash): one.at for one in known(connection)}
    return [
        one for one in others if (one.salt, one.hash) not in at or at[one.salt, one.hash] < one.at
    ]


def those_erased(people: Iterable[int], erasures: Iterable[Erasure]) -> list[int]:
    """The people whose erasures these are. Takes as long as `_ROUNDS` says for each of them."""
    hashes: dict[bytes, set[bytes]] = {}
    for one in erasures:
        hashes.setdefault(one.salt, set()).add(one.hash)

    def is_erased(person: int) -> bool:
        return any(_hash(salt, person) in of_salt for salt, of_salt in hashes.items())

    people = list(people)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        found = threads.map(is_erased, people)
        return [person for person, erased in zip(people, found, strict=True) if erased]


def last_of(connection: sqlite3.Connection, person: int) -> datetime | None:
    """When somebody who is known again had themselves erased last."""
    moments = []
    for (salt,) in connection.execute("SELECT DISTINCT salt FROM erasure").fetchall():
        row = connection.execute(
            "SELECT at FROM erasure WHERE salt = ? AND hash = ?", (salt, _hash(salt, person))
        ).fetchone()
        moments += [row["at"]] if row else []
    return from_ms(max(moments)) if moments else None


def add(connection: sqlite3.Connection, others: Iterable[Erasure]) -> None:
    """Write down erasures that a database does not know."""
    connection.executemany(
        "INSERT INTO erasure (salt, hash, at) VALUES (?, ?, ?)"
        " ON CONFLICT (salt, hash) DO UPDATE SET at = max(at, excluded.at)",
        ((one.salt, one.hash, to_ms(one.at)) for one in others),
    )


def forget(connection: sqlite3.Connection, until: datetime) -> None:
    """Forget erasures up to a moment."""
    connection.execute("DELETE FROM erasure WHERE at <= ?", (to_ms(until),))


def _hash(salt: bytes, person: int) -> bytes:
    return hashlib.scrypt(str(person).encode(), salt=salt, n=_ROUNDS, r=8, p=1, dklen=_HASH_BYTES)
