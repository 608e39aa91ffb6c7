"""The outbox: what was promised once is kept, claimed once, and ends in one known state."""

import sqlite3
from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from storage import deliveries, outcomes, people
from storage.deliveries import Delivery, OutboxMessage, State
from storage.moments import to_ms
from tests.storage.conftest import NOON

ANNA, BORIS = 11, 12
GROUP, SUPERGROUP = -5, -1005
LATER = NOON + timedelta(minutes=5)


def owe(connection: sqlite3.Connection, key: str = "a", **more: Any) -> int:
    """Put a message that is due; its row's id is the result."""
    values: dict[str, Any] = {"kind": "letter", "chat": ANNA, "due_at": NOON, **more}
    deliveries.put(connection, [OutboxMessage(key, **values)])
    return int(row(connection, key)["id"])


def row(connection: sqlite3.Connection, key: str = "a") -> sqlite3.Row:
    found: sqlite3.Row = connection.execute(
        "SELECT * FROM delivery WHERE key = ?", (key,)
    ).fetchone()
    return found


def due(connection: sqlite3.Connection) -> list[int]:
    return [waiting.id for waiting in deliveries.due(connection, NOON, (), 100)]


def test_what_is_put_waits_with_everything_it_takes_to_write_it(
    connection: sqlite3.Connection,
) -> None:
    number = owe(connection, subject="release:2", parameters={"name": "Ö «я»"}, repeat=False)
    assert due(connection) == [number]
    assert deliveries.find(connection, number, NOON) == Delivery(
        number, "letter", ANNA, "release:2", {"name": "Ö «я»"}, False
    )


@pytest.mark.parametrize("state", State)
def test_a_key_is_put_once_whatever_became_of_it(
    connection: sqlite3.Connection, state: State
) -> None:
    number = owe(connection, chat=ANNA)
    deliveries.settle(connection, number, state, NOON)
    assert owe(connection, chat=BORIS) == number
    assert (row(connection)["chat"], row(connection)["state"]) == (ANNA, state)
    assert connection.execute("SELECT count(*) FROM delivery").fetchone()[0] == 1


def test_only_one_of_two_claims_succeeds(connection: sqlite3.Connection) -> None:
    number = owe(connection)
    assert deliveries.claim(connection, number, NOON)
    assert not deliveries.claim(connection, number, NOON)
    assert row(connection)["state"] == State.SENDING
    assert deliveries.find(connection, number, NOON) is None
    assert due(connection) == []


def test_what_was_in_flight_is_repeated_as_was_decided_when_it_was_claimed(
    connection: sqlite3.Connection,
) -> None:
    once = owe(connection)
    assert deliveries.claim(connection, once, NOON, repeat=False)
    deliveries.recover(connection, NOON)
    assert row(connection)["state"] == State.UNCERTAIN


@pytest.mark.parametrize("state", [State.SENT, State.FAILED, State.UNCERTAIN, State.CANCELLED])
def test_what_has_ended_is_neither_due_nor_found_nor_claimed(
    connection: sqlite3.Connection, state: State
) -> None:
    number = owe(connection)
    deliveries.settle(connection, number, state, LATER, "because", messages=(7,))
    assert due(connection) == []
    assert deliveries.find(connection, number, NOON) is None
    assert not deliveries.claim(connection, number, NOON)
    kept = row(connection)
    assert (kept["state"], kept["reason"], kept["message_id"], kept["settled_at"]) == (
        state,
        "because",
        7,
        to_ms(LATER),
    )


def test_what_was_put_back_is_due_again_and_says_why(connection: sqlite3.Connection) -> None:
    number = owe(connection)
    deliveries.claim(connection, number, NOON)
    deliveries.put_back(connection, number, "the server failed (502)")
    assert due(connection) == [number]
    assert row(connection)["reason"] == "the server failed (502)"


def test_a_state_that_does_not_exist_is_refused(connection: sqlite3.Connection) -> None:
    owe(connection)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("UPDATE delivery SET state = 'lost'")


def test_a_chat_in_hand_is_passed_over_and_what_is_not_due_waits(
    connection: sqlite3.Connection,
) -> None:
    owe(connection, "anna", chat=ANNA)
    owe(connection, "later", chat=BORIS, due_at=NOON + timedelta(milliseconds=1))
    boris = owe(connection, "boris", chat=BORIS)
    found = deliveries.due(connection, NOON, {ANNA}, 100)
    assert [waiting.id for waiting in found] == [boris]
    assert len(deliveries.due(connection, LATER, (), 2)) == 2


