"""Pause, stop and recall hold for what is in flight too, and refused content holds the rest."""

from datetime import timedelta

import pytest

from storage import deliveries
from storage.broadcasts import amend, report, send
from storage.broadcasts.amend import RECALLABLE_FOR
from storage.broadcasts.model import BROADCAST, BUTTONS, RECALL, Broadcast, State
from storage.broadcasts.report import Progress
from tests.storage.broadcasts.broadcast_world import (
    ANNA,
    BORIS,
    CLARA,
    MINUTE,
    OLGA,
    OTTO,
    SEEN,
    BroadcastWorld,
    album,
    photo,
    text,
)

ALL = {OLGA, OTTO, ANNA, BORIS, CLARA}


def progress(room: BroadcastWorld, number: int) -> Progress:
    return report.progress(room.connection, room.find(number))


def got(room: BroadcastWorld) -> set[int]:
    return {person for person, chat in room.chats.items() if chat.got}


def test_what_was_under_way_when_it_was_paused_and_did_not_arrive_waits_with_the_rest(
    room: BroadcastWorld,
) -> None:
    number = room.begun()
    room.take()
    room.pause(number)
    for letter in tuple(room.hand.values()):
        room.not_now(letter)
    room.now += MINUTE
    room.deliver()
    assert got(room) == set()
    assert progress(room, number) == Progress(waiting=len(ALL))
    assert not room.finish(number)
    room.go_on(number)
    room.deliver()
    assert got(room) == ALL


def test_whoever_comes_back_while_it_is_paused_gets_it_when_it_goes_on(
    room: BroadcastWorld,
) -> None:
    number = room.begun()
    room.take()
    room.blocked(room.hand[ANNA])
    room.pause(number)
    room.meet(ANNA)
    room.deliver()
    assert ANNA not in got(room)
    room.go_on(number)
    room.deliver()
    assert got(room) == ALL


@pytest.mark.parametrize("is_paused", [False, True])
@pytest.mark.parametrize("end", ["stop", "recall"])
def test_what_was_under_way_when_it_ended_and_did_not_arrive_is_not_sent_again(
    room: BroadcastWorld, end: str, is_paused: bool
) -> None:
    number = room.begun()
    room.take()
    if is_paused:
        room.pause(number)
    assert room.stop(number) if end == "stop" else room.recall(number)
    for letter in tuple(room.hand.values()):
        room.not_now(letter)
    room.put_all()
    room.deliver()
    assert got(room) == set()
    assert progress(room, number) == Progress(stopped=len(ALL))


