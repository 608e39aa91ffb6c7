"""Small changes change what they are for; changes of two people are put together field by field."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from storage.programme import edits
from storage.programme.changes import difference
from storage.programme.ids import id_from
from storage.programme.model import Programme, Session, Text
from storage.programme.snapshot import Snapshot
from tests.programmes import at, small_programme
from tests.properties import examples
from tests.storage.programme.variations import releases

patient = settings(max_examples=examples(60))
ALL = small_programme()


def of(programme: Programme, name: str = "eroeffnung") -> Session:
    return next(session for session in programme.sessions if session.id == name)


def what_changed(edited: Programme, name: str = "eroeffnung") -> set[str]:
    """The fields of a session that an edit changed; nothing else may have changed."""
    others = (replace(edited, sessions=()), [s for s in edited.sessions if s.id != name])
    assert others == (replace(ALL, sessions=()), [s for s in ALL.sessions if s.id != name])
    old, new = of(ALL, name), of(edited, name)
    return {f.name for f in fields(Session) if getattr(old, f.name) != getattr(new, f.name)}


def test_moving_changes_the_hours_and_leaves_them_as_provisional_as_they_were() -> None:
    later = edits.move(ALL, "eroeffnung", at(28, 19), at(28, 21))
    assert what_changed(later) == {"start", "end"}
    assert of(ALL, "u1").provisional
    still_open = edits.move(ALL, "u1", at(29, 11), at(29, 12))
    assert what_changed(still_open, "u1") == {"start"}


def test_relocating_changes_the_place() -> None:
    assert what_changed(edits.relocate(ALL, "eroeffnung", "pin")) == {"place"}


def test_a_new_place_is_added_under_an_id_that_says_its_name() -> None:
    name = Text({"de": "Café „Größe“", "ru": "Кафе «Заря»"})
    edited = edits.relocate_to_new(ALL, "eroeffnung", name)
    *before, new = edited.places
    assert tuple(before) == ALL.places
    assert (new.name, new.id, of(edited).place) == (name, "cafe-groesse", "cafe-groesse")
    again = edits.relocate_to_new(edited, "nacht", Text("Café Größe"))
    assert of(again, "nacht").place == "cafe-groesse-2"


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Малый зал, 2 этаж", "malyy-zal-2-etazh"),
        ("Йорк №5", "york-no5"),
        ("Konferenzraum im Erdgeschoss links", "konferenzraum-im"),
        ("Donaudampfschifffahrtsgesellschaft", "donaudampfschifffahrtsge"),
        ("Zürich / Zoë", "zuerich-zoe"),
        ("会場", "place"),
        ("—", "place"),
    ],
)
def test_ids_are_the_words_of_a_name_in_latin_letters(name: str, made: str) -> None:
    assert id_from(name, (), "place") == made
    taken = {made, *(f"{made[:22].rstrip('-')}-{n}" for n in (2,))}
    assert id_from(name, taken, "place") not in taken


def test_a_place_for_a_workshop_of_a_team_is_the_team_s_own() -> None:
    theirs = replace(of(ALL, "werkstatt"), own_of="perm-duisburg")
    programme = replace(ALL, sessions=(*ALL.sessions[:-1], theirs))
    edited = edits.relocate_to_new(programme, "werkstatt", Text("Turm"))
    assert (edited.places[-1].own_of, edited.places[-1].id) == ("perm-duisburg", "own-turm")


def test_new_places_that_two_people_add_at_once_are_both_there() -> None:
    mine = edits.relocate_to_new(ALL, "eroeffnung", Text("Saal 1"))
    theirs = edits.relocate_to_new(ALL, "nacht", Text("Saal/1"))
    both = edits.rebased(ALL, mine, theirs)
    names = {place.id: place.name.in_language("de") for place in both.places}
    assert names[of(both).place or ""] == "Saal 1"
    assert names[of(both, "nacht").place or ""] == "Saal/1"


def test_a_new_place_that_two_people_add_at_once_is_there_once() -> None:
    mine = edits.relocate_to_new(ALL, "eroeffnung", Text({"de": "Turm", "ru": "Башня"}))
    theirs = edits.relocate_to_new(ALL, "nacht", Text("Turm"))
    both = edits.rebased(ALL, mine, theirs)
    assert of(both).place == of(both, "nacht").place == "turm"
    assert [place.id for place in both.places] == ["halle", "pin", "turm"]


def test_a_link_is_changed_and_taken_away() -> None:
    assert of(edits.link(ALL, "eroeffnung", "https://example.org/b")).online == (
        "https://example.org/b"
    )
    assert what_changed(edits.link(ALL, "eroeffnung", None)) == {"online"}


def test_cancelling_takes_a_session_out_and_nothing_else() -> None:
    edited = edits.remove(ALL, "eroeffnung")
    assert edited == replace(ALL, sessions=ALL.sessions[1:])


def test_a_group_gets_another_limit_and_another_end_of_signing_up() -> None:
    limited = edits.limit(ALL, "umwelt", 12)
    assert [group.capacity for group in limited.groups] == [12, None]
    assert edits.limit(limited, "umwelt", None) == ALL
    closed = edits.close(ALL, "sport", at(28, 9))
    assert [group.closes for group in closed.groups] == [None, at(28, 9)]
    assert edits.close(closed, "sport", None) == ALL


def test_changes_of_different_fields_of_one_session_are_put_together() -> None:
    mine = edits.relocate(ALL, "eroeffnung", "pin")
    theirs = edits.move(ALL, "eroeffnung", at(28, 19), at(28, 21))
    both = of(edits.rebased(ALL, mine, theirs))
    assert (both.place, both.start) == ("pin", at(28, 19))


def test_where_both_change_the_same_field_mine_stands() -> None:
    mine = edits.link(ALL, "eroeffnung", "https://example.org/mine")
    theirs = edits.link(ALL, "eroeffnung", "https://example.org/theirs")
    assert of(edits.rebased(ALL, mine, theirs)).online == "https://example.org/mine"


def test_what_the_other_has_cancelled_stays_cancelled_unless_i_changed_it() -> None:
    theirs = edits.remove(ALL, "nacht")
    mine = edits.relocate(ALL, "eroeffnung", "pin")
    assert "nacht" not in Snapshot.of(edits.rebased(ALL, mine, theirs)).sessions
    changed = edits.relocate(ALL, "nacht", "pin")
    assert of(edits.rebased(ALL, changed, theirs), "nacht").place == "pin"


def test_what_i_cancel_is_cancelled_although_the_other_has_changed_it() -> None:
    theirs = edits.relocate(ALL, "nacht", "pin")
    merged = edits.rebased(ALL, edits.remove(ALL, "nacht"), theirs)
    assert "nacht" not in Snapshot.of(merged).sessions


def test_the_order_of_what_is_in_force_stays() -> None:
    theirs = replace(ALL, sessions=ALL.sessions[::-1])
    assert edits.rebased(ALL, ALL, theirs) == theirs


@patient
@given(releases(), releases())
def test_over_what_it_was_made_from_a_change_is_what_it_was(
    base: Programme, mine: Programme
) -> None:
    merged = edits.rebased(base, mine, base)
    assert difference(Snapshot.of(merged), Snapshot.of(mine)).is_empty


@patient
@given(releases(), releases())
def test_whoever_changed_nothing_changes_nothing(base: Programme, current: Programme) -> None:
    assert edits.rebased(base, base, current) == current


@patient
@given(releases(), releases(), releases())
def test_every_thing_is_as_one_of_the_two_or_made_of_both(
    base: Programme, mine: Programme, theirs: Programme
) -> None:
    old, one, other = (Snapshot.of(p).sessions for p in (base, mine, theirs))
    for name, session in Snapshot.of(edits.rebased(base, mine, theirs)).sessions.items():
        for field in fields(Session):
            values = {getattr(known[name], field.name) for known in (one, other) if name in known}
            value = getattr(session, field.name)
            assert value in values
            if (
                name in old
                and name in one
                and getattr(one[name], field.name) != getattr(old[name], field.name)
            ):
                assert value == getattr(one[name], field.name)


@patient
@given(releases(), releases())
def test_the_same_change_made_twice_is_made_once(base: Programme, mine: Programme) -> None:
    assert edits.rebased(base, mine, mine) == mine


@patient
@given(releases(), st.integers(1, 600), st.data())
def test_moving_there_and_back_changes_nothing_but_that_it_is_certain(
    programme: Programme, minutes: int, data: st.DataObject
) -> None:
    assume(programme.sessions)
    session = data.draw(st.sampled_from(programme.sessions))
    by = timedelta(minutes=minutes)
    there = edits.move(programme, session.id, session.start + by, session.end + by)
    back = edits.move(there, session.id, session.start, session.end)
    assert edits.move(programme, session.id, session.start, session.end) == back
    assert {c.session.id for c in difference(Snapshot.of(programme), Snapshot.of(there)).moved} == {
        session.id
    }
