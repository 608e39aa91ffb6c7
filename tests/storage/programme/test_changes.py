"""What differs between two releases: all of it for organisers, what they would see for readers."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from storage.programme.changes import difference
from storage.programme.facts import Aspect, Viewer
from storage.programme.model import Place, Programme, Text
from storage.programme.snapshot import Snapshot
from tests.programmes import at, small_programme
from tests.properties import examples
from tests.storage.programme.variations import releases
from tests.storage.starred import MORNING, OPENING, aspects, edited, moved, renamed, without

BEFORE = Snapshot.of(small_programme())
patient = settings(max_examples=examples(60))


def told(
    after: Programme, language: str = "de", now: datetime = MORNING, before: Snapshot = BEFORE
) -> tuple[Aspect, ...]:
    """What the readers of a language are told of the opening."""
    return aspects(before, Snapshot.of(after, 2), OPENING, Viewer(language, True), now)


def with_hall(**values: Any) -> Programme:
    """The small programme with another hall."""
    programme = small_programme()
    hall, *others = programme.places
    return replace(programme, places=(replace(hall, **values), *others))


@pytest.mark.parametrize(
    ("after", "aspect"),
    [
        (edited(start=at(28, 17)), Aspect.TIME),
        (edited(end=at(28, 21)), Aspect.TIME),
        (edited(place="pin"), Aspect.PLACE),
        (edited(place=None), Aspect.PLACE),
        (with_hall(name=Text({"de": "Kleine Halle", "ru": "Малый зал"})), Aspect.PLACE_NAME),
        (with_hall(address=Text({"de": "Am Markt 2", "ru": "Рынок, 2"})), Aspect.PLACE),
        (with_hall(address=None), Aspect.PLACE),
        (edited(online="https://example.org/other"), Aspect.LINK),
        (edited(online=None), Aspect.LINK),
        (edited(title=Text({"de": "Beginn", "ru": "Начало"})), Aspect.TITLE),
        (without(OPENING), Aspect.CANCELLED),
    ],
)
def test_each_change_that_matters_to_those_who_come_is_told_in_both_languages(
    after: Programme, aspect: Aspect
) -> None:
    assert told(after, "de") == told(after, "ru") == (aspect,)


@pytest.mark.parametrize(
    "after",
    [
        small_programme(),
        edited(abstract=Text({"de": "Ohne Musik.", "ru": "Без музыки."})),
        edited(speakers=()),
        edited(provisional=True),
        with_hall(latitude=54.5, longitude=36.3),
        moved(60, "nacht"),
        without("nacht"),
        edited(
            place="halle2",
            base=replace(
                small_programme(),
                places=(
                    *small_programme().places,
                    Place(
                        "halle2",
                        Text({"de": "Große Halle", "ru": "Большой зал"}),
                        Text({"de": "Am Markt 1", "ru": "Рынок, 1"}),
                    ),
                ),
            ),
        ),
    ],
)
def test_what_looks_the_same_to_those_who_come_is_not_told(after: Programme) -> None:
    assert told(after, "de") == told(after, "ru") == ()


def test_a_text_corrected_in_one_language_is_told_to_its_readers_alone() -> None:
    russian = renamed("Eröffnung", "Торжественное открытие")
    assert (told(russian, "de"), told(russian, "ru")) == ((), (Aspect.TITLE,))
    name = with_hall(name=Text({"de": "Große Halle", "ru": "Большой-большой зал"}))
    assert (told(name, "de"), told(name, "ru")) == ((), (Aspect.PLACE_NAME,))


def test_whoever_reads_the_other_language_for_want_of_their_own_is_told_too() -> None:
    before = Snapshot.of(edited(title=Text({"de": "Eröffnung"})))
    after = edited(title=Text({"de": "Beginn"}))
    assert told(after, "ru", before=before) == (Aspect.TITLE,)
    translated = edited(title=Text("Eröffnung"))
    assert told(translated, "ru", before=before) == ()


def test_several_changes_come_in_the_order_of_their_weight() -> None:
    after = edited(
        start=at(28, 17), place="pin", online=None, title=Text({"de": "Beginn", "ru": "Начало"})
    )
    assert told(after) == (Aspect.TIME, Aspect.PLACE, Aspect.LINK, Aspect.TITLE)


def test_what_comes_back_is_told_as_taking_place() -> None:
    gone = Snapshot.of(without(OPENING), 1)
    assert told(small_programme(), before=gone) == (Aspect.RESTORED,)
    assert told(without(OPENING), before=gone) == ()


END = at(28, 20)


@pytest.mark.parametrize(
    ("after", "now", "is_told"),
    [
        (edited(place="pin"), END - timedelta(seconds=1), True),
        (edited(place="pin"), END, False),
        (without(OPENING), END - timedelta(seconds=1), True),
        (without(OPENING), END, False),
        (moved(120), END, True),
        (moved(120), END + timedelta(hours=2), False),
        (moved(-120), END - timedelta(hours=1), True),
        (moved(-120), END, False),
    ],
)
def test_what_is_over_by_the_old_hours_and_the_new_ones_is_not_told(
    after: Programme, now: datetime, is_told: bool
) -> None:
    assert bool(told(after, now=now)) is is_told


def test_organisers_see_what_was_added_moved_changed_and_cancelled() -> None:
    programme = without("essen")
    programme = edited("nacht", programme, place="pin")
    programme = edited("werkstatt", programme, provisional=True)
    added = replace(programme.sessions[0], id="neu", start=at(28, 8), end=at(28, 9))
    after = replace(programme, sessions=(*programme.sessions, added), groups=programme.groups[:1])
    found = difference(BEFORE, Snapshot.of(after, 2))
    assert [change.session.id for change in found.added] == ["neu"]
    assert [change.session.id for change in found.cancelled] == ["essen"]
    assert [(c.session.id, c.fields) for c in found.moved] == [("nacht", ("place",))]
    assert [(c.session.id, c.fields) for c in found.changed] == [("werkstatt", ("provisional",))]
    [group] = found.things
    assert (group.before, group.after) == (BEFORE.groups["sport"], None)
    assert not found.is_empty


def test_the_event_itself_and_places_can_differ() -> None:
    programme = with_hall(address=None)
    after = replace(programme, event=replace(programme.event, contact=None))
    found = difference(BEFORE, Snapshot.of(after, 2))
    assert [(thing.thing, thing.fields) for thing in found.things] == [
        (after.event, ("contact",)),
        (after.places[0], ("address",)),
    ]
    assert found.moved == found.changed == ()


@patient
@given(releases(), releases())
def test_every_session_of_either_release_is_in_one_place_of_the_difference(
    one: Programme, other: Programme
) -> None:
    before, after = Snapshot.of(one, 1), Snapshot.of(other, 2)
    found = difference(before, after)
    parts = [found.added, found.cancelled, found.restored, found.moved, found.changed]
    listed = [change.session.id for part in parts for change in part]
    same = {n for n, s in before.sessions.items() if after.sessions.get(n) == s}
    assert sorted(listed) == sorted({*before.sessions, *after.sessions} - same)
    assert difference(before, before).is_empty


@patient
@given(releases(), releases())
def test_readers_are_told_of_nothing_that_organisers_do_not_see(
    one: Programme, other: Programme
) -> None:
    before, after = Snapshot.of(one, 1), Snapshot.of(other, 2)
    long_ago = datetime(1970, 1, 1, tzinfo=at(28, 9).tzinfo)
    nothing = difference(before, after).is_empty
    for session in {*before.sessions, *after.sessions}:
        for language in ("de", "ru"):
            forth = aspects(before, after, session, Viewer(language, True), long_ago)
            back = aspects(after, before, session, Viewer(language, True), long_ago)
            assert bool(forth) == bool(back)
            assert not (forth and nothing)
            assert aspects(before, before, session, Viewer(language, True), long_ago) == ()
