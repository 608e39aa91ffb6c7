"""Whoever is erased leaves their seats to others and is found nowhere any more."""

from datetime import timedelta

from storage import privacy
from tests.programmes import at
from tests.storage.seats.conftest import Begin
from tests.storage.seats.seat_scenarios import Plan, name_of, transaction

ANNA, BORIS, CLARA = 7_770_000_001, 7_770_000_002, 7_770_000_003
TEN = at(29, 10)


def test_seats_and_places_in_queues_pass_on(begin: Begin) -> None:
    evening = begin(Plan("art"), Plan("bio"))
    evening.sign_up("art", ANNA, BORIS)
    evening.sign_up("bio", CLARA, ANNA, BORIS)
    evening.erase(ANNA)
    assert evening.seated("art") == [BORIS]
    assert evening.queue("bio") == [BORIS]
    assert len(evening.messages(BORIS)) == 1


def test_nothing_in_any_table_is_theirs(begin: Begin) -> None:
    evening = begin(Plan("art", begins=TEN), Plan("bio", begins=TEN))
    evening.sign_up("art", ANNA, BORIS)
    evening.sign_up("bio", CLARA, BORIS)
    evening.leave(CLARA, "bio")
    evening.seat_by_hand(BORIS, "art", by=ANNA)
    evening.unseat(BORIS, "bio", by=ANNA)
    evening.publish(Plan("art", begins=TEN), author=BORIS)
    for person in (ANNA, BORIS):
        assert str(person) in evening.dump()
        evening.erase(person)
        assert str(person) not in evening.dump()
        assert name_of(person) not in evening.dump()


def test_ones_data_names_seats_wishes_and_what_one_has_said(begin: Begin) -> None:
    evening = begin(Plan("art"), Plan("bio"))
    evening.sign_up("art", BORIS, ANNA)
    evening.sign_up("bio", ANNA)
    held = privacy.data_of(evening.connection, ANNA)
    assert held["profile"][0]["name"] == name_of(ANNA)
    assert [seat["working_group"] for seat in held["seats"]] == ["bio"]
    assert [wish["working_group"] for wish in held["waiting_for"]] == ["art"]


def test_in_time_everybody_is_erased_with_their_seats(begin: Begin) -> None:
    evening = begin(Plan("art"))
    evening.sign_up("art", ANNA, BORIS)
    end = evening.snapshot.end
    with transaction(evening.connection) as c:
        late = end + timedelta(days=90)
        assert privacy.erase_expired(c, late, evening.snapshot, timedelta(days=90)) == 2
    assert evening.rows("SELECT seated, waiting FROM tally") == [(0, 0)]
    assert not any(str(person) in evening.dump() for person in (ANNA, BORIS))
