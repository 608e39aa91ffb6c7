"""Free seats that a release brings are given in slices, as if in one: the first in the release."""

import json
from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import publishing
from storage.database import Database
from storage.publishing import Origin, Published
from storage.seats import adapting, queries, walk_ins
from storage.seats.ledger import ToFill
from storage.seats.model import Cause, Notice, Seated, Waits
from tests.programmes import at
from tests.properties import examples
from tests.storage.at_once import AT_ONCE, fill
from tests.storage.seats.conftest import Begin
from tests.storage.seats.seat_scenarios import Plan, SeatScenario, programme, transaction
from tests.storage.seats.test_costs import crowded, steps

OLGA = 900
PEOPLE = range(1, 8)
NEWCOMERS = range(11, 15)
GROUPS = ("art", "bio", "chor", "dom")
BEGINS = {"art": at(29, 10), "bio": at(29, 11), "chor": at(29, 12), "dom": at(29, 11)}
"""With sittings of two hours some of them overlap each other."""

capacities = st.none() | st.integers(1, 4)


def plans(seats: Sequence[int | None]) -> tuple[Plan, ...]:
    """The groups with so many seats each."""
    pairs = zip(GROUPS, seats, strict=True)
    return tuple(Plan(name, capacity, BEGINS[name]) for name, capacity in pairs)


def released(evening: SeatScenario, *new: Plan) -> Published:
    """Publish, and be killed behind the release's own transaction."""
    with transaction(evening.connection) as c:
        read = publishing.prepare(c, programme(*new), OLGA, Origin.FILE, evening.now, AT_ONCE)
        published = publishing.put_in_force(c, read)
    evening.snapshot = published.snapshot
    return published


def one_slice(evening: SeatScenario, to_fill: Sequence[ToFill]) -> list[ToFill]:
    """The next slice."""
    with transaction(evening.connection) as c:
        return adapting.fill_slice(c, evening.snapshot, to_fill, OLGA, evening.now)


def told_of_seats(evening: SeatScenario) -> list[tuple[int, dict[str, Any]]]:
    """Who is told that they have a seat, and what."""
    rows = evening.rows(
        "SELECT chat, parameters FROM delivery WHERE kind = ? ORDER BY id", Notice.MOVED
    )
    return [(chat, json.loads(said)) for chat, said in rows]


def written_down(evening: SeatScenario) -> Counter[tuple[int, str]]:
    """Who was given a seat by somebody else, by the audit log."""
    rows = evening.rows("SELECT details FROM audit WHERE action = 'seated' AND actor = ?", OLGA)
    return Counter((said["person"], said["group"]) for said in (json.loads(row[0]) for row in rows))


def books(evening: SeatScenario) -> list[list[tuple[Any, ...]]]:
    """All that was decided, in its order, whatever came between."""
    return [
        evening.rows(
            "SELECT person, working_group, since FROM seat ORDER BY person, working_group"
        ),
        evening.rows("SELECT person, working_group, rank FROM wish ORDER BY id"),
        evening.rows("SELECT working_group, name, waits_behind FROM walk_in ORDER BY id"),
        evening.rows(
            "SELECT actor, action, details, at FROM audit WHERE action <> 'published' ORDER BY id"
        ),
        evening.rows("SELECT chat, kind, parameters, due_at FROM delivery ORDER BY id"),
        evening.rows("SELECT person, session, release FROM told ORDER BY person, session"),
    ]


def test_a_release_moves_up_a_slice_of_people_itself_and_the_others_after_it(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapting, "SLICE", 2)
    evening = begin(Plan("art"))
    evening.sign_up("art", *PEOPLE)
    published = released(evening, Plan("art", 6))
    assert evening.seated("art") == [1, 2, 3]
    assert published.to_fill == (("art", Cause.MORE_SEATS),)
    assert fill(evening.connection, published, OLGA, evening.now) == 2
    assert evening.seated("art") == [1, 2, 3, 4, 5, 6]
    assert evening.queue("art") == [7]
    told = told_of_seats(evening)
    assert [person for person, _ in told] == [2, 3, 4, 5, 6]
    assert {said["cause"] for _, said in told} == {Cause.MORE_SEATS}
    assert written_down(evening) == Counter((person, "art") for person in range(2, 7))