def test_a_stop_cancels_what_is_due_next_at_once_and_the_rest_in_slices_whatever_happens_between(
    room: BroadcastWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(send, "CANCELLED_AT_ONCE", 2)
    number = room.begun()
    assert room.stop(number)
    assert progress(room, number) == Progress(stopped=2, waiting=3)
    room.connection.execute("BEGIN IMMEDIATE")
    assert send.cancel_slice(room.connection, room.now)
    room.connection.execute("ROLLBACK")
    left = []
    while send.cancel_slice(room.connection, room.now):
        left.append(progress(room, number).waiting)
    assert left == [1, 0]
    room.deliver()
    assert got(room) == set()


def test_those_who_are_away_get_it_no_more_once_it_is_over(room: BroadcastWorld) -> None:
    room.connection.execute("UPDATE person SET reachable = 0 WHERE id = ?", (ANNA,))
    number = room.begun()
    room.deliver()
    assert progress(room, number) == Progress(sent=4, away=1)
    assert room.finish(number)
    room.meet(ANNA)
    room.deliver()
    assert progress(room, number) == Progress(sent=4, away=1)
    assert ANNA not in got(room)


def test_it_is_not_over_while_anything_is_in_hand(room: BroadcastWorld) -> None:
    number = room.begun()
    room.take()
    assert not room.finish(number)
    room.deliver()
    assert room.finish(number)
    assert not room.finish(number)


def test_a_version_that_telegram_refuses_holds_back_the_rest_until_it_is_put_right(
    room: BroadcastWorld,
) -> None:
    number = room.begun(de=photo("gone", "Bild"))
    room.take()
    room.refused(room.hand[ANNA], "wrong file identifier")
    assert room.find(number).problem == "de: wrong file identifier"
    for person in (OLGA, CLARA):
        room.refused(room.hand[person], "wrong file identifier")
    room.deliver()
    assert got(room) == {BORIS, OTTO}
    assert room.state(number) is State.PAUSED
    assert progress(room, number) == Progress(sent=2, waiting=3)
    made = room.correction(number, de=photo("new", "Bild"))
    assert isinstance(room.release(made), Broadcast)
    room.go_on(number)
    assert room.find(number).problem is None
    room.deliver()
    assert got(room) == ALL
    assert room.reads(ANNA) == ["Bild"]


def test_a_corrected_version_that_telegram_refuses_holds_back_the_rest_too(
    room: BroadcastWorld,
) -> None:
    number = room.begun(de=photo("old", "Alt"))
    room.take()
    room.arrives(room.hand[ANNA])
    for person in (OLGA, CLARA):
        room.not_now(room.hand[person])
    made = room.correction(number, de=photo("gone", "Neu"))
    assert isinstance(room.release(made), Broadcast)
    room.take()
    room.refused(room.hand[CLARA], "wrong file identifier")
    assert room.state(number) is State.PAUSED
    assert room.deliveries(BROADCAST, number)[CLARA] == "pending"


def test_whoever_alone_is_refused_fails_alone_with_the_reason(room: BroadcastWorld) -> None:
    number = room.begun()
    room.take()
    room.arrives(room.hand[OLGA])
    room.refused(room.hand[ANNA], "chat not found")
    room.deliver()
    assert room.finish(number)
    assert progress(room, number) == Progress(sent=4, failed=1, reasons=(("chat not found", 1),))


def test_what_nobody_knows_about_is_counted_and_never_repeated(room: BroadcastWorld) -> None:
    number = room.begun()
    room.take()
    room.arrives(room.hand[ANNA], is_known=False)
    deliveries.recover(room.connection, room.now)
    room.hand.clear()
    room.deliver()
    assert progress(room, number) == Progress(uncertain=5)
    assert room.chats[ANNA].got == 1
    assert room.finish(number)


def test_a_recall_deletes_every_message_that_arrived_once(room: BroadcastWorld) -> None:
    number = room.begun()
    room.take()
    for person in (ANNA, BORIS):
        room.arrives(room.hand[person])
    assert room.recall(number)
    assert not room.recall(number)
    assert room.state(number) is State.STOPPED
    room.arrives(room.hand[CLARA])
    for person in (OLGA, OTTO):
        room.unknown(room.hand[person])
    room.deliver()
    for person in (ANNA, BORIS, CLARA):
        assert len(room.chats[person].deletions) == 1
        assert room.reads(person) == []
    assert report.recall_progress(room.connection, room.find(number)) == Progress(sent=3)
    assert progress(room, number) == Progress(sent=3, uncertain=2)


def test_what_is_too_old_for_telegram_is_counted_and_not_tried(room: BroadcastWorld) -> None:
    number = room.begun()
    room.take()
    room.arrives(room.hand[ANNA])
    room.now += timedelta(hours=1)
    room.deliver()
    room.finish(number)
    room.now += RECALLABLE_FOR - timedelta(minutes=30)
    possible = amend.recallable(room.connection, room.find(number), room.now)
    assert (possible, progress(room, number).sent - possible) == (4, 1)
    room.recall(number)
    assert room.deliveries(RECALL).keys() == ALL - {ANNA}


def test_a_recall_ends_corrections_and_what_they_owe(room: BroadcastWorld) -> None:
    number = room.begun()
    room.deliver()
    made = room.correction(number, de=text("Richtig"))
    room.release(made)
    room.recall(number)
    room.deliver()
    assert room.state(made) is State.STOPPED
    assert room.chats[ANNA].edits == []
    assert not amend.recall(room.connection, made, OLGA, room.now)


def test_the_buttons_of_an_album_follow_it_and_are_recalled_with_it(room: BroadcastWorld) -> None:
    number = room.begun(de=album("a", "b"), ru=text("ru"), buttons=(SEEN,))
    room.deliver()
    assert room.deliveries(BUTTONS, number).keys() == {OLGA, ANNA, CLARA}
    of = next(
        row["id"]
        for row in room.connection.execute(
            "SELECT id FROM delivery WHERE kind = ? AND chat = ?", (BROADCAST, ANNA)
        )
    )
    assert len(send.messages_of(room.connection, of)) == 2
    room.recall(number)
    room.deliver()
    assert room.chats[ANNA].shown == {}


def test_buttons_that_had_not_arrived_at_the_recall_never_do(room: BroadcastWorld) -> None:
    number = room.begun(de=album("a", "b"), ru=text("ru"), buttons=(SEEN,))
    room.take()
    room.arrives(room.hand[ANNA])
    room.take()
    assert room.hand[ANNA].delivery.kind == BUTTONS
    room.arrives(room.hand[CLARA])
    room.recall(number)
    room.deliver()
    assert room.chats[ANNA].shown == room.chats[CLARA].shown == {}
    assert room.deliveries(BUTTONS, number)[CLARA] == "cancelled"
