"""What has changed since the first release, for whom it is to be seen."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from storage import recent_changes, releases
from storage.programme import edits, own_workshops
from storage.programme.model import Kind, Programme, Session, Text
from storage.publishing import Origin
from storage.schema import migrate, migrations
from tests.programmes import at, session, small_programme
from tests.storage.conftest import NOON
from tests.storage.starred import ANNA, MORNING, NIGHT, OPENING, moved, open_bot, publish, without

TEAM = "perm-duisburg"
SINCE_OWN = 22
"""The migration since which it is kept whose own workshop a session is."""


def with_own(programme: Programme) -> Programme:
    """A programme with a workshop that the leaders of a team have added."""
    return own_workshops.put(programme, workshop())


def workshop() -> Session:
    return session(
        "w-1",
        at(29, 9),
        1,
        Text("Probe"),
        kind=Kind.WORKSHOP,
        teams=(TEAM,),
        own_of=TEAM,
    )


@pytest.fixture(autouse=True)
def house(connection: sqlite3.Connection) -> None:
    open_bot(connection)


def listed(connection: sqlite3.Connection, *teams: str) -> list[tuple[str, int]]:
    return [(c.session, c.release) for c in recent_changes.newest(connection, teams)]


def test_the_first_release_changes_nothing(connection: sqlite3.Connection) -> None:
    assert listed(connection) == []
    assert recent_changes.last(connection) is None


def test_each_session_is_there_once_for_each_release_that_changed_it(
    connection: sqlite3.Connection,
) -> None:
    publish(connection, moved())
    publish(connection, moved(60, NIGHT, base=moved(90)))
    assert listed(connection) == [(OPENING, 3), (NIGHT, 3), (OPENING, 2)]
    newest = recent_changes.newest(connection, ())[0]
    assert newest.before
    assert newest.after
    assert (newest.before.start, newest.after.start) == (at(28, 19), at(28, 19, 30))
    assert newest.since == MORNING == recent_changes.last(connection)
    assert not newest.is_new


def test_what_is_new_is_told_from_what_is_back(connection: sqlite3.Connection) -> None:
    publish(connection, without(OPENING))
    added = replace(small_programme().sessions[0], id="neu")
    back = small_programme()
    publish(connection, replace(back, sessions=(*back.sessions, added)))
    found = {c.session: c for c in recent_changes.newest(connection, ()) if c.release == 3}
    assert {name: c.is_new for name, c in found.items()} == {OPENING: False, "neu": True}
    assert found[OPENING].before is None


@pytest.mark.parametrize("reason", [None, Text("krank"), Text({"de": "krank", "ru": "болезнь"})])
def test_why_something_is_cancelled_and_what_takes_its_place_is_kept(
    connection: sqlite3.Connection, reason: Text | None
) -> None:
    publish(connection, edits.cancel(small_programme(), OPENING, reason, NIGHT))
    [change] = recent_changes.newest(connection, ())
    assert change.after
    assert (change.after.cancelled, change.after.instead) == (reason or True, NIGHT)
    assert change.before
    assert change.before.takes_place


def test_a_teams_own_workshops_are_listed_for_it_alone_also_when_they_are_gone(
    connection: sqlite3.Connection,
) -> None:
    own = with_own(small_programme())
    publish(connection, own, author=ANNA, origin=Origin.OWN_WORKSHOP)
    publish(connection, small_programme(), author=ANNA, origin=Origin.OWN_WORKSHOP)
    assert listed(connection) == listed(connection, "ufa") == []
    assert listed(connection, TEAM) == [("w-1", 3), ("w-1", 2)]
    assert len(recent_changes.newest(connection, None)) == 2
    assert recent_changes.last(connection) is None


def test_a_database_of_before_knows_whose_own_workshops_its_versions_are(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    migrate(path, migrations()[: SINCE_OWN - 1])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.row_factory = sqlite3.Row
        for number, programme in enumerate((small_programme(), with_own(small_programme())), 1):
            releases.add(connection, "test", releases.written(programme), None, NOON)
            connection.execute(
                "INSERT INTO session_version (session, release, said) VALUES ('w-1', ?, NULL)",
                (number,),
            )
            connection.execute(
                "INSERT INTO session_version (session, release, said) VALUES ('nacht', ?, NULL)",
                (number,),
            )
    migrate(path)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT DISTINCT session, own_of FROM session_version").fetchall()
    assert sorted(rows) == [("nacht", None), ("w-1", TEAM)]
