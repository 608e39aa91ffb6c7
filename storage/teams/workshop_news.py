"""What is new about a team's workshops: told to its chat, and to members whose team they are now.

A message carries no text. What it says is found when it is sent: what differs between the release
that its reader knows and the one in force. `since` in its parameters are the releases the reader
may know, the one that is sure first; `release` is the one that it was put for.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from storage import deliveries
from storage.deliveries import Delivery, OutboxMessage, State
from storage.programme.facts import (
    Aspect,
    Changes,
    Facts,
    languages_of,
    team_aspects,
    team_aspects_of,
)
from storage.programme.model import Text
from storage.programme.snapshot import Snapshot
from storage.teams.membership import subject_of
from storage.teams.model import CHANGE, EXCHANGE
from storage.versions import Versions

SAID_ALREADY: Final = "another message says it"

Reader: TypeAlias = tuple[int, str]
"""A chat and the team it is told of: the team's own, or a member's."""

Differs: TypeAlias = Callable[[Facts | None, Facts | None, str, datetime], bool]


@dataclass(frozen=True, slots=True)
class Owing:
    """A release whose notices are owed, and the last one before it whose notices were all put."""

    release: int
    since: int


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A message to the same reader that has not arrived, as far as anybody knows."""

    id: int
    release: int
    since: tuple[int, ...]


def teams_concerned(changed: Changes, teams: Iterable[str]) -> list[str]:
    """Those of some teams to whose chats a release may be news."""
    versions = [facts for pair in changed.values() for facts in pair if facts is not None]
    return [team for team in teams if any(facts.is_workshop_of(team) for facts in versions)]


def teams_exchanging(changed: Changes, teams: Iterable[str], now: datetime) -> list[str]:
    """Those of some teams that are given workshops which take place anyway, or lose such ones."""
    pairs = [
        (old, new)
        for old, new in changed.values()
        if old and new and (old.teams, old.every_team) != (new.teams, new.every_team)
    ]
    return [team for team in teams if any(has_exchanged(*pair, team, now) for pair in pairs)]


def put_for_room(
    connection: sqlite3.Connection, versions: Versions, team: str, owing: Owing, now: datetime
) -> None:
    """Owe the chat of a team one message about a release, where something is new to it."""
    row = connection.execute("SELECT chat, since FROM team_chat WHERE team = ?", (team,)).fetchone()
    if row is not None:
        known = _in_force_at(connection, row["since"], owing)
        _put(connection, versions, CHANGE, (row["chat"], team), has_news, owing, known, now)


def put_for_member(
    connection: sqlite3.Connection,
    versions: Versions,
    person: int,
    team: str,
    owing: Owing,
    now: datetime,
) -> None:
    """Owe a member of a team one message about which workshops are the team's since a release."""
    row = connection.execute("SELECT since FROM member WHERE person = ?", (person,)).fetchone()
    known = _in_force_at(connection, row["since"], owing)
    _put(connection, versions, EXCHANGE, (person, team), has_exchanged, owing, known, now)


def has_news(old: Facts | None, new: Facts | None, team: str, now: datetime) -> bool:
    """Whether a session is news for a team, in one of the languages that its texts have."""
    return any(team_aspects_of(old, new, team, x, now) for x in languages_of(old, new))


def has_exchanged(old: Facts | None, new: Facts | None, team: str, now: datetime) -> bool:
    """Whether a session that takes place anyway is a team's workshop now, or no longer."""
    aspects = team_aspects_of(old, new, team, Text.PLAIN, now)
    return not {Aspect.GIVEN, Aspect.TAKEN}.isdisjoint(aspects)


def news_of(before: Snapshot, after: Snapshot, team: str, now: datetime) -> list[str]:
    """The sessions of which a team has to be told something, in the order of hours."""
    workshops = {s.id: s for snapshot in (before, after) for s in snapshot.workshops_of(team)}
    return [
        session.id
        for session in sorted(workshops.values(), key=lambda s: (s.start, s.id))
        if any(
            team_aspects(before, after, session.id, team, code, now)
            for code in after.event.languages
        )
    ]


