"""What organisers count: people by day, seats by the log, reminders, the reach of broadcasts."""

import sqlite3
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from storage import deliveries, outcomes, people, privacy, statistics
from storage.deliveries import OutboxMessage, Priority, State
from storage.moments import to_ms
from storage.reminder_moments import DIGEST, REMINDER
from storage.seats.model import Tally
from storage.statistics import Reach, Reminders, Step
from storage.teams.model import REMINDER as TEAM_REMINDER
from tests.programmes import BERLIN, MOSCOW, at
from tests.storage.seats.conftest import Begin, begin
from tests.storage.seats.seat_scenarios import EVENING, Plan, SeatScenario

__all__ = ["begin"]

NOW = at(28, 17)
ANNA, BORIS, CLARA, COORDINATOR = 11, 12, 13, 41
TEN = at(29, 10)


def meet(connection: sqlite3.Connection, person: int, language: str, when: datetime) -> None:
    people.meet(connection, person, language, when)


def test_people_are_new_on_the_day_it_was_at_the_venue(connection: sqlite3.Connection) -> None:
    meet(connection, 1, "de", at(26, 23, 59))
    meet(connection, 2, "ru", at(27, 0))
    meet(connection, 3, "ru", at(27, 23, 59))
    meet(connection, 4, "de", at(28, 0))
    counted = statistics.people(connection, MOSCOW, NOW)
    assert counted.new == {
        date(2021, 6, 26): {"de": 1},
        date(2021, 6, 27): {"ru": 2},
        date(2021, 6, 28): {"de": 1},
    }
    assert [*counted.new] == sorted(counted.new)
    assert counted.by_language == {"de": 2, "ru": 2}
    assert counted.total == 4
    assert counted.new_since(date(2021, 6, 27)) == 3
    assert statistics.people(connection, BERLIN, NOW).new[date(2021, 6, 26)] == {"de": 1, "ru": 1}


def test_days_are_whole_when_the_clocks_change(connection: sqlite3.Connection) -> None:
    for person, hour in enumerate((22, 23), 1):
        meet(connection, person, "de", datetime(2021, 3, 27, hour, tzinfo=UTC))
    meet(connection, 3, "de", datetime(2021, 3, 28, 21, 59, tzinfo=UTC))
    meet(connection, 4, "de", datetime(2021, 3, 28, 22, tzinfo=UTC))
    counted = statistics.people(connection, BERLIN, NOW)
    assert {day.day: new["de"] for day, new in counted.new.items()} == {27: 1, 28: 2, 29: 1}


def test_who_is_away_who_was_there_and_who_is_erased(connection: sqlite3.Connection) -> None:
    meet(connection, 1, "de", at(20, 9))
    meet(connection, 2, "de", at(27, 16))
    meet(connection, 3, "ru", at(27, 18))
    meet(connection, 4, "ru", at(28, 16))
    people.set_reachable(connection, 3, False)
    privacy.erase(connection, 4, NOW)
    counted = statistics.people(connection, MOSCOW, NOW)
    assert (counted.total, counted.unreachable, counted.lately) == (3, 1, 1)


def test_without_anybody_there_is_nothing(connection: sqlite3.Connection) -> None:
    counted = statistics.figures(connection, ["art"], MOSCOW, NOW, 3)
    assert counted.people.total == 0
    assert counted.people.new == {}
    assert counted.fills["art"].tally == Tally()
    assert counted.fills["art"].steps == ()
    assert (counted.reminders, counted.notices, counted.broadcasts) == (Reminders(), 0, ())


def fill(evening: SeatScenario, group: str) -> list[int]:
    """How many sat in a group, change by change."""
    found = statistics.fills(evening.connection, [group], evening.now)[group]
    assert [step.at for step in found.steps] == sorted({step.at for step in found.steps})
    if found.steps:
        assert found.steps[-1].seated == found.tally.seated
    return [step.seated for step in found.steps]


