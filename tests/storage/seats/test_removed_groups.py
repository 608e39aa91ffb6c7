"""A release that removes a group frees everybody in it at once and tells them in slices."""

import json
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import notices_owed, publishing
from storage.audit import ERASED
from storage.programme.model import Programme, Text
from storage.publishing import Origin
from storage.seats.model import Notice
from tests.programmes import at, session
from tests.properties import examples
from tests.storage.at_once import AT_ONCE, put_notices
from tests.storage.seats.conftest import Begin
from tests.storage.seats.seat_scenarios import Plan, SeatScenario, programme, transaction

SEATS = 4
PEOPLE = range(1, 8)
TEN = at(29, 10)
WITHOUT = programme(Plan("bio"))


def released(evening: SeatScenario, new: Programme) -> None:
    """Publish, and be killed before anybody is told."""
    with transaction(evening.connection) as c:
        prepared = publishing.prepare(c, new, None, Origin.FILE, evening.now, AT_ONCE)
        evening.snapshot = publishing.put_in_force(c, prepared).snapshot


def times_told(evening: SeatScenario) -> Counter[int]:
    """How often each person is owed, or was sent, that the group is gone."""
    rows = evening.rows("SELECT chat FROM delivery WHERE kind = ?", Notice.GROUP_REMOVED)
    return Counter(chat for (chat,) in rows)


def written_down(evening: SeatScenario) -> list[tuple[int, bool]]:
    """Who was freed by the audit log, and whether they had a seat."""
    lines = evening.rows("SELECT details FROM audit WHERE action = 'unseated' ORDER BY id")
    details = [json.loads(line) for (line,) in lines]
    assert all(each.keys() == {"person", "group", "had_seat"} for each in details)
    return [(each["person"], each["had_seat"]) for each in details]


def full(begin: Begin) -> SeatScenario:
    """A group with seats and a queue, and another."""
    evening = begin(Plan("art", SEATS, TEN), Plan("bio"))
    evening.sign_up("art", *PEOPLE)
    return evening


def test_the_release_itself_frees_the_seats_and_writes_them_down(begin: Begin) -> None:
    evening = full(begin)
    released(evening, WITHOUT)
    assert [evening.has(person) for person in PEOPLE] == [(set(), [])] * len(PEOPLE)
    assert evening.rows("SELECT seated, waiting FROM tally WHERE working_group = 'art'") == [(0, 0)]
    assert written_down(evening) == [(person, person <= SEATS) for person in PEOPLE]
    assert not times_told(evening)
    put_notices(evening.connection, evening.now)
    assert times_told(evening) == Counter(PEOPLE)


def test_a_release_takes_as_many_statements_however_many_it_frees(begin: Begin) -> None:
    def taken_with(people: range) -> int:
        evening = begin(Plan("art", None, TEN), Plan("bio"))
        evening.sign_up("art", *people)
        statements: set[str] = set()  # What triggers do is reported as the same once more.
        c = evening.connection
        prepared = publishing.prepare(c, WITHOUT, None, Origin.FILE, evening.now, AT_ONCE)
        c.set_trace_callback(statements.add)
        with transaction(c):
            publishing.put_in_force(c, prepared)
        return len(statements)

    assert taken_with(range(1, 3)) == taken_with(range(1, 30))


def test_who_was_freed_is_told_of_no_change_of_what_they_had_there(begin: Begin) -> None:
    evening = full(begin)
    starred = PEOPLE[0]
    evening.connection.execute("INSERT INTO favourite VALUES (?, 'art-1', 1)", (starred,))
    other = session("art-1", at(29, 15), 1, Text({"de": "Anderes"}))
    evening.publish_programme(replace(WITHOUT, sessions=(*WITHOUT.sessions, other)))
    assert evening.rows("SELECT DISTINCT chat FROM delivery WHERE kind = 'change'") == [(starred,)]
    assert evening.rows("SELECT person FROM told") == [(starred,)]


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(("slice", "killed slice", "release", "erase", "sent")), max_size=12)
)
def test_each_who_was_freed_is_told_exactly_once_whatever_comes_between(
    begin: Begin, events: list[str]
) -> None:
    evening = full(begin)
    left, c = list(PEOPLE), evening.connection
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notices_owed, "SLICE", 2)
        released(evening, WITHOUT)
        for number, event in enumerate(events):
            match event:
                case "slice":
                    notices_owed.put_slice(c, evening.now)
                case "killed slice":
                    c.execute("BEGIN IMMEDIATE")
                    notices_owed.put_slice(c, evening.now)
                    c.execute("ROLLBACK")
                case "release":
                    released(evening, programme(Plan("bio", 2 + number)))
                case "erase" if len(left) > 1:
                    evening.erase(erased := left.pop(len(left) // 2))
                    evening.meet(erased)
                case "sent":
                    c.execute("UPDATE delivery SET state = 'sent'")
        put_notices(c, evening.now)
    assert times_told(evening) == Counter(left)
    assert [person for person, _ in written_down(evening)] == [
        person if person in left else ERASED for person in PEOPLE
    ]
