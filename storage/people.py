"""The people who talk to the bot: as little about them as it takes to answer and to reach them."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from storage import dialogues, preferences, profiles
from storage.dialogues import Dialogue
from storage.moments import from_ms, to_ms
from storage.preferences import Preferences
from storage.profiles import NO_PROFILE, Profile

SEEN_TO_THE: Final = timedelta(hours=1)
"""How exactly it is kept when somebody was last there: a screen should not cost a write."""


_FIND: Final = """
    SELECT person.id, language, language_chosen, reachable, seen_at, menu, asking, asked_at, paused,
        EXISTS (SELECT * FROM organiser WHERE organiser.person = person.id) AS named,
        (SELECT group_concat(session) FROM favourite WHERE favourite.person = person.id) AS starred,
        (SELECT group_concat(working_group) FROM seat WHERE seat.person = person.id) AS seats,
        (SELECT group_concat(working_group) FROM wish WHERE wish.person = person.id) AS wishes,
        (SELECT group_concat(session) FROM attends WHERE attends.person = ?1) AS attends,
        (SELECT team FROM member WHERE member.person = person.id) AS team,
        (SELECT group_concat(team) FROM leader WHERE leader.person = person.id) AS leading,
        (SELECT group_concat(working_group) FROM coordinator WHERE coordinator.person = person.id)
            AS coordinating,
        consent, name, town, attendance, team_consent, leads, digest,
        highlights, quiet_from, quiet_until, day_filter, all_changes
    FROM person
    LEFT JOIN dialogue ON dialogue.person = person.id
    LEFT JOIN profile ON profile.person = person.id
    WHERE person.id = ?1
"""
"""Everything a screen needs to know of its reader, in one query.

The parameter is named in `attends` itself: a column of the outer query would not be looked up in
each part of that view, and all of it be read.
"""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has talked to the bot in private.

    `named_organiser` is whether they were named in the chat; those of the settings are known
    elsewhere, and so are teams and groups that the programme gives them, which `leading` and
    `coordinating` do not hold. `attends`
    is every session of their day. `menu` is which commands their chat shows, where those are not
    everybody's.
    """

    id: int
    language: str
    language_chosen: bool
    reachable: bool
    seen_at: datetime
    named_organiser: bool = False
    starred: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()
    wishes: frozenset[str] = frozenset()
    attends: frozenset[str] = frozenset()
    team: str | None = None
    leading: frozenset[str] = frozenset()
    coordinating: frozenset[str] = frozenset()
    profile: Profile = NO_PROFILE
    preferences: Preferences = preferences.DEFAULT
    dialogue: Dialogue | None = None
    menu: str | None = None


NOBODY: Final = Person(0, "", True, False, datetime.min.replace(tzinfo=UTC))
"""Stands in where something is made for nobody in particular."""


def find(connection: sqlite3.Connection, person: int) -> Person | None:
    """The person with that Telegram id, if they are known."""
    row = connection.execute(_FIND, (person,)).fetchone()
    return _person(row) if row else None


def needs_refreshing(person: Person, now: datetime) -> bool:
    """Whether `meet` would change what is kept about somebody who is there now."""
    return not person.reachable or now - person.seen_at >= SEEN_TO_THE


def meet(connection: sqlite3.Connection, person: int, language: str, now: datetime) -> Person:
    """Note that somebody is there: a new person in the language guessed, or one seen again."""
    connection.execute(
        """
        INSERT INTO person (id, language, first_seen_at, seen_at)
        VALUES (:id, :language, :now, :now)
        ON CONFLICT (id) DO UPDATE SET reachable = 1, seen_at = max(seen_at, :now)
        """,
        {"id": person, "language": language, "now": to_ms(now)},
    )
    return _person(connection.execute(_FIND, (person,)).fetchone())


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


def set_reachable(connection: sqlite3.Connection, person: int, reachable: bool) -> bool:
    """Keep whether messages reach a known person; False for a stranger, of whom nothing is kept."""
    row = connection.execute(
        "UPDATE person SET reachable = ? WHERE id = ? RETURNING id", (reachable, person)
    ).fetchone()
    return row is not None


def with_menu(connection: sqlite3.Connection) -> list[int]:
    """Those whose chats show the commands of a role."""
    rows = connection.execute("SELECT id FROM person WHERE menu IS NOT NULL ORDER BY id")
    return [row["id"] for row in rows]


def keep_menu(connection: sqlite3.Connection, person: int, menu: str | None) -> None:
    """Keep which commands a person's chat shows; None stands for everybody's."""
    connection.execute("UPDATE person SET menu = ? WHERE id = ?", (menu, person))


def _person(row: sqlite3.Row) -> Person:
    return Person(
        id=row["id"],
        language=row["language"],
        language_chosen=bool(row["language_chosen"]),
        reachable=bool(row["reachable"]),
        seen_at=from_ms(row["seen_at"]),
        named_organiser=bool(row["named"]),
        starred=_ids(row["starred"]),
        seats=_ids(row["seats"]),
        wishes=_ids(row["wishes"]),
        attends=_ids(row["attends"]),
        team=row["team"],
        leading=_ids(row["leading"]),
        coordinating=_ids(row["coordinating"]),
        profile=profiles.of_row(row),
        preferences=preferences.of_row(row),
        dialogue=dialogues.of_row(row),
        menu=row["menu"],
    )


def _ids(joined: str | None) -> frozenset[str]:
    return frozenset(joined.split(",")) if joined else frozenset()
