"""A release, its line in the log and its notices come together or not at all."""

import sqlite3
from dataclasses import replace

import pytest

from storage import audit, publishing, releases
from storage.audit import Action
from storage.database import Database
from storage.programme.model import Programme
from storage.publishing import Origin, OtherEvent, Overtaken, Unchanged
from storage.telling import USUAL
from tests.programmes import small_programme
from tests.storage import at_once
from tests.storage.starred import (
    ANNA,
    BORIS,
    MORNING,
    OLGA,
    OTTO,
    in_force,
    moved,
    open_bot,
    owed,
    publish,
    star,
)


def other_event() -> Programme:
    programme = small_programme()
    return replace(programme, event=replace(programme.event, id="elsewhere"))


def counts(connection: sqlite3.Connection) -> tuple[int, ...]:
    """How many releases, lines in the log and deliveries there are."""
    tables = ("release", "audit", "delivery")
    query = "SELECT count(*) FROM "
    return tuple(connection.execute(query + table).fetchone()[0] for table in tables)


def test_the_first_release_needs_nothing_before_it(connection: sqlite3.Connection) -> None:
    published = publish(connection, small_programme(), base=0)
    assert published.snapshot.release == 1
    assert published.audience.reachable == published.audience.unreachable == 0
    assert in_force(connection).programme == small_programme()


def test_a_release_keeps_its_author_its_moment_and_a_line_in_the_log(
    connection: sqlite3.Connection,
) -> None:
    open_bot(connection)
    publish(connection, moved(), author=None, origin=Origin.ON_THE_SPOT)
    release = releases.find(connection, 2)
    assert release
    assert (release.author, release.published_at) == (None, MORNING)
    [line, first] = audit.page(connection, 0, 10)
    assert (line.actor, line.action, line.at) == (None, Action.PUBLISHED, MORNING)
    assert line.details == {
        "release": 2,
        "origin": "on the spot",
        "told": 0,
        "unreachable": 0,
        "moved_up": 0,
        "moved_up_by_hand": 0,
        "freed": 0,
    }
    assert first.actor == OLGA


@pytest.mark.parametrize("table", ["audit", "delivery"])
async def test_a_failure_in_the_middle_leaves_nothing(database: Database, table: str) -> None:
    def prepare(connection: sqlite3.Connection) -> None:
        open_bot(connection)
        star(connection, ANNA)
        star(connection, BORIS)
        connection.execute(
            f"CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'full'); END"
        )

    await database.write(prepare)
    before = await database.read(counts)
    with pytest.raises(sqlite3.IntegrityError, match="full"):
        await database.write(publish, moved())
    assert await database.read(counts) == before == (1, 1, 0)
    await database.write(lambda c: c.execute("DROP TRIGGER full"))
    await database.write(publish, moved())
    assert await database.read(counts) == (2, 2, 2)


async def test_the_notices_are_there_as_soon_as_the_release_is(database: Database) -> None:
    await database.write(open_bot)
    await database.write(star, ANNA)
    published = await database.write(publish, moved())
    assert published.audience.reachable == 1
    assert await database.read(owed) == [ANNA]


def test_of_two_who_publish_at_once_the_second_is_told(connection: sqlite3.Connection) -> None:
    open_bot(connection)
    publish(connection, moved(30), base=1, author=OLGA)
    with pytest.raises(Overtaken):
        publish(connection, moved(60), base=1, author=OTTO)
    assert counts(connection)[:2] == (2, 2)
    publish(connection, moved(60), base=2, author=OTTO)
    assert in_force(connection).release == 3


def test_the_command_line_publishes_over_whatever_is_in_force(
    connection: sqlite3.Connection,
) -> None:
    open_bot(connection)
    publish(connection, moved(30))
    assert publish(connection, moved(60), author=None).snapshot.release == 3


def test_what_is_in_force_already_is_not_published_again(connection: sqlite3.Connection) -> None:
    open_bot(connection)
    with pytest.raises(Unchanged):
        publish(connection, small_programme())
    with pytest.raises(Unchanged):
        publishing.preview(connection, small_programme(), USUAL, MORNING)
    assert counts(connection) == (1, 1, 0)


def test_a_programme_for_another_event_is_refused_by_name(connection: sqlite3.Connection) -> None:
    open_bot(connection)
    for refusing in (
        lambda: publish(connection, other_event()),
        lambda: publishing.preview(connection, other_event(), USUAL, MORNING),
        lambda: at_once.propose(connection, other_event(), OLGA, Origin.FILE, MORNING),
    ):
        with pytest.raises(OtherEvent) as refused:
            refusing()
        assert (refused.value.expected, refused.value.given) == ("test", "elsewhere")
    assert counts(connection) == (1, 1, 0)


def test_rolling_back_is_a_release_like_any_other(connection: sqlite3.Connection) -> None:
    open_bot(connection)
    publish(connection, moved())
    earlier = releases.snapshot(connection, 1)
    assert earlier
    publish(connection, earlier.programme, origin=Origin.ROLLBACK)
    assert (in_force(connection).release, in_force(connection).programme) == (3, small_programme())
    assert (
        audit.page(connection, 0, 1)[0].details.items()
        >= {"release": 3, "origin": "rollback"}.items()
    )
    assert [release.number for release in releases.page(connection, 1, 5)] == [2, 1]
    assert releases.count(connection) == 3


def test_a_preview_tells_whom_it_would_reach_and_changes_nothing(
    connection: sqlite3.Connection,
) -> None:
    open_bot(connection)
    star(connection, ANNA)
    star(connection, BORIS)
    connection.execute("UPDATE person SET reachable = 0 WHERE id = ?", (BORIS,))
    before, _, audience = publishing.preview(connection, moved(), USUAL, MORNING)
    assert before
    assert (before.release, audience.reachable, audience.unreachable) == (1, 1, 1)
    assert counts(connection) == (1, 1, 0)
    assert publish(connection, moved()).audience == audience


def test_a_preview_of_the_first_release_has_nothing_before_it(
    connection: sqlite3.Connection,
) -> None:
    before, _, audience = publishing.preview(connection, small_programme(), USUAL, MORNING)
    assert before is None
    assert audience.reachable == 0
