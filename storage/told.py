"""What each person was last told about the sessions that concern them."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from storage import deliveries
from storage.deliveries import Delivery
from storage.programme.model import Strand

NOTICE: Final = "change"
"""The kind of delivery that tells of changes; its parameters hold what was known before it."""

_KNOWN: Final = "known"

_IS_CONCERNED: Final = (
    "EXISTS (SELECT * FROM concerned"
    " WHERE concerned.person = told.person AND concerned.session = told.session)"
)
_HEARS: Final = f"(told.widely OR {_IS_CONCERNED})"

_IS_YOUNG: Final = (
    "EXISTS (SELECT * FROM member WHERE member.person = person.id)"
    " OR EXISTS (SELECT * FROM leader WHERE leader.person = person.id)"
)
SUBSCRIBERS: Final = "subscribers"

CIRCLES: Final[Mapping[str, str]] = {
    Strand.BOTH: "true",
    Strand.YOUTH: _IS_YOUNG,
    SUBSCRIBERS: "person.all_changes",
    Strand.CONFERENCE: (
        f"NOT ({_IS_YOUNG}) OR EXISTS (SELECT * FROM seat WHERE seat.person = person.id)"  # noqa: S608
    ),
}
"""Whether a person is of a strand, or has subscribed to all changes.

Of the youth is who is in a team, of the conference everybody else; with a seat besides, of both.
"""


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody, a session that they are told of, and the release whose version they know."""

    person: int
    session: str
    release: int
    language: str
    is_insider: bool


def begin(
    connection: sqlite3.Connection, person: int, sessions: Iterable[str], release: int
) -> None:
    """Somebody is concerned by sessions from now on, and knows them as a release has them."""
    connection.executemany(
        "INSERT INTO told (person, session, release) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        ((person, session, release) for session in sessions),
    )


def begin_for(
    connection: sqlite3.Connection, session: str, release: int, beyond: int, limit: int
) -> list[int]:
    """A session is new to those whom it concerns: they know what `release` says of it.

    So many of them are dealt with, by their id, from after `beyond` on; they are the result.
    """
    rows = connection.execute(
        "SELECT DISTINCT person FROM concerned WHERE session = ? AND person > ?"
        " ORDER BY person LIMIT ?",
        (session, beyond, limit),
    )
    people = [row["person"] for row in rows]
    for person in people:
        begin(connection, person, [session], release)
    return people


def widen(
    connection: sqlite3.Connection,
    circle: str,
    sessions: Iterable[str],
    release: int,
    beyond: int,
    limit: int,
) -> list[int]:
    """Everybody of a circle who can be reached is told of some sessions, whomever they concern.

    Of what they were never told they know what `release` says. So many people are dealt with, by
    their id, from after `beyond` on; they are the result.
    """
    rows = connection.execute(
        f"SELECT id FROM person WHERE id > ? AND reachable AND ({CIRCLES[circle]})"  # noqa: S608
        " ORDER BY id LIMIT ?",
        (beyond, limit),
    )
    people = [row["id"] for row in rows]
    connection.execute(
        """
        INSERT INTO told (person, session, release, widely)
        SELECT person.value, session.value, ?, 1 FROM json_each(?) AS person
        CROSS JOIN json_each(?) AS session WHERE true
        ON CONFLICT (person, session) DO UPDATE SET widely = 1
        """,
        (release, json.dumps(people), json.dumps(list(sessions))),
    )
    return people


def of(connection: sqlite3.Connection, session: str) -> "list[Told]":
    """What everybody knows of a session who is told of it."""
    return _found(connection, f"told.session = ?1 AND ?2 AND {_HEARS}", session, 1, -1)


def of_concerned(
    connection: sqlite3.Connection, session: str, beyond: int, limit: int
) -> "list[Told]":
    """What those whom a session concerns know of it, by their id, from after `beyond` on."""
    condition = f"told.session = ?1 AND told.person > ?2 AND {_IS_CONCERNED}"
    return _found(connection, condition, session, beyond, limit)


def of_others(
    connection: sqlite3.Connection, session: str, beyond: int, limit: int
) -> "list[Told]":
    """The same of those who were told of it with everybody else, and whom it does not concern."""
    condition = f"told.session = ?1 AND told.person > ?2 AND told.widely AND NOT {_IS_CONCERNED}"
    return _found(connection, condition, session, beyond, limit)


