"""From every state, everything that can be done: the right next state, or nothing at all."""

from collections.abc import Callable
from itertools import product
from typing import Final

import pytest

from storage import audit, privacy
from storage.audit import Action
from storage.broadcasts import amend, compose, releasing, report, store
from storage.broadcasts.checking import Refusal
from storage.broadcasts.model import (
    BROADCAST,
    CORRECTION,
    OVER,
    UNDER_WAY,
    Audience,
    Broadcast,
    Notice,
    Part,
    PartKind,
    State,
)
from storage.moments import to_ms
from tests.storage.broadcasts.broadcast_world import (
    ANNA,
    BORIS,
    CLARA,
    GROUP,
    HOUR,
    MORNING,
    OLGA,
    OTTO,
    BroadcastWorld,
    text,
)

ALL = {OLGA, OTTO, ANNA, BORIS, CLARA}


def standing(room: BroadcastWorld, state: State) -> int:
    """A broadcast to everybody in that state, reached as people reach it."""
    match state:
        case State.DRAFT:
            return room.draft()
        case State.AWAITING:
            number = room.draft()
            assert isinstance(room.release(number, needs_approval=True), Broadcast)
        case State.SCHEDULED:
            number = room.draft(send_at=to_ms(MORNING + HOUR))
            assert isinstance(room.release(number), Broadcast)
        case State.SENDING:
            number = room.begun()
        case State.PAUSED:
            number = room.begun()
            assert room.pause(number)
        case State.STOPPED:
            number = room.begun()
            assert room.stop(number)
        case State.SENT:
            number = room.begun()
            room.deliver()
            assert room.finish(number)
    assert room.state(number) is state
    return number


def corrected(room: BroadcastWorld, number: int) -> None:
    made = room.correction(number, de=text("Richtig"))
    assert isinstance(room.release(made), Broadcast)


ACTS: Final[dict[str, Callable[[BroadcastWorld, int], object]]] = {
    "release": lambda room, n: room.release(n),
    "ask for approval": lambda room, n: room.release(n, needs_approval=True),
    "approve": lambda room, n: room.approve(n),
    "decline": lambda room, n: releasing.decline(room.connection, n, OTTO, room.now),
    "take back": lambda room, n: releasing.take_back(room.connection, n, OLGA, room.now),
    "come": lambda room, _: room.begin_due(),
    "pause": lambda room, n: room.pause(n),
    "go on": lambda room, n: room.go_on(n),
    "stop": lambda room, n: room.stop(n),
    "finish": lambda room, n: room.finish(n),
    "recall": lambda room, n: room.recall(n),
    "change": lambda room, n: room.edit(n, OLGA, urgent=True),
    "discard": lambda room, n: compose.discard(room.connection, n, OLGA),
}
GONE: Final = "gone"
NEXT: Final[dict[tuple[State, str], State | str]] = {
    (State.DRAFT, "release"): State.SENDING,
    (State.DRAFT, "ask for approval"): State.AWAITING,
    (State.DRAFT, "change"): State.DRAFT,
    (State.DRAFT, "discard"): GONE,
    (State.AWAITING, "approve"): State.SENDING,
    (State.AWAITING, "decline"): State.DRAFT,
    (State.AWAITING, "take back"): State.DRAFT,
    (State.SCHEDULED, "take back"): State.DRAFT,
    (State.SCHEDULED, "come"): State.SENDING,
    (State.SENDING, "pause"): State.PAUSED,
    (State.SENDING, "stop"): State.STOPPED,
    (State.PAUSED, "go on"): State.SENDING,
    (State.PAUSED, "stop"): State.STOPPED,
    **{(state, "recall"): State.STOPPED for state in (*UNDER_WAY, State.STOPPED)},
    (State.SENT, "recall"): State.SENT,
}
"""What each act makes of each state; whatever is not here changes nothing."""


@pytest.mark.parametrize(("state", "act"), [*product(State, ACTS)])
def test_an_act_leads_to_its_state_or_does_nothing_at_all(
    room: BroadcastWorld, state: State, act: str
) -> None:
    number = standing(room, state)
    room.now += HOUR
    before = room.dump()
    ACTS[act](room, number)
    expected = NEXT.get((state, act))
    if expected is None:
        assert room.dump() == before
    elif expected == GONE:
        assert store.find(room.connection, number) is None
    else:
        assert room.dump() != before
        assert room.state(number) is expected


