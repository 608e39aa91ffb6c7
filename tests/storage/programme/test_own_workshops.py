"""Teams' own workshops live in releases and in no file, and are seen by their team alone."""

import json
from dataclasses import replace

from storage.programme.document import from_release, to_release
from storage.programme.model import Kind, Place, Programme, Session, Text
from storage.programme.own_workshops import carried_over, official, put
from storage.programme.parsing.judging import errors_in
from storage.programme.snapshot import Snapshot
from storage.programme.yaml_file import read, write
from tests.programmes import at, session
from tests.storage.teams.team_world import PERM, UFA, programme_with_teams, without_team

TEAHOUSE = Place("own-1", Text("Teehaus"), own_of=PERM)


def own(name: str = "w-1", team: str = PERM, place: str | None = "own-1") -> Session:
    return session(
        name,
        at(30, 9),
        1,
        Text({"de": "Planung"}),
        kind=Kind.WORKSHOP,
        teams=(team,),
        own_of=team,
        place=place,
    )


def with_own(*workshops: Session) -> Programme:
    programme = programme_with_teams()
    for workshop in workshops:
        programme = put(programme, workshop, TEAHOUSE if workshop.own_of == PERM else None)
    return programme


def test_a_release_keeps_them_and_gives_them_back() -> None:
    programme = with_own(own(), own("w-2", UFA, "halle"))
    assert from_release(json.loads(json.dumps(to_release(programme)))) == programme


def test_a_release_without_any_looks_as_it_always_did() -> None:
    assert "own" not in to_release(programme_with_teams())


def test_a_file_holds_none_of_them() -> None:
    written = write(with_own(own()))
    assert "Planung" not in written
    assert "Teehaus" not in written
    assert read(written).programme == programme_with_teams()


def test_a_place_that_an_official_session_has_moved_to_becomes_official() -> None:
    programme = with_own(own())
    moved = tuple(replace(s, place="own-1") if s.id == "essen" else s for s in programme.sessions)
    moved_there = replace(programme, sessions=moved)
    assert "Teehaus" in write(moved_there)
    assert read(write(moved_there)).errors == ()
    back = from_release(to_release(moved_there))
    assert [place.id for place in back.places].count("own-1") == 1


def test_another_programme_takes_them_over() -> None:
    current = with_own(own())
    after = carried_over(current, programme_with_teams())
    assert after == current
    assert carried_over(current, after) == current


def test_those_of_a_dropped_team_go_with_it() -> None:
    after = carried_over(with_own(own(), own("w-2", UFA, None)), without_team(PERM))
    assert [s.id for s in after.sessions if s.own_of] == ["w-2"]
    assert TEAHOUSE not in after.places


def test_a_place_of_the_file_that_is_no_more_leaves_them_without_one() -> None:
    current = with_own(own(place="pin"))
    programme = programme_with_teams()
    kept = tuple(p for p in programme.places if p.id != "pin")
    sessions = tuple(replace(s, place=None) if s.place == "pin" else s for s in programme.sessions)
    after = carried_over(current, replace(programme, places=kept, sessions=sessions))
    assert Snapshot.of(after).sessions["w-1"].place is None


def test_what_took_the_place_of_a_cancelled_one_and_is_no_more_takes_none() -> None:
    off = replace(own(), cancelled=True, instead="eroeffnung")
    current, programme = with_own(off), programme_with_teams()
    gone = tuple(s for s in programme.sessions if s.id != "eroeffnung")
    cancelled = tuple(
        replace(s, cancelled=True) if s.id == "eroeffnung" else s for s in programme.sessions
    )
    for sessions, instead in ((programme.sessions, "eroeffnung"), (gone, None), (cancelled, None)):
        after = carried_over(current, replace(programme, sessions=sessions))
        assert Snapshot.of(after).sessions["w-1"].instead == instead
        assert errors_in(after) == ()


def test_an_earlier_release_that_is_restored_brings_none_of_its_own_back() -> None:
    earlier, current = with_own(own("w-old")), with_own(own("w-new"))
    after = carried_over(current, earlier)
    assert [s.id for s in after.sessions if s.own_of] == ["w-new"]


def test_everybody_sees_the_official_programme_and_a_team_its_own_besides() -> None:
    full = Snapshot.of(with_own(own(), own("w-2", UFA, None)))
    assert full.public.sessions.keys() == Snapshot.of(programme_with_teams()).sessions.keys()
    assert "own-1" not in full.public.places
    assert {"w-1"} == full.seen_by({PERM}).sessions.keys() - full.public.sessions.keys()
    assert full.seen_by({PERM, UFA}) is full
    assert full.seen_by({PERM}) is full.seen_by([PERM, "nobody"])
    plain = Snapshot.of(programme_with_teams())
    assert plain.public is plain


def test_official_is_what_it_was() -> None:
    assert official(with_own(own())) == programme_with_teams()