def test_a_crash_leaves_what_repeats_pending_and_the_rest_uncertain_and_touches_nothing_else(
    connection: sqlite3.Connection,
) -> None:
    for repeat, state in product([True, False], State):
        number = owe(connection, f"{state} {repeat}", repeat=repeat)
        connection.execute("UPDATE delivery SET state = ? WHERE id = ?", (state, number))
    assert deliveries.recover(connection, LATER) == 2
    for repeat, state in product([True, False], State):
        found = row(connection, f"{state} {repeat}")
        if state is not State.SENDING:
            assert (found["state"], found["settled_at"]) == (state, None)
        elif repeat:
            assert found["state"] == State.PENDING
        else:
            assert found["state"] == State.UNCERTAIN
            assert (found["reason"], found["settled_at"]) == (deliveries.INTERRUPTED, to_ms(LATER))
    assert deliveries.recover(connection, LATER) == 0


def test_a_group_takes_along_what_waits_and_what_is_in_flight_but_not_its_past(
    connection: sqlite3.Connection,
) -> None:
    for number, state in enumerate(State):
        owe(connection, state, chat=GROUP)
        connection.execute("UPDATE delivery SET state = ? WHERE key = ?", (state, state))
        owe(connection, f"other {number}", chat=BORIS)
    deliveries.move_chat(connection, GROUP, SUPERGROUP)
    moved = connection.execute("SELECT key FROM delivery WHERE chat = ?", (SUPERGROUP,)).fetchall()
    assert {r["key"] for r in moved} == {State.PENDING, State.SENDING}
    assert len(connection.execute("SELECT * FROM delivery WHERE chat = ?", (BORIS,)).fetchall()) > 5


def test_seen_keeps_its_first_moment_and_belongs_to_the_reader_alone(
    connection: sqlite3.Connection,
) -> None:
    number = owe(connection)
    assert not deliveries.mark_seen(connection, number, BORIS, NOON)
    assert row(connection)["seen_at"] is None
    assert deliveries.mark_seen(connection, number, ANNA, NOON)
    assert deliveries.mark_seen(connection, number, ANNA, LATER)
    assert row(connection)["seen_at"] == to_ms(NOON)
    assert not deliveries.mark_seen(connection, number + 1, ANNA, NOON)


def test_how_the_messages_about_a_subject_stand(connection: sqlite3.Connection) -> None:
    assert outcomes.standing(connection, "release:2", "letter").counts == {}
    for number, state in enumerate([State.SENT, State.SENT, State.FAILED, State.PENDING]):
        row_id = owe(connection, str(number), subject="release:2")
        connection.execute("UPDATE delivery SET state = ? WHERE id = ?", (state, row_id))
    deliveries.mark_seen(connection, 1, ANNA, NOON)
    owe(connection, "other subject", subject="release:3")
    owe(connection, "other kind", subject="release:2", kind="other")
    standing = outcomes.standing(connection, "release:2", "letter")
    assert standing.of(State.SENT) == 2
    assert standing.of(State.PENDING, State.SENDING, State.FAILED) == 2
    assert standing.seen == 1


def test_what_is_owed_to_a_stranger_who_becomes_known_and_blocks_is_held(
    connection: sqlite3.Connection,
) -> None:
    number = owe(connection)
    assert due(connection) == [number]
    people.meet(connection, ANNA, "de", NOON)
    people.set_reachable(connection, ANNA, False)
    assert due(connection) == []


def test_what_is_put_off_is_neither_found_nor_claimed_before_its_time(
    connection: sqlite3.Connection,
) -> None:
    number = owe(connection, subject="broadcast:1")
    deliveries.put_off(connection, "broadcast:1", "letter", LATER)
    assert deliveries.find(connection, number, NOON) is None
    assert not deliveries.claim(connection, number, NOON)
    assert deliveries.find(connection, number, LATER) is not None
    assert deliveries.claim(connection, number, LATER)


def test_what_goes_on_after_a_pause_comes_in_its_order_and_what_was_tried_before_comes_last(
    connection: sqlite3.Connection,
) -> None:
    tried, *others = [
        owe(connection, key, chat=chat, subject="broadcast:1")
        for chat, key in enumerate("abcd", ANNA)
    ]
    assert due(connection) == [tried, *others]
    assert deliveries.claim(connection, tried, NOON)
    deliveries.put_back(connection, tried, "no connection")
    deliveries.put_off(connection, "broadcast:1", "letter", LATER)
    assert due(connection) == []
    deliveries.put_off(connection, "broadcast:1", "letter", NOON)
    assert due(connection) == [*others, tried]