@pytest.mark.parametrize("act", ACTS)
def test_of_a_broadcast_that_there_is_not_nothing_is_done(room: BroadcastWorld, act: str) -> None:
    number = room.draft()
    compose.discard(room.connection, number, OLGA)
    before = room.dump()
    if act in ("release", "ask for approval", "approve"):
        outcomes = (
            releasing.release(room.connection, number, 3, OLGA, room.situation(act != "release")),
            releasing.approve(room.connection, number, 3, OTTO, room.situation()),
        )
        assert outcomes == (Refusal.OUT_OF_DATE, Refusal.OUT_OF_DATE)
    else:
        assert not ACTS[act](room, number)
    assert room.dump() == before


def test_what_was_changed_since_it_was_shown_is_not_let_go(room: BroadcastWorld) -> None:
    number = room.draft()
    shown = room.find(number).revision
    room.says(number, de=text("Anders"))
    before = room.dump()
    assert room.release(number, revision=shown) is Refusal.OUT_OF_DATE
    assert room.release(number, revision=shown + 2) is Refusal.OUT_OF_DATE
    assert room.dump() == before


def test_what_another_wrote_is_let_go_by_nobody_else(room: BroadcastWorld) -> None:
    number = room.draft()
    found = room.find(number)
    outcome = releasing.release(room.connection, number, found.revision, OTTO, room.situation())
    assert outcome is Refusal.OUT_OF_DATE
    assert room.state(number) is State.DRAFT


def test_approval_of_an_older_version_does_not_let_the_newer_one_go(room: BroadcastWorld) -> None:
    number = standing(room, State.AWAITING)
    shown = room.find(number).revision
    releasing.take_back(room.connection, number, OLGA, room.now)
    room.says(number, de=text("Anders"))
    room.release(number, needs_approval=True)
    assert room.approve(number, revision=shown) is Refusal.OUT_OF_DATE
    assert room.state(number) is State.AWAITING


def test_authors_do_not_approve_of_their_own(room: BroadcastWorld) -> None:
    number = standing(room, State.AWAITING)
    before = room.dump()
    assert room.approve(number, by=OLGA) is Refusal.OUT_OF_DATE
    assert not releasing.decline(room.connection, number, OLGA, room.now)
    assert room.dump() == before


def test_the_other_organisers_are_asked_and_nobody_else(room: BroadcastWorld) -> None:
    room.connection.execute(
        "INSERT INTO organiser (person, named_by, since) VALUES (?, ?, 1)", (CLARA, OTTO)
    )
    number = standing(room, State.AWAITING)
    assert room.deliveries(Notice.APPROVAL) == {CLARA: "pending", OTTO: "pending"}
    assert room.deliveries(BROADCAST) == {}
    room.approve(number, by=CLARA)
    assert room.find(number).approved_by == CLARA
    assert room.deliveries(BROADCAST).keys() == ALL
    actions = [(line.actor, line.action) for line in audit.page(room.connection, 0, 2)]
    assert actions == [(CLARA, Action.BROADCAST_SENT), (CLARA, Action.BROADCAST_APPROVED)]


@pytest.mark.parametrize("why", ["none", "unreachable", "stranger"])
def test_without_a_second_organiser_nothing_waits_for_one(room: BroadcastWorld, why: str) -> None:
    room.admins = {"none": (OLGA,), "unreachable": (OLGA, OTTO), "stranger": (OLGA, 99)}[why]
    room.connection.execute("UPDATE person SET reachable = 0 WHERE id = ?", (OTTO,))
    number = room.draft()
    assert room.release(number, needs_approval=True) is Refusal.NO_SECOND
    assert room.state(number) is State.DRAFT
    assert isinstance(room.release(number), Broadcast)


def test_a_declined_broadcast_can_be_let_go_again_and_is_asked_for_again(
    room: BroadcastWorld,
) -> None:
    number = standing(room, State.AWAITING)
    for times in (2, 3):
        releasing.decline(room.connection, number, OTTO, room.now)
        assert isinstance(room.release(number, needs_approval=True), Broadcast)
        assert count(room, Notice.APPROVAL) == times
        assert count(room, Notice.DECLINED) == times - 1


def test_what_is_approved_before_its_moment_waits_for_it_and_its_author_is_told(
    room: BroadcastWorld,
) -> None:
    number = room.draft(send_at=to_ms(MORNING + HOUR))
    room.release(number, needs_approval=True)
    room.approve(number)
    assert room.state(number) is State.SCHEDULED
    assert room.deliveries(Notice.APPROVED) == {OLGA: "pending"}
    assert room.begin_due() == []
    room.now += HOUR
    assert room.begin_due() == [number]
    assert room.begin_due() == []


def test_what_another_takes_back_its_author_is_told_of(room: BroadcastWorld) -> None:
    number = standing(room, State.SCHEDULED)
    releasing.take_back(room.connection, number, OTTO, room.now)
    assert room.deliveries(Notice.DECLINED) == {OLGA: "pending"}