def test_a_slice_costs_the_same_however_many_wait(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapting, "SLICE", 10)
    costs = []
    for people in (40, 300):
        evening = crowded(begin, people)
        to_fill = released(evening, Plan("art", None), Plan("bio", None)).to_fill
        costs.append(steps(evening, partial(one_slice, to_fill=to_fill)))
    assert costs[1] <= 1.3 * costs[0]


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    wanted=st.permutations(tuple(product(PEOPLE, GROUPS))),
    by_hand=st.lists(st.sampled_from(GROUPS), max_size=4),
    seats=st.tuples(capacities, capacities, capacities, capacities),
    size=st.integers(1, 4),
    killed=st.sets(st.integers(0, 6)),
)
def test_slices_of_any_size_leave_what_one_would_leave(
    begin: Begin,
    wanted: list[tuple[int, str]],
    by_hand: list[str],
    seats: tuple[int | None, ...],
    size: int,
    killed: set[int],
) -> None:
    left = []
    for most in (1_000, size):
        evening = begin(*plans((1, 1, 1, 1)))
        evening.meet(OLGA)
        for person, group in wanted:
            evening.take(person, group)
        for number, group in enumerate(by_hand):
            with transaction(evening.connection) as c:
                walk_ins.add(c, evening.snapshot, OLGA, group, evening.now, f"Gast {number}")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(adapting, "SLICE", most)
            to_fill: Sequence[ToFill] = released(evening, *plans(seats)).to_fill
            number = 0
            while to_fill:
                if number in killed:
                    evening.connection.execute("BEGIN IMMEDIATE")
                    adapting.fill_slice(
                        evening.connection, evening.snapshot, to_fill, OLGA, evening.now
                    )
                    evening.connection.execute("ROLLBACK")
                to_fill = one_slice(evening, to_fill)
                number += 1
        left.append(books(evening))
    assert left[0] == left[1]


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seats=st.integers(2, 9),
    events=st.lists(
        st.sampled_from(("slice", *(f"come {n}" for n in NEWCOMERS), *(f"go {n}" for n in PEOPLE)))
    ),
)
def test_nobody_overtakes_those_who_wait_whatever_comes_between_two_slices(
    begin: Begin, seats: int, events: list[str]
) -> None:
    evening, in_order = begin(Plan("art", 1)), list(PEOPLE)
    evening.sign_up("art", *PEOPLE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(adapting, "SLICE", 1)
        to_fill: Sequence[ToFill] = released(evening, Plan("art", seats)).to_fill
        for event in events:
            match event.split():
                case ["come", who] if int(who) not in in_order:
                    in_order.append(int(who))
                    assert isinstance(evening.take(int(who), "art"), Seated | Waits)
                case ["go", who] if int(who) in in_order:
                    in_order.remove(int(who))
                    evening.leave(int(who), "art")
                case ["slice"]:
                    to_fill = one_slice(evening, to_fill)
        while to_fill:
            to_fill = one_slice(evening, to_fill)
    assert sorted(evening.seated("art")) == sorted(in_order[:seats])
    assert evening.queue("art") == in_order[seats:]
    assert max(Counter(person for person, _ in told_of_seats(evening)).values(), default=1) == 1


@settings(
    max_examples=examples(30),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    wanted=st.permutations(tuple(product(PEOPLE, GROUPS))),
    seats=st.tuples(capacities, capacities, capacities, capacities),
    before=st.integers(0, 5),
)
async def test_what_a_crash_has_cut_off_goes_on_and_everybody_is_told_once_of_each_seat(
    begin: Begin, wanted: list[tuple[int, str]], seats: tuple[int | None, ...], before: int
) -> None:
    evening = begin(*plans((1, 1, 1, 1)))
    evening.meet(OLGA)
    for person, group in wanted:
        evening.take(person, group)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(adapting, "SLICE", 1)
        to_fill: Sequence[ToFill] = released(evening, *plans(seats)).to_fill
        for _ in range(before):
            to_fill = one_slice(evening, to_fill)
        database = await Database.open(evening.path)
        try:
            while await adapting.go_on(database, evening.snapshot, evening.now):
                pass
        finally:
            await database.close()
    standing = queries.standing(evening.connection, None)
    for name, capacity in zip(GROUPS, seats, strict=True):
        tally = standing.tally(name)
        assert not tally.waiting or (capacity and tally.seated >= capacity)
    told = Counter((person, said["group"]) for person, said in told_of_seats(evening))
    assert told == written_down(evening)
    grown = {name for name, number in zip(GROUPS, seats, strict=True) if number != 1}
    causes = {said["cause"] for _, said in told_of_seats(evening) if said["group"] not in grown}
    assert causes <= {Cause.FREED}


async def test_publishing_ends_when_all_have_moved_up_and_others_write_meanwhile(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapting, "SLICE", 1)
    evening = begin(Plan("art"))
    evening.sign_up("art", *PEOPLE)
    database = await Database.open(evening.path)
    try:
        await publishing.publish(
            database, programme(Plan("art", None)), None, Origin.FILE, evening.now
        )
    finally:
        await database.close()
    assert evening.seated("art") == list(PEOPLE)
    assert [person for person, _ in told_of_seats(evening)] == list(PEOPLE)[1:]
