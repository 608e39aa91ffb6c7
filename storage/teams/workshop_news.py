"""What is new about a team's workshops: told to its chat, and to members whose team they are now.

A message carries no text. What it says is found when it is sent: what differs between the release
that its reader knows and the one in force. `since` in its parameters are the releases the reader
may know, the one that is sure first; `release` is the one that it was put for.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from storage import deliveries, releases
from storage.deliveries import Delivery, Owed, State
from storage.programme.changes import exchanged, team_aspects
from storage.programme.snapshot import Snapshot
from storage.teams import chats
from storage.teams.membership import subject_of
from storage.teams.model import CHANGE, EXCHANGE

LANGUAGES: Final = ("de", "ru")
SAID_ALREADY: Final = "another message says it"

Reader: TypeAlias = tuple[int, str]
"""A chat and the team it is told of: the team's own, or a member's."""

Differs: TypeAlias = Callable[[Snapshot, Snapshot, str, datetime], bool]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A message to the same reader that has not arrived, as far as anybody knows."""

    id: int
    release: int
    since: tuple[int, ...]


def put(connection: sqlite3.Connection, before: Snapshot, after: Snapshot, now: datetime) -> None:
    """Owe one message about a release to every reader to whom something is new.

    What still waits is merged into it; where nothing is new any more, nothing is sent at all.
    """
    rooms = [(room.chat, room.team) for room in chats.rooms(connection)]
    _put(connection, CHANGE, rooms, concerns_chat, before, after, now)
    members = _members_of_exchanging(connection, before, after, now)
    waiting = _waiting(connection, EXCHANGE)
    readers = dict.fromkeys((*members, *waiting))
    _put(connection, EXCHANGE, readers, exchanged, before, after, now)


def told_of_exchange(
    connection: sqlite3.Connection, before: Snapshot, after: Snapshot, now: datetime
) -> list[int]:
    """The people who are told that workshops have become, or are no longer, their team's."""
    return [person for person, _ in _members_of_exchanging(connection, before, after, now)]


def concerns_chat(before: Snapshot, after: Snapshot, team: str, now: datetime) -> bool:
    """Whether something is new about a team's workshops, in one of the languages of its chat."""
    return bool(news_of(before, after, team, now))


def news_of(before: Snapshot, after: Snapshot, team: str, now: datetime) -> list[str]:
    """The sessions of which a team has to be told something, in the order of hours."""
    workshops = {s.id: s for snapshot in (before, after) for s in snapshot.workshops_of(team)}
    return [
        session.id
        for session in sorted(workshops.values(), key=lambda s: (s.start, s.id))
        if any(team_aspects(before, after, session.id, team, code, now) for code in LANGUAGES)
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
        for waiting in _waiting(connection, delivery.kind).get(reader, ())
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
    kind: str,
    readers: Iterable[Reader],
    differs: Differs,
    before: Snapshot,
    after: Snapshot,
    now: datetime,
) -> None:
    snapshots = {before.release: before}
    waiting = _waiting(connection, kind)
    for chat, team in readers:
        merged = waiting.get((chat, team), [])
        known = list(dict.fromkeys(n for w in merged for n in w.since)) or [before.release]
        _cancel(connection, merged, now)
        for number in known:
            found = snapshots.get(number) or releases.snapshot(connection, number)
            if found is None:
                continue
            snapshots[number] = found
            if differs(found, after, team, now):
                deliveries.put(connection, [_owed(kind, chat, team, known, after.release, now)])
                break


def _owed(kind: str, chat: int, team: str, known: list[int], release: int, now: datetime) -> Owed:
    return Owed(
        key=f"{kind}:{release}:{team}:{chat}",
        kind=kind,
        chat=chat,
        due_at=now,
        subject=subject_of(team),
        parameters={"team": team, "release": release, "since": known},
    )


def _members_of_exchanging(
    connection: sqlite3.Connection, before: Snapshot, after: Snapshot, now: datetime
) -> list[Reader]:
    teams = [team for team in after.teams if exchanged(before, after, team, now)]
    rows = connection.execute("SELECT person, team FROM member ORDER BY since").fetchall()
    return [(row["person"], row["team"]) for row in rows if row["team"] in teams]


def _waiting(connection: sqlite3.Connection, kind: str) -> Mapping[Reader, list[_Waiting]]:
    """What waits to be sent, by its reader."""
    rows = connection.execute(
        "SELECT id, chat, parameters FROM delivery WHERE kind = ? AND state = 'pending'"
        " ORDER BY id",
        (kind,),
    )
    found: dict[Reader, list[_Waiting]] = {}
    for row in rows:
        said = json.loads(row["parameters"])
        waiting = _Waiting(row["id"], said["release"], tuple(said["since"]))
        found.setdefault((row["chat"], said["team"]), []).append(waiting)
    return found


def _cancel(connection: sqlite3.Connection, merged: Iterable[_Waiting], now: datetime) -> None:
    for waiting in merged:
        deliveries.settle(connection, waiting.id, State.CANCELLED, now, SAID_ALREADY)
