"""Workshops that a leader is about to write down; they survive a restart and lapse after a day.

The one that was kept last is the one that is being written; those begun before wait.
"""

import json
import secrets
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from storage.moments import to_ms
from storage.programme.model import Session, Text
from storage.programme.snapshot import Snapshot

KEPT_FOR: Final = timedelta(hours=24)
NO_PLACE: Final = ""
"""Stands for a place that was asked for and left open."""

NEW_PLACE: Final = "new:"
"""Stands for a place that the programme does not know; else it is an id."""

_MINUTE: Final = timedelta(minutes=1)
_IN_LANGUAGES: Final = ("place_name", "title")
_FIELDS: Final = ("workshop", "session", "day", "minute", "length", "place", "link", *_IN_LANGUAGES)


@dataclass(frozen=True, slots=True)
class WorkshopDraft:
    """What is known so far; None is not asked yet. `minute` counts from midnight at the venue.

    `title`, and `place_name` of a new place, have what is written in each language so far; a
    language in which it is to have none has an empty text. `workshop` is the id of the session that
    it becomes, `session` that of the one which is changed.
    """

    team: str
    workshop: str = field(default_factory=lambda: f"w-{secrets.token_hex(5)}")
    session: str | None = None
    day: date | None = None
    minute: int | None = None
    length: int | None = None
    place: str | None = None
    link: str | None = None
    title: Mapping[str, str] | None = None
    place_name: Mapping[str, str] | None = None


def keep(connection: sqlite3.Connection, person: int, draft: WorkshopDraft, now: datetime) -> None:
    """Keep what is known now, in place of what was; what was begun and left empty is forgotten."""
    values = {name: getattr(draft, name) for name in _FIELDS}
    values["day"] = draft.day.isoformat() if draft.day else None
    for name in _IN_LANGUAGES:
        said = values[name]
        values[name] = json.dumps(dict(said), ensure_ascii=False) if said else None
    connection.execute(
        "DELETE FROM workshop_draft WHERE person = ? AND (workshop = ? OR session IS NULL"
        " AND coalesce(day, minute, length, place, title) IS NULL)",
        (person, draft.workshop),
    )
    connection.execute(
        f"INSERT INTO workshop_draft (person, team, since, {', '.join(_FIELDS)})"  # noqa: S608
        f" VALUES (:person, :team, :since, {', '.join(f':{name}' for name in _FIELDS)})",
        {"person": person, "team": draft.team, "since": to_ms(now), **values},
    )


def of(connection: sqlite3.Connection, person: int, now: datetime) -> WorkshopDraft | None:
    """What somebody is about to write down, unless it is older than a day."""
    return next(iter(begun(connection, person, now)), None)


def begun(connection: sqlite3.Connection, person: int, now: datetime) -> Sequence[WorkshopDraft]:
    """All that somebody has begun to write down in the last day, what was kept last first."""
    rows = connection.execute(
        "SELECT * FROM workshop_draft WHERE person = ? AND since > ? ORDER BY rowid DESC",
        (person, to_ms(now - KEPT_FOR)),
    )
    return [_read(row) for row in rows]


def _read(row: sqlite3.Row) -> WorkshopDraft:
    values = {name: row[name] for name in _FIELDS}
    values["day"] = date.fromisoformat(row["day"]) if row["day"] else None
    for name in _IN_LANGUAGES:
        values[name] = json.loads(row[name]) if row[name] else None
    return WorkshopDraft(row["team"], **values)


def forget(connection: sqlite3.Connection, person: int, workshops: Iterable[str]) -> None:
    """They were published, or are no longer wanted."""
    connection.executemany(
        "DELETE FROM workshop_draft WHERE person = ? AND workshop = ?",
        [(person, workshop) for workshop in workshops],
    )


def purge(connection: sqlite3.Connection, now: datetime) -> None:
    """Forget what has lapsed."""
    connection.execute("DELETE FROM workshop_draft WHERE since <= ?", (to_ms(now - KEPT_FOR),))


def taken_from(snapshot: Snapshot, session: Session) -> WorkshopDraft:
    """A workshop as it is, to be changed."""
    start = snapshot.local(session.start)
    return WorkshopDraft(
        team=session.own_of or "",
        workshop=session.id,
        session=session.id,
        day=start.date(),
        minute=start.hour * 60 + start.minute,
        length=(session.end - session.start) // _MINUTE,
        place=session.place or NO_PLACE,
        link=session.online,
        title=_settled(session.title, snapshot.event.languages),
    )


def _settled(title: Text, languages: Iterable[str]) -> Mapping[str, str]:
    """A title that is not asked for in the languages which it lacks."""
    return dict(title) if title.is_plain else {**dict.fromkeys(languages, ""), **title}
