"""Whom a release concerns, what happens to its notices, and reminders to those who missed them."""

import sqlite3

import pytest

from storage import agenda, audit, change_notices, deliveries, people, seen_notices, told
from storage.audit import Action
from storage.change_notices import Audience
from storage.deliveries import State
from storage.programme.model import Programme
from storage.programme.snapshot import Snapshot
from storage.telling import USUAL
from tests.programmes import at, small_programme
from tests.storage.starred import (
    ANNA,
    BORIS,
    CLARA,
    MORNING,
    NIGHT,
    OLGA,
    OPENING,
    moved,
    open_bot,
    owed,
    publish,
    renamed,
    star,
    without,
)


@pytest.fixture(autouse=True)
def house(connection: sqlite3.Connection) -> None:
    """Release 1 and three people, two of whom have starred the opening."""
    open_bot(connection)
    star(connection, ANNA)
    star(connection, BORIS)


def settle_all(connection: sqlite3.Connection, state: State = State.SENT) -> None:
    """Let whatever waits end in a state."""
    for waiting in deliveries.due(connection, MORNING, (), 100):
        deliveries.settle(connection, waiting.id, state, MORNING)


def tell(connection: sqlite3.Connection, person: int, session: str, release: int) -> None:
    told.note(connection, person, {session: release})


def test_those_who_starred_what_changed_are_owed_one_notice_each(
    connection: sqlite3.Connection,
) -> None:
    star(connection, CLARA, NIGHT)
    star(connection, ANNA, NIGHT)
    publish(connection, moved(60, NIGHT, base=moved(60)))
    assert owed(connection) == [ANNA, BORIS, CLARA]


def test_a_change_of_what_nobody_starred_concerns_nobody(connection: sqlite3.Connection) -> None:
    assert publish(connection, moved(60, NIGHT)).audience == Audience(0, 0)
    assert owed(connection) == []


@pytest.mark.parametrize(
    ("programme", "readers"),
    [
        (renamed("Eröffnung", "Торжественное открытие"), [BORIS]),
        (renamed("Feierliche Eröffnung", "Открытие"), [ANNA]),
        (renamed("Beginn", "Начало"), [ANNA, BORIS]),
        (without(OPENING), [ANNA, BORIS]),
    ],
)
def test_a_title_concerns_the_readers_of_its_language(
    connection: sqlite3.Connection, programme: Programme, readers: list[int]
) -> None:
    assert publish(connection, programme).audience == Audience(len(readers), 0)
    assert owed(connection) == readers


def test_what_is_over_concerns_nobody(connection: sqlite3.Connection) -> None:
    assert publish(connection, without(OPENING), now=at(28, 20)).audience == Audience(0, 0)
    assert owed(connection) == []


def test_those_who_blocked_the_bot_are_counted_apart_and_owed_all_the_same(
    connection: sqlite3.Connection,
) -> None:
    people.set_reachable(connection, BORIS, False)
    assert publish(connection, moved()).audience == Audience(1, 1)
    assert owed(connection) == [ANNA, BORIS]
    due = deliveries.due(connection, MORNING, (), 10)
    assert [waiting.chat for waiting in due] == [ANNA]


def test_each_is_concerned_by_what_differs_from_what_they_were_last_told(
    connection: sqlite3.Connection,
) -> None:
    publish(connection, moved(60))
    tell(connection, ANNA, OPENING, 2)
    publish(connection, small_programme())
    assert owed(connection) == [ANNA]
    tell(connection, ANNA, OPENING, 3)
    publish(connection, moved(60))
    assert owed(connection) == [ANNA, BORIS]


def test_unsent_notices_are_merged_into_the_newest(connection: sqlite3.Connection) -> None:
    publish(connection, moved(60))
    publish(connection, moved(30))
    assert seen_notices.standing(connection, 2).of(State.CANCELLED) == 2
    assert seen_notices.standing(connection, 3).of(State.PENDING) == 2
    reasons = connection.execute("SELECT DISTINCT reason FROM delivery WHERE state = 'cancelled'")
    assert [row["reason"] for row in reasons] == [change_notices.OVERTAKEN]


def test_what_is_taken_back_before_it_was_told_is_owed_to_nobody(
    connection: sqlite3.Connection,
) -> None:
    publish(connection, moved(60))
    publish(connection, small_programme())
    assert owed(connection) == []


def test_a_notice_in_flight_counts_as_told(connection: sqlite3.Connection) -> None:
    publish(connection, moved(60))
    for waiting in deliveries.due(connection, MORNING, (), 10):
        delivery = deliveries.find(connection, waiting.id, MORNING)
        assert delivery
        if delivery.chat == ANNA:
            deliveries.claim(connection, delivery.id, MORNING)
            told.note_telling(connection, delivery, {OPENING: 1}, 2)
    publish(connection, small_programme())
    assert owed(connection) == [ANNA]


