"""A seat that becomes free passes on, and what is given up for it passes on in turn."""

import pytest

from storage.seats.model import Cause, GivenUp, NobodyElseWaits, Notice, NotThere, Seated, Waits
from tests.programmes import at
from tests.storage.seats.conftest import Begin
from tests.storage.seats.seat_scenarios import Plan

TEN, ELEVEN, TWELVE = at(29, 10), at(29, 11), at(29, 12)
ANNA, BORIS, CLARA, DMITRI, EVA = range(1, 6)


def test_the_first_in_the_queue_gets_the_seat_and_is_told_why(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA, BORIS, CLARA)
    evening.leave(ANNA, "art")
    assert evening.seated("art") == [BORIS]
    assert evening.queue("art") == [CLARA]
    told = {"group": "art", "cause": Cause.FREED, "seats": [], "wishes": []}
    assert evening.messages(BORIS) == [(Notice.MOVED, told)]
    assert evening.messages(ANNA) == evening.messages(CLARA) == []


def test_one_leaving_moves_people_through_several_groups_at_once(begin: Begin) -> None:
    evening = begin(*(Plan(name, begins=TEN) for name in ("art", "bio", "chor", "dom")))
    for person, group in zip(
        (ANNA, BORIS, CLARA, DMITRI), ("art", "bio", "chor", "dom"), strict=True
    ):
        evening.sign_up(group, person)
    for person, better in ((BORIS, "art"), (CLARA, "bio"), (DMITRI, "chor")):
        evening.sign_up(better, person)
    evening.sign_up("dom", EVA)
    evening.leave(ANNA, "art")
    assert [evening.seated(group) for group in ("art", "bio", "chor", "dom")] == [
        [BORIS],
        [CLARA],
        [DMITRI],
        [EVA],
    ]
    for person, old in ((BORIS, ["bio"]), (CLARA, ["chor"]), (DMITRI, ["dom"]), (EVA, [])):
        ((kind, said),) = evening.messages(person)
        assert kind is Notice.MOVED
        assert said["seats"] == old
    assert evening.messages(ANNA) == []


def test_the_chain_stops_at_a_closed_group(begin: Begin) -> None:
    evening = begin(
        Plan("art", begins=TEN), Plan("bio", begins=TEN, closes=at(28, 21)), Plan("chor")
    )
    evening.sign_up("art", ANNA)
    evening.sign_up("bio", BORIS, CLARA)
    evening.sign_up("art", BORIS)
    evening.now = at(28, 21)
    evening.leave(ANNA, "art")
    assert evening.seated("art") == [BORIS]
    assert evening.seated("bio") == []
    assert evening.queue("bio") == [CLARA]
    assert evening.messages(CLARA) == []


def test_a_seat_is_kept_while_waiting_for_a_better_one(begin: Begin) -> None:
    evening = begin(Plan("art", begins=TEN), Plan("bio", begins=TEN))
    evening.sign_up("art", ANNA)
    evening.sign_up("bio", BORIS)
    assert evening.take(BORIS, "art") == Waits(1, 1)
    assert evening.has(BORIS) == ({"bio"}, ["art"])


def test_a_better_seat_costs_every_overlapping_seat_and_lower_wish_and_they_are_named(
    begin: Begin,
) -> None:
    evening = begin(
        Plan("top", begins=TEN, hours=3),
        Plan("art", begins=TEN, hours=3),
        Plan("low", begins=ELEVEN),
        Plan("one", begins=TEN, hours=1),
        Plan("two", begins=TWELVE, hours=1),
        Plan("far", begins=at(30, 10)),
    )
    for group in ("top", "art", "low", "far"):
        evening.sign_up(group, {"top": CLARA, "art": DMITRI, "low": EVA, "far": CLARA}[group])
    evening.sign_up("one", ANNA)
    evening.sign_up("two", ANNA)
    for group in ("top", "art", "low", "far"):
        evening.sign_up(group, ANNA)
    evening.leave(DMITRI, "art")
    assert evening.has(ANNA) == ({"art"}, ["top", "far"])
    told = {"group": "art", "cause": Cause.FREED, "seats": ["one", "two"], "wishes": ["low"]}
    assert evening.messages(ANNA) == [(Notice.MOVED, told)]
    evening.leave(CLARA, "top")
    assert evening.has(ANNA) == ({"top"}, ["far"])


