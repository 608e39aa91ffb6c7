"""What users of other event systems complain about in sign-up does not happen here."""

from storage.seats import queries
from storage.seats.model import AlreadyThere, Closed, Notice, Seated, Tally, Waits, WouldGiveUp
from tests.programmes import at
from tests.storage.seats.conftest import Begin
from tests.storage.seats.seat_scenarios import Plan

ANNA, BORIS, CLARA, DMITRI = range(1, 5)
TEN = at(29, 10)


def test_indico_3036_a_full_group_has_a_waiting_list(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA)
    assert evening.take(BORIS, "art") == Waits(1, 1)
    assert evening.take(CLARA, "art") == Waits(2, 2)
    wish = queries.standing(evening.connection, BORIS).wish("art")
    assert wish is not None
    assert wish.place == Waits(1, 2)


def test_pretix_1163_who_cancels_is_not_given_the_place_again(begin: Begin) -> None:
    evening = begin(Plan("art", begins=TEN), Plan("bio", begins=TEN))
    evening.sign_up("art", ANNA)
    evening.sign_up("bio", BORIS)
    evening.take(ANNA, "bio")
    evening.leave(ANNA, "art")
    evening.leave(ANNA, "bio")
    evening.leave(BORIS, "bio")
    assert evening.has(ANNA) == (set(), [])
    assert evening.messages(ANNA) == []


def test_pretix_681_nobody_is_moved_in_after_the_deadline(begin: Begin) -> None:
    evening = begin(Plan("art", closes=at(28, 21)))
    evening.sign_up("art", ANNA, BORIS)
    evening.now = at(28, 21)
    evening.leave(ANNA, "art")
    evening.publish(Plan("art", 5, closes=at(28, 21)))
    assert evening.seated("art") == []
    assert evening.messages(BORIS) == []
    assert evening.take(CLARA, "art") == Closed()


def test_pretix_2119_the_queue_is_in_the_order_of_coming(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA, DMITRI, CLARA, BORIS)
    evening.leave(CLARA, "art")
    evening.sign_up("art", CLARA)
    promoted = []
    for _ in range(3):
        (sitting,) = evening.seated("art")
        evening.leave(sitting, "art")
        promoted += evening.seated("art")
    assert promoted == [DMITRI, BORIS, CLARA]


def test_pretix_2119_coming_first_counts_and_not_how_much_one_wants_it(begin: Begin) -> None:
    evening = begin(Plan("art"), Plan("bio"))
    evening.sign_up("art", ANNA)
    evening.sign_up("bio", DMITRI)
    evening.sign_up("bio", BORIS)
    evening.sign_up("art", BORIS, CLARA)
    assert evening.prefer(BORIS, "art") is True
    assert evening.prefer(BORIS, "bio") is True
    assert evening.has(BORIS) == (set(), ["bio", "art"])
    evening.leave(ANNA, "art")
    assert evening.seated("art") == [BORIS]


def test_pretix_5188_how_many_wait_is_known_to_somebody_who_is_not_in_the_group(
    begin: Begin,
) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA, BORIS, CLARA)
    assert queries.standing(evening.connection, DMITRI).tally("art") == Tally(1, 2)


def test_engelsystem_430_two_never_sit_on_one_seat(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA, BORIS)
    evening.meet(CLARA)
    evening.seat_by_hand(CLARA, "art", by=DMITRI)
    evening.leave(BORIS, "art")
    evening.publish(Plan("art", 1, TEN))
    assert evening.seated("art") == [ANNA]


def test_crittersystem_32_nobody_signs_up_for_two_things_at_one_time(begin: Begin) -> None:
    evening = begin(Plan("art", begins=TEN), Plan("bio", begins=at(29, 11)))
    evening.sign_up("art", ANNA)
    assert evening.take(ANNA, "bio") == WouldGiveUp(("art",))
    evening.take(ANNA, "bio", ("art",))
    assert evening.has(ANNA)[0] == {"bio"}
    assert evening.take(ANNA, "bio") == AlreadyThere()


def test_rock_2510_capacity_is_what_it_is_when_the_press_arrives(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.meet(ANNA, BORIS)
    seen = {person: queries.standing(evening.connection, person) for person in (ANNA, BORIS)}
    assert all(standing.tally("art") == Tally() for standing in seen.values())
    assert evening.take(ANNA, "art") == Seated()
    assert evening.take(BORIS, "art") == Waits(1, 1)


def test_discal_108_a_raised_capacity_moves_people_up(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA, BORIS, CLARA, DMITRI)
    evening.publish(Plan("art", 3))
    assert evening.seated("art") == [ANNA, BORIS, CLARA]
    assert evening.queue("art") == [DMITRI]


def test_sitreg_47_who_is_moved_up_is_told_whatever_freed_the_seat(begin: Begin) -> None:
    for free in ("leave", "requeue", "erase", "unseat", "publish", "move"):
        evening = begin(Plan("art", begins=TEN), Plan("bio", begins=TEN))
        evening.sign_up("art", ANNA, BORIS)
        match free:
            case "leave":
                evening.leave(ANNA, "art")
            case "requeue":
                evening.requeue(ANNA, "art")
            case "erase":
                evening.erase(ANNA)
            case "unseat":
                evening.unseat(ANNA, "art", by=CLARA)
            case "publish":
                evening.publish(Plan("art", 2, TEN), Plan("bio", begins=TEN))
            case "move":
                evening.take(ANNA, "bio", ("art",))
        assert BORIS in evening.seated("art"), free
        assert [kind for kind, _ in evening.messages(BORIS)] == [Notice.MOVED], free


def test_sitreg_47_who_is_moved_up_by_the_chain_they_began_is_told_too(begin: Begin) -> None:
    evening = begin(Plan("art", begins=TEN), Plan("bio", begins=TEN))
    evening.sign_up("art", ANNA, BORIS)
    evening.leave(BORIS, "art")
    evening.sign_up("bio", BORIS, ANNA)
    evening.sign_up("art", BORIS)
    evening.prefer(ANNA, "bio")
    evening.leave(ANNA, "art")
    assert evening.has(ANNA) == ({"bio"}, [])
    assert [kind for kind, _ in evening.messages(ANNA)] == [Notice.MOVED]


def test_indico_1982_places_left_follow_from_what_is_counted(begin: Begin) -> None:
    evening = begin(Plan("art", 3))
    evening.sign_up("art", ANNA, BORIS)
    evening.leave(ANNA, "art")
    standing, capacity = queries.standing(evening.connection, CLARA), 3
    assert capacity - standing.tally("art").seated == 2
