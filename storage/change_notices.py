"""Who is told of which change: once per release, and what differs from what they were last told.

A notice carries no text. What it says is found when it is sent: the sessions that concern the
person and differ, in their language, between the release they were last told and the one in force.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from storage import agenda, deliveries, releases, told
from storage.deliveries import OutboxMessage, State
from storage.programme.facts import Facts, Viewer, aspects_of, changed_facts
from storage.programme.model import Strand
from storage.programme.snapshot import Snapshot
from storage.teams import workshop_news
from storage.telling import Telling
from storage.told import CIRCLES, Told
from storage.versions import Versions

KIND: Final = told.NOTICE
WIDENED: Final = "widened"
"""The kind of step by which what waits is told to everybody of a circle."""
OVERTAKEN: Final = "overtaken by a newer release"
_MEMBERS: Final = "SELECT person FROM member WHERE team = ?"
_SITTING: Final = (
    "SELECT person FROM seat WHERE working_group = ?1"
    " UNION ALL SELECT person FROM wish WHERE working_group = ?1"
)
_HIGHLIGHT: Final = {
    circle: f"SELECT id FROM person WHERE highlights AND ({is_of_it}) AND NOT EXISTS"  # noqa: S608
    " (SELECT * FROM left_out WHERE left_out.person = person.id AND session = ?)"
    for circle, is_of_it in CIRCLES.items()
}
"""Who will want a highlight of a strand that no release has had yet: see `wanted_highlight`."""


@dataclass(frozen=True, slots=True)
class Audience:
    """How many are told of a release; who has blocked the bot learns of it when they come back.

    `others` can be reached and are not told.
    """

    reachable: int
    unreachable: int
    others: int = field(default=0, compare=False)


def subject_of(release: int) -> str:
    """What the deliveries of a release are filed under."""
    return f"release:{release}"


def audience(
    connection: sqlite3.Connection,
    after: Snapshot,
    telling: Telling,
    now: datetime,
    before: Snapshot | None = None,
    informed: int | None = None,
) -> Audience:
    """How many people a release would be told to in place of the one in force, or of `before`.

    Who is `informed` knows of it, since it is their own.

    To be asked before it is published, on a connection that reads: what it costs depends on the
    sessions that change and on the people they concern.
    """
    before = before or releases.latest(connection)
    changed = {} if telling.is_quiet else changed_facts(before, after)
    versions = Versions(connection, before.release if before else 0)
    said_of = {name: new for name, (_, new) in changed.items()}
    told_of = Differing(versions, said_of, now)
    found = _by_person(told_of, (row for name in changed for row in told.of(connection, name)))
    people = _to_be_told(connection, told_of, found, _waiting(connection, found))
    since, waiting = _all_told(connection, before.release if before else 0)
    if before is not None:
        # Of what is new since, people are told in one message with this release.
        known = {name for name, (old, _) in changed.items() if old}
        if since < before.release:
            known = {name for name in changed if versions.at(name, since)}
        new = {name: said for name, said in said_of.items() if name not in known}
        people.update(_newly_concerned(connection, after, new, now))
    if not telling.is_quiet:
        people.update(p for p in failed(connection) if told_of.any(connection, p))
    for team in workshop_news.teams_exchanging(changed, after.teams, now):
        people.update(r[0] for r in connection.execute(_MEMBERS, (team,)))
    widened = telling.widened(before, after, changed, now)
    for circle, sessions in (*widened.items(), *waiting):
        sessions = [session for session in sessions if session in changed]
        people.update(_told_widely(connection, told_of, circle, sessions, since, people))
    people.discard(informed or 0)
    everybody = {r[0]: r[1] for r in connection.execute("SELECT id, reachable FROM person")}
    unreachable = sum(not everybody.get(person, True) for person in people)
    reachable = len(people) - unreachable
    return Audience(reachable, unreachable, sum(everybody.values()) - reachable)


class Differing:
    """Whether what somebody was told of a session differs from what is, or would be, in force."""

    def __init__(
        self, versions: Versions, changed: Mapping[str, Facts | None], now: datetime
    ) -> None:
        self._versions = versions
        self._changed = changed
        self._now = now
        self._known: dict[tuple[str, int, str, bool], bool] = {}

    def __call__(self, row: Told) -> bool:
        """Whether somebody has to be told."""
        case = (row.session, row.release, row.language, row.is_insider)
        if case not in self._known:
            old = self._versions.at(row.session, row.release)
            reader = Viewer(row.language, row.is_insider)
            self._known[case] = bool(aspects_of(old, self._new(row.session), reader, self._now))
        return self._known[case]

    def any(self, connection: sqlite3.Connection, person: int) -> bool:
        """Whether somebody has to be told of any session that concerns them."""
        return any(self(row) for row in told.of_person(connection, person))

    def _new(self, session: str) -> Facts | None:
        if session in self._changed:
            return self._changed[session]
        return self._versions.now(session)


def failed(connection: sqlite3.Connection, beyond: int = 0, limit: int = -1) -> list[int]:
    """People who did not get a notice, by their id, from the one after `beyond` on."""
    rows = connection.execute(
        "SELECT DISTINCT chat FROM delivery WHERE kind = ? AND state = 'failed' AND chat > ?"
        " ORDER BY chat LIMIT ?",
        (KIND, beyond, limit),
    )
    return [row["chat"] for row in rows]


def put(
    connection: sqlite3.Connection,
    differing: Differing,
    rows: Iterable[Told],
    release: int,
    now: datetime,
) -> None:
    """Owe people one notice of a release where what they were told of these sessions differs.

    What still waits is merged into it. A notice that may have arrived already, and may not, still
    has to be repeated; its reader is owed this one too, since it may have been written
    before this release.
    """
    found = _by_person(differing, rows)
    waiting = _waiting(connection, found)
    owed = _to_be_told(connection, differing, found, waiting)
    for person in found:
        earlier = waiting.get(person, ())
        notice = OutboxMessage(
            key=f"{KIND}:{release}:{person}",
            kind=KIND,
            chat=person,
            due_at=now,
            subject=subject_of(release),
            parameters={"release": release},
        )
        is_owed = person in owed or any(row["unsure"] for row in earlier)
        if is_owed:
            deliveries.put(connection, [notice])
        for row in earlier:
            if not row["unsure"] and not (is_owed and row["key"] == notice.key):
                deliveries.settle(connection, row["id"], State.CANCELLED, now, OVERTAKEN)


def _by_person(differing: Differing, rows: Iterable[Told]) -> dict[int, bool]:
    """Those whom some sessions concern, and whether what they know of one of these differs."""
    found: dict[int, bool] = {}
    for row in rows:
        found[row.person] = found.get(row.person, False) or differing(row)
    return found


def _to_be_told(
    connection: sqlite3.Connection,
    differing: Differing,
    found: Mapping[int, bool],
    waiting: Collection[int],
) -> set[int]:
    """Who has to be told of these sessions, or of others in a notice that still waits.

    Such a notice may have been written before this release: it is replaced.
    """
    return {
        person
        for person, differs in found.items()
        if differs or (person in waiting and differing.any(connection, person))
    }


def _waiting(
    connection: sqlite3.Connection, people: Iterable[int]
) -> Mapping[int, list[sqlite3.Row]]:
    """The notices that wait to be sent to some people."""
    found: dict[int, list[sqlite3.Row]] = {}
    query = (
        "SELECT id, key, chat, json_extract(parameters, '$.known') IS NOT NULL AS unsure"
        " FROM delivery WHERE kind = ? AND chat = ? AND state = 'pending'"
    )
    for person in people:
        rows = connection.execute(query, (KIND, person)).fetchall()
        if rows:
            found[person] = rows
    return found


def _newly_concerned(
    connection: sqlite3.Connection,
    after: Snapshot,
    new_sessions: Mapping[str, Facts | None],
    now: datetime,
) -> Iterable[int]:
    """Whom sessions will concern that nobody has been told of yet, and who are told of them."""
    for name, new in new_sessions.items():
        if new is None or new.end <= now or not new.takes_place:
            continue
        session = after.sessions[name]
        yield from (r[0] for r in connection.execute(_SITTING, (session.group,)))
        if agenda.is_highlight(session):
            strand = session.strand if agenda.has_strands(after) else Strand.BOTH
            yield from (r[0] for r in connection.execute(_HIGHLIGHT[strand], (name,)))
        for team in after.teams:
            if new.is_workshop_of(team):
                yield from (r[0] for r in connection.execute(_MEMBERS, (team,)))


def _all_told(
    connection: sqlite3.Connection, in_force: int
) -> tuple[int, Sequence[tuple[str, Sequence[str]]]]:
    """The last release whose notices were all put, where `in_force` is in force; and of which
    sessions everybody of a circle is to be told by those that still wait.
    """
    row = connection.execute("SELECT since, steps FROM notices_owed").fetchone()
    if row is None:
        return in_force, ()
    steps = json.loads(row["steps"])
    return row["since"], [json.loads(about) for kind, about in steps if kind == WIDENED]


def _told_widely(
    connection: sqlite3.Connection,
    differing: "Differing",
    circle: str,
    sessions: Iterable[str],
    since: int,
    found: Collection[int],
) -> Iterator[int]:
    """Who else is told of some sessions as people of a circle; `found` are told anyway.

    What they were told of before was looked at already; of the rest they know what was said
    `since` then.
    """
    query = f"SELECT id, language FROM person WHERE reachable AND ({CIRCLES[circle]})"  # noqa: S608
    left = {row["id"]: row["language"] for row in connection.execute(query)}
    for session in sessions:
        left = {person: language for person, language in left.items() if person not in found}
        if not left:
            return
        rows = connection.execute("SELECT person FROM told WHERE session = ?", (session,))
        known = {row["person"] for row in rows}
        for person, language in left.items():
            if person not in known and differing(Told(person, session, since, language, False)):
                yield person