def how_many(connection: sqlite3.Connection, session: str) -> int:
    """How many people a session concerns."""
    query = "SELECT count(DISTINCT person) FROM concerned WHERE session = ?"
    number: int = connection.execute(query, (session,)).fetchone()[0]
    return number


def of_person(connection: sqlite3.Connection, person: int) -> "list[Told]":
    """What somebody knows of each session that they are told of."""
    return _found(connection, f"told.person = ?1 AND ?2 AND {_HEARS}", person, 1, -1)


def end(connection: sqlite3.Connection, person: int, sessions: Iterable[str]) -> None:
    """Stop telling a person of these sessions, as they wish, unless they still concern them."""
    connection.executemany(
        """
        DELETE FROM told WHERE person = ?1 AND session = ?2
            AND NOT EXISTS (SELECT * FROM concerned WHERE person = ?1 AND session = ?2)
        """,
        ((person, session) for session in sessions),
    )


def end_subscription(connection: sqlite3.Connection, person: int) -> None:
    """Tell a person no more of what they were told along with others and does not concern them."""
    connection.execute("UPDATE told SET widely = 0 WHERE person = ?", (person,))
    end_all(connection, person)


def end_all(connection: sqlite3.Connection, person: int) -> None:
    """Stop telling a person of every session that no longer concerns them, cancelled or not.

    What they were told of with everybody else they go on hearing of.
    """
    connection.execute(
        """
        DELETE FROM told WHERE person = ?1 AND NOT widely
            AND session NOT IN (SELECT session FROM concerned WHERE person = ?1)
        """,
        (person,),
    )


def known(connection: sqlite3.Connection, person: int) -> Mapping[str, int]:
    """The sessions that a person is told of, each with the release they were last told."""
    rows = connection.execute(
        f"SELECT session, release FROM told WHERE person = ? AND {_HEARS}",  # noqa: S608
        (person,),
    )
    return {row["session"]: row["release"] for row in rows}


def note(connection: sqlite3.Connection, person: int, sessions: Mapping[str, int]) -> None:
    """Keep which release's version of some sessions a person knows now."""
    connection.executemany(
        "UPDATE told SET release = ? WHERE person = ? AND session = ?",
        ((release, person, session) for session, release in sessions.items()),
    )


def know(
    connection: sqlite3.Connection, person: int, sessions: Iterable[str], release: int
) -> None:
    """Somebody knows what a release says of some sessions, as far as these concern them."""
    names = tuple(sessions)
    begin(connection, person, names, release)
    note(connection, person, dict.fromkeys(names, release))
    end(connection, person, names)


def take_back(
    connection: sqlite3.Connection, person: int, release: int, sessions: Mapping[str, int]
) -> None:
    """Keep what a person knew before `release`, which has not reached them."""
    connection.executemany(
        "UPDATE told SET release = ? WHERE person = ? AND session = ? AND release = ?",
        ((before, person, session, release) for session, before in sessions.items()),
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

    It counts as told from now on: it may arrive although no answer does, and its reader must hear
    of it when that is taken back.
    """
    note(connection, delivery.chat, dict.fromkeys(known, to))
    deliveries.keep_parameters(connection, delivery.id, {"release": to, _KNOWN: dict(known)})


def note_not_told(
    connection: sqlite3.Connection, delivery: Delivery, known: Mapping[str, int], to: int
) -> None:
    """A notice has certainly not arrived: as its reader knows it, these sessions are as before."""
    take_back(connection, delivery.chat, to, known)
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
        (session, person, NOTICE),
    ).fetchone()[0]
    return unseen_since or (row[0] if row else None)


def _found(
    connection: sqlite3.Connection, condition: str, first: str | int, second: int, limit: int
) -> list[Told]:
    rows = connection.execute(
        f"""
        SELECT told.person, told.session, told.release, person.language, EXISTS (
            SELECT * FROM insider
            WHERE insider.person = told.person AND insider.session = told.session
        ) AS is_insider
        FROM told JOIN person ON person.id = told.person
        WHERE {condition}
        ORDER BY told.person LIMIT ?3
        """,  # noqa: S608 (fixed words)
        (first, second, limit),
    )
    return [Told(r[0], r[1], r[2], r[3], bool(r[4])) for r in rows]