def test_whoever_took_their_star_back_is_owed_nothing(connection: sqlite3.Connection) -> None:
    agenda.unstar(connection, ANNA, OPENING)
    assert publish(connection, moved()).audience == Audience(1, 0)
    assert owed(connection) == [BORIS]


def test_nobody_is_concerned_by_a_release_that_says_the_same(
    connection: sqlite3.Connection,
) -> None:
    same = Snapshot.of(small_programme(), 9)
    assert change_notices.audience(connection, same, USUAL, MORNING) == Audience(0, 0)


def test_a_reminder_goes_to_those_who_got_the_notice_and_have_not_seen_it(
    connection: sqlite3.Connection,
) -> None:
    star(connection, CLARA)
    publish(connection, moved())
    notices = {w.chat: w.id for w in deliveries.due(connection, MORNING, (), 10)}
    settle_all(connection)
    deliveries.settle(connection, notices[CLARA], State.FAILED, MORNING)
    deliveries.mark_seen(connection, notices[ANNA], ANNA, MORNING)
    seen_notices.remind(connection, 2, 1, OLGA, MORNING)
    [reminder] = deliveries.due(connection, MORNING, (), 10)
    found = deliveries.find(connection, reminder.id, MORNING)
    assert found
    assert (found.chat, found.kind) == (BORIS, seen_notices.AGAIN)
    assert found.parameters == {"of": notices[BORIS], "round": 1, "release": 2}
    [line, *_] = audit.page(connection, 0, 5)
    assert (line.actor, line.action, line.details) == (OLGA, Action.REMINDED, {"release": 2})


def test_the_same_reminder_is_owed_once_and_the_next_one_again(
    connection: sqlite3.Connection,
) -> None:
    publish(connection, moved())
    settle_all(connection)
    for number, rounds in ((2, 0), (1, 1), (1, 1), (3, 1), (2, 2)):
        seen_notices.remind(connection, 2, number, OLGA, MORNING)
        assert seen_notices.rounds(connection, 2) == rounds
    count = "SELECT count(*) FROM delivery WHERE kind = ?"
    assert connection.execute(count, (seen_notices.AGAIN,)).fetchone()[0] == 4
    actions = [line.action for line in audit.page(connection, 0, 10)]
    assert actions.count(Action.REMINDED) == 2


def test_where_nobody_is_left_to_be_reminded_nothing_is_written_down(
    connection: sqlite3.Connection,
) -> None:
    publish(connection, moved())
    seen_notices.remind(connection, 2, 1, OLGA, MORNING)
    assert seen_notices.rounds(connection, 2) == 0
    assert audit.page(connection, 0, 1)[0].action == Action.PUBLISHED


def test_a_notice_is_unseen_until_it_is_seen(connection: sqlite3.Connection) -> None:
    publish(connection, moved())
    number = deliveries.due(connection, MORNING, {BORIS}, 1)[0].id
    assert told.unseen(connection, number) is None
    delivery = deliveries.find(connection, number, MORNING)
    assert delivery
    told.note_telling(connection, delivery, {OPENING: 1}, 2)
    assert told.unseen(connection, number) == {OPENING: 1}
    deliveries.mark_seen(connection, number, ANNA, MORNING)
    assert told.unseen(connection, number) is None
    assert told.unseen(connection, 999) is None


def test_what_was_last_seen_is_what_was_known_before_the_first_unseen_notice(
    connection: sqlite3.Connection,
) -> None:
    assert told.last_seen(connection, ANNA, OPENING) == 1
    numbers: list[int] = []
    for release, minutes in ((2, 60), (3, 90)):
        publish(connection, moved(minutes))
        [waiting] = deliveries.due(connection, MORNING, {BORIS}, 9)
        delivery = deliveries.find(connection, waiting.id, MORNING)
        assert delivery
        told.note_telling(connection, delivery, {OPENING: release - 1}, release)
        tell(connection, ANNA, OPENING, release)
        assert told.last_seen(connection, ANNA, OPENING) == (1 if numbers else release)
        deliveries.settle(connection, waiting.id, State.SENT, MORNING)
        numbers.append(waiting.id)
        assert told.last_seen(connection, ANNA, OPENING) == 1
    assert told.last_seen(connection, ANNA, NIGHT) is None
    deliveries.mark_seen(connection, numbers[0], ANNA, MORNING)
    assert told.last_seen(connection, ANNA, OPENING) == 2
    deliveries.mark_seen(connection, numbers[1], ANNA, MORNING)
    assert told.last_seen(connection, ANNA, OPENING) == 3
