"""People who have starred sessions, programmes to publish, and what delivery would do with them."""

import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from storage import agenda, change_notices, people, releases
from storage.programme.facts import Aspect, Facts, Viewer, aspects_of
from storage.programme.model import Programme, Text
from storage.programme.snapshot import Snapshot
from storage.publishing import Origin, Published
from tests.programmes import at, small_programme
from tests.storage import at_once

ANNA, BORIS, CLARA = 11, 12, 13
"""They read German, Russian and German."""

OLGA, OTTO = 21, 22
MORNING = at(28, 9)
OPENING, NIGHT = "eroeffnung", "nacht"


def aspects(
    before: Snapshot, after: Snapshot, session: str, viewer: Viewer, now: datetime
) -> tuple[Aspect, ...]:
    """What a viewer has to be told of a session between two releases."""
    return aspects_of(Facts.of(before, session), Facts.of(after, session), viewer, now)


def edited(session: str = OPENING, base: Programme | None = None, **values: Any) -> Programme:
    """A programme, the small one unless said otherwise, with one session changed."""
    programme = base or small_programme()
    sessions = (replace(s, **values) if s.id == session else s for s in programme.sessions)
    return replace(programme, sessions=tuple(sessions))


def moved(minutes: int = 60, session: str = OPENING, base: Programme | None = None) -> Programme:
    """A programme in which a session is so many minutes later than in the small one."""
    found = next(s for s in small_programme().sessions if s.id == session)
    by = timedelta(minutes=minutes)
    return edited(session, base, start=found.start + by, end=found.end + by)


def without(session: str) -> Programme:
    """The small programme without a session."""
    programme = small_programme()
    return replace(programme, sessions=tuple(s for s in programme.sessions if s.id != session))


def renamed(de: str, ru: str) -> Programme:
    """The small programme with another title of the opening."""
    return edited(title=Text({"de": de, "ru": ru}))


def publish(connection: sqlite3.Connection, /, programme: Programme, **more: Any) -> Published:
    """Publish a programme in the morning, from a file of Olga's unless said otherwise."""
    values: dict[str, Any] = {"author": OLGA, "origin": Origin.FILE, "now": MORNING, **more}
    return at_once.publish(connection, programme, **values)


def in_force(connection: sqlite3.Connection) -> Snapshot:
    """The release in force, which there must be."""
    found = releases.latest(connection)
    assert found
    return found


def open_bot(connection: sqlite3.Connection) -> None:
    """Release 1, and three people who are known."""
    publish(connection, small_programme())
    for person, language in ((ANNA, "de"), (BORIS, "ru"), (CLARA, "de")):
        people.meet(connection, person, language, MORNING)


def star(connection: sqlite3.Connection, person: int, *sessions: str) -> None:
    """Let somebody star sessions as they are now."""
    for session in sessions or (OPENING,):
        number = releases.latest_number(connection)
        assert agenda.star(connection, person, session, number, MORNING)


def owed(connection: sqlite3.Connection) -> list[int]:
    """Who is owed a change notice."""
    rows = connection.execute(
        "SELECT chat FROM delivery WHERE kind = ? AND state = 'pending' ORDER BY chat",
        (change_notices.KIND,),
    )
    return [row["chat"] for row in rows]
