"""What a broadcast to many costs: indexes are used, and looking costs little beside sending."""

import sqlite3
from collections.abc import Callable, Iterator

import pytest

from storage import deliveries
from storage.broadcasts import amend, progress_screens, report, send
from storage.broadcasts.model import BROADCAST, Broadcast
from tests.storage.broadcasts.broadcast_world import OLGA, BroadcastWorld, text

MANY = 10_000
STEPS = 100
STEPS_FOR_EACH = 400
"""Instructions of SQLite's virtual machine; see `make bench` for how long they take."""


@pytest.fixture(scope="module")
def crowd() -> Iterator[tuple[BroadcastWorld, int]]:
    """A broadcast to ten thousand people, a hundred of whom have got it."""
    room = BroadcastWorld()
    room.connection.executemany(
        "INSERT INTO person (id, language, first_seen_at, seen_at) VALUES (?, ?, 1, 1)",
        [(person, "ru" if person % 3 else "de") for person in range(1_000, 1_000 + MANY)],
    )
    number = room.begun()
    for letter in room.take(100):
        room.arrives(letter)
    yield room, number
    room.connection.close()


def plans(room: BroadcastWorld, act: Callable[[sqlite3.Connection], object]) -> list[str]:
    """How SQLite goes about every query of an act."""
    c = room.connection
    statements: list[str] = []
    c.set_trace_callback(statements.append)
    try:
        act(c)
    finally:
        c.set_trace_callback(None)
    explained = [s for s in statements if s.lstrip().startswith(("SELECT", "UPDATE", "DELETE"))]
    return [row["detail"] for s in explained for row in c.execute(f"EXPLAIN QUERY PLAN {s}")]


LOOKS: dict[str, Callable[[sqlite3.Connection, Broadcast, BroadcastWorld], object]] = {
    "is open": lambda c, b, _: deliveries.is_open(c, b.subject, BROADCAST),
    "progress": lambda c, b, _: report.progress(c, b),
    "finish": lambda c, b, room: send.finish_if_done(c, b.id, room.now),
    "progress screens": lambda c, b, _: progress_screens.of(c, b.id),
    "arrived": lambda c, b, _: send.has_arrived(c, b, "de", b.revision),
    "recallable": lambda c, b, room: amend.recallable(c, b, room.now),
    "due": lambda c, _, room: deliveries.due(c, room.now, (), 100),
    "messages": lambda c, _, __: send.messages_of(c, 1),
    "under way": lambda c, _, __: report.under_way(c),
    "planned": lambda c, _, __: report.next_moments(c),
    "pause": lambda c, b, _: send.pause(c, b.id, b.made_at),
    "go on": lambda c, b, room: send.go_on(c, b.id, room.now),
    "cancel": lambda c, _, room: send.cancel_slice(c, room.now),
    "stop": lambda c, b, room: send.stop(c, b.id, OLGA, room.now),
    "recall": lambda c, b, room: amend.recall(c, b.id, OLGA, room.now),
}


@pytest.mark.parametrize("name", LOOKS)
def test_no_look_and_no_act_goes_through_all_deliveries(
    crowd: tuple[BroadcastWorld, int], name: str
) -> None:
    room, number = crowd
    broadcast = room.find(number)
    room.connection.execute("SAVEPOINT before")
    try:
        found = plans(room, lambda c: LOOKS[name](c, broadcast, room))
    finally:
        room.connection.execute("ROLLBACK TO before")
        room.connection.execute("RELEASE before")
    assert found
    assert [plan for plan in found if plan.startswith(("SCAN delivery", "SCAN person"))] == []


def test_whether_it_is_done_is_found_at_once_as_long_as_it_is_not(
    crowd: tuple[BroadcastWorld, int],
) -> None:
    room, number = crowd
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1

    room.connection.set_progress_handler(step, 1)
    assert deliveries.is_open(room.connection, f"broadcast:{number}", BROADCAST)
    room.connection.set_progress_handler(None, 0)
    assert steps < 100


def test_what_ten_thousand_cost_is_a_bounded_number_of_steps_for_each(
    crowd: tuple[BroadcastWorld, int],
) -> None:
    room, _ = crowd
    took: dict[str, float] = {}

    def counted(name: str, act: Callable[[], object]) -> None:
        steps = 0

        def step() -> None:
            nonlocal steps
            steps += STEPS

        room.connection.set_progress_handler(step, STEPS)
        act()
        room.connection.set_progress_handler(None, 0)
        took[name] = steps / MANY

    number = room.draft()
    counted("begin", lambda: room.release(number))
    counted("put", room.put_all)
    counted("pause", lambda: room.pause(number))
    counted("go on", lambda: room.go_on(number))
    room.connection.execute(
        "UPDATE delivery SET state = 'sent', message_id = id, settled_at = due_at,"
        " parameters = json_set(parameters, '$.language', 'de') WHERE subject = ? AND kind = ?",
        (f"broadcast:{number}", BROADCAST),
    )
    counted("look", lambda: report.progress(room.connection, room.find(number)))
    counted("finish", lambda: room.finish(number))
    made = room.correction(number, de=text("Richtig"))
    counted("correct", lambda: room.release(made))
    counted("put edits", room.put_all)
    counted("recall", lambda: room.recall(number))
    counted("put deletions", room.put_all)
    assert report.progress(room.connection, room.find(made)).stopped > MANY
    assert {name: steps for name, steps in took.items() if steps > STEPS_FOR_EACH} == {}
