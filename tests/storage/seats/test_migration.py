"""A database from before sign-up learns from its release whose sittings there are."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from storage import releases
from storage.programme.document import to_document
from storage.schema import migrate, migrations
from tests.programmes import at
from tests.storage.seats.seat_scenarios import EVENING, Plan, programme

BEFORE_SEATS = [step for step in migrations() if step.number < 3]


def sittings(path: Path, *published: tuple[Plan, ...]) -> list[tuple[str, str]]:
    """What the table holds after a database with these releases was migrated."""
    migrate(path, BEFORE_SEATS)
    with closing(sqlite3.connect(path)) as connection:
        for plans in published:
            releases.add(
                connection, "test", json.dumps(to_document(programme(*plans))), None, EVENING
            )
        connection.commit()
    migrate(path)
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT session, working_group FROM sitting ORDER BY session"
        return connection.execute(query).fetchall()


@pytest.mark.parametrize("earlier", [(), ((Plan("old", begins=at(29, 9)),),)], ids=["only", "last"])
def test_the_sittings_of_the_release_in_force_are_known(
    tmp_path: Path, earlier: tuple[tuple[Plan, ...], ...]
) -> None:
    art, bio = Plan("art", begins=at(29, 10)), Plan("bio", begins=at(30, 10))
    plans = (art, bio, replace(art, name="none", begins=None))
    found = sittings(tmp_path / "bot.sqlite3", *earlier, plans)
    assert found == [("art-1", "art"), ("bio-1", "bio")]


def test_an_empty_database_knows_none(tmp_path: Path) -> None:
    assert sittings(tmp_path / "bot.sqlite3") == []