@pytest.mark.parametrize("missing", ["de", "ru"])
def test_a_missing_version_blocks_sending_until_the_other_is_chosen_for_all(
    room: BroadcastWorld, missing: str
) -> None:
    number = room.draft(de=None) if missing == "de" else room.draft(ru=None)
    assert room.release(number) is Refusal.INCOMPLETE
    room.edit(number, fallback=missing)
    assert room.release(number) is Refusal.INCOMPLETE
    room.edit(number, fallback="ru" if missing == "de" else "de")
    assert isinstance(room.release(number), Broadcast)


def test_what_only_its_author_would_get_is_not_sent(room: BroadcastWorld) -> None:
    number = room.draft(audience=Audience((Part(PartKind.SEATED, GROUP),)))
    assert room.release(number) is Refusal.NOBODY
    room.connection.execute(
        "INSERT INTO seat (person, working_group, since) VALUES (?, ?, 1)", (ANNA, GROUP)
    )
    room.connection.execute("UPDATE person SET reachable = 0 WHERE id = ?", (ANNA,))
    assert room.release(number) is Refusal.NOBODY
    room.connection.execute("UPDATE person SET reachable = 1 WHERE id = ?", (ANNA,))
    assert isinstance(room.release(number), Broadcast)
    assert room.deliveries(BROADCAST).keys() == {OLGA, ANNA}


def test_urgent_ones_go_before_what_can_wait(room: BroadcastWorld) -> None:
    room.begun()
    urgent = room.begun(urgent=1)
    first = room.take(1)[0]
    while first.delivery.kind != BROADCAST:
        room.arrives(first)
        first = room.take(1)[0]
    assert first.delivery.subject == f"broadcast:{urgent}"


def test_begun_once_it_is_owed_to_everybody_once_and_never_repeated(room: BroadcastWorld) -> None:
    number = room.begun()
    owed = room.connection.execute(
        "SELECT chat, repeat FROM delivery WHERE kind = ?", (BROADCAST,)
    ).fetchall()
    assert sorted(tuple(row) for row in owed) == [(person, 0) for person in sorted(ALL)]
    assert room.deliveries(Notice.PROGRESS, number) == {OLGA: "sent"}


def test_only_one_of_two_presses_lets_it_go(room: BroadcastWorld) -> None:
    number = room.draft()
    shown = room.find(number).revision
    assert isinstance(room.release(number, shown), Broadcast)
    before = room.dump()
    assert room.release(number, shown) is Refusal.OUT_OF_DATE
    assert room.dump() == before


def test_a_stopped_broadcast_can_be_corrected_and_a_recalled_one_cannot(
    room: BroadcastWorld,
) -> None:
    number = room.begun()
    room.deliver()
    room.stop(number)
    corrected(room, number)
    assert room.deliveries(CORRECTION)
    late = room.correction(number, ru=text("Иначе"))
    amend.recall(room.connection, number, OLGA, room.now)
    assert room.release(late) is Refusal.RECALLED


def test_erasing_its_author_ends_what_was_not_sent_and_nothing_else(room: BroadcastWorld) -> None:
    numbers = {state: standing(room, state) for state in State}
    room.deliveries(BROADCAST)
    privacy.erase(room.connection, OLGA, room.now)
    left = room.connection.execute("SELECT id, author FROM broadcast ORDER BY id").fetchall()
    kept = [numbers[state] for state in State if state in (*UNDER_WAY, *OVER)]
    assert [tuple(row) for row in left] == [(number, 0) for number in kept]
    room.go_on(numbers[State.PAUSED])
    room.deliver()
    for state in UNDER_WAY:
        assert room.finish(numbers[state])
        assert report.progress(room.connection, room.find(numbers[state])).sent == len(ALL) - 1


def test_whoever_is_erased_while_their_message_is_under_way_gets_nothing_more(
    room: BroadcastWorld,
) -> None:
    number = room.begun()
    (letter,) = (one for one in room.take() if one.delivery.chat == ANNA)
    privacy.erase(room.connection, ANNA, room.now)
    room.recall(number)
    room.arrives(letter)
    assert str(ANNA) not in {str(chat) for chat in room.deliveries("broadcast recall")}
    assert report.progress(room.connection, room.find(number)).total == len(ALL) - 1


def count(room: BroadcastWorld, kind: str) -> int:
    """How many messages of a kind are owed."""
    query = "SELECT count(*) FROM delivery WHERE kind = ?"
    return int(room.connection.execute(query, (kind,)).fetchone()[0])
