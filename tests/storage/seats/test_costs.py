"""What an act costs does not grow with the lists; counted in steps of SQLite, which never vary."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from storage.seats import transitions
from storage.seats.model import Waits
from tests.programmes import at
from tests.storage.seats.conftest import Begin
from tests.storage.seats.seat_scenarios import Plan, SeatScenario, transaction

FEW, MANY = 30, 300
ANNA, COORDINATOR = 900_001, 900_002
PLANS = (
    Plan("art", FEW // 2, at(29, 10)),
    Plan("bio", None, at(29, 10)),
    Plan("chor", None, at(29, 11)),
)


@dataclass
class Steps:
    """Counts what SQLite does."""

    taken: int = 0

    def __call__(self) -> None:
        self.taken += 1


def steps(evening: SeatScenario, act: Callable[[SeatScenario], object]) -> int:
    """How many steps an act takes."""
    counted = Steps()
    evening.connection.set_progress_handler(counted, 1)
    act(evening)
    evening.connection.set_progress_handler(None, 0)
    return counted.taken


def crowded(begin: Begin, people: int) -> SeatScenario:
    """An evening with so many people with a seat each, who also wait for the group that is full."""
    evening = begin(*PLANS)
    evening.meet(*range(1, people + 1))
    with transaction(evening.connection) as c:
        for person in range(1, people + 1):
            first = transitions.take(c, evening.snapshot, person, "art", evening.now)
            if isinstance(first, Waits):
                transitions.take(c, evening.snapshot, person, "bio", evening.now)
    evening.meet(ANNA, COORDINATOR)
    return evening


ACTS: dict[str, tuple[Callable[[SeatScenario], object], ...]] = {
    "take a free seat": (lambda e: e.take(ANNA, "bio"),),
    "wait": (lambda e: e.take(ANNA, "art"),),
    "leave a seat": (lambda e: e.take(ANNA, "bio"), lambda e: e.leave(ANNA, "bio")),
    "leave a queue": (lambda e: e.take(ANNA, "art"), lambda e: e.leave(ANNA, "art")),
    "move": (lambda e: e.take(ANNA, "bio"), lambda e: e.take(ANNA, "chor", ("bio",))),
    "pass on": (lambda e: e.unseat(1, "art", ANNA), lambda e: e.requeue(FEW // 2 + 1, "art")),
    "promote": (lambda e: e.leave(1, "art"),),
    "seat by hand": (lambda e: e.seat_by_hand(ANNA, "chor", COORDINATOR),),
}


@pytest.mark.parametrize("name", ACTS)
def test_an_act_costs_the_same_however_many_there_are(begin: Begin, name: str) -> None:
    *before, act = ACTS[name]
    costs = []
    for people in (FEW, MANY):
        evening = crowded(begin, people)
        for step in before:
            step(evening)
        costs.append(steps(evening, act))
    assert costs[1] <= 1.3 * costs[0]


def test_a_release_costs_in_proportion_to_those_concerned(begin: Begin) -> None:
    costs = []
    later = tuple(Plan(plan.name, plan.capacity, at(29, 15)) for plan in PLANS)
    for people in (FEW, MANY):
        evening = crowded(begin, people)
        costs.append(steps(evening, lambda e: e.publish(*later)))
    assert costs[1] <= 1.3 * costs[0] * MANY / FEW
