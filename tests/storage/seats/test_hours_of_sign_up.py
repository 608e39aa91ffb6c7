"""`opens` and `closes` are kept to the second; what remains possible after the end."""

from datetime import timedelta

import pytest

from storage.seats.model import Closed, GivenUp, Left, NoSeatLeft, Notice, NotYetOpen, Seated, Waits
from tests.programmes import at
from tests.storage.seats.conftest import Begin
from tests.storage.seats.seat_scenarios import Plan

ANNA, BORIS, CLARA, COORDINATOR = 1, 2, 3, 99
OPENS, CLOSES = at(28, 20, 30), at(28, 21)
SECOND = timedelta(seconds=1)
MILLISECOND = timedelta(milliseconds=1)


def test_sign_up_opens_with_the_very_second(begin: Begin) -> None:
    evening = begin(Plan("art", opens=OPENS))
    for early in (SECOND, MILLISECOND):
        evening.now = OPENS - early
        assert evening.take(ANNA, "art") == NotYetOpen(OPENS)
    assert evening.has(ANNA) == (set(), [])
    evening.now = OPENS
    assert evening.take(ANNA, "art") == Seated()


def test_sign_up_closes_with_the_very_second(begin: Begin) -> None:
    evening = begin(Plan("art", closes=CLOSES))
    evening.now = CLOSES - MILLISECOND
    assert evening.take(ANNA, "art") == Seated()
    evening.now = CLOSES
    assert evening.take(BORIS, "art") == Closed()
    assert evening.has(BORIS) == (set(), [])


@pytest.mark.parametrize(
    ("plan", "end"),
    [(Plan("art", begins=at(29, 10)), at(29, 10)), (Plan("art"), at(30, 20))],
    ids=["first sitting", "end of the event"],
)
def test_without_a_moment_in_the_file_sign_up_ends_with(
    begin: Begin, plan: Plan, end: object
) -> None:
    evening = begin(plan)
    assert isinstance(end, type(evening.now))
    evening.now = end - SECOND
    assert evening.take(ANNA, "art") == Seated()
    evening.now = end
    assert evening.take(BORIS, "art") == Closed()


def test_after_closing_one_can_leave_but_nobody_is_moved_in(begin: Begin) -> None:
    evening = begin(Plan("art", closes=CLOSES))
    evening.sign_up("art", ANNA, BORIS, CLARA)
    evening.now = CLOSES
    assert evening.leave(ANNA, "art") == Left(had_seat=True)
    assert evening.seated("art") == []
    assert evening.queue("art") == [BORIS, CLARA]
    assert evening.messages(BORIS) == []
    assert evening.leave(CLARA, "art") == Left(had_seat=False)
    assert evening.queue("art") == [BORIS]


def test_after_closing_a_seat_is_not_passed_on(begin: Begin) -> None:
    evening = begin(Plan("art", closes=CLOSES))
    evening.sign_up("art", ANNA, BORIS)
    evening.now = CLOSES
    assert evening.requeue(ANNA, "art") == Closed()
    assert evening.seated("art") == [ANNA]


def test_after_closing_coordinators_seat_people_by_hand_and_they_are_told(begin: Begin) -> None:
    evening = begin(Plan("art", closes=CLOSES))
    evening.sign_up("art", ANNA, BORIS, CLARA)
    evening.now = CLOSES
    assert evening.seat_by_hand(CLARA, "art", COORDINATOR) == NoSeatLeft()
    evening.leave(ANNA, "art")
    assert evening.seat_by_hand(CLARA, "art", COORDINATOR) == Seated()
    assert evening.seated("art") == [CLARA]
    assert evening.queue("art") == [BORIS]
    ((kind, said),) = evening.messages(CLARA)
    assert (kind, said["cause"]) == (Notice.MOVED, "by hand")


def test_by_hand_after_closing_the_old_seat_does_not_pass_on(begin: Begin) -> None:
    evening = begin(
        Plan("art", begins=at(29, 10), closes=CLOSES), Plan("bio", begins=at(29, 10), closes=CLOSES)
    )
    evening.sign_up("bio", ANNA, BORIS)
    evening.now = CLOSES
    seated = evening.seat_by_hand(ANNA, "art", COORDINATOR, instead_of="bio")
    assert seated == Seated(GivenUp(seats=("bio",)))
    assert evening.seated("bio") == []
    assert evening.queue("bio") == [BORIS]


def test_sign_up_that_is_reopened_fills_the_seats_that_became_free(begin: Begin) -> None:
    evening = begin(Plan("art", closes=CLOSES))
    evening.sign_up("art", ANNA, BORIS)
    evening.now = CLOSES
    evening.leave(ANNA, "art")
    evening.publish(Plan("art", closes=CLOSES + SECOND))
    assert evening.seated("art") == [BORIS]
    assert len(evening.messages(BORIS)) == 1


def test_no_seat_stays_free_over_an_opening_that_was_put_off(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA, BORIS)
    evening.publish(Plan("art", opens=OPENS))
    assert evening.take(CLARA, "art") == NotYetOpen(OPENS)
    evening.leave(ANNA, "art")
    evening.now = OPENS
    assert evening.seated("art") == [BORIS]
    assert evening.take(CLARA, "art") == Waits(1, 1)
