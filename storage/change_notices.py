"""Who is told of which change: once per release, and what differs from what they were last told.

A notice carries no text. What it says is found when it is sent: the sessions that concern the
person and differ, in their language, between the release they were last told and the one in force.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from storage import audit, deliveries, releases, told
from storage.audit import Action
from storage.deliveries import Delivery, Owed, Standing
from storage.programme.changes import Reader, aspects
from storage.programme.snapshot import Snapshot
from storage.teams import workshop_news

KIND: Final = "change"
AGAIN: Final = "change again"
OVERTAKEN: Final = "overtaken by a newer release"
_KNOWN: Final = "known"
_READERS: Final = tuple(
    Reader(language, inside) for language in "de ru".split() for inside in (True, False)
)


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a release concerns; those who have blocked the bot learn of it when they come back."""

    reachable: int
    unreachable: int


def subject_of(release: int) -> str:
    """What the deliveries of a release are filed under."""
    return f"release:{release}"


def concerned(connection: sqlite3.Connection, after: Snapshot, now: datetime) -> list[int]:
    """The people for whom a release differs from what they were last told."""
    pairs = connection.execute(
        "SELECT DISTINCT session, release FROM told JOIN concerned USING (person, session)"
    ).fetchall()
    known = {number: releases.snapshot(connection, number) for number in {p[1] for p in pairs}}
    people: dict[int, None] = {}
    for session, number in pairs:
        before = known[number]
        for reader in _READERS:
            if before and aspects(before, after, session, reader, now):
                people.update(_told(connection, session, number, reader))
    return list(people)


def audience(
    connection: sqlite3.Connection, after: Snapshot, now: datetime, before: Snapshot | None = None
) -> Audience:
    """How many people a release would be told to in place of the one in force, or of `before`."""
    before = before or releases.latest(connection)
    people = set(concerned(connection, after, now))
    if before is not None:
        people.update(workshop_news.told_of_exchange(connection, before, after, now))
    blocked = {r[0] for r in connection.execute("SELECT id FROM person WHERE NOT reachable")}
    unreachable = sum(person in blocked for person in people)
    return Audience(len(people) - unreachable, unreachable)


def put(connection: sqlite3.Connection, after: Snapshot, now: datetime) -> None:
    """Owe everybody concerned one notice of a release; what still waits is merged into it.

    A notice that may have arrived already, and may not, still has to be repeated; whoever waits for
    one is owed this one too, since it may have been written before this release.
    """
    deliveries.cancel_pending(connection, KIND, now, OVERTAKEN, unless=_KNOWN)
    unsure = connection.execute(
        "SELECT chat FROM delivery WHERE kind = ? AND state = 'pending' ORDER BY id", (KIND,)
    ).fetchall()
    people = dict.fromkeys((*concerned(connection, after, now), *(row["chat"] for row in unsure)))
    deliveries.put(
        connection,
        (
            Owed(
                key=f"{KIND}:{after.release}:{person}",
                kind=KIND,
                chat=person,
                due_at=now,
                subject=subject_of(after.release),
                parameters={"release": after.release},
            )
            for person in people
        ),
    )


def known_to_reader(delivery: Delivery, last: Mapping[str, int]) -> Mapping[str, int]:
    """What the reader of a notice knows of the sessions that concern them, `last` told so.

    Of what the notice may have told them already, and may not, it is what they knew before it.
    """
    before, said = delivery.parameters.get(_KNOWN, {}), delivery.parameters["release"]
    return {s: before.get(s, number) if number == said else number for s, number in last.items()}


def note_telling(
    connection: sqlite3.Connection, delivery: Delivery, known: Mapping[str, int], to: int
) -> None:
    """A notice is on its way that says of these sessions what `to` says instead of what was known.

    It counts as told from now on: it may arrive without anybody here learning of it, and whoever
    has read it must hear of it when that is taken back.
    """
    told.note(connection, delivery.chat, dict.fromkeys(known, to))
    deliveries.keep_parameters(connection, delivery.id, {"release": to, _KNOWN: dict(known)})


