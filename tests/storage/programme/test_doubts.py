"""What is doubtful is known again by what it is about, wherever it stands."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings

from storage.programme import edits
from storage.programme.doubts import compared
from storage.programme.model import InfoPage, Programme, Speaker, Text, Track
from storage.programme.parsing.plausibility import doubts_in
from storage.programme.yaml_file import read, write
from tests.programmes import BERLIN, at, session, small_programme
from tests.properties import examples
from tests.storage.programme.variations import releases

ADA = Speaker(Text({"de": "Ada Lovelace", "ru": "Ада Лавлейс"}), Text({"de": "Ingenieurin"}))


def crowded() -> Programme:
    """The small programme with warnings of four kinds."""
    first = small_programme()
    more = (
        session(
            "zugleich", at(28, 19), 2, Text({"de": "Zugleich"}), place="halle", speakers=(ADA,)
        ),
        session("fern", at(28, 19), 1, Text("Fern"), place="pin", speakers=(ADA,)),
        session("spaet", at(30, 19).replace(month=7), 1, Text({"de": "Spät"})),
    )
    return replace(
        first,
        sessions=(*first.sessions, *more),
        tracks=(Track("t", Text({"ru": "Тема"})),),
        info=(InfoPage("i", Text({"de": "Info"}), Text("x"), words=Text({"de": "a\nb"})),),
    )


def put_back() -> Programme:
    """The crowded programme in Berlin, with hours that come twice."""
    first, night = crowded(), datetime(2021, 10, 31, 0, 15, tzinfo=UTC)
    twice = session("nachtzug", night, 0.5, Text("Nachtzug"))
    groups = (replace(first.groups[0], closes=night), *first.groups[1:])
    event = replace(first.event, timezone=BERLIN)
    return replace(first, event=event, groups=groups, sessions=(*first.sessions, twice))


@settings(max_examples=examples(30))
@given(releases())
def test_a_programme_is_as_doubtful_as_its_file(programme: Programme) -> None:
    for one in (programme, crowded(), put_back()):
        of_file = {(p.path, p.template, str(p.values)) for p in read(write(one)).warnings}
        assert {(p.path, p.template, str(p.values)) for p in doubts_in(one)} == of_file


def test_d3_what_was_doubtful_before_stays_known_when_all_around_it_changes() -> None:
    before = crowded()
    assert len({doubt.problem.template for doubt in compared(small_programme(), before).new}) == 4
    off = edits.remove(before, "essen")
    turned = replace(off, sessions=off.sessions[::-1])
    renamed = tuple(
        replace(s, filed_as="anders") if s.id == "zugleich" else s for s in turned.sessions
    )
    for after in (before, off, turned, replace(turned, sessions=renamed)):
        found = compared(before, after)
        assert found.new == ()
        assert len(found.known) == len(list(doubts_in(before)))


def test_a_new_doubt_names_what_it_is_about() -> None:
    before = crowded()
    after = edits.relocate(before, "nacht", "halle")
    later = edits.move(after, "zugleich", at(28, 21), at(28, 23))
    [doubt] = compared(before, later).new
    assert doubt.sessions == {"nacht", "zugleich"}
    assert (doubt.field, doubt.speaker) == ("place", None)
    [spoken] = [d for d in compared(small_programme(), before).new if d.speaker and d.other]
    assert spoken.sessions == {"zugleich", "fern"}
    assert spoken.speaker == ADA
