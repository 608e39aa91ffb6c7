"""The people who talk to the bot: as little about them as it takes to answer and to reach them."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from storage.moments import from_ms, to_ms

SEEN_TO_THE: Final = timedelta(hours=1)
"""How exactly it is kept when somebody was last there: a screen should not cost a write."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has talked to the bot in private."""

    id: int
    language: str
    language_chosen: bool
    reachable: bool
    seen_at: datetime


def find(connection: sqlite3.Connection, person: int) -> Person | None:
    """The person with that Telegram id, if they are known."""
    row = connection.execute(
        "SELECT id, language, language_chosen, reachable, seen_at FROM person WHERE id = ?",
        (person,),
    ).fetchone()
    return _person(row) if row else None


def needs_refreshing(person: Person, now: datetime) -> bool:
    """Whether `meet` would change what is kept about somebody who is there now."""
    return not person.reachable or now - person.seen_at >= SEEN_TO_THE


def meet(connection: sqlite3.Connection, person: int, language: str, now: datetime) -> Person:
    """Note that somebody is there: a new person in the language guessed, or one seen again."""
    row = connection.execute(
        """
        INSERT INTO person (id, language, first_seen_at, seen_at)
        VALUES (:id, :language, :now, :now)
        ON CONFLICT (id) DO UPDATE SET reachable = 1, seen_at = max(seen_at, :now)
        RETURNING id, language, language_chosen, reachable, seen_at
        """,
        {"id": person, "language": language, "now": to_ms(now)},
    ).fetchone()
    return _person(row)


def choose_language(
    connection: sqlite3.Connection, person: int, language: str, now: datetime
) -> None:
    """Keep the language a person chose; from then on nothing is guessed."""
    meet(connection, person, language, now)
    connection.execute(
        "UPDATE person SET language = ?, language_chosen = 1 WHERE id = ?", (language, person)
    )


def suggest_language(connection: sqlite3.Connection, person: int, language: str) -> None:
    """Keep a better guess of a person's language; what they chose themselves stays."""
    connection.execute(
        "UPDATE person SET language = ? WHERE id = ? AND NOT language_chosen", (language, person)
    )


def set_reachable(connection: sqlite3.Connection, person: int, reachable: bool) -> None:
    """Keep whether messages reach a known person; of a stranger nothing is kept."""
    connection.execute("UPDATE person SET reachable = ? WHERE id = ?", (reachable, person))


def _person(row: sqlite3.Row) -> Person:
    return Person(
        id=row["id"],
        language=row["language"],
        language_chosen=bool(row["language_chosen"]),
        reachable=bool(row["reachable"]),
        seen_at=from_ms(row["seen_at"]),
    )
