"""Whatever happens in whatever order, seats and queues are what the rules say."""

import json
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from storage.seats.model import Notice, Waits
from tests.programmes import at
from tests.storage.seats.by_the_book import ByTheBook, Line
from tests.storage.seats.seat_scenarios import EVENING, Plan, SeatScenario, connect, name_of

PEOPLE = tuple(range(7_770_000_001, 7_770_000_006))
ORGANISER = 7_770_000_099
GROUPS = ("art", "bio", "chor", "dom")
BEGINS = (None, at(29, 10), at(29, 11), at(29, 12))
"""With sittings of two hours the first overlaps the second and the second the third."""

SOON, LATE, TOMORROW = at(28, 21), at(28, 22), at(29, 9)
SIGN_UP = (
    (None, None),
    (None, SOON),
    (None, TOMORROW),
    (SOON, None),
    (LATE, None),
    (TOMORROW, None),
    (SOON, LATE),
    (LATE, TOMORROW),
)
"""When it opens and closes."""

START = (
    Plan("art", 1, BEGINS[1]),
    Plan("bio", 2, BEGINS[2]),
    Plan("chor", 1, BEGINS[1]),
    Plan("dom", 1),
)

people = st.sampled_from(PEOPLE)
groups = st.sampled_from(GROUPS)
nths = st.integers(0, 5)
capacities = st.none() | st.integers(1, 3)
hands = st.sampled_from((ORGANISER, *PEOPLE))