def later(evening: SeatScenario, minutes: int = 60) -> None:
    evening.now += timedelta(minutes=minutes)


def test_seats_are_followed_from_the_first_to_now(begin: Begin) -> None:
    evening = begin(Plan("art", 2), Plan("bio", 9))
    evening.sign_up("art", ANNA)
    later(evening)
    evening.sign_up("art", BORIS, CLARA)
    later(evening)
    evening.leave(ANNA, "art")
    later(evening)
    evening.leave(BORIS, "art")
    assert fill(evening, "art") == [1, 2, 1]
    assert fill(evening, "bio") == []
    found = statistics.fills(evening.connection, ["art", "bio"], evening.now)
    assert found["art"].tally == Tally(1, 0)
    first, *_, last = found["art"].steps
    assert first == Step(EVENING + timedelta(minutes=15), 1)
    assert last.at == evening.now


def test_what_is_given_up_for_another_seat_is_left(begin: Begin) -> None:
    evening = begin(Plan("art", 2, TEN), Plan("bio", 2, TEN))
    evening.sign_up("art", ANNA)
    later(evening)
    evening.take(ANNA, "bio", agreed=["art"])
    assert fill(evening, "art") == [1, 0]
    assert fill(evening, "bio") == [1]


@pytest.mark.parametrize("person", [ANNA, CLARA])
def test_leaving_a_queue_or_being_taken_off_it_frees_no_seat(begin: Begin, person: int) -> None:
    evening = begin(Plan("art", 1))
    evening.sign_up("art", BORIS, ANNA, CLARA)
    later(evening)
    evening.leave(ANNA, "art")
    evening.unseat(CLARA, "art", by=COORDINATOR)
    evening.erase(person)
    assert fill(evening, "art") == [1]


def test_seats_of_people_who_are_erased_end_with_them(begin: Begin) -> None:
    evening = begin(Plan("art", 5))
    evening.sign_up("art", ANNA, BORIS)
    later(evening)
    evening.erase(ANNA)
    assert fill(evening, "art") == [2, 1]
    assert not evening.rows("SELECT 1 FROM audit WHERE details LIKE ?", f"%{ANNA}%")


def test_a_log_that_does_not_know_all_ends_in_the_truth_and_is_never_below_zero(
    begin: Begin,
) -> None:
    evening = begin(Plan("art", 5), Plan("bio", 5))
    evening.sign_up("art", ANNA, BORIS)
    later(evening)
    evening.erase(ANNA)
    evening.erase(BORIS)
    evening.connection.execute(
        "UPDATE audit SET details = json_remove(details, '$.had_seat') WHERE action = 'left'"
    )
    later(evening)
    evening.sign_up("art", CLARA)
    evening.connection.execute("INSERT INTO seat VALUES (?, 'bio', 0)", (CLARA,))
    assert fill(evening, "art") == [0, 1]
    assert fill(evening, "bio") == []


def test_the_line_ends_in_the_truth_whatever_has_happened(begin: Begin) -> None:
    evening = begin(Plan("art", 3, TEN), Plan("bio", 2, TEN), Plan("chor", None))
    random = Random(28062021)  # noqa: S311 (who does what, no secret)
    crowd = range(1, 12)
    truth: dict[str, list[int]] = {"art": [0], "bio": [0], "chor": [0]}
    for _ in range(150):
        person, group = random.choice(crowd), random.choice([*truth])
        match random.randrange(8):
            case 0 | 1 | 2 | 3:
                evening.take(person, group, agreed=["art", "bio"])
            case 4:
                evening.leave(person, group)
            case 5:
                evening.requeue(person, group)
            case 6:
                evening.unseat(person, group, by=COORDINATOR)
            case _:
                evening.erase(person)
        for name, line in truth.items():
            if (seated := len(evening.seated(name))) != line[-1]:
                line.append(seated)
        later(evening, 15)
        if evening.now > at(29, 9):
            break
    for name, line in truth.items():
        assert fill(evening, name) == line[1:], name


