"""A broadcast to many is put in slices: nobody twice, nobody left out, whatever comes between."""

import pytest

from storage.broadcasts import report, send
from storage.broadcasts.model import BROADCAST, Audience, Broadcast, Part, PartKind, State
from tests.storage.broadcasts.broadcast_world import OLGA, OTTO, BroadcastWorld

CROWD = range(1_000, 1_020)


@pytest.fixture(autouse=True)
def crowd(room: BroadcastWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty more people, of whom few are dealt with at once."""
    monkeypatch.setattr(send, "SLICE", 3)
    room.meet(*CROWD)


def slice_of(room: BroadcastWorld) -> bool:
    with room.transaction() as c:
        return send.put_slice(c, room.now)


def all_slices(room: BroadcastWorld) -> None:
    while slice_of(room):
        pass


def everybody(room: BroadcastWorld) -> set[int]:
    return {row["id"] for row in room.connection.execute("SELECT id FROM person")}


def begun(room: BroadcastWorld) -> int:
    number = room.draft()
    assert isinstance(room.release(number), Broadcast)
    return number


def test_the_author_gets_it_first_and_no_slice_is_larger_than_it_may_be(
    room: BroadcastWorld,
) -> None:
    number = begun(room)
    first = list(room.deliveries(BROADCAST, number))
    assert OLGA in first
    before = len(first)
    assert before == 1 + 3
    while slice_of(room):
        assert len(room.deliveries(BROADCAST, number)) - before <= 3
        before = len(room.deliveries(BROADCAST, number))
    assert set(room.deliveries(BROADCAST, number)) == everybody(room)


def test_it_is_not_done_and_counts_as_waiting_until_everybody_has_a_row(
    room: BroadcastWorld,
) -> None:
    number = begun(room)
    room.deliver()
    assert not room.finish(number)
    progress = report.progress(room.connection, room.find(number))
    assert progress.total == len(everybody(room))
    assert progress.waiting == progress.total - 4
    all_slices(room)
    room.deliver()
    assert room.finish(number)


def test_a_kill_between_two_slices_leaves_nobody_out_and_repeats_nothing(
    room: BroadcastWorld,
) -> None:
    begun(room)
    slice_of(room)
    room.connection.execute("BEGIN IMMEDIATE")
    send.put_slice(room.connection, room.now)
    room.connection.execute("ROLLBACK")
    all_slices(room)
    room.deliver()
    for person in everybody(room) - {OLGA}:
        assert len(room.reads(person)) == 1


def test_who_comes_after_it_was_begun_does_not_get_it_and_who_goes_is_passed_over(
    room: BroadcastWorld,
) -> None:
    number = begun(room)
    room.meet(5_000)
    room.connection.execute("DELETE FROM person WHERE id = ?", (CROWD[-1],))
    all_slices(room)
    assert set(room.deliveries(BROADCAST, number)) == everybody(room) - {5_000}


def test_what_is_put_while_it_is_paused_waits_until_it_is_gone_on_with(
    room: BroadcastWorld,
) -> None:
    number = begun(room)
    room.pause(number)
    all_slices(room)
    room.take()
    assert BROADCAST not in {letter.delivery.kind for letter in room.hand.values()}
    room.go_on(number)
    room.deliver()
    assert room.deliveries_of(number, "sent") >= {BROADCAST}
    assert set(room.deliveries(BROADCAST, number).values()) == {"sent"}


def test_what_is_put_after_it_was_stopped_is_never_sent_and_counts_as_stopped(
    room: BroadcastWorld,
) -> None:
    number = begun(room)
    room.stop(number)
    all_slices(room)
    room.put_all()
    assert room.state(number) is State.STOPPED
    assert set(room.deliveries(BROADCAST, number).values()) == {"cancelled"}
    assert report.progress(room.connection, room.find(number)).stopped == len(everybody(room))


def test_what_takes_its_place_goes_to_those_too_who_have_no_row_yet(room: BroadcastWorld) -> None:
    number = begun(room)
    addressed = Audience((Part(PartKind.ADDRESSED, str(number)),))
    again = room.draft(author=OTTO, audience=addressed)
    assert isinstance(room.release(again), Broadcast)
    all_slices(room)
    assert set(room.deliveries(BROADCAST, again)) == everybody(room)
