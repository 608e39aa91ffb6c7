"""People on a list who do not use the bot: their seats count, and nobody is overbooked for them."""

from collections.abc import Callable
from typing import TypeVar

from storage import statistics
from storage.seats import adapting, queries, walk_ins
from storage.seats.model import (
    AlreadyThere,
    Cause,
    Left,
    NoSeatLeft,
    NotThere,
    Waits,
    WalkInSeated,
    WalkInWaits,
)
from tests.storage.seats.conftest import Begin
from tests.storage.seats.seat_scenarios import Plan, SeatScenario, transaction

ANNA, BORIS, CLARA, COORDINATOR = 1, 2, 3, 99
T = TypeVar("T")


def done(evening: SeatScenario, transition: Callable[..., T], group: str, what: object) -> T:
    with transaction(evening.connection) as c:
        return transition(c, evening.snapshot, COORDINATOR, group, evening.now, what)


def test_they_take_a_free_seat_and_never_overbook(begin: Begin) -> None:
    evening = begin(Plan("art"))
    assert done(evening, walk_ins.add, "art", "Erika") == WalkInSeated(1)
    assert done(evening, walk_ins.add, "art", "Erika") == AlreadyThere()
    assert done(evening, walk_ins.add, "gone", "Emil") == NotThere()
    evening.sign_up("art", ANNA)
    assert evening.has(ANNA) == (set(), ["art"])


def test_the_first_in_the_queue_gets_the_seat_of_who_is_taken_off(begin: Begin) -> None:
    evening = begin(Plan("art"))
    done(evening, walk_ins.add, "art", "Erika")
    evening.sign_up("art", ANNA, BORIS)
    assert done(evening, walk_ins.take_off, "art", 7) == NotThere()
    assert done(evening, walk_ins.take_off, "art", 1) == Left(had_seat=True)
    assert evening.seated("art") == [ANNA]
    assert done(evening, walk_ins.take_off, "art", 1) == NotThere()


def test_whoever_waits_for_a_seat_that_is_free_goes_first(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA, BORIS)
    evening.connection.execute("DELETE FROM seat WHERE person = ?", (ANNA,))
    assert done(evening, walk_ins.add, "art", "Erika") == WalkInWaits(1)
    free = [("art", Cause.FREED)]
    adapting.fill_slice(evening.connection, evening.snapshot, free, None, evening.now)
    assert evening.seated("art") == [BORIS]


def test_they_wait_among_all_others_in_the_order_in_which_they_came(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA, BORIS)
    assert done(evening, walk_ins.add, "art", "Erika") == WalkInWaits(1)
    assert done(evening, walk_ins.add, "art", "Emil") == WalkInWaits(2)
    evening.sign_up("art", CLARA)

    def waiting() -> list[tuple[int, str | None]]:
        entries = queries.entries(evening.connection, ["art"])
        return [(e.person, e.name if e.walk_in else None) for e in entries if e.position]

    assert waiting() == [(BORIS, None), (0, "Erika"), (0, "Emil"), (CLARA, None)]
    assert queries.standing(evening.connection, CLARA).wishes[0].place == Waits(4, 4)
    evening.leave(ANNA, "art")
    assert waiting() == [(0, "Erika"), (0, "Emil"), (CLARA, None)]
    evening.leave(BORIS, "art")
    assert waiting() == [(0, "Emil"), (CLARA, None)]
    assert done(evening, walk_ins.take_off, "art", 2) == Left(had_seat=False)
    assert done(evening, walk_ins.take_off, "art", 1) == Left(had_seat=True)
    assert evening.seated("art") == [CLARA]
    tally = queries.standing(evening.connection, None).tally("art")
    assert (tally.seated, tally.waiting) == (1, 0)


def test_a_free_seat_may_be_given_to_one_who_waits_once_sign_up_is_over(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA)
    done(evening, walk_ins.add, "art", "Erika")
    assert done(evening, walk_ins.seat, "art", 1) == NoSeatLeft()
    evening.connection.execute("DELETE FROM seat")
    assert done(evening, walk_ins.seat, "art", 1) == WalkInSeated(1)
    assert done(evening, walk_ins.seat, "art", 7) == NotThere()


def test_the_figures_count_them(begin: Begin) -> None:
    evening = begin(Plan("art", capacity=3))
    evening.sign_up("art", ANNA)
    for name in ("Erika", "Emil"):
        done(evening, walk_ins.add, "art", name)
    done(evening, walk_ins.take_off, "art", 1)
    found = statistics.fills(evening.connection, ["art"], evening.now)["art"]
    assert found.tally.seated == 2
    assert [step.seated for step in found.steps] == [2]