def since(delivery: Delivery) -> tuple[int, ...]:
    """The releases that the reader of a message may know, the one that is sure first."""
    return tuple(delivery.parameters["since"])


def note_telling(
    connection: sqlite3.Connection, delivery: Delivery, to: int, now: datetime
) -> None:
    """A message is on its way that says what is true in the release `to`.

    It may arrive without anybody here learning of it. Others that wait have nothing to add.
    """
    reader = delivery.chat, str(delivery.parameters["team"])
    others = [
        waiting
        for waiting in _waiting(connection, delivery.kind, reader)
        if waiting.id != delivery.id and waiting.release <= to
    ]
    _cancel(connection, others, now)
    known = list(dict.fromkeys((*since(delivery), to)))
    deliveries.keep_parameters(connection, delivery.id, {**delivery.parameters, "since": known})


def note_not_told(connection: sqlite3.Connection, delivery: Delivery) -> None:
    """A message has certainly not arrived: its reader knows what they knew before it."""
    deliveries.keep_parameters(connection, delivery.id, delivery.parameters)


def _put(
    connection: sqlite3.Connection,
    versions: Versions,
    kind: str,
    reader: Reader,
    differs: Differs,
    owing: Owing,
    joined_under: int,
    now: datetime,
) -> None:
    """Owe one message to a reader to whom something is new since they joined.

    What still waits is merged into it; where nothing is new any more, nothing is sent at all.
    """
    chat, team = reader
    waiting = _waiting(connection, kind, reader)
    known = list(dict.fromkeys(number for w in waiting for number in w.since))
    known = known or [max(owing.since, joined_under, _last_told(connection, kind, reader))]
    _cancel(connection, waiting, now)
    if any(differs(*pair, team, now) for number in known for pair in versions.since(number)):
        deliveries.put(connection, [_owed(kind, chat, team, known, owing.release, now)])


def _owed(
    kind: str, chat: int, team: str, known: list[int], release: int, now: datetime
) -> OutboxMessage:
    return OutboxMessage(
        key=f"{kind}:{release}:{team}:{chat}",
        kind=kind,
        chat=chat,
        due_at=now,
        subject=subject_of(team),
        parameters={"team": team, "release": release, "since": known},
    )


def _waiting(connection: sqlite3.Connection, kind: str, reader: Reader) -> list[_Waiting]:
    """What waits to be sent to a reader."""
    rows = connection.execute(
        "SELECT id, parameters FROM delivery WHERE kind = ? AND chat = ? AND state = 'pending'"
        " AND parameters ->> 'team' = ? ORDER BY id",
        (kind, *reader),
    )
    said = ((row["id"], json.loads(row["parameters"])) for row in rows)
    return [_Waiting(number, s["release"], tuple(s["since"])) for number, s in said]


def _in_force_at(connection: sqlite3.Connection, moment: int, owing: Owing) -> int:
    """The last of the releases owed that was in force before a moment in ms, 0 where none was."""
    query = "SELECT coalesce(max(number), 0) FROM release WHERE number > ? AND published_at < ?"
    number: int = connection.execute(query, (owing.since, moment)).fetchone()[0]
    return number


def _last_told(connection: sqlite3.Connection, kind: str, reader: Reader) -> int:
    """The release that the last message to a reader spoke of, 0 where there was none."""
    chat, team = reader
    row = connection.execute(
        "SELECT parameters FROM delivery WHERE chat = ? AND kind = ? AND subject = ?"
        " AND state IN ('sending', 'sent', 'uncertain') ORDER BY id DESC LIMIT 1",
        (chat, kind, subject_of(team)),
    ).fetchone()
    told: int = json.loads(row["parameters"])["since"][-1] if row else 0
    return told


def _cancel(connection: sqlite3.Connection, merged: Iterable[_Waiting], now: datetime) -> None:
    for waiting in merged:
        deliveries.settle(connection, waiting.id, State.CANCELLED, now, SAID_ALREADY)