def note_not_told(
    connection: sqlite3.Connection, delivery: Delivery, known: Mapping[str, int], to: int
) -> None:
    """A notice has certainly not arrived: as its reader knows it, these sessions are as before."""
    told.take_back(connection, delivery.chat, to, known)
    deliveries.keep_parameters(connection, delivery.id, delivery.parameters)


def unseen(connection: sqlite3.Connection, delivery: int) -> Mapping[str, int] | None:
    """What the reader of a notice knew before it, by session; None once they have seen it."""
    row = connection.execute(
        "SELECT parameters FROM delivery WHERE id = ? AND seen_at IS NULL", (delivery,)
    ).fetchone()
    known: Mapping[str, int] | None = json.loads(row["parameters"]).get(_KNOWN) if row else None
    return known


def last_seen(connection: sqlite3.Connection, person: int, session: str) -> int | None:
    """The release whose version of a session a person is known to have seen.

    What a notice says that they have not marked as seen may have passed them by.
    """
    row = connection.execute(
        "SELECT release FROM told WHERE person = ? AND session = ?", (person, session)
    ).fetchone()
    unseen_since = connection.execute(
        """
        SELECT min(json_extract(parameters, '$.known.' || json_quote(?1))) FROM delivery
        WHERE chat = ?2 AND kind = ?3 AND state = 'sent' AND seen_at IS NULL
        """,
        (session, person, KIND),
    ).fetchone()[0]
    return unseen_since or (row[0] if row else None)


def standing(connection: sqlite3.Connection, release: int) -> Standing:
    """What became of the notices of a release."""
    return deliveries.standing(connection, subject_of(release), KIND)


def rounds(connection: sqlite3.Connection, release: int) -> int:
    """How often those who had not seen a release's notice were reminded."""
    query = """
        SELECT coalesce(max(json_extract(parameters, '$.round')), 0)
        FROM delivery WHERE subject = ? AND kind = ?
    """
    number: int = connection.execute(query, (subject_of(release), AGAIN)).fetchone()[0]
    return number


def remind(
    connection: sqlite3.Connection, release: int, number: int, by: int, now: datetime
) -> None:
    """Owe those who got a release's notice and have not seen it another one.

    `number` counts the reminders of a release from 1: the same one is never owed twice.
    """
    if number != rounds(connection, release) + 1:
        return
    rows = connection.execute(
        """
        SELECT id, chat FROM delivery
        WHERE subject = ? AND kind = ? AND state = 'sent' AND seen_at IS NULL
        """,
        (subject_of(release), KIND),
    ).fetchall()
    if rows:
        deliveries.put(connection, _reminders(rows, release, number, now))
        audit.note(connection, by, Action.REMINDED, now, release=release)


def _reminders(
    rows: Iterable[sqlite3.Row], release: int, number: int, now: datetime
) -> Iterable[Owed]:
    for row in rows:
        yield Owed(
            key=f"{AGAIN}:{release}:{number}:{row['chat']}",
            kind=AGAIN,
            chat=row["chat"],
            due_at=now,
            subject=subject_of(release),
            parameters={"of": row["id"], "round": number, "release": release},
        )


def _told(
    connection: sqlite3.Connection, session: str, release: int, reader: Reader
) -> Iterable[tuple[int, None]]:
    rows = connection.execute(
        """
        SELECT told.person FROM told JOIN concerned USING (person, session)
        JOIN person ON person.id = told.person
        WHERE told.session = ? AND told.release = ? AND person.language = ?
            AND EXISTS (
                SELECT * FROM insider
                WHERE insider.person = told.person AND insider.session = told.session
            ) = ?
        """,
        (session, release, reader.language, reader.is_insider),
    )
    return ((row[0], None) for row in rows)
