"""What is planned begins at its moment, if it can still be sent; else its author is told why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from storage import deliveries, privacy
from storage.broadcasts import releasing, report
from storage.broadcasts.checking import Refusal
from storage.broadcasts.model import (
    BROADCAST,
    LATE_AFTER,
    Audience,
    Broadcast,
    Notice,
    Part,
    PartKind,
    Scope,
    State,
)
from storage.moments import to_ms
from tests.storage.broadcasts.broadcast_world import (
    ANNA,
    BORIS,
    EVERYBODY,
    GROUP,
    HOUR,
    KARIN,
    LEO,
    MORNING,
    OF_GROUP,
    OF_TEAM,
    OLGA,
    OTTO,
    TEAM,
    BroadcastWorld,
    programme,
)

AT = MORNING + HOUR
LATE = timedelta(milliseconds=1)


def planned(room: BroadcastWorld, author: int = OLGA, scope: Scope = EVERYBODY, **more: Any) -> int:
    """A broadcast that is planned for an hour later."""
    number = room.draft(author=author, scope=scope, send_at=to_ms(AT), **more)
    assert isinstance(room.release(number), Broadcast)
    assert room.state(number) is State.SCHEDULED
    return number


@pytest.fixture
def small_world(room: BroadcastWorld) -> BroadcastWorld:
    """A room with a group of two and a team of two, each with who leads it."""
    room.meet(KARIN, LEO)
    for query in (
        "INSERT INTO seat (person, working_group, since) VALUES (11, 'umwelt', 1)",
        "INSERT INTO wish (person, working_group, rank, since) VALUES (12, 'umwelt', 1, 1)",
        "INSERT OR REPLACE INTO member (person, team, since) VALUES (13, 'perm-duisburg', 1)",
    ):
        room.connection.execute(query)
    return room


@pytest.mark.parametrize(
    ("late", "begins"),
    [(-LATE, None), (0 * LATE, True), (LATE_AFTER, True), (LATE_AFTER + LATE, False)],
)
def test_it_begins_at_its_moment_and_not_much_later(
    room: BroadcastWorld, late: timedelta, begins: bool | None
) -> None:
    number = planned(room)
    assert report.next_moments(room.connection) == [to_ms(AT)]
    room.now = AT + late
    assert room.begin_due() == ([number] if begins else [])
    found = room.find(number)
    if begins is None:
        assert found.state is State.SCHEDULED
    elif begins:
        assert (found.state, found.started_at) == (State.SENDING, room.now)
        assert report.next_moments(room.connection) == []
    else:
        assert (found.state, found.problem) == (State.DRAFT, Refusal.TOO_LATE)
        assert room.deliveries(Notice.NOT_SENT, number) == {OLGA: "pending"}
        assert room.deliveries(BROADCAST) == {}


def leaves_office(room: BroadcastWorld) -> None:
    room.admins = (OTTO,)


def loses_the_group(room: BroadcastWorld) -> None:
    base = programme()
    groups = tuple(replace(g, coordinators=()) for g in base.groups)
    room.publish(replace(base, groups=groups))


def the_group_is_gone(room: BroadcastWorld) -> None:
    base = programme()
    groups = tuple(g for g in base.groups if g.id != GROUP)
    sessions = tuple(s for s in base.sessions if s.group != GROUP)
    room.publish(replace(base, groups=groups, sessions=sessions))


def loses_the_team(room: BroadcastWorld) -> None:
    base = programme()
    room.publish(replace(base, teams=tuple(replace(t, leaders=()) for t in base.teams)))
    room.connection.execute("DELETE FROM leader WHERE person = ?", (LEO,))


def the_team_is_gone(room: BroadcastWorld) -> None:
    base = programme()
    room.connection.execute(
        "INSERT OR IGNORE INTO leader (person, team, since) VALUES (?, ?, 1)", (LEO, TEAM)
    )
    teams = tuple(t for t in base.teams if t.id != TEAM)
    sessions = tuple(s for s in base.sessions if s.kind.value != "workshop")
    room.publish(replace(base, teams=teams, sessions=sessions))


@pytest.mark.parametrize(
    ("author", "scope", "loses"),
    [
        (OLGA, EVERYBODY, leaves_office),
        (KARIN, OF_GROUP, loses_the_group),
        (KARIN, OF_GROUP, the_group_is_gone),
        (LEO, OF_TEAM, loses_the_team),
        (LEO, OF_TEAM, the_team_is_gone),
    ],
)
def test_whoever_may_no_longer_write_to_them_does_not(
    small_world: BroadcastWorld, author: int, scope: Scope, loses: Callable[[BroadcastWorld], None]
) -> None:
    room = small_world
    number = planned(room, author, scope)
    other = planned(room, OTTO)
    loses(room)
    room.now = AT
    assert room.begin_due() == [other]
    assert room.find(number).problem == Refusal.NOT_ALLOWED
    assert room.state(number) is State.DRAFT
    assert room.deliveries(Notice.NOT_SENT) == {author: "pending"}


@pytest.mark.parametrize(("author", "scope"), [(KARIN, OF_GROUP), (LEO, OF_TEAM)])
def test_whoever_still_may_does(small_world: BroadcastWorld, author: int, scope: Scope) -> None:
    room = small_world
    number = planned(room, author, scope)
    room.now = AT
    assert room.begin_due() == [number]
    expected = {ANNA, BORIS} if author == KARIN else {13}
    assert room.deliveries(BROADCAST).keys() == {author, *expected}


def test_an_organiser_named_in_the_chat_may_write_to_all(room: BroadcastWorld) -> None:
    room.connection.execute("INSERT INTO organiser (person, since) VALUES (?, 1)", (ANNA,))
    number = planned(room, ANNA)
    room.now = AT
    assert room.begin_due() == [number]


def test_a_leader_named_in_the_chat_may_write_to_their_team(small_world: BroadcastWorld) -> None:
    room = small_world
    room.connection.execute(
        "INSERT INTO leader (person, team, since) VALUES (?, ?, 1)", (ANNA, TEAM)
    )
    number = planned(room, ANNA, OF_TEAM)
    room.now = AT
    assert room.begin_due() == [number]


def test_an_audience_that_is_empty_at_its_moment_gets_nothing(small_world: BroadcastWorld) -> None:
    room = small_world
    number = planned(room, audience=Audience((Part(PartKind.SEATED, GROUP),)))
    room.connection.execute("DELETE FROM seat")
    room.now = AT
    assert room.begin_due() == []
    assert room.find(number).problem == Refusal.NOBODY
    assert room.deliveries(BROADCAST) == {}


def test_whoever_comes_before_its_moment_gets_it_and_whoever_leaves_does_not(
    small_world: BroadcastWorld,
) -> None:
    room = small_world
    planned(room, audience=Audience((Part(PartKind.SEATED, GROUP),)))
    room.connection.execute("UPDATE seat SET person = ?", (BORIS,))
    room.now = AT
    room.begin_due()
    assert room.deliveries(BROADCAST).keys() == {OLGA, BORIS}


def test_erasing_its_author_takes_it_out_of_the_plan(room: BroadcastWorld) -> None:
    planned(room)
    privacy.erase(room.connection, OLGA, room.now)
    room.now = AT
    assert room.begin_due() == []
    assert room.deliveries(BROADCAST) == {}


def test_several_that_are_due_begin_in_order_and_one_that_cannot_holds_up_none(
    room: BroadcastWorld,
) -> None:
    second, first = planned(room), planned(room)
    hopeless = planned(room)
    for number, moment in ((second, AT + HOUR), (first, AT)):
        room.connection.execute(
            "UPDATE broadcast SET send_at = ? WHERE id = ?", (to_ms(moment), number)
        )
    room.connection.execute("DELETE FROM broadcast_version WHERE broadcast = ?", (hopeless,))
    room.now = AT + LATE_AFTER
    assert room.begin_due() == [first]
    assert room.find(hopeless).problem == Refusal.INCOMPLETE
    room.now = AT + HOUR
    assert room.begin_due() == [second]


def test_what_was_not_sent_at_its_moment_is_asked_approval_for_anew(
    small_world: BroadcastWorld,
) -> None:
    room = small_world
    number = room.draft(audience=Audience((Part(PartKind.SEATED, GROUP),)), send_at=to_ms(AT))
    room.release(number, needs_approval=True)
    room.approve(number)
    room.connection.execute("DELETE FROM seat")
    room.now = AT
    room.begin_due()
    assert room.find(number).approved_by is None
    room.connection.execute(
        "INSERT INTO seat (person, working_group, since) VALUES (?, ?, 1)", (ANNA, GROUP)
    )
    assert room.release(number, needs_approval=True) is Refusal.PASSED
    assert room.edit(number, send_at=None)
    assert isinstance(room.release(number, needs_approval=True), Broadcast)
    query = "SELECT count(*) FROM delivery WHERE kind = ? AND parameters ->> 'revision' = ?"
    asked = room.connection.execute(query, (Notice.APPROVAL, room.find(number).revision))
    assert asked.fetchone()[0] == 1


def test_approval_that_comes_long_after_the_moment_sends_nothing(room: BroadcastWorld) -> None:
    number = room.draft(send_at=to_ms(AT))
    room.release(number, needs_approval=True)
    room.now = AT + LATE_AFTER + LATE
    assert room.approve(number) is Refusal.TOO_LATE
    assert room.state(number) is State.AWAITING
    assert releasing.take_back(room.connection, number, OLGA, room.now)
    assert room.edit(number, send_at=None)
    assert isinstance(room.release(number), Broadcast)


def test_approval_shortly_after_the_moment_begins_at_once(room: BroadcastWorld) -> None:
    number = room.draft(send_at=to_ms(AT))
    room.release(number, needs_approval=True)
    room.now = AT + LATE_AFTER
    assert isinstance(room.approve(number), Broadcast)
    assert room.state(number) is State.SENDING
    assert deliveries.is_open(room.connection, f"broadcast:{number}", BROADCAST)
