"""Whatever is held about a person is shown to them whole, and erased without a trace."""

import json
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from storage import (
    audit,
    deliveries,
    dialogues,
    inbox,
    organisers,
    people,
    privacy,
    releases,
    told,
)
from storage.audit import Action
from storage.broadcasts import compose, store
from storage.broadcasts.model import Scope
from storage.content import ContentKind, Version
from storage.database import Database
from storage.deliveries import OutboxMessage
from storage.publishing import Origin
from tests.programmes import at, small_snapshot
from tests.storage import at_once
from tests.storage.conftest import NOON
from tests.storage.starred import OPENING, edited, in_force, moved, open_bot, publish, star

MORNING = at(28, 9)
PAUL, OTHER, OLGA = 4_711_001, 4_711_002, 4_711_003
"""Numbers that stand for nothing else anywhere."""

WITHOUT_PEOPLE = {
    "amendment",
    "channel",
    "release",
    "bot_name",
    "clock_shift",
    "erasure",
    "help_desk",
    "held_message",
    "highlight",
    "join_code",
    "last_time",
    "moment",
    "notices_owed",
    "told_with",
    "session_alias",
    "session_number",
    "session_version",
    "sitting",
    "tally",
    "team_chat",
    "team_session",
    "walk_in",
}
"""The tables that never hold anything of a person's; `walk_in` holds people the bot cannot know."""


def does_everything(connection: sqlite3.Connection, person: int, name: str) -> None:
    """Let somebody leave a trace wherever a person can leave one."""
    people.choose_language(connection, person, "de", NOON)
    people.keep_menu(connection, person, "organiser")
    star(connection, person)
    inbox.store(connection, [_message(person)], NOON)
    link = organisers.invite(connection, OLGA, NOON)
    assert organisers.open_invitation(connection, link, person, name, NOON)
    number = connection.execute("SELECT max(id) FROM invitation").fetchone()[0]
    assert organisers.confirm(connection, number, OLGA, NOON, ())
    dialogues.ask(connection, person, f"T:{OPENING}", NOON)
    minutes = person % 10 * 10
    publish(connection, moved(minutes), author=person)
    at_once.propose(connection, edited(place="pin"), person, Origin.FILE, NOON)
    deliveries.put(
        connection, [OutboxMessage(f"x:{person}", "x", person, NOON, parameters={"a": person})]
    )
    audit.note(connection, person, Action.EXPORTED, NOON, person=person)
    second = organisers.invite(connection, person, NOON)
    assert organisers.open_invitation(connection, second, 900 + person % 10, "Somebody", NOON)
    third = organisers.invite(connection, OLGA, NOON)
    assert organisers.open_invitation(connection, third, person, name, NOON)
    own = f"group-of-{person % 10}"
    for query in (
        "INSERT INTO profile (person, consent, consented_at, name) VALUES (:person, 1, 1, :name)",
        "INSERT INTO seat (person, working_group, since) VALUES (:person, :own, 1)",
        "INSERT INTO wish (person, working_group, rank, since) VALUES (:person, :own, 1, 1)",
        "INSERT INTO knows (person, session, starts_at) VALUES (:person, :own, 1)",
        "INSERT INTO calendar_feed (person, token, since) VALUES (:person, :own, 1)",
        "INSERT INTO left_out (person, session) VALUES (:person, :own)",
        "INSERT INTO member (person, team, since) VALUES (:person, :own, 1)",
        "INSERT INTO leader (person, team, named_by, since) VALUES (:person, :own, NULL, 1)",
        "INSERT INTO coordinator (person, working_group, named_by, since)"
        " VALUES (:person, :own, :person, 1)",
        "INSERT INTO presence (person, session, starts_at, answer, since)"
        " VALUES (:person, :own, 1, 'here', 1)",
        "INSERT INTO workshop_draft (person, workshop, team, since)"
        " VALUES (:person, :own, :own, 1)",
        "INSERT INTO info_draft (person, page, since) VALUES (:person, :name, 1)",
        "INSERT INTO broadcast (author, scope, audience, made_at, approved_by, state)"
        " VALUES (:person, 'all', '{}', 1, :person, 'sent')",
        "INSERT INTO help_question (person, name, language, asked_at, taken_by)"
        " VALUES (:person, :name, 'de', 1, :person)",
        "INSERT INTO help_message (question, chat, message, of_desk, author_name, content,"
        " written_at) SELECT max(id), :person, 1, 0, NULL, '{}', 1 FROM help_question",
        "INSERT INTO help_message (question, chat, message, of_desk, author, author_name, content,"
        " written_at) SELECT max(id), :person, 2, 1, :person, :name, '{}', 1 FROM help_question",
        "INSERT INTO help_topic (person, chat, thread) VALUES (:person, -1, :person % 10)",
        "INSERT INTO help_shown (chat, message, question, heading, shown_at)"
        " SELECT :person, 3, max(id), 1, 1 FROM help_question",
        "INSERT INTO broadcast_recipient SELECT max(id), :person FROM broadcast",
        "INSERT INTO progress_screen SELECT :person, 4, max(id) FROM broadcast",
    ):
        connection.execute(query, {"person": person, "own": own, "name": name})
    draft = compose.make(connection, person, Scope(), NOON)
    said = Version(ContentKind.TEXT, f"{name} writes")
    store.change(connection, draft, versions={"de": said})
    connection.execute(
        "INSERT INTO organiser (person, named_by, since, confirmed_by) VALUES (?, ?, 1, ?)",
        (800 + person % 10, person, person),
    )


