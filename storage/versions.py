"""What the releases say of each session that people are told of: a row where that changes.

A release and all after it say what the row with the greatest number up to it says, until the next.
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from storage.programme.facts import Facts
from storage.programme.model import Text
from storage.programme.parsing.values import moment_of

_EVERY_TEAM: Final = "all"


def note(
    connection: sqlite3.Connection,
    release: int,
    changed: Mapping[str, Facts | None],
    own: Mapping[str, str],
) -> None:
    """Keep what a release says of the sessions of which it says something new.

    `own` are the teams whose own workshops some of them are, by session.
    """
    connection.executemany(
        "INSERT INTO session_version (session, release, said, own_of) VALUES (?, ?, ?, ?)",
        ((name, release, _written(facts), own.get(name)) for name, facts in changed.items()),
    )


def correct(
    connection: sqlite3.Connection, changed: Mapping[str, tuple[Facts | None, Facts | None]]
) -> None:
    """Let all releases say the title of some sessions as it was meant, where they said it wrong.

    So who was told the wrong one, or is about to be, knows the right one.
    """
    for name, (old, new) in changed.items():
        if old is None or new is None:
            continue
        rows = connection.execute(
            "SELECT release, said FROM session_version WHERE session = ? AND said IS NOT NULL",
            (name,),
        ).fetchall()
        corrected = [
            (_written(replace(said, title=new.title)), name, row["release"])
            for row in rows
            if (said := read(row["said"])) and said.title == old.title
        ]
        connection.executemany(
            "UPDATE session_version SET said = ? WHERE session = ? AND release = ?", corrected
        )


def facts(connection: sqlite3.Connection, session: str, release: int) -> Facts | None:
    """What a release says of a session; None where it has none of that id."""
    row = connection.execute(
        "SELECT said FROM session_version WHERE session = ? AND release <= ?"
        " ORDER BY release DESC LIMIT 1",
        (session, release),
    ).fetchone()
    return read(row[0]) if row else None


@dataclass(frozen=True, slots=True)
class Gone:
    """A session that no release has any more, and what was said of it last.

    `own_of` is the team whose own workshop it was.
    """

    session: str
    facts: Facts
    own_of: str | None


def gone(connection: sqlite3.Connection) -> list[Gone]:
    """The sessions that were taken out and have not come back, each as it was said last."""
    rows = connection.execute(
        """
        SELECT session, max(release) AS release, said, own_of FROM session_version
        GROUP BY session HAVING said IS NULL ORDER BY session
        """
    ).fetchall()
    last = ((row, facts(connection, row["session"], row["release"] - 1)) for row in rows)
    return [Gone(row["session"], was, row["own_of"]) for row, was in last if was]


class Versions:
    """What is said of sessions in a release, and was in those before it; each is read once."""

    def __init__(self, connection: sqlite3.Connection, release: int) -> None:
        self._connection = connection
        self._release = release
        self._facts: dict[tuple[str, int], Facts | None] = {}
        self._since: dict[int, list[tuple[Facts | None, Facts | None]]] = {}

    def at(self, session: str, release: int) -> Facts | None:
        """What a release says of a session; None where it has none of that id."""
        if (session, release) not in self._facts:
            self._facts[session, release] = facts(self._connection, session, release)
        return self._facts[session, release]

    def now(self, session: str) -> Facts | None:
        """What the release in force says of a session."""
        return self.at(session, self._release)

    def since(self, release: int) -> list[tuple[Facts | None, Facts | None]]:
        """What was said then and is said now, of the sessions of which a later release has said
        something else.
        """
        if release not in self._since:
            rows = self._connection.execute(
                "SELECT DISTINCT session FROM session_version"
                " INDEXED BY session_version_by_release WHERE release > ?",
                (release,),
            )
            names = [row[0] for row in rows]
            self._since[release] = [(self.at(name, release), self.now(name)) for name in names]
        return self._since[release]


def _written(said: Facts | None) -> str | None:
    if said is None:
        return None
    cancelled: dict[str, Any] = {}
    if not said.takes_place:
        cancelled = {"cancelled": _text_written(said.reason) or True, "instead": said.instead}
    return json.dumps(
        {
            "zone": "UTC",
            "start": f"{said.start.astimezone(UTC):%Y-%m-%dT%H:%M}",
            "end": f"{said.end.astimezone(UTC):%Y-%m-%dT%H:%M}",
            "title": _text_written(said.title),
            "place": _text_written(said.place),
            "address": _text_written(said.address),
            "place_id": said.place_id,
            "online": said.online,
            "group": said.group,
            "teams": _EVERY_TEAM if said.every_team else list(said.teams),
            **cancelled,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def read(written: str | None) -> Facts | None:
    """What a row says of a session; None where its release had it not.

    Rows of databases from before this table have local times, and leave out empty lists.
    """
    if not written:
        return None
    said = json.loads(written)
    zone, teams = ZoneInfo(said["zone"]), said["teams"]
    return Facts(
        start=moment_of(datetime.fromisoformat(said["start"]), zone),
        end=moment_of(datetime.fromisoformat(said["end"]), zone),
        title=_text_read(said["title"]) or Text(""),
        place=_text_read(said["place"]),
        address=_text_read(said["address"]),
        place_id=said.get("place_id"),
        online=said["online"],
        group=said["group"],
        teams=() if teams == _EVERY_TEAM else tuple(teams or ()),
        every_team=teams == _EVERY_TEAM,
        cancelled=_cancelled(said.get("cancelled")),
        instead=said.get("instead"),
    )


def _cancelled(said: Any) -> Text | bool:
    return bool(said) if said in (None, True) else _text_read(said) or True


def _text_written(text: Text | None) -> Any:
    if text is None:
        return None
    return text[Text.PLAIN] if text.is_plain else dict(text)


def _text_read(said: Any) -> Text | None:
    if not isinstance(said, dict):
        return Text(said) if said else None
    text = Text.of(said)
    # Rows of earlier versions say what is plain in each language.
    return text.among(tuple(said)) if text and len(text) > 1 else text
