"""What an organiser proposes is theirs, lasts a day, and is published as it was shown."""

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from storage import drafts, releases
from storage.drafts import Draft
from storage.publishing import Origin, Overtaken, Unchanged
from tests.programmes import at, small_programme
from tests.storage import at_once
from tests.storage.starred import (
    MORNING,
    NIGHT,
    OLGA,
    OPENING,
    OTTO,
    edited,
    in_force,
    moved,
    open_bot,
    publish,
)

DAY = timedelta(hours=24)


@pytest.fixture
def draft(connection: sqlite3.Connection) -> Draft:
    """Olga proposes to begin the opening an hour later."""
    open_bot(connection)
    return at_once.propose(connection, moved(), OLGA, Origin.ON_THE_SPOT, MORNING)


def test_a_draft_is_kept_as_it_was_proposed(connection: sqlite3.Connection, draft: Draft) -> None:
    assert drafts.find(connection, draft.id, OLGA, MORNING) == draft
    assert (draft.base, draft.origin, draft.programme) == (1, Origin.ON_THE_SPOT, moved())
    assert in_force(connection).programme == small_programme()


def test_nobody_sees_publishes_or_discards_the_draft_of_another(
    connection: sqlite3.Connection, draft: Draft
) -> None:
    assert drafts.find(connection, draft.id, OTTO, MORNING) is None
    assert at_once.publish_draft(connection, draft.id, OTTO, 1, MORNING) is None
    assert at_once.bring_up_to_date(connection, draft.id, OTTO, MORNING) is None
    drafts.discard(connection, draft.id, OTTO)
    assert drafts.find(connection, draft.id, OLGA, MORNING) == draft


def test_a_draft_is_published_once(connection: sqlite3.Connection, draft: Draft) -> None:
    published = at_once.publish_draft(connection, draft.id, OLGA, 1, MORNING)
    assert published
    assert (published.snapshot.release, published.snapshot.programme) == (2, moved())
    assert at_once.publish_draft(connection, draft.id, OLGA, 1, MORNING) is None
    assert releases.count(connection) == 2


def test_a_discarded_draft_is_gone(connection: sqlite3.Connection, draft: Draft) -> None:
    drafts.discard(connection, draft.id, OLGA)
    assert at_once.publish_draft(connection, draft.id, OLGA, 1, MORNING) is None


@pytest.mark.parametrize(("age", "there"), [(DAY - timedelta(seconds=1), True), (DAY, False)])
def test_a_draft_lasts_a_day(
    connection: sqlite3.Connection, draft: Draft, age: timedelta, there: bool
) -> None:
    moment = MORNING + age
    assert (drafts.find(connection, draft.id, OLGA, moment) is not None) is there
    drafts.purge(connection, moment)
    left = connection.execute("SELECT count(*) FROM draft").fetchone()[0]
    assert bool(left) is there
    published = at_once.publish_draft(connection, draft.id, OLGA, 1, moment)
    assert (published is not None) is there


def test_a_draft_that_was_overtaken_stays_and_is_published_over_the_newer_release(
    connection: sqlite3.Connection, draft: Draft
) -> None:
    publish(connection, moved(30, NIGHT), author=OTTO)
    with pytest.raises(Overtaken):
        at_once.publish_draft(connection, draft.id, OLGA, 1, MORNING)
    fresh = at_once.bring_up_to_date(connection, draft.id, OLGA, MORNING)
    assert fresh
    assert (fresh.id, fresh.base) == (draft.id, 2)
    assert drafts.find(connection, draft.id, OLGA, MORNING) == fresh
    assert at_once.publish_draft(connection, draft.id, OLGA, 2, MORNING)
    assert in_force(connection).programme == moved(base=moved(30, NIGHT))


def test_what_was_shown_before_it_was_brought_up_to_date_cannot_be_confirmed_after(
    connection: sqlite3.Connection, draft: Draft
) -> None:
    publish(connection, moved(30, NIGHT), author=OTTO)
    at_once.bring_up_to_date(connection, draft.id, OLGA, MORNING)
    with pytest.raises(Overtaken):
        at_once.publish_draft(connection, draft.id, OLGA, 1, MORNING)


def test_a_draft_is_not_published_over_a_release_it_was_not_compared_with(
    connection: sqlite3.Connection, draft: Draft
) -> None:
    publish(connection, moved(30, NIGHT), author=OTTO)
    with pytest.raises(Overtaken):
        at_once.publish_draft(connection, draft.id, OLGA, 2, MORNING)
    assert in_force(connection).programme == moved(30, NIGHT)


def test_overtaken_twice_it_is_still_only_ones_own_change(
    connection: sqlite3.Connection, draft: Draft
) -> None:
    for programme in (moved(30, NIGHT), small_programme()):
        publish(connection, programme, author=OTTO)
        at_once.bring_up_to_date(connection, draft.id, OLGA, MORNING)
    at_once.publish_draft(connection, draft.id, OLGA, 3, MORNING)
    assert in_force(connection).programme == moved()


def test_where_both_changed_the_same_nothing_is_left_to_publish(
    connection: sqlite3.Connection, draft: Draft
) -> None:
    publish(connection, moved(), author=OTTO)
    with pytest.raises(Unchanged):
        at_once.bring_up_to_date(connection, draft.id, OLGA, MORNING)


def test_where_the_other_has_also_added_something_nothing_is_left_to_publish_either(
    connection: sqlite3.Connection, draft: Draft
) -> None:
    extra = edited(OPENING, id="extra", start=at(28, 8), end=at(28, 9)).sessions[0]
    publish(connection, replace(moved(), sessions=(extra, *moved().sessions)), author=OTTO)
    with pytest.raises(Unchanged):
        at_once.bring_up_to_date(connection, draft.id, OLGA, MORNING)


def test_a_rollback_that_was_overtaken_restores_the_whole_of_the_earlier_release(
    connection: sqlite3.Connection,
) -> None:
    open_bot(connection)
    publish(connection, moved())
    back = at_once.propose(connection, small_programme(), OLGA, Origin.ROLLBACK, MORNING)
    publish(connection, moved(30, NIGHT, base=moved()), author=OTTO)
    fresh = at_once.bring_up_to_date(connection, back.id, OLGA, MORNING)
    assert fresh
    assert (fresh.base, fresh.programme) == (3, small_programme())


def test_a_draft_of_what_is_in_force_is_not_kept(connection: sqlite3.Connection) -> None:
    open_bot(connection)
    with pytest.raises(Unchanged):
        at_once.propose(connection, small_programme(), OLGA, Origin.FILE, MORNING)
    assert connection.execute("SELECT count(*) FROM draft").fetchone()[0] == 0
