"""A release unseats nobody who has a group, and tells whom it concerns."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from storage import agenda, told
from storage.programme.model import Text
from storage.releases import OutOfDate
from storage.seats import transitions
from storage.seats.model import Cause, GivenUp, Notice, Seated, Tally, Waits
from storage.seats.queries import standing
from tests.programmes import at, session
from tests.storage.seats.conftest import Begin
from tests.storage.seats.seat_scenarios import Plan, SeatScenario, programme, transaction

ANNA, BORIS, CLARA, DMITRI = range(1, 5)
TEN, LATER = at(29, 10), at(29, 15)


def told_of_changes(evening: SeatScenario) -> set[int]:
    """Who is owed a notice of the last release."""
    release = evening.snapshot.release
    rows = evening.rows(
        "SELECT chat FROM delivery WHERE kind = 'change' AND subject = ? AND state = 'pending'",
        f"release:{release}",
    )
    return {chat for (chat,) in rows}


def test_a_lowered_capacity_unseats_nobody_and_moves_nobody_in_until_enough_have_left(
    begin: Begin,
) -> None:
    evening = begin(Plan("art", 3))
    evening.sign_up("art", ANNA, BORIS, CLARA, DMITRI)
    evening.publish(Plan("art", 2))
    assert evening.seated("art") == [ANNA, BORIS, CLARA]
    evening.leave(ANNA, "art")
    assert evening.queue("art") == [DMITRI]
    evening.leave(BORIS, "art")
    assert evening.seated("art") == [CLARA, DMITRI]


@pytest.mark.parametrize("capacity", [3, None])
def test_a_raised_capacity_moves_the_queue_up(begin: Begin, capacity: int | None) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA, BORIS, CLARA)
    evening.publish(Plan("art", capacity))
    assert evening.seated("art") == [ANNA, BORIS, CLARA]
    for person in (BORIS, CLARA):
        ((kind, said),) = evening.messages(person)
        assert (kind, said["cause"]) == (Notice.MOVED, Cause.MORE_SEATS)
    assert evening.messages(ANNA) == []


def test_who_removes_or_enlarges_a_group_learns_what_it_means_for_themselves(begin: Begin) -> None:
    evening = begin(Plan("art"), Plan("bio"))
    evening.sign_up("art", ANNA, BORIS)
    evening.sign_up("bio", BORIS)
    evening.publish(Plan("art", 2), author=BORIS)
    assert [kind for kind, _ in evening.messages(BORIS)] == [Notice.MOVED, Notice.GROUP_REMOVED]


def test_hours_that_overlap_from_now_on_leave_both_seats_to_be_resolved(begin: Begin) -> None:
    evening = begin(Plan("art", begins=TEN), Plan("bio", begins=LATER))
    evening.sign_up("art", ANNA)
    evening.sign_up("bio", ANNA, BORIS)
    evening.publish(Plan("art", begins=TEN), Plan("bio", begins=TEN))
    assert evening.has(ANNA)[0] == {"art", "bio"}
    assert evening.messages(ANNA) == []
    assert told_of_changes(evening) == {ANNA, BORIS}
    assert evening.keep_only(ANNA, "art") == Seated(GivenUp(("bio",)))
    assert evening.has(ANNA)[0] == {"art"}
    assert evening.seated("bio") == [BORIS]
    assert evening.keep_only(ANNA, "art") == Seated()
    assert evening.take(ANNA, "bio") == Waits(1, 1)


def test_people_of_a_group_that_is_removed_are_told_and_freed(begin: Begin) -> None:
    evening = begin(Plan("art", begins=TEN), Plan("bio", begins=TEN))
    evening.sign_up("art", ANNA, BORIS)
    evening.publish(Plan("bio", begins=TEN))
    release = evening.snapshot.release - 1
    for person, had_seat in ((ANNA, True), (BORIS, False)):
        assert evening.has(person) == (set(), [])
        told_them = {"group": "art", "release": release, "had_seat": had_seat}
        assert evening.messages(person) == [(Notice.GROUP_REMOVED, told_them)]
    assert evening.take(ANNA, "bio") == Seated()


def test_a_group_that_comes_back_begins_empty(begin: Begin) -> None:
    evening = begin(Plan("art"), Plan("bio"))
    evening.sign_up("art", ANNA, BORIS)
    evening.publish(Plan("bio"))
    evening.publish(Plan("art"), Plan("bio"))
    assert standing(evening.connection, None).tally("art") == Tally(0, 0)
    assert evening.take(CLARA, "art") == Seated()


def test_a_new_sitting_of_a_group_is_told_to_its_people(begin: Begin) -> None:
    plan, other = Plan("art", begins=TEN), Plan("bio", begins=TEN)
    evening = begin(plan, other)
    evening.sign_up("art", ANNA, BORIS)
    evening.sign_up("bio", CLARA)
    new = replace(plan.sittings[0], id="art-2", start=LATER, end=at(29, 16))
    before = programme(plan, other)
    evening.publish_programme(replace(before, sessions=(*before.sessions, new)))
    assert told_of_changes(evening) == {ANNA, BORIS}


def test_the_first_sitting_of_a_group_is_told_to_its_people(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA, BORIS)
    evening.publish(Plan("art", begins=TEN))
    assert told_of_changes(evening) == {ANNA, BORIS}


def test_the_last_sitting_that_is_cancelled_is_told_to_the_people_of_its_group(
    begin: Begin,
) -> None:
    evening = begin(Plan("art", begins=TEN))
    evening.sign_up("art", ANNA, BORIS)
    evening.publish(Plan("art"))
    assert told_of_changes(evening) == {ANNA, BORIS}


def test_a_link_of_a_sitting_is_news_to_the_seated_and_waiting_not_to_those_who_starred_it(
    begin: Begin,
) -> None:
    evening = begin(Plan("art", begins=TEN))
    evening.sign_up("art", ANNA, BORIS)
    evening.meet(CLARA)
    release = evening.snapshot.release
    agenda.star(evening.connection, CLARA, "art-1", release, evening.now)
    evening.publish(Plan("art", begins=TEN, online="https://example.org/art"))
    assert told_of_changes(evening) == {ANNA, BORIS}
    evening.publish(Plan("art", begins=LATER, online="https://example.org/art"))
    assert told_of_changes(evening) == {ANNA, BORIS, CLARA}


def test_who_left_is_told_of_no_further_change_unless_they_starred_it(begin: Begin) -> None:
    evening = begin(Plan("art", 2, TEN))
    evening.sign_up("art", ANNA, BORIS)
    agenda.star(evening.connection, BORIS, "art-1", evening.snapshot.release, evening.now)
    evening.leave(ANNA, "art")
    evening.leave(BORIS, "art")
    evening.publish(Plan("art", 2, LATER))
    assert told_of_changes(evening) == {BORIS}


@pytest.mark.parametrize("back_without", [Plan("art"), Plan("bio")], ids=["sitting", "group"])
def test_who_comes_back_is_not_told_of_what_they_saw_when_signing_up(
    begin: Begin, back_without: Plan
) -> None:
    evening = begin(Plan("art", begins=TEN))
    evening.sign_up("art", ANNA, BORIS)
    evening.publish(back_without)
    evening.leave(BORIS, "art")
    evening.publish(Plan("art", begins=LATER))
    evening.sign_up("art", CLARA, BORIS)
    assert evening.queue("art")[-1] == BORIS
    assert told.known(evening.connection, BORIS) == {"art-1": evening.snapshot.release}
    later = programme(Plan("art", begins=LATER))
    extra = session("extra", at(30, 10), 1, Text({"de": "Extra"}))
    evening.publish_programme(replace(later, sessions=(*later.sessions, extra)))
    assert BORIS not in told_of_changes(evening)


@pytest.mark.parametrize("stale", ["take", "leave", "requeue", "keep_only", "seat", "unseat"])
def test_what_was_decided_by_an_older_release_does_not_happen(begin: Begin, stale: str) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA, BORIS)
    evening.meet(CLARA)
    old = evening.snapshot
    evening.publish(Plan("art", 1, TEN))
    before, c, now = evening.dump(), evening.connection, evening.now
    acts: dict[str, Callable[[], object]] = {
        "take": lambda: transitions.take(c, old, CLARA, "art", now),
        "leave": lambda: transitions.leave(c, old, ANNA, "art", now),
        "requeue": lambda: transitions.requeue(c, old, ANNA, "art", now),
        "keep_only": lambda: transitions.keep_only(c, old, ANNA, "art", now),
        "seat": lambda: transitions.seat_by_hand(c, old, CLARA, "art", now, by=ANNA),
        "unseat": lambda: transitions.unseat(c, old, ANNA, "art", now, by=CLARA),
    }
    with pytest.raises(OutOfDate), transaction(c):
        acts[stale]()
    assert evening.dump() == before
