"""A workshop that a leader is about to write down; it survives a restart and lapses after a day."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from storage.moments import from_ms, to_ms
from storage.programme.model import Session, Text
from storage.programme.snapshot import Snapshot

KEPT_FOR: Final = timedelta(hours=24)
NO_PLACE: Final = ""
"""Stands for a place that was asked for and left open."""

NEW_PLACE: Final = "new:"
"""Stands for a place that the programme does not know; else it is an id."""

_MINUTE: Final = timedelta(minutes=1)
_IN_LANGUAGES: Final = ("place_name", "title")
_FIELDS: Final = ("session", "day", "minute", "length", "place", "link", *_IN_LANGUAGES)


@dataclass(frozen=True, slots=True)
class WorkshopDraft:
    """What is known so far; None is not asked yet. `minute` counts from midnight at the venue.

    `title`, and `place_name` of a new place, have what is written in each language so far; a
    language in which it is to have none has an empty text.
    """

    team: str
    session: str | None = None
    day: date | None = None
    minute: int | None = None
    length: int | None = None
    place: str | None = None
    link: str | None = None
    title: Mapping[str, str] | None = None
    place_name: Mapping[str, str] | None = None


def keep(connection: sqlite3.Connection, person: int, draft: WorkshopDraft, now: datetime) -> None:
    """Keep what is known now, in place of what was."""
    values = {name: getattr(draft, name) for name in _FIELDS}
    values["day"] = draft.day.isoformat() if draft.day else None
    for name in _IN_LANGUAGES:
        said = values[name]
        values[name] = json.dumps(dict(said), ensure_ascii=False) if said else None
    connection.execute("DELETE FROM workshop_draft WHERE person = ?", (person,))
    connection.execute(
        f"INSERT INTO workshop_draft (person, team, since, {', '.join(_FIELDS)})"  # noqa: S608
        f" VALUES (:person, :team, :since, {', '.join(f':{name}' for name in _FIELDS)})",
        {"person": person, "team": draft.team, "since": to_ms(now), **values},
    )


def of(connection: sqlite3.Connection, person: int, now: datetime) -> WorkshopDraft | None:
    """What somebody is about to write down, unless it is older than a day."""
    row = connection.execute("SELECT * FROM workshop_draft WHERE person = ?", (person,)).fetchone()
    if row is None or now - from_ms(row["since"]) >= KEPT_FOR:
        return None
    values = {name: row[name] for name in _FIELDS}
    values["day"] = date.fromisoformat(row["day"]) if row["day"] else None
    for name in _IN_LANGUAGES:
        values[name] = json.loads(row[name]) if row[name] else None
    return WorkshopDraft(row["team"], **values)


def forget(connection: sqlite3.Connection, person: int) -> None:
    """It was published, or is no longer wanted."""
    connection.execute("DELETE FROM workshop_draft WHERE person = ?", (person,))


def purge(connection: sqlite3.Connection, now: datetime) -> None:
    """Forget what has lapsed."""
    connection.execute("DELETE FROM workshop_draft WHERE since <= ?", (to_ms(now - KEPT_FOR),))


def taken_from(snapshot: Snapshot, session: Session) -> WorkshopDraft:
    """A workshop as it is, to be changed."""
    start = snapshot.local(session.start)
    return WorkshopDraft(
        team=session.own_of or "",
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