def test_groups_that_do_not_overlap_are_held_together(begin: Begin) -> None:
    evening = begin(Plan("art", begins=TEN), Plan("bio", begins=TWELVE), Plan("none"))
    for group in ("art", "bio", "none"):
        assert evening.take(ANNA, group) == Seated()
    assert evening.has(ANNA)[0] == {"art", "bio", "none"}


def test_the_order_of_wishes_decides_what_is_given_up(begin: Begin) -> None:
    evening = begin(Plan("art", begins=TEN), Plan("bio", begins=TEN))
    evening.sign_up("art", ANNA, CLARA)
    evening.sign_up("bio", BORIS, CLARA)
    assert evening.prefer(CLARA, "bio")
    assert evening.has(CLARA) == (set(), ["bio", "art"])
    assert not evening.prefer(CLARA, "bio")
    assert not evening.prefer(CLARA, "chor")
    evening.leave(BORIS, "bio")
    assert evening.has(CLARA) == ({"bio"}, [])


def test_passing_a_seat_on_means_the_end_of_the_queue(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA, BORIS, CLARA)
    assert evening.requeue(ANNA, "art") == Waits(2, 2)
    assert evening.seated("art") == [BORIS]
    assert evening.queue("art") == [CLARA, ANNA]
    assert evening.messages(ANNA) == []


def test_a_seat_is_not_passed_on_where_nobody_else_waits(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA)
    assert evening.requeue(ANNA, "art") == NobodyElseWaits()
    assert evening.requeue(BORIS, "art") == NotThere()
    assert evening.seated("art") == [ANNA]


def test_whoever_passes_a_seat_on_gets_it_back_where_the_chain_leaves_it_free(
    begin: Begin,
) -> None:
    evening = begin(Plan("art", 2, TEN), Plan("bio", begins=TEN))
    evening.sign_up("art", ANNA, BORIS)
    evening.sign_up("bio", CLARA, BORIS)
    evening.sign_up("art", CLARA)
    assert evening.requeue(ANNA, "art") == Seated()
    assert set(evening.seated("art")) == {CLARA, ANNA}
    assert evening.seated("bio") == [BORIS]


@pytest.mark.parametrize("agreed", [(), ("bio",), ("chor", "far")])
def test_a_free_seat_that_costs_others_wants_all_of_them_agreed_to(
    begin: Begin, agreed: tuple[str, ...]
) -> None:
    evening = begin(
        Plan("art", begins=TEN, hours=3),
        Plan("bio", begins=TEN, hours=1),
        Plan("chor", begins=ELEVEN),
        Plan("far", begins=at(30, 10)),
    )
    for group in ("bio", "chor", "far"):
        evening.sign_up(group, ANNA)
    before = evening.dump()
    outcome = evening.take(ANNA, "art", agreed)
    assert type(outcome).__name__ == "WouldGiveUp"
    assert evening.dump() == before
    assert evening.take(ANNA, "art", ("bio", "chor")) == Seated(GivenUp(("bio", "chor")))
    assert evening.has(ANNA)[0] == {"art", "far"}
    assert evening.messages(ANNA) == []


def test_an_unreachable_person_keeps_place_and_turn(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA, BORIS, CLARA)
    evening.connection.execute("UPDATE person SET reachable = 0 WHERE id = ?", (BORIS,))
    evening.leave(ANNA, "art")
    assert evening.seated("art") == [BORIS]
    assert len(evening.messages(BORIS)) == 1


def test_who_leaves_takes_unsent_news_of_the_seat_along(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA, BORIS)
    evening.leave(ANNA, "art")
    evening.leave(BORIS, "art")
    assert evening.rows("SELECT state FROM delivery") == [("cancelled",)]