def put(
    connection: sqlite3.Connection,
    kind: str,
    subject: str,
    states: list[State],
    first: int = 1,
    settled: datetime = NOW,
) -> None:
    """One message of a kind about a subject in each of these states, to one person each."""
    priority = Priority.REMINDER if kind in (REMINDER, DIGEST, TEAM_REMINDER) else Priority.NOTICE
    for person, state in enumerate(states, first):
        key = f"{kind}:{subject}:{person}"
        deliveries.put(
            connection, [OutboxMessage(key, kind, person, NOW, subject=subject, priority=priority)]
        )
        if state is not State.PENDING:
            (row,) = connection.execute("SELECT id FROM delivery WHERE key = ?", (key,)).fetchone()
            deliveries.settle(connection, row, state, settled + timedelta(minutes=person))


def counted(connection: sqlite3.Connection) -> statistics.Figures:
    return statistics.figures(connection, [], MOSCOW, NOW, 3)


def test_reminders_are_counted_by_what_became_of_them(connection: sqlite3.Connection) -> None:
    for person in (1, 2, 3):
        meet(connection, person, "de", NOW)
    people.set_reachable(connection, 3, False)
    sent, pending = State.SENT, State.PENDING
    put(connection, REMINDER, "session:a", [sent, sent, pending])
    put(connection, DIGEST, "day:2021-06-28", [sent, State.FAILED, State.CANCELLED])
    put(connection, TEAM_REMINDER, "session:b", [State.SENDING, State.UNCERTAIN, sent])
    put(connection, "change", "release:2", [sent, sent, pending])
    put(connection, "broadcast", "broadcast:1", [sent])
    connection.execute("INSERT INTO moment VALUES ('a', 0, 15, 4), ('b', 0, 15, 3)")
    found = counted(connection)
    assert found.reminders == Reminders(sent=4, pending=1, held=1, failed=2, missed=7)
    assert found.notices == 2


def begun(
    connection: sqlite3.Connection, number: int, at: datetime | None, corrects: int | None = None
) -> None:
    connection.execute(
        "INSERT INTO broadcast (id, number, author, scope, corrects, audience, made_at, started_at)"
        " VALUES (?1, ?1, 1, 'all', ?, '{}', 0, ?)",
        (number, corrects, to_ms(at) if at else None),
    )


def test_the_last_broadcasts_come_first_and_only_those_that_have_begun(
    connection: sqlite3.Connection,
) -> None:
    sent, failed = State.SENT, State.FAILED
    for number in (8, 9, 10, 11):
        begun(connection, number, NOW + timedelta(minutes=number))
        put(connection, "broadcast", f"broadcast:{number}", [sent, sent, failed, State.CANCELLED])
    begun(connection, 12, None)
    begun(connection, 13, NOW, corrects=11)
    seen = connection.execute(
        "SELECT id FROM delivery WHERE subject = 'broadcast:10' AND state = 'sent'"
    ).fetchone()[0]
    deliveries.mark_seen(connection, seen, 1, NOW)
    found = counted(connection).broadcasts
    assert [reach.number for reach in found] == [11, 10, 9]
    assert found[1] == Reach(
        10,
        NOW + timedelta(minutes=10),
        False,
        outcomes.standing(connection, "broadcast:10", "broadcast"),
    )
    assert found[1].standing.seen == 1
    assert found[1].standing.of(sent) == 2


def test_counting_messages_reads_the_index_alone(connection: sqlite3.Connection) -> None:
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    counted(connection)
    connection.set_trace_callback(None)
    plans = Counter(
        row["detail"]
        for query in asked
        for row in connection.execute(f"EXPLAIN QUERY PLAN {query}")
        if "delivery" in row["detail"]
    )
    assert plans
    assert all("INDEX" in plan for plan in plans), plans
