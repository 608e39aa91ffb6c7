"""What coordinators do for people, and what the audit log and the people learn of it."""

import json

import pytest

from storage.seats.model import AlreadyThere, Cause, GivenUp, Left, NoSeatLeft, Notice, NotThere
from storage.seats.model import Seated as SeatTaken
from tests.programmes import at
from tests.storage.seats.conftest import Begin
from tests.storage.seats.seat_scenarios import Plan, name_of

ANNA, BORIS, CLARA, COORDINATOR = 1, 2, 3, 99
TEN = at(29, 10)


def test_seating_by_hand_never_overbooks(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA)
    evening.sign_up("art", BORIS)
    assert evening.seat_by_hand(BORIS, "art", COORDINATOR) == NoSeatLeft()
    assert evening.seat_by_hand(ANNA, "art", COORDINATOR) == AlreadyThere()
    assert evening.messages(BORIS) == []


def test_seating_by_hand_costs_overlapping_seats_which_pass_on(begin: Begin) -> None:
    evening = begin(Plan("art", begins=TEN), Plan("bio", begins=TEN))
    evening.sign_up("bio", ANNA, BORIS)
    moved = evening.seat_by_hand(ANNA, "art", COORDINATOR, instead_of="bio")
    assert moved == SeatTaken(GivenUp(("bio",)))
    assert evening.seated("bio") == [BORIS]
    told = {"group": "art", "cause": Cause.BY_HAND, "seats": ["bio"], "wishes": []}
    assert evening.messages(ANNA) == [(Notice.MOVED, told)]
    assert [kind for kind, _ in evening.messages(BORIS)] == [Notice.MOVED]


def test_moving_by_hand_frees_the_seat_named_though_it_does_not_overlap(begin: Begin) -> None:
    evening = begin(Plan("art", begins=TEN), Plan("far", begins=at(30, 10)))
    evening.sign_up("far", ANNA, BORIS)
    moved = evening.seat_by_hand(ANNA, "art", COORDINATOR, instead_of="far")
    assert moved == SeatTaken(GivenUp(("far",)))
    assert evening.has(ANNA) == ({"art"}, [])
    assert evening.seated("far") == [BORIS]


def test_moving_by_hand_wants_the_seat_that_is_to_be_given_up(begin: Begin) -> None:
    evening = begin(Plan("art"), Plan("bio"))
    evening.meet(ANNA)
    assert evening.seat_by_hand(ANNA, "art", COORDINATOR, instead_of="bio") == NotThere()
    assert evening.seated("art") == []


def test_nobody_unknown_and_no_unknown_group_is_seated(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.meet(ANNA)
    assert evening.seat_by_hand(12345, "art", COORDINATOR) == NotThere()
    assert evening.seat_by_hand(ANNA, "none", COORDINATOR) == NotThere()
    assert evening.unseat(ANNA, "art", COORDINATOR) == NotThere()


@pytest.mark.parametrize(("person", "had_seat"), [(ANNA, True), (CLARA, False)])
def test_who_is_taken_off_the_list_is_told(begin: Begin, person: int, had_seat: bool) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA, BORIS, CLARA)
    assert evening.unseat(person, "art", COORDINATOR) == Left(had_seat)
    told = (Notice.UNSEATED, {"group": "art", "had_seat": had_seat})
    assert evening.messages(person) == [told]
    assert evening.seated("art") == [BORIS if had_seat else ANNA]


def test_coordinators_are_not_told_what_they_do_to_their_own_seats(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.meet(COORDINATOR)
    evening.seat_by_hand(COORDINATOR, "art", COORDINATOR)
    evening.unseat(COORDINATOR, "art", COORDINATOR)
    assert evening.messages(COORDINATOR) == []


def test_the_audit_log_says_who_did_what_to_whom_and_no_name(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA, BORIS)
    evening.unseat(ANNA, "art", COORDINATOR)
    lines = evening.rows("SELECT actor, action, details FROM audit WHERE action <> 'published'")
    said = [(actor, action, json.loads(details)["person"]) for actor, action, details in lines]
    assert said == [
        (ANNA, "seated", ANNA),
        (BORIS, "queued", BORIS),
        (COORDINATOR, "unseated", ANNA),
        (COORDINATOR, "seated", BORIS),
    ]
    assert not any(name_of(person) in line[2] for line in lines for person in (ANNA, BORIS))