class AnyOrder(RuleBasedStateMachine):
    """Everything that can happen, done to the database and by the book."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "bot.sqlite3")
        self.evening = SeatScenario(self.path, *START)
        self.evening.meet(*PEOPLE, ORGANISER)
        self.book = ByTheBook({plan.name: plan for plan in START}, EVENING)
        self.lines = self.messages = 0
        self.too_many: dict[str, int] = {}
        self.clashes: set[tuple[int, str, str]] = set()
        self._look_away()

    @initialize(wanted=st.permutations(tuple(product(PEOPLE, GROUPS))))
    def many_have_come(self, wanted: list[tuple[int, str]]) -> None:
        for person, group in wanted[: len(wanted) * 2 // 3]:
            self.take(person, group, ())

    @rule(person=people, group=groups, agreed=st.sampled_from(((), GROUPS)))
    def take(self, person: int, group: str, agreed: tuple[str, ...]) -> None:
        expected = self.book.take(person, group, set(agreed))
        outcome = self.evening.take(person, group, agreed)
        assert type(outcome).__name__ == expected
        if isinstance(outcome, Waits):
            waiting = len(self.book.queues[group])
            assert outcome == Waits(waiting, waiting)

    @rule(group=groups, nth=nths)
    def leave(self, group: str, nth: int) -> None:
        person = self._one_of(group, nth)
        expected = self.book.leave(person, group)
        assert type(self.evening.leave(person, group)).__name__ == expected

    @rule(group=groups, nth=nths)
    def requeue(self, group: str, nth: int) -> None:
        person = self._one_of(group, nth)
        expected = self.book.requeue(person, group)
        outcome = self.evening.requeue(person, group)
        assert type(outcome).__name__ == expected
        if isinstance(outcome, Waits):
            queue = self.book.queues[group]
            assert outcome == Waits(queue.index(person) + 1, len(queue))

    @rule(group=groups, nth=nths)
    def keep_only(self, group: str, nth: int) -> None:
        person, clashes = self._one_of(group, nth), sorted(self.clashes)
        if clashes:
            person, group, _ = clashes[nth % len(clashes)]
        expected = self.book.keep_only(person, group)
        assert type(self.evening.keep_only(person, group)).__name__ == expected

    @rule(group=groups, nth=nths)
    def prefer(self, group: str, nth: int) -> None:
        person = self._one_of(group, nth)
        assert self.evening.prefer(person, group) == self.book.prefer(person, group)

    @rule(person=people, group=groups, by=hands, instead_of=st.none() | groups)
    def seat_by_hand(self, person: int, group: str, by: int, instead_of: str | None) -> None:
        expected = self.book.seat_by_hand(person, group, by, instead_of)
        outcome = self.evening.seat_by_hand(person, group, by, instead_of)
        assert type(outcome).__name__ == expected

    @rule(group=groups, nth=nths, by=hands)
    def unseat(self, group: str, nth: int, by: int) -> None:
        person = self._one_of(group, nth)
        expected = self.book.unseat(person, group, by)
        assert type(self.evening.unseat(person, group, by)).__name__ == expected

    @rule(person=people)
    def erase_and_come_back(self, person: int) -> None:
        self.book.erase(person)
        self.evening.erase(person)
        everything = self.evening.dump()
        assert str(person) not in everything
        assert name_of(person) not in everything
        self.book.lines = Counter(
            (action, 0 if who == person else who, group)
            for action, who, group in self.book.lines.elements()
        )
        self.evening.meet(person)

    @rule(
        group=groups,
        gone=st.booleans(),
        capacity=capacities,
        sign_up=st.sampled_from(SIGN_UP),
        author=st.none() | hands,
    )
    def a_group_changes(
        self,
        group: str,
        gone: bool,
        capacity: int | None,
        sign_up: tuple[datetime | None, datetime | None],
        author: int | None,
    ) -> None:
        plans = dict(self.book.plans)
        known = plans.pop(group, Plan(group))
        if not gone:
            opens, closes = sign_up
            plans[group] = replace(known, capacity=capacity, opens=opens, closes=closes)
        self._publish(plans, author)

    @rule(begins=st.tuples(*[st.sampled_from(BEGINS)] * len(GROUPS)))
    def the_hours_change(self, begins: tuple[datetime | None, ...]) -> None:
        hours = dict(zip(GROUPS, begins, strict=True))
        known = self.book.plans.items()
        self._publish({name: replace(plan, begins=hours[name]) for name, plan in known}, None)

    @rule(minutes=st.sampled_from((20, 60, 600)))
    def time_passes(self, minutes: int) -> None:
        self.evening.now += timedelta(minutes=minutes)
        self.book.now = self.evening.now

    @rule()
    def restart(self) -> None:
        self.evening.connection.close()
        self.evening.connection = connect(self.path, durable=False)

    @invariant()
    def seats_and_queues_are_by_the_book(self) -> None:
        for group in GROUPS:
            assert set(self.evening.seated(group)) == set(self.book.seats.get(group, ()))
            assert self.evening.queue(group) == self.book.queues.get(group, [])
        for person in PEOPLE:
            known = self.evening.has(person)
            assert known == (self.book.seats_of(person), self.book.wishes_of(person))

    @invariant()
    def no_more_people_than_seats_but_by_a_release(self) -> None:
        for group, plan in self.book.plans.items():
            seated = len(self.evening.seated(group))
            allowed = max(plan.capacity or len(PEOPLE), self.too_many.get(group, 0))
            assert seated <= allowed
            self.too_many[group] = min(seated, self.too_many.get(group, 0))

    @invariant()
    def nobody_sits_in_two_places_at_once_but_by_a_release(self) -> None:
        held = self._held_overlaps()
        assert held <= self.clashes
        self.clashes = held

    @invariant()
    def no_seat_is_free_while_somebody_waits_before_the_end(self) -> None:
        for group in self.book.plans:
            if not self.book.is_over(group) and self.book.has_free_seat(group):
                assert self.evening.queue(group) == []

    @invariant()
    def tallies_are_what_one_counts(self) -> None:
        for seated, waiting, *counted in self.evening.rows(
            """
            SELECT seated, waiting,
                (SELECT count(*) FROM seat WHERE seat.working_group = tally.working_group),
                (SELECT count(*) FROM wish WHERE wish.working_group = tally.working_group)
            FROM tally
            """
        ):
            assert [seated, waiting] == counted

    @invariant()
    def each_move_is_told_once_and_written_down(self) -> None:
        lines = self.evening.rows(
            "SELECT action, details FROM audit WHERE id > ? AND action <> 'published'", self.lines
        )
        found = Counter(_line(action, json.loads(details)) for action, details in lines)
        assert found == self.book.lines
        messages = self.evening.rows(
            "SELECT chat, kind FROM delivery WHERE id > ? AND kind IN (?, ?, ?)",
            self.messages,
            *Notice,
        )
        assert Counter(messages) == self.book.owed
        self._look_away()
        self.book.begin()

    def teardown(self) -> None:
        audit = self.evening.rows("SELECT details FROM audit")
        assert not any(name_of(person) in details for (details,) in audit for person in PEOPLE)
        self.evening.connection.close()
        self.folder.cleanup()

    def _publish(self, plans: dict[str, Plan], author: int | None) -> None:
        if plans == self.book.plans:
            return
        self.book.publish(plans)
        self.evening.publish(*plans.values(), author=author)
        self.too_many = {name: len(self.book.seats.get(name, ())) for name in plans}
        self.clashes = self._held_overlaps()

    def _one_of(self, group: str, nth: int) -> int:
        """Somebody who sits or waits there, if anybody does."""
        inside = [*self.book.seats.get(group, ()), *self.book.queues.get(group, ())] or PEOPLE
        return inside[nth % len(inside)]

    def _held_overlaps(self) -> set[tuple[int, str, str]]:
        return {
            (person, a, b)
            for person in PEOPLE
            for a, b in combinations(sorted(self.evening.has(person)[0]), 2)
            if b in self.book.clashing(a)
        }

    def _look_away(self) -> None:
        """What is there now is not the next act's."""
        ((self.lines,),) = self.evening.rows("SELECT coalesce(max(id), 0) FROM audit")
        ((self.messages,),) = self.evening.rows("SELECT coalesce(max(id), 0) FROM delivery")


def _line(action: str, details: dict[str, Any]) -> Line:
    return action, details["person"], details["group"]


def run(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_seats_are_by_the_book_in_any_order() -> None:
    run(20, 30)


@pytest.mark.soak
def test_seats_are_by_the_book_in_any_order_for_long() -> None:
    run(1_000, 80)
