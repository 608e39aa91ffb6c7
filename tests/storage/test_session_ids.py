"""A session keeps its own id, whatever files call it, and each id that it had leads to it."""

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from storage import drafts, releases, session_ids
from storage.drafts import Draft
from storage.programme import edits, missing
from storage.programme.file_ids import as_filed, identified
from storage.programme.model import Programme, Session, Text
from storage.publishing import Origin, Unchanged, unasked
from storage.versions import gone
from tests.programmes import small_programme
from tests.storage import at_once
from tests.storage.starred import (
    ANNA,
    MORNING,
    OLGA,
    OPENING,
    in_force,
    open_bot,
    owed,
    publish,
    star,
)


def called(name: str, **values: object) -> Programme:
    """The small programme with its opening under another id, as a file has it."""
    first, *rest = small_programme().sessions
    return replace(small_programme(), sessions=(replace(first, id=name, **values), *rest))  # type: ignore[arg-type]


def imports(connection: sqlite3.Connection, file: Programme) -> Session:
    """Publish a file as the command line does; the opening as it is in force."""
    publish(connection, unasked(connection, in_force(connection), file))
    return in_force(connection).sessions[OPENING]


@pytest.fixture
def starred(connection: sqlite3.Connection) -> sqlite3.Connection:
    open_bot(connection)
    star(connection, ANNA)
    return connection


def test_going_back_gives_the_id_back_and_tells_nobody(starred: sqlite3.Connection) -> None:
    assert imports(starred, called("auftakt")).file_id == "auftakt"
    publish(starred, small_programme(), origin=Origin.ROLLBACK)
    assert in_force(starred).sessions[OPENING] == small_programme().sessions[0]
    assert owed(starred) == []
    assert session_ids.own_id(starred, "auftakt") == OPENING
    assert imports(starred, called("auftakt")).file_id == "auftakt"
    assert owed(starred) == []


def test_an_earlier_id_leads_on_until_the_file_has_it_for_another(
    starred: sqlite3.Connection,
) -> None:
    for name in ("b", "c"):
        imports(starred, called(name))
    assert {session_ids.own_id(starred, name) for name in ("b", "c", OPENING)} == {OPENING}
    back = called("b", title=small_programme().sessions[1].title, place=None)
    assert imports(starred, back).file_id == "b"
    later = replace(
        small_programme().sessions[0],
        id="c",
        start=small_programme().sessions[0].start + timedelta(days=2),
        end=small_programme().sessions[0].end + timedelta(days=2),
        place=None,
    )
    both = replace(back, sessions=(*back.sessions, later))
    assert imports(starred, both).file_id == "b"
    [new] = [s for s in in_force(starred).sessions.values() if s.file_id == "c"]
    assert new.id != OPENING
    assert session_ids.own_id(starred, "c") == new.id
    assert as_filed(in_force(starred).programme) == both


def test_a_release_is_read_back_with_the_ids_of_its_file(starred: sqlite3.Connection) -> None:
    off = edits.cancel(called("auftakt"), "nacht", instead="auftakt")
    imports(starred, off)
    release = releases.snapshot(starred, 2)
    assert release
    assert release.sessions["nacht"].instead == OPENING
    assert as_filed(release.programme) == off


def test_own_workshops_are_not_asked_about(starred: sqlite3.Connection) -> None:
    own = replace(
        small_programme().sessions[5], id="w-1", own_of="perm-duisburg", teams=("perm-duisburg",)
    )
    with_own = replace(small_programme(), sessions=(*small_programme().sessions, own))
    publish(starred, with_own, origin=Origin.OWN_WORKSHOP, author=ANNA)
    assert missing.missing(in_force(starred).programme, small_programme()) == ()
    imports(starred, called("auftakt"))
    assert "w-1" in in_force(starred).sessions


def test_what_was_taken_out_is_gone_until_it_comes_back(starred: sqlite3.Connection) -> None:
    publish(starred, edits.remove(small_programme(), OPENING))
    [was] = gone(starred)
    assert (was.session, was.facts.title) == (OPENING, small_programme().sessions[0].title)
    former = session_ids.former(starred)
    back = identified(in_force(starred).programme, small_programme(), former)
    assert back == small_programme()
    publish(starred, back)
    assert gone(starred) == []


def test_a_file_that_waits_for_an_answer_knows_what_another_release_calls_a_session(
    starred: sqlite3.Connection,
) -> None:
    read = identified(in_force(starred).programme, called("auftakt"))
    proposed = Draft(0, OLGA, Origin.FILE, 1, read, {OPENING: missing.Cancelled()})
    draft = drafts.keep(starred, *drafts.fitted(in_force(starred), proposed), MORNING)
    imports(starred, called("auftakt"))
    assert in_force(starred).sessions[OPENING].file_id == "auftakt"
    with pytest.raises(Unchanged):
        at_once.bring_up_to_date(starred, draft.id, OLGA, MORNING)


def test_an_id_of_before_is_its_own_where_the_file_has_both(starred: sqlite3.Connection) -> None:
    imports(starred, called("b"))
    first, *rest = small_programme().sessions
    publish(starred, replace(small_programme(), sessions=tuple(rest)))
    both = replace(
        small_programme(), sessions=(replace(first, id="b", title=Text("Neu")), first, *rest)
    )
    former = session_ids.former(starred)
    ids = [s.id for s in identified(in_force(starred).programme, both, former).sessions]
    assert ids[:2] == ["b", OPENING]
