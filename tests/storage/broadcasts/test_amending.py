"""What has reached many is corrected and recalled in slices: nobody is left out or told twice."""

import pytest

from storage.broadcasts import amend, report, send
from storage.broadcasts.model import BROADCAST, CORRECTION, RECALL, Broadcast, State
from tests.storage.broadcasts.broadcast_world import OLGA, BroadcastWorld, text

CROWD = range(1_000, 1_020)
WRONG, RIGHT = "Falsch", "Richtig"


@pytest.fixture
def number(room: BroadcastWorld, monkeypatch: pytest.MonkeyPatch) -> int:
    """A broadcast that has reached twenty more people, of whom few are dealt with at once."""
    room.meet(*CROWD)
    number = room.begun(de=text(WRONG), ru=text(WRONG))
    room.deliver()
    monkeypatch.setattr(send, "SLICE", 3)
    return number


def slice_of(room: BroadcastWorld) -> bool:
    with room.transaction() as c:
        return amend.put_slice(c, room.now)


def killed_in_a_slice(room: BroadcastWorld) -> None:
    room.connection.execute("BEGIN IMMEDIATE")
    amend.put_slice(room.connection, room.now)
    room.connection.execute("ROLLBACK")


def all_slices(room: BroadcastWorld, kind: str) -> None:
    before = len(room.deliveries(kind))
    while slice_of(room):
        assert len(room.deliveries(kind)) - before <= 3
        before = len(room.deliveries(kind))


def everybody(room: BroadcastWorld) -> set[int]:
    return {row["id"] for row in room.connection.execute("SELECT id FROM person")}


def corrected(room: BroadcastWorld, number: int, said: str = RIGHT) -> int:
    made = room.correction(number, de=text(said), ru=text(said))
    assert isinstance(room.release(made), Broadcast)
    return made


def test_a_kill_between_two_slices_leaves_nobody_uncorrected(
    room: BroadcastWorld, number: int
) -> None:
    made = corrected(room, number)
    assert len(room.deliveries(CORRECTION, made)) == 3
    slice_of(room)
    killed_in_a_slice(room)
    all_slices(room, CORRECTION)
    room.deliver()
    for person in everybody(room) - {OLGA}:
        assert room.reads(person) == [RIGHT]
        assert room.chats[person].edits == [made]


def test_a_correction_is_not_done_and_counts_as_waiting_until_all_is_put(
    room: BroadcastWorld, number: int
) -> None:
    made = corrected(room, number)
    room.deliver()
    assert not room.finish(made)
    progress = report.progress(room.connection, room.find(made))
    assert (progress.total, progress.sent) == (len(everybody(room)), 3)
    all_slices(room, CORRECTION)
    room.deliver()
    assert room.finish(made)


def test_edits_that_are_put_while_it_is_paused_wait(room: BroadcastWorld, number: int) -> None:
    made = corrected(room, number)
    room.pause(made)
    all_slices(room, CORRECTION)
    room.deliver()
    assert set(room.deliveries(CORRECTION, made).values()) == {"pending"}
    room.go_on(made)
    room.deliver()
    assert set(room.deliveries(CORRECTION, made).values()) == {"sent"}


def test_two_corrections_one_after_the_other_reach_everybody(
    room: BroadcastWorld, number: int
) -> None:
    corrected(room, number)
    corrected(room, number, "Noch richtiger")
    all_slices(room, CORRECTION)
    room.deliver()
    for person in everybody(room) - {OLGA}:
        assert room.reads(person) == ["Noch richtiger"]


def test_what_goes_out_corrected_between_two_slices_is_not_edited(
    room: BroadcastWorld, number: int
) -> None:
    late = CROWD[-1]
    room.connection.execute(
        "UPDATE delivery SET state = 'pending', message_id = NULL WHERE kind = ? AND chat = ?",
        (BROADCAST, late),
    )
    room.connection.execute("UPDATE broadcast SET state = 'sending' WHERE id = ?", (number,))
    room.chats[late].shown.clear()
    corrected(room, number)
    room.deliver()
    all_slices(room, CORRECTION)
    room.deliver()
    assert room.reads(late) == [RIGHT]
    assert room.chats[late].edits == []


def test_a_kill_between_two_slices_leaves_no_message_that_was_recalled(
    room: BroadcastWorld, number: int
) -> None:
    assert room.recall(number)
    assert len(room.deliveries(RECALL)) == 3
    slice_of(room)
    killed_in_a_slice(room)
    progress = report.recall_progress(room.connection, room.find(number))
    assert progress.waiting == progress.total == len(everybody(room))
    all_slices(room, RECALL)
    room.deliver()
    for person in everybody(room) - {OLGA}:
        assert room.reads(person) == []
        assert len(room.chats[person].deletions) == 1


def test_what_is_recalled_while_it_is_corrected_is_edited_no_more(
    room: BroadcastWorld, number: int
) -> None:
    made = corrected(room, number)
    assert room.recall(number)
    while slice_of(room):
        pass
    room.deliver()
    assert room.state(made) is State.STOPPED
    assert set(room.deliveries(CORRECTION, made).values()) == {"cancelled"}
    assert report.progress(room.connection, room.find(made)).stopped == len(everybody(room))
    assert all(room.reads(person) == [] for person in CROWD)
