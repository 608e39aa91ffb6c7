"""What a release owes to people, put into the outbox in slices.

A release leaves one row that says that its notices are owed, and from when: they wait a little for
another release, so that several become one message. `put_slice` works it off, a bounded part in
each transaction; where it goes on stands in the row, so that a crash at any moment leaves nobody
out. What is put is decided by what each person knows at that moment, so those who have joined or
gone since are treated as they are then. A release that comes before the notices of another are all
put takes over what is left of them.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias

from storage import agenda, change_notices, channel, heard, told
from storage.audit import Action
from storage.change_notices import Differing
from storage.moments import from_ms, to_ms
from storage.programme.facts import Changes
from storage.programme.snapshot import Snapshot
from storage.seats import removal
from storage.seats.removal import Freed
from storage.teams import workshop_news
from storage.teams.workshop_news import Owing
from storage.telling import WAITS_FOR, Telling
from storage.versions import Versions

SLICE: Final = 100
"""How many people one transaction deals with, which takes about 10 ms."""


class StepKind(StrEnum):
    """The parts of the work, in order: what people know comes before what they are told, and those
    whom something concerns before all others.
    """

    FREED = "freed"
    NEW = "new"
    GIVEN = "given"
    WIDENED = change_notices.WIDENED
    CHANGED = "changed"
    FAILED = "failed"
    MEMBERS = "members"
    ROOM = "room"
    CHANNEL = "channel"
    OTHERS = "others"


_ORDER: Final = tuple(StepKind)

Step: TypeAlias = tuple[StepKind, str]
"""A part of the work, and what it is about: a session, a team, audit lines, or a circle with the
sessions that it is told of.
"""


def steps_of(
    before: Snapshot, after: Snapshot, changed: Changes, telling: Telling, now: datetime
) -> list[Step]:
    """What there is to do about a release, in no order."""
    news = agenda.news(before, after)
    exchanging = workshop_news.teams_exchanging(changed, after.teams, now)
    widened = telling.widened(before, after, changed, now)
    return [
        *((StepKind.NEW, session) for session in news.new),
        *((StepKind.GIVEN, session) for session in news.given),
        *((StepKind.WIDENED, json.dumps(told_to)) for told_to in widened.items()),
        *((StepKind.CHANGED, session) for session in changed),
        *((StepKind.OTHERS, session) for session in changed),
        (StepKind.FAILED, ""),
        *((StepKind.MEMBERS, team) for team in exchanging),
        *((StepKind.ROOM, team) for team in workshop_news.teams_concerned(changed, after.teams)),
        (StepKind.CHANNEL, ""),
    ]


def owe(
    connection: sqlite3.Connection,
    release: int,
    before: int,
    steps: Iterable[Step],
    now: datetime,
    latest: datetime,
) -> datetime:
    """Owe the notices of a release that is published `now`, in the transaction that does so.

    `before` is the release that was in force. They are due when no other release has followed for
    a while, at `latest` in any case; that moment is the result. Where the notices of an earlier
    release wait as well, it is told together with this one; those that are due already go on.
    """
    left = connection.execute("DELETE FROM notices_owed RETURNING *").fetchone()
    since, earlier, latest_at = before, [], to_ms(latest)
    due_at = min(to_ms(now + WAITS_FOR), latest_at)
    if left:
        since, earlier = left["since"], _steps(left["steps"])
        latest_at = min(latest_at, left["latest_at"])
        # What is held back goes out no earlier than was said, unless this one is urgent.
        later = min(max(due_at, left["due_at"]), latest_at)
        due_at = left["due_at"] if left["due_at"] <= to_ms(now) else later
        connection.execute(
            """
            INSERT INTO told_with SELECT number, ?1 FROM release
            WHERE number > ?2 AND number < ?1 AND number NOT IN (
                SELECT json_extract(details, '$.release') FROM audit WHERE action = ?3
            )
            ON CONFLICT (release) DO UPDATE SET later = excluded.later
            """,
            (release, since, Action.PUBLISHED_QUIETLY),
        )
    ordered = sorted(dict.fromkeys((*earlier, *steps)), key=lambda step: _ORDER.index(step[0]))
    connection.execute(
        "INSERT INTO notices_owed (release, since, due_at, latest_at, steps)"
        " VALUES (?, ?, ?, ?, ?)",
        (release, since, due_at, latest_at, json.dumps(ordered)),
    )
    return from_ms(due_at)


def due_at(connection: sqlite3.Connection, release: int) -> datetime | None:
    """When the notices of a release are due, in UTC; None once all of them are in the outbox, and
    where it owes nobody any.
    """
    waiting = waits(connection)
    if waiting is None or release not in owing(connection, waiting):
        return None
    return waiting.due_at


@dataclass(frozen=True, slots=True)
class Waiting:
    """Notices that are not all in the outbox: of the releases after `since`, up to `release`."""

    release: int
    since: int
    due_at: datetime
    latest_at: datetime


def waits(connection: sqlite3.Connection) -> Waiting | None:
    """The notices that are owed, if there are any."""
    row = connection.execute("SELECT * FROM notices_owed").fetchone()
    if row is None:
        return None
    due, latest = from_ms(row["due_at"]), from_ms(row["latest_at"])
    return Waiting(row["release"], row["since"], due, latest)


def owing(connection: sqlite3.Connection, waiting: Waiting) -> list[int]:
    """Those of its releases of which somebody is told, the earliest first."""
    rows = connection.execute(
        "SELECT number FROM release WHERE number > ? AND number <= ? ORDER BY number",
        (waiting.since, waiting.release),
    ).fetchall()
    noted = {row["number"]: heard.of(connection, row["number"]) for row in rows}
    return [number for number, found in noted.items() if not found or found.is_owed]


def hold(connection: sqlite3.Connection, now: datetime) -> None:
    """Let the notices that wait, wait as long as they may."""
    connection.execute("UPDATE notices_owed SET due_at = latest_at WHERE due_at > ?", (to_ms(now),))


def hurry(connection: sqlite3.Connection, release: int, now: datetime) -> None:
    """Let the notices of a release wait no longer, with all that are told together with it."""
    connection.execute(
        "UPDATE notices_owed SET due_at = min(due_at, ?1), latest_at = min(latest_at, ?1)"
        " WHERE release >= ?2 AND since < ?2",
        (to_ms(now), release),
    )


def told_with(connection: sqlite3.Connection, release: int) -> int:
    """The release in whose notices one is told: itself, or one that came while it waited."""
    row = connection.execute("SELECT later FROM told_with WHERE release = ?", (release,)).fetchone()
    return row["later"] if row else release


def next_moment(connection: sqlite3.Connection) -> int | None:
    """From when notices are owed, in milliseconds; None where none are."""
    row = connection.execute("SELECT due_at FROM notices_owed").fetchone()
    return row["due_at"] if row else None


def put_slice(connection: sqlite3.Connection, now: datetime) -> bool:
    """Put some of the notices that are owed by now; False once there are none."""
    row = connection.execute(
        "SELECT * FROM notices_owed WHERE due_at <= ?", (to_ms(now),)
    ).fetchone()
    if row is None:
        return False
    work = _Work(connection, Owing(row["release"], row["since"]), now)
    steps, number, after, left = _steps(row["steps"]), row["step"], row["after"], SLICE
    while number < len(steps) and left > 0:
        kind, about = steps[number]
        cost = _cost_of_one(kind, about)
        most = max(1, left // cost)
        dealt_with = work.do(kind, about, after, most)
        if len(dealt_with) < most:
            number, after = number + 1, 0
        else:
            after = dealt_with[-1]
        left -= max(1, len(dealt_with) * cost)
    if number == len(steps):
        connection.execute("DELETE FROM notices_owed")
    else:
        connection.execute("UPDATE notices_owed SET step = ?, after = ?", (number, after))
    return True


def _cost_of_one(kind: StepKind, about: str) -> int:
    """To deal with one person is as much work as with so many: a few rows are written as fast."""
    return 1 + len(json.loads(about)[1]) // 4 if kind is StepKind.WIDENED else 1


def _steps(written: str) -> list[Step]:
    return [(StepKind(kind), about) for kind, about in json.loads(written)]


class _Work:
    """What one slice does; what it reads of releases it reads once."""

    def __init__(self, connection: sqlite3.Connection, owing: Owing, now: datetime) -> None:
        self._connection = connection
        self._owing = owing
        self._now = now
        self._versions = Versions(connection, owing.release)
        self._differing = Differing(self._versions, {}, now)

    def do(self, kind: StepKind, about: str, beyond: int, limit: int) -> list[int]:
        """Deal with so many people of a step, by their id, from after `beyond` on: the result.

        Those who were freed are taken by the number of their audit line.
        """
        match kind:
            case StepKind.FREED:
                freed = Freed.read(about)
                return removal.tell(self._connection, freed, beyond, limit, self._now)
            case StepKind.NEW:
                since = self._owing.since
                return told.begin_for(self._connection, about, since, beyond, limit)
            case StepKind.GIVEN:
                release = self._owing.release
                return told.begin_for(self._connection, about, release, beyond, limit)
            case StepKind.WIDENED:
                circle, sessions = json.loads(about)
                since, sessions = self._owing.since, self._not_taken_back(sessions)
                return told.widen(self._connection, circle, sessions, since, beyond, limit)
            case StepKind.CHANGED | StepKind.OTHERS:
                of = told.of_concerned if kind is StepKind.CHANGED else told.of_others
                rows = of(self._connection, about, beyond, limit)
                self._put(rows)
                return [row.person for row in rows]
            case StepKind.FAILED:
                people = change_notices.failed(self._connection, beyond, limit)
                for person in people:
                    self._put(told.of_person(self._connection, person))
                return people
            case StepKind.MEMBERS:
                return list(self._members(about, beyond, limit))
            case StepKind.ROOM:
                workshop_news.put_for_room(
                    self._connection, self._versions, about, self._owing, self._now
                )
                return []
            case StepKind.CHANNEL:
                channel.owe(self._connection, self._owing.release, self._now)
                return []

    def _not_taken_back(self, sessions: list[str]) -> list[str]:
        """What several releases that are told together have changed, and not changed back."""
        since, versions = self._owing.since, self._versions
        if since == self._owing.release - 1:
            return sessions
        return [s for s in sessions if versions.at(s, since) != versions.now(s)]

    def _put(self, rows: Iterable[told.Told]) -> None:
        change_notices.put(self._connection, self._differing, rows, self._owing.release, self._now)

    def _members(self, team: str, beyond: int, limit: int) -> Iterator[int]:
        rows = self._connection.execute(
            "SELECT person FROM member WHERE team = ? AND person > ? ORDER BY person LIMIT ?",
            (team, beyond, limit),
        ).fetchall()
        for row in rows:
            workshop_news.put_for_member(
                self._connection, self._versions, row["person"], team, self._owing, self._now
            )
            yield row["person"]
