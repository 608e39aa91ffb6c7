"""Everything that is held about a person: shown whole, erased whole, and erased in time."""

import json
import sqlite3
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from storage import audit, coordinators, erasures, inbox, organisers, preferences, releases
from storage.broadcasts import compose
from storage.erasures import Erasure
from storage.helpdesk import erasing
from storage.moments import from_ms, to_ms
from storage.programme.snapshot import Snapshot
from storage.seats import adapting, walk_ins
from storage.teams import adapting as teams_adapting
from storage.teams import leadership, queries

SLICE: Final = 10
"""How many people one transaction erases, which takes about 10 ms."""


def data_of(connection: sqlite3.Connection, person: int) -> dict[str, Any]:
    """Everything that is held about a person, in a form that people and machines can read."""
    row = connection.execute("SELECT * FROM person WHERE id = ?", (person,)).fetchone()
    held = {name: _rows(connection, query, person) for name, query in HELD.items()}
    waiting = connection.execute(
        "SELECT update_id, received_at, body FROM inbox LEFT JOIN inbox_body USING (row)"
        " WHERE queue = ? ORDER BY row",
        (person,),
    )
    erased_at = erasures.last_of(connection, person)
    return {
        "person": _known(row) if row else None,
        **{name: rows for name, rows in held.items() if rows},
        **({"erased_before": erased_at.isoformat()} if erased_at else {}),
        "updates": [
            {
                "update_id": update["update_id"],
                "received_at": from_ms(update["received_at"]).isoformat(),
                "content": json.loads(update["body"]) if update["body"] else None,
            }
            for update in waiting
        ],
    }


def erase(
    connection: sqlite3.Connection, person: int, now: datetime, known: Snapshot | None = None
) -> None:
    """Erase everything that is held about a person, in every table that holds anything.

    Their seats pass to those who wait for them, by the release in force; where that is `known`, it
    need not be read. To be followed by `Database.scrub`: the log of SQLite still holds it.
    """
    adapting.free_all(connection, person, now, known)
    inbox.forget(connection, person)
    connection.execute("DELETE FROM delivery WHERE chat = ?", (person,))
    connection.execute("DELETE FROM draft WHERE author = ?", (person,))
    releases.forget_author(connection, person)
    organisers.forget(connection, person)
    compose.forget(connection, person)
    erasing.forget(connection, person, now)
    teams_adapting.forget(connection, person)
    coordinators.forget(connection, person)
    audit.forget(connection, person)
    connection.execute("DELETE FROM person WHERE id = ?", (person,))


def erase_on_request(
    connection: sqlite3.Connection,
    person: int,
    now: datetime,
    known: Snapshot | None = None,
    admins: Collection[int] = (),
) -> None:
    """Erase somebody who asks for it, and write it down, so that no backup brings them back.

    Organisers, with the `admins` of the settings, are told of teams that nobody leads then, those
    who lead others still that one of them has gone.
    """
    led = queries.led_alone(connection, known, person) if known else []
    others = queries.led_with_others(connection, known, person) if known else {}
    erasures.note(connection, person, now)
    erase(connection, person, now, known)
    leadership.tell_organisers(connection, led, now, set(admins) - {person})
    leadership.tell_those_who_stay(connection, others, now)


def erase_again(connection: sqlite3.Connection, others: Iterable[Erasure], now: datetime) -> int:
    """Erase those who were erased after this database was copied; how many were still in it.

    `others` are erasures that are written down elsewhere. From now on the database knows them.
    """
    missing = erasures.missing(connection, others)
    found = erasures.those_erased(everybody(connection), missing) if missing else []
    erase_all(connection, found, now)
    erasures.add(connection, missing)
    return len(found)


def erase_all(connection: sqlite3.Connection, people: Iterable[int], now: datetime) -> None:
    """Erase everything that is held about some people."""
    for person in people:
        erase(connection, person, now)


def everybody(connection: sqlite3.Connection) -> list[int]:
    """The Telegram ids of all people of whom anything is held, known ones or not."""
    queries = (f"SELECT {column} FROM {table}" for table, column in _STAND_IN)  # noqa: S608
    found = {row[0] for row in connection.execute(" UNION ".join(queries))}
    return sorted(person for person in found if person and person > 0)


def erase_expired(
    connection: sqlite3.Connection, now: datetime, known: Snapshot, retention: timedelta
) -> int:
    """Erase some of those for whom the retention is over; how many is the result, 0 at the end.

    It runs from the event's end or the person's last contact, whichever is later; for those whom
    coordinators have written down, from the event's end.
    """
    if now < known.end + retention:
        return 0
    expired = connection.execute(
        "SELECT id FROM person WHERE seen_at <= ? LIMIT ?", (to_ms(now - retention), SLICE)
    ).fetchall()
    for row in expired:
        erase(connection, row["id"], now, known)
    erasing.purge(connection, now - retention)
    return len(expired) or walk_ins.erase(connection, SLICE)


_STAND_IN: Final = (
    ("person", "id"),
    ("inbox", "queue"),
    ("delivery", "chat"),
    ("draft", "author"),
    ("release_author", "person"),
    ("organiser", "person"),
    ("organiser", "named_by"),
    ("organiser", "confirmed_by"),
    ("invitation", "giver"),
    ("invitation", "taker"),
    ("leader", "named_by"),
    ("coordinator", "named_by"),
    ("broadcast", "author"),
    ("broadcast", "approved_by"),
    ("progress_screen", "chat"),
    ("help_question", "taken_by"),
    ("help_message", "chat"),
    ("help_message", "author"),
    ("help_shown", "chat"),
    ("audit", "actor"),
    ("audit", "json_extract(details, '$.person')"),
)
"""Where Telegram ids of people stand, besides the tables that go with the person."""