@pytest.fixture(autouse=True)
def traces(connection: sqlite3.Connection) -> None:
    """Paul and another have left every trace there is."""
    open_bot(connection)
    for person, name in ((PAUL, "Paul Trace"), (OTHER, "Other Trace")):
        does_everything(connection, person, name)


def tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return [row["name"] for row in rows]


def mentions(connection: sqlite3.Connection, *words: object) -> list[str]:
    """The tables, columns and values in which any of some words occurs, in whatever form."""
    return [
        f"{table}.{column}: {value!r}"
        for table in tables(connection)
        for row in connection.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608
        for column, value in zip(row.keys(), tuple(row), strict=True)
        if any(str(word) in str(value) for word in words)
    ]


def test_the_traces_are_in_every_table_that_can_hold_any(connection: sqlite3.Connection) -> None:
    found = {mention.split(".")[0] for mention in mentions(connection, PAUL, "Paul Trace")}
    assert found == set(tables(connection)) - WITHOUT_PEOPLE


def test_what_an_author_wrote_beside_a_draft_is_shown_to_them(
    connection: sqlite3.Connection,
) -> None:
    connection.execute("UPDATE draft SET beside = 'In my words' WHERE author = ?", (PAUL,))
    drafts = privacy.data_of(connection, PAUL)["drafts"]
    assert {draft["beside"] for draft in drafts} == {"In my words"}


def test_erasing_leaves_nothing_of_a_person_in_any_table(connection: sqlite3.Connection) -> None:
    others = mentions(connection, OTHER, "Other Trace")
    privacy.erase(connection, PAUL, MORNING)
    assert mentions(connection, PAUL, "Paul Trace") == []
    assert mentions(connection, OTHER, "Other Trace") == others


def test_whoever_leaves_a_trace_anywhere_is_among_everybody(
    connection: sqlite3.Connection,
) -> None:
    columns = {
        (table, column)
        for table in tables(connection)
        for row in connection.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608
        for column, value in zip(row.keys(), tuple(row), strict=True)
        if value == PAUL and column != "update_id"
    }
    connection.execute("PRAGMA foreign_keys = OFF")
    for table, column in sorted(columns):
        goes_with_the_person = any(
            key["table"] == "person" and key["from"] == column
            for key in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        )
        if not goes_with_the_person:
            connection.execute("SAVEPOINT before")
            connection.execute(f"UPDATE {table} SET {column} = 777 WHERE {column} = {PAUL}")  # noqa: S608
            assert 777 in privacy.everybody(connection), f"{table}.{column}"
            connection.execute("ROLLBACK TO before")
    assert {PAUL, OTHER, OLGA} <= set(privacy.everybody(connection))


