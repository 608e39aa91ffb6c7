"""The audit log says who did what, newest first, and forgets whom it has to forget."""

import sqlite3
from datetime import timedelta

from storage import audit
from storage.audit import ERASED, OF_KIND, Action, Entry, Filter, Kind
from tests.storage.conftest import NOON

OLGA, PAUL = 21, 31


def test_lines_come_newest_first_in_pages(connection: sqlite3.Connection) -> None:
    for number in range(5):
        audit.note(
            connection, OLGA, Action.PUBLISHED, NOON + timedelta(minutes=number), release=number
        )
    assert audit.count(connection) == 5
    assert [line.details["release"] for line in audit.page(connection, 0, 2)] == [4, 3]
    assert [line.details["release"] for line in audit.page(connection, 4, 2)] == [0]
    assert audit.page(connection, 5, 2) == []


def test_every_action_is_kept_as_it_was_noted(connection: sqlite3.Connection) -> None:
    for action in Action:
        audit.note(connection, None, action, NOON, person=PAUL, text="„ü“ «я» {}")
        newest = audit.page(connection, 0, 1, Filter(person=PAUL))
        assert newest == [Entry(NOON, None, action, {"person": PAUL, "text": "„ü“ «я» {}"})]


def test_each_action_is_of_one_kind_and_seats_are_seen_where_they_are_asked_for(
    connection: sqlite3.Connection,
) -> None:
    assert sorted(action for actions in OF_KIND.values() for action in actions) == sorted(Action)
    audit.note(connection, OLGA, Action.PUBLISHED, NOON, release=2)
    audit.note(connection, PAUL, Action.SEATED, NOON, person=PAUL, group="sport")
    audit.note(connection, OLGA, Action.LIST_SEEN, NOON, group="sport")

    def seen(wanted: Filter) -> list[Action]:
        lines = audit.page(connection, 0, 9, wanted)
        assert audit.count(connection, wanted) == len(lines)
        return [line.action for line in lines]

    assert seen(Filter()) == [Action.LIST_SEEN, Action.PUBLISHED]
    assert seen(Filter(Kind.GROUPS)) == [Action.LIST_SEEN, Action.SEATED]
    assert seen(Filter(Kind.GROUPS, OLGA)) == [Action.LIST_SEEN]
    assert seen(Filter(person=PAUL)) == [Action.SEATED]
    assert seen(Filter(Kind.BROADCASTS)) == []
    assert audit.people(connection, None) == [OLGA]
    assert audit.people(connection, Kind.GROUPS) == [OLGA, PAUL]


def test_looking_at_one_list_again_and_again_is_one_line_an_hour(
    connection: sqlite3.Connection,
) -> None:
    for minutes, group in ((0, "sport"), (1, "musik"), (59, "sport"), (60, "sport"), (61, "musik")):
        now = NOON + timedelta(minutes=minutes)
        audit.note_look(connection, OLGA, Action.LIST_SEEN, now, group=group)
    lines = audit.page(connection, 0, 9)
    assert [line.details["group"] for line in lines] == ["musik", "sport", "musik", "sport"]


def test_what_is_done_to_others_stands_among_all_and_what_people_do_themselves_does_not(
    connection: sqlite3.Connection,
) -> None:
    shown = (Action.UNSEATED, Action.WALK_IN_SEATED, Action.WALK_IN_TAKEN_OFF, Action.TAKEN_OUT)
    for action in (*shown, Action.SEATED, Action.LEFT, Action.TEAM_JOINED):
        audit.note(connection, OLGA, action, NOON, person=PAUL)
    assert {line.action for line in audit.page(connection, 0, 9)} == set(shown)


def test_somebody_is_forgotten_as_actor_and_as_the_one_it_was_done_to(
    connection: sqlite3.Connection,
) -> None:
    audit.note(connection, OLGA, Action.ORGANISER_NAMED, NOON, person=PAUL)
    audit.note(connection, PAUL, Action.EXPORTED, NOON, file="yaml")
    audit.note(connection, PAUL, Action.ORGANISER_REMOVED, NOON, person=PAUL)
    audit.note(connection, None, Action.PUBLISHED, NOON, release=PAUL)
    audit.forget(connection, PAUL)
    assert [(line.actor, dict(line.details)) for line in audit.page(connection, 0, 9)[::-1]] == [
        (OLGA, {"person": ERASED}),
        (ERASED, {"file": "yaml"}),
        (ERASED, {"person": ERASED}),
        (None, {"release": PAUL}),
    ]
