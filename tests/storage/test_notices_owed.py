"""The notices of a release are put slice by slice: nobody is left out, and the work is bounded."""

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from storage import (
    agenda,
    deliveries,
    notices_owed,
    people,
    preferences,
    publishing,
    releases,
    seen_notices,
)
from storage.change_notices import Audience
from storage.deliveries import State
from storage.moments import to_ms
from storage.programme.model import Kind, Programme
from storage.publishing import Origin
from storage.teams import chats, workshop_news
from storage.teams.model import CHANGE, TeamChat
from storage.telling import USUAL, Telling
from tests.programmes import at, small_programme
from tests.storage.at_once import AT_ONCE, put_notices
from tests.storage.starred import (
    ANNA,
    BORIS,
    CLARA,
    MORNING,
    NIGHT,
    OLGA,
    OPENING,
    edited,
    in_force,
    moved,
    open_bot,
    owed,
    publish,
    star,
)

MANY = range(1_000, 1_050)


@pytest.fixture(autouse=True)
def house(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """Release 1 and three people who have starred the opening; few are dealt with at once."""
    monkeypatch.setattr(notices_owed, "SLICE", 2)
    open_bot(connection)
    for person in (ANNA, BORIS, CLARA):
        star(connection, person)


def released(
    connection: sqlite3.Connection,
    programme: Programme,
    now: datetime = MORNING,
    telling: Telling = AT_ONCE,
) -> None:
    """Publish, and be killed before any notice is put."""
    prepared = publishing.prepare(connection, programme, OLGA, Origin.FILE, now, telling)
    publishing.put_in_force(connection, prepared)


def work_of(connection: sqlite3.Connection, act: Callable[[], object]) -> list[str]:
    """The statements of an act."""
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    act()
    connection.set_trace_callback(None)
    return statements


def test_a_release_leaves_one_row_that_says_from_when_its_notices_are_owed(
    connection: sqlite3.Connection,
) -> None:
    released(connection, moved())
    assert owed(connection) == []
    [row] = connection.execute("SELECT release, due_at FROM notices_owed").fetchall()
    assert tuple(row) == (2, to_ms(MORNING))
    assert notices_owed.next_moment(connection) == to_ms(MORNING)
    assert not notices_owed.put_slice(connection, at(28, 8))
    put_notices(connection, MORNING)
    assert owed(connection) == [ANNA, BORIS, CLARA]
    assert notices_owed.next_moment(connection) is None


def minutes_waited(connection: sqlite3.Connection) -> float:
    """From the morning until what waits is due."""
    at = notices_owed.next_moment(connection)
    assert at is not None
    return (at - to_ms(MORNING)) / 60_000


def test_notices_wait_two_minutes_after_the_last_release_and_five_after_the_first(
    connection: sqlite3.Connection,
) -> None:
    waited = []
    for minute in (0, 1.5, 3, 4.5):
        now = MORNING + timedelta(minutes=minute)
        assert not notices_owed.put_slice(connection, now)
        released(connection, moved(30 + int(minute * 2)), now, USUAL)
        waited.append(minutes_waited(connection))
    assert waited == [2, 3.5, 5, 5]
    assert [notices_owed.told_with(connection, number) for number in (1, 2, 4, 5)] == [1, 5, 5, 5]
    due = MORNING + timedelta(minutes=5)
    assert notices_owed.due_at(connection, 3) == due
    put_notices(connection, due)
    assert owed(connection) == [ANNA, BORIS, CLARA]
    assert notices_owed.due_at(connection, 3) is None


@pytest.mark.parametrize(
    ("minutes_before", "shift", "waits"),
    [(300, 60, 2), (91, 60, 1), (90, 60, 0), (60, 300, 0), (300, -220, 0), (-30, 300, 0)],
    ids=["far", "soon", "within 90", "the old hour", "the new hour", "running"],
)
def test_what_begins_within_ninety_minutes_is_told_at_once(
    connection: sqlite3.Connection, minutes_before: int, shift: int, waits: float
) -> None:
    now = at(28, 18) - timedelta(minutes=minutes_before)
    released(connection, moved(shift), now, USUAL)
    moment = notices_owed.next_moment(connection)
    assert moment == to_ms(now + timedelta(minutes=waits))


def test_what_is_held_back_goes_out_no_earlier_for_a_later_release_that_is_not_urgent(
    connection: sqlite3.Connection,
) -> None:
    released(connection, moved(), MORNING, USUAL)
    notices_owed.hold(connection, MORNING + timedelta(minutes=1))
    assert minutes_waited(connection) == 5
    later = edited(NIGHT, base=moved(), place="pin")
    released(connection, later, MORNING + timedelta(minutes=1), USUAL)
    assert minutes_waited(connection) == 5
    urgent = edited(NIGHT, base=moved(), place="pin", provisional=True)
    released(connection, urgent, MORNING + timedelta(minutes=2), AT_ONCE)
    assert minutes_waited(connection) == 2


def test_what_is_hurried_waits_for_no_later_release_either(connection: sqlite3.Connection) -> None:
    released(connection, moved(), MORNING, USUAL)
    notices_owed.hurry(connection, 1, MORNING)
    assert minutes_waited(connection) == 2
    notices_owed.hurry(connection, 2, MORNING)
    assert minutes_waited(connection) == 0
    released(connection, edited(NIGHT, base=moved(), place="pin"), MORNING, USUAL)
    assert minutes_waited(connection) == 0
    put_notices(connection, MORNING)
    assert owed(connection) == [ANNA, BORIS, CLARA]


def test_there_and_back_while_it_waits_is_told_to_nobody(connection: sqlite3.Connection) -> None:
    released(connection, moved(), MORNING, USUAL)
    released(connection, small_programme(), MORNING + timedelta(minutes=1), USUAL)
    put_notices(connection, MORNING + timedelta(minutes=3))
    assert owed(connection) == []


def test_no_slice_deals_with_more_people_than_it_may(connection: sqlite3.Connection) -> None:
    for person in MANY:
        people.meet(connection, person, "de", MORNING)
        star(connection, person)
    released(connection, moved())
    sizes, before = [], 0
    while notices_owed.put_slice(connection, MORNING):
        sizes.append(len(owed(connection)) - before)
        before += sizes[-1]
    assert max(sizes) == 2
    assert owed(connection) == [ANNA, BORIS, CLARA, *MANY]


def test_what_was_put_before_a_kill_is_not_put_again_and_the_rest_is(
    connection: sqlite3.Connection,
) -> None:
    released(connection, moved())
    assert notices_owed.put_slice(connection, MORNING)
    connection.execute("BEGIN IMMEDIATE")
    notices_owed.put_slice(connection, MORNING)
    connection.execute("ROLLBACK")
    first = [waiting.id for waiting in deliveries.due(connection, MORNING, (), 10)]
    for number in first:
        deliveries.settle(connection, number, State.SENT, MORNING)
    put_notices(connection, MORNING)
    chats_ = connection.execute("SELECT chat FROM delivery ORDER BY chat").fetchall()
    assert [row["chat"] for row in chats_] == [ANNA, BORIS, CLARA]


def test_a_release_in_between_takes_over_what_is_left_of_the_one_before(
    connection: sqlite3.Connection,
) -> None:
    released(connection, moved())
    assert notices_owed.put_slice(connection, MORNING)
    released(connection, edited(NIGHT, base=moved(), place="pin"))
    put_notices(connection, MORNING)
    assert owed(connection) == [ANNA, BORIS, CLARA]
    rows = connection.execute("SELECT DISTINCT subject FROM delivery WHERE state = 'pending'")
    assert [row["subject"] for row in rows] == ["release:3"]


def test_what_is_taken_back_before_any_notice_was_put_is_told_to_nobody(
    connection: sqlite3.Connection,
) -> None:
    released(connection, moved())
    assert notices_owed.put_slice(connection, MORNING)
    released(connection, small_programme())
    put_notices(connection, MORNING)
    assert owed(connection) == []


def test_who_takes_their_star_back_before_their_turn_is_told_nothing(
    connection: sqlite3.Connection,
) -> None:
    released(connection, moved())
    agenda.unstar(connection, CLARA, OPENING)
    put_notices(connection, MORNING)
    assert owed(connection) == [ANNA, BORIS]


def test_who_joins_before_their_turn_knows_the_release_already(
    connection: sqlite3.Connection,
) -> None:
    people.meet(connection, 14, "de", MORNING)
    people.meet(connection, 15, "de", MORNING)
    preferences.set_highlights(connection, 15, True)
    released(connection, edited("essen", base=moved(), kind=Kind.CULTURE))
    star(connection, 14)
    preferences.set_highlights(connection, 14, True)
    put_notices(connection, MORNING)
    assert owed(connection) == [ANNA, BORIS, CLARA, 15]


def test_who_did_not_get_an_earlier_notice_gets_this_one(connection: sqlite3.Connection) -> None:
    publish(connection, moved())
    for waiting in deliveries.due(connection, MORNING, (), 10):
        state = State.FAILED if waiting.chat == BORIS else State.SENT
        deliveries.settle(connection, waiting.id, state, MORNING)
    connection.execute("UPDATE told SET release = 2 WHERE person <> ?", (BORIS,))
    after = edited(NIGHT, base=moved(), place="pin")
    assert publish(connection, after).audience == Audience(1, 0)
    assert owed(connection) == [BORIS]


def test_a_release_costs_the_same_however_many_there_were_and_parses_one(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices_owed, "SLICE", 200)
    for person in MANY:
        people.meet(connection, person, "de", MORNING)
    work, parsed, real = [], [], releases.snapshot

    def snapshot(connection: sqlite3.Connection, number: int) -> object:
        parsed.append(number)
        return real(connection, number)

    monkeypatch.setattr(releases, "snapshot", snapshot)
    for number in range(2, 41):
        star(connection, MANY[number], NIGHT)
        programme = moved(30 + number % 2, base=edited(NIGHT, place="pin" if number % 3 else None))
        del parsed[:]
        work.append(len(work_of(connection, lambda p=programme: publish(connection, p))))  # type: ignore[misc]
        assert len(parsed) == 1
        connection.execute("UPDATE told SET release = ? WHERE person = ?", (number, ANNA))
        connection.execute("UPDATE delivery SET state = 'sent'")
    ten_more_people = 10 * 12
    assert max(work[-6:]) <= max(work[1:7]) + 4 * ten_more_people


def test_those_whom_a_release_does_not_concern_cost_nothing(
    connection: sqlite3.Connection,
) -> None:
    few = len(work_of(connection, lambda: publish(connection, moved(10))))
    for person in MANY:
        people.meet(connection, person, "de", MORNING)
        star(connection, person, NIGHT)
    assert len(work_of(connection, lambda: publish(connection, moved(20)))) <= few + 3


def room(connection: sqlite3.Connection) -> TeamChat:
    chats.bind(
        connection, in_force(connection), OLGA, "perm-duisburg", MORNING, chat=-5, thread=None
    )
    found = chats.of(connection, "perm-duisburg")
    assert found
    return found


@pytest.mark.parametrize("act", ["publish", "publish two", "unbind", "lose", "tell a chat"])
def test_the_writer_goes_through_no_whole_table(connection: sqlite3.Connection, act: str) -> None:
    room(connection)
    workshop = next(s for s in small_programme().sessions if s.id == "werkstatt")
    publish(connection, edited("werkstatt", place="pin", online=workshop.online))
    [row] = connection.execute("SELECT id FROM delivery WHERE kind = ?", (CHANGE,)).fetchall()
    found = deliveries.find(connection, row["id"], MORNING)
    assert found

    def publish_two() -> None:
        released(connection, moved())
        publish(connection, moved(20))

    acts: dict[str, Callable[[], object]] = {
        "publish": lambda: publish(connection, moved()),
        "publish two": publish_two,
        "unbind": lambda: chats.unbind(connection, "perm-duisburg", OLGA, MORNING),
        "lose": lambda: chats.lose(connection, in_force(connection), -5, MORNING),
        "tell a chat": lambda: workshop_news.note_telling(connection, found, 2, MORNING),
    }
    plans = [
        line["detail"]
        for statement in work_of(connection, acts[act])
        if statement.lstrip().startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))
        for line in connection.execute(f"EXPLAIN QUERY PLAN {statement}")
    ]
    assert plans
    large = ("delivery", "told", "audit", "favourite", "release", "session_version")
    assert [plan for plan in plans for table in large if plan == f"SCAN {table}"] == []


def test_the_standing_of_a_release_counts_what_was_put(connection: sqlite3.Connection) -> None:
    released(connection, moved())
    while notices_owed.put_slice(connection, MORNING):
        put = len(owed(connection))
        assert seen_notices.standing(connection, 2).of(State.PENDING) == put
    assert put == 3