def test_erasing_leaves_the_log_and_the_releases_whole(connection: sqlite3.Connection) -> None:
    before = audit.count(connection)
    releases = connection.execute("SELECT count(*) FROM release").fetchone()[0]
    privacy.erase(connection, PAUL, MORNING)
    assert audit.count(connection) == before
    assert connection.execute("SELECT count(*) FROM release").fetchone()[0] == releases
    assert any(line.actor == audit.ERASED for line in audit.page(connection, 0, 99))


def test_erasing_somebody_rewrites_none_of_the_programmes_they_published(
    connection: sqlite3.Connection,
) -> None:
    number = publish(connection, moved(45), author=PAUL).snapshot.release
    connection.execute(
        "CREATE TEMP TRIGGER rewritten BEFORE UPDATE ON main.release"
        " BEGIN SELECT raise(ABORT, 'a whole programme is rewritten'); END"
    )
    privacy.erase(connection, PAUL, MORNING)
    release = releases.find(connection, number)
    assert release is not None
    assert release.author is None


def test_erasing_twice_or_a_stranger_does_nothing(connection: sqlite3.Connection) -> None:
    privacy.erase(connection, PAUL, MORNING)
    left = connection.total_changes
    privacy.erase(connection, PAUL, MORNING)
    privacy.erase(connection, 404, MORNING)
    assert connection.total_changes == left


