"""What a file leaves out: who is asked about it, what it looks like, what happens to it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.programme import edits
from storage.programme.file_ids import as_filed, identified, own_ids
from storage.programme.missing import (
    NEVER_MEANT,
    Answers,
    Cancelled,
    Same,
    alike,
    by_default,
    missing,
    settled,
    suggested,
    unanswered,
)
from storage.programme.model import Kind, Programme, Session, Text, Track
from storage.programme.parsing.judging import errors_in
from tests.programmes import at, session, small_programme

ALL = small_programme()
HOUR = timedelta(hours=1)


def of(programme: Programme, name: str) -> Session:
    return next(s for s in programme.sessions if s.id == name)


def filed(old: str, **values: object) -> Programme:
    """The small programme with a session changed, its id too."""
    changed = (replace(s, **values) if s.id == old else s for s in ALL.sessions)  # type: ignore[arg-type]
    return replace(ALL, sessions=tuple(changed))


def names(programme: Programme) -> list[str]:
    return [s.id for s in programme.sessions]


@pytest.mark.parametrize(
    ("values", "likely"),
    [
        ({}, True),
        ({"title": Text({"de": "ERÖFFNUNG ", "ru": "Начало"}), "start": at(28, 17)}, True),
        ({"title": Text("Auftakt")}, True),
        ({"title": Text("Auftakt"), "place": "pin"}, False),
        ({"start": at(29, 18), "end": at(29, 20)}, False),
        ({"title": Text("Auftakt"), "start": at(28, 17)}, False),
    ],
)
def test_same_title_and_day_or_start_and_place_look_the_same(
    values: dict[str, object], likely: bool
) -> None:
    wanted = filed("eroeffnung", id="auftakt", **values)
    assert [s.id for s in missing(ALL, wanted)] == ["eroeffnung"]
    assert suggested(ALL, wanted) == ({"eroeffnung": Same("auftakt")} if likely else {})
    expected = Same("auftakt") if likely else Cancelled()
    assert by_default(ALL, wanted) == {"eroeffnung": expected}


def test_two_that_look_the_same_are_none_but_what_is_alike_in_all_comes_first() -> None:
    new = replace(of(ALL, "eroeffnung"), id="auftakt", end=at(28, 19))
    later = replace(new, id="spaeter", start=new.start + HOUR, end=new.end + HOUR)
    last = replace(later, id="zuletzt", start=new.start + 3 * HOUR, end=new.end + 3 * HOUR)
    rest = ALL.sessions[1:]
    assert suggested(ALL, replace(ALL, sessions=(later, last, *rest))) == {}
    wanted = replace(ALL, sessions=(later, new, last, *rest))
    assert alike(ALL, wanted)["eroeffnung"][0] == "auftakt"
    assert suggested(ALL, wanted) == {"eroeffnung": Same("auftakt")}


def test_a_file_in_which_every_id_is_another_keeps_every_session() -> None:
    twice = replace(ALL, sessions=(*ALL.sessions, replace(of(ALL, "essen"), id="kaffee")))
    later = edits.move(twice, "kaffee", at(29, 16), at(29, 17))
    other = replace(
        later, sessions=tuple(replace(s, id=f"{n}-neu") for n, s in enumerate(later.sessions))
    )
    meant = settled(later, other, by_default(later, other))
    assert sorted(names(meant)) == sorted(names(later))
    assert as_filed(meant) == other


def test_what_is_cancelled_stays_in_its_place_with_what_it_needs() -> None:
    track = Track("t", Text("Thema"))
    sessions = (
        *ALL.sessions[:3],
        replace(ALL.sessions[3], track="t", instead="u1", cancelled=True),
        *ALL.sessions[4:],
    )
    before = replace(ALL, tracks=(track,), sessions=sessions)
    wanted = replace(before, places=ALL.places[:1], tracks=(), sessions=before.sessions[:2])
    reason = Text({"de": "krank", "ru": "болезнь"})
    answers: Answers = {"u1": Cancelled(reason), "essen": NEVER_MEANT, "werkstatt": Cancelled()}
    meant = settled(before, wanted, answers)
    assert names(meant) == ["eroeffnung", "nacht", "u1", "s1", "werkstatt"]
    assert of(meant, "u1") == replace(of(ALL, "u1"), cancelled=reason)
    assert of(meant, "s1").instead is None
    assert {place.id for place in meant.places} == {"halle", "pin"}
    assert meant.tracks == (track,)
    assert errors_in(meant) == ()
    assert settled(before, meant, {}) == meant


def test_of_a_group_or_team_that_is_gone_nothing_but_the_session_is_left() -> None:
    linked = edits.link(edits.link(ALL, "s1", "https://a.b/c"), "werkstatt", "https://a.b/d")
    wanted = replace(linked, groups=ALL.groups[:1], teams=(), sessions=ALL.sessions[:3])
    meant = settled(linked, wanted, by_default(linked, wanted))
    sitting, workshop = of(meant, "s1"), of(meant, "werkstatt")
    assert (sitting.kind, sitting.group, sitting.online) == (Kind.OTHER, None, None)
    assert (workshop.kind, workshop.teams, workshop.online) == (Kind.WORKSHOP, (), None)
    assert errors_in(meant) == ()


def test_what_is_off_already_is_asked_about_only_where_something_new_looks_like_it() -> None:
    off = edits.cancel(ALL, "eroeffnung", Text("krank"))
    gone = edits.remove(off, "eroeffnung")
    assert missing(off, gone) == ()
    assert settled(off, gone, {}) == off
    back = replace(gone, sessions=(replace(ALL.sessions[0], id="auftakt"), *gone.sessions))
    assert [s.id for s in missing(off, back)] == ["eroeffnung"]
    meant = settled(off, back, by_default(off, back))
    assert of(meant, "eroeffnung") == replace(ALL.sessions[0], filed_as="auftakt")
    assert settled(off, gone, {"eroeffnung": NEVER_MEANT}) == gone


def test_an_answer_stands_as_long_as_what_it_names_is_new_and_nobody_elses() -> None:
    wanted = replace(ALL, sessions=(replace(ALL.sessions[0], id="auftakt"), *ALL.sessions[2:]))
    twice: Answers = {"eroeffnung": Same("auftakt"), "nacht": Same("auftakt")}
    assert [s.id for s in unanswered(ALL, wanted, twice)] == ["nacht"]
    known = replace(ALL, sessions=(*ALL.sessions, wanted.sessions[0]))
    assert [s.id for s in unanswered(known, wanted, twice)] == ["eroeffnung", "nacht"]
    assert unanswered(ALL, wanted, {**twice, "nacht": NEVER_MEANT}) == ()


def test_an_id_leads_on_through_a_chain_and_belongs_to_what_is_new_under_it() -> None:
    def read(before: Programme, *ids: str, former: dict[str, str]) -> Programme:
        """A file with so many sessions, the first of them the opening, each on another day."""
        there = [session(i, at(28 + n, 9), 1, Text(f"T{n}")) for n, i in enumerate(ids)]
        new = identified(before, replace(ALL, sessions=tuple(there)), former)
        return settled(before, new, by_default(before, new))

    first = read(replace(ALL, sessions=()), "a", former={})
    second = read(first, "b", former={})
    third = read(second, "c", former={"b": "a"})
    assert [(s.id, s.file_id) for s in third.sessions] == [("a", "c")]
    former = {"b": "a", "c": "a"}
    [led] = identified(third, replace(ALL, sessions=first.sessions), former).sessions
    assert (led.id, led.file_id) == ("a", "a")
    both = read(third, "c", "a", "b", former=former)
    ids = own_ids(both.sessions)
    assert names(both)[0] == "a" == ids["c"]
    assert len(set(names(both))) == 3
    assert as_filed(both).sessions[1].id == "a" != both.sessions[1].id
    assert read(both, "c", "a", "b", former={**former, **ids}) == both