HELD: Final = {
    "profile": "SELECT consent, consented_at, name, town, attendance,"
    " team_consent, team_consented_at FROM profile WHERE person = ?",
    "seats": "SELECT working_group, since FROM seat WHERE person = ?",
    "waiting_for": "SELECT working_group, since FROM wish WHERE person = ? ORDER BY rank",
    "no_more_reminders_of": "SELECT session, starts_at FROM knows WHERE person = ?",
    "team": "SELECT team, since FROM member WHERE person = ?",
    "coordinates_groups": "SELECT working_group, since FROM coordinator WHERE person = ?",
    "leads_teams": "SELECT team, since FROM leader WHERE person = ?",
    "workshops_answered": "SELECT session, answer, late, since FROM presence WHERE person = ?",
    "workshop_written": "SELECT team, session, day, minute, length, place, place_name, link,"
    " title, since FROM workshop_draft WHERE person = ?",
    "info_page_written": "SELECT page, since FROM info_draft WHERE person = ?",
    "calendar_address": "SELECT since FROM calendar_feed WHERE person = ?",
    "starred_sessions": "SELECT session, since FROM favourite WHERE person = ?",
    "left_out": "SELECT session FROM left_out WHERE person = ?",
    "told_about": "SELECT session, release FROM told WHERE person = ?",
    "messages": "SELECT kind, subject, state, due_at, settled_at, seen_at FROM delivery"
    " WHERE chat = ? ORDER BY id",
    "organiser": "SELECT since FROM organiser WHERE person = ?",
    "organisers_named": "SELECT since FROM organiser WHERE named_by = ?",
    "organisers_confirmed": "SELECT since FROM organiser WHERE confirmed_by = ?",
    "links_given": "SELECT expires_at FROM invitation WHERE giver = ?",
    "link_opened": "SELECT taker_name, expires_at FROM invitation WHERE taker = ?",
    "drafts": "SELECT origin, made_at, beside FROM draft WHERE author = ?",
    "broadcasts": "SELECT made_at, started_at, state FROM broadcast"
    " WHERE ? IN (author, approved_by) ORDER BY id",
    "broadcasts_to_come": "SELECT broadcast FROM broadcast_recipient WHERE person = ?",
    "broadcast_drafts": "SELECT language, content FROM broadcast_version"
    " JOIN broadcast ON broadcast.id = broadcast WHERE author = ? AND state = 'draft'",
    "questions_passed_on": "SELECT id, name, language, asked_at, answered_at, withdrawn"
    " FROM help_question WHERE person = ? ORDER BY id",
    "written_to_organisers": "SELECT question, content, written_at FROM help_message"
    " JOIN help_question ON help_question.id = question WHERE person = ? AND NOT of_desk",
    "answered_by_organisers": "SELECT question, content, written_at FROM help_message"
    " JOIN help_question ON help_question.id = question WHERE person = ? AND of_desk AND NOT held",
    "answers_given": "SELECT question, author_name, content, written_at FROM help_message"
    " WHERE author = ?",
    "questions_taken": "SELECT id, taken_name FROM help_question WHERE taken_by = ?",
    "question_waiting": "SELECT asking, asked_at FROM dialogue WHERE person = ?",
    "releases_published": "SELECT number, published_at FROM release_author"
    " JOIN release ON number = release WHERE person = ?",
    "audit_log": "SELECT at, action, json_extract(details, '$.group') AS working_group FROM audit"
    " WHERE actor = ?1 OR json_extract(details, '$.person') = ?1 ORDER BY id",
}
"""What is held besides, by name; the question mark is the person. Empty ones are not shown."""

_MOMENTS: Final = (
    "since",
    "due_at",
    "settled_at",
    "seen_at",
    "expires_at",
    "made_at",
    "asked_at",
    "answered_at",
    "written_at",
    "starts_at",
    "started_at",
    "consented_at",
    "team_consented_at",
    "published_at",
    "at",
)


def _rows(connection: sqlite3.Connection, query: str, person: int) -> list[dict[str, Any]]:
    return [
        {
            name: _readable(name, row[name])
            for name in row.keys()  # noqa: SIM118 (iterating over a row gives its values)
        }
        for row in connection.execute(query, (person,))
    ]


def _readable(name: str, value: Any) -> Any:
    """A value as it is, and a moment as text."""
    return from_ms(value).isoformat() if name in _MOMENTS and value is not None else value


def _known(row: sqlite3.Row) -> dict[str, Any]:
    chosen = preferences.of_row(row)
    return {
        "telegram_id": row["id"],
        "language": row["language"],
        "language_chosen": bool(row["language_chosen"]),
        "reachable": bool(row["reachable"]),
        "reminded_minutes_before": sorted(chosen.leads),
        "told_in_the_evening_before": chosen.digest,
        "told_of_all_changes": chosen.all_changes,
        "all_plenaries_and_culture": chosen.highlights,
        "shown_of_a_day": row["day_filter"],
        "quiet_from_hour": chosen.quiet_from,
        "quiet_until_hour": chosen.quiet_until,
        "first_seen_at": from_ms(row["first_seen_at"]).isoformat(),
        "last_seen_at": from_ms(row["seen_at"]).isoformat(),
        "menu": row["menu"],
    }