def test_what_was_erased_is_not_in_the_file_either(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA secure_delete = ON")
    privacy.erase(connection, PAUL, MORNING)
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = connection.execute("PRAGMA database_list").fetchone()["file"]
    with open(path, "rb") as file:  # noqa: PTH123
        assert b"Paul Trace" not in file.read()


def test_a_person_is_shown_what_is_held_of_them_from_every_table(
    connection: sqlite3.Connection,
) -> None:
    shown = privacy.data_of(connection, PAUL)
    assert set(shown) == {
        "person",
        "calendar_address",
        "starred_sessions",
        "told_about",
        "messages",
        "organiser",
        "organisers_named",
        "organisers_confirmed",
        "links_given",
        "link_opened",
        "drafts",
        "question_waiting",
        "releases_published",
        "audit_log",
        "updates",
        "profile",
        "seats",
        "waiting_for",
        "no_more_reminders_of",
        "left_out",
        "team",
        "coordinates_groups",
        "leads_teams",
        "workshops_answered",
        "workshop_written",
        "info_page_written",
        "questions_passed_on",
        "written_to_organisers",
        "answered_by_organisers",
        "answers_given",
        "questions_taken",
        "broadcasts",
        "broadcast_drafts",
        "broadcasts_to_come",
    }
    assert all(shown.values())
    columns = {row["name"] for row in connection.execute("PRAGMA table_info(person)")}
    assert len(shown["person"]) == len(columns)
    assert json.loads(json.dumps(shown)) == shown


def test_a_person_is_shown_nothing_of_others(connection: sqlite3.Connection) -> None:
    text = json.dumps(privacy.data_of(connection, PAUL), ensure_ascii=False)
    for number in (OTHER, OLGA):
        assert str(number) not in text
    assert "Other Trace" not in text


def test_what_was_done_to_a_person_is_shown_to_them(connection: sqlite3.Connection) -> None:
    actions = [line["action"] for line in privacy.data_of(connection, PAUL)["audit_log"]]
    assert Action.ORGANISER_NAMED in actions
    assert Action.PUBLISHED in actions


def test_moments_are_shown_as_people_read_them(connection: sqlite3.Connection) -> None:
    [star] = privacy.data_of(connection, PAUL)["starred_sessions"]
    assert star == {"session": OPENING, "since": "2021-06-28T06:00:00+00:00"}


def test_of_a_stranger_nothing_is_shown(connection: sqlite3.Connection) -> None:
    assert privacy.data_of(connection, 404) == {"person": None, "updates": []}


def test_a_notice_that_goes_out_while_its_reader_is_erased_brings_nothing_back(
    connection: sqlite3.Connection,
) -> None:
    privacy.erase(connection, PAUL, MORNING)
    told.note(connection, PAUL, {OPENING: 2})
    told.take_back(connection, PAUL, 2, {OPENING: 1})
    deliveries.keep_parameters(connection, 1, {})
    assert mentions(connection, PAUL) == []


def test_the_retention_erases_as_whole_as_the_person_themselves(
    connection: sqlite3.Connection,
) -> None:
    long_after = NOON + timedelta(days=400)
    people.meet(connection, OTHER, "de", long_after)
    while privacy.erase_expired(connection, long_after, small_snapshot(), timedelta(days=90)):
        pass
    assert mentions(connection, PAUL, "Paul Trace") == []
    assert mentions(connection, OTHER)


def test_the_retention_erases_whom_coordinators_have_written_down_with_the_event(
    connection: sqlite3.Connection,
) -> None:
    known = in_force(connection)
    for number in range(2 * privacy.SLICE):
        connection.execute(
            "INSERT INTO walk_in (working_group, name, since) VALUES ('umwelt', ?, 0)", (number,)
        )
    for days, left in ((89, 2 * privacy.SLICE), (91, 0)):
        while privacy.erase_expired(
            connection, known.end + timedelta(days=days), known, timedelta(days=90)
        ):
            pass
        count = connection.execute("SELECT count(*) FROM walk_in").fetchone()[0]
        assert count == left
    seated = "SELECT coalesce(sum(seated), 0) FROM tally WHERE working_group = 'umwelt'"
    assert connection.execute(seated).fetchone()[0] == 0


def test_the_retention_erases_few_at_a_time_and_reads_no_release(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, late = in_force(connection), NOON + timedelta(days=400)
    people_left = "SELECT count(*) FROM person"
    for person in range(1_000, 1_000 + 2 * privacy.SLICE):
        people.meet(connection, person, "de", NOON)
        connection.execute("INSERT INTO seat VALUES (?, 'umwelt', 0)", (person,))
    monkeypatch.setattr(releases, "latest", None)
    before = connection.execute(people_left).fetchone()[0]
    assert privacy.erase_expired(connection, late, known, timedelta(days=90)) == privacy.SLICE
    assert connection.execute(people_left).fetchone()[0] == before - privacy.SLICE


def test_erasing_one_person_goes_through_no_whole_table_that_grows(
    connection: sqlite3.Connection,
) -> None:
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    privacy.erase(connection, PAUL, MORNING, in_force(connection))
    connection.set_trace_callback(None)
    plans = [
        row["detail"]
        for statement in statements
        if statement.startswith(("SELECT", "UPDATE", "DELETE"))
        for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")
    ]
    growing = ("audit", "delivery", "release", "told", "inbox", "person", "seat", "favourite")
    assert plans
    assert [plan for plan in plans for table in growing if plan == f"SCAN {table}"] == []


async def test_what_was_erased_is_in_no_file_once_the_log_is_scrubbed(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "bot.sqlite3")
    reading = sqlite3.connect(database.path, isolation_level=None)
    reading.execute("BEGIN")
    reading.execute("SELECT count(*) FROM profile").fetchone()
    await database.write(privacy.erase, PAUL, MORNING)
    assert (await database.scrub(), database.needs_scrubbing) == (False, True)
    assert b"Paul Trace" in _bytes_of(database.path)
    reading.close()
    assert (await database.scrub(), database.needs_scrubbing) == (True, False)
    assert b"Paul Trace" not in _bytes_of(database.path)
    await database.close()


def _bytes_of(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def _message(person: int) -> dict[str, Any]:
    return {"update_id": person % 1_000_000, "message": {"from": {"id": person}, "text": "geheim"}}
