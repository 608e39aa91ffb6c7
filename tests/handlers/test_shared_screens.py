"""What many see alike is made once a minute, and reads as if it were made for each."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from handlers.features import features
from handlers.frame.context import Context
from handlers.frame.feature import Features
from handlers.frame.reader import Reader, seen_by
from handlers.frame.shared_screens import SharedScreens
from handlers.programme.actions import (
    Day,
    Days,
    Earlier,
    FullText,
    Now,
    NowOn,
    Parallel,
    PlaceAt,
    Places,
    SpeakersOf,
)
from handlers.questions.actions import AtHour, Part
from handlers.ui.action import Action
from handlers.ui.screen import Screen
from storage.people import NOBODY
from storage.preferences import DayFilter, FilterBy, Preferences
from storage.programme.model import Kind, Programme, Strand
from storage.programme.model import Text as Words
from storage.programme.snapshot import Snapshot
from storage.rights import Rights
from tests.programmes import at, session, small_programme
from tests.texts import translators

MORNING = at(29, 10, 30)


class NotShared(SharedScreens):
    """Makes each screen for the one who asks."""

    def screen(self, reader: Reader, _shown: Any, _mine: Any, make: Callable[[Reader], Any]) -> Any:
        return make(reader)


@dataclass(frozen=True)
class Asking:
    """As much of services and context as a feature asks for a screen that is shared."""

    v: Reader
    shared_screens: SharedScreens = field(default_factory=SharedScreens)

    @property
    def services(self) -> "Asking":
        return self

    def reader(self) -> Reader:
        return self.v

    def opens(self, action: Action) -> Screen | None:
        entry = known_features().entry(action)
        assert entry
        assert entry.opens
        return cast(
            "Screen | None", asyncio.run(_awaited(entry.opens(cast(Context, self), action)))
        )


async def _awaited(coming: Any) -> Any:
    return await coming


@cache
def known_features() -> Features:
    return features()


def busy_programme(mark: str = "") -> Programme:
    """The small programme with a talk every half an hour, one for each place, and a workshop that
    a team has added."""
    base = small_programme()
    talks = tuple(
        session(
            f"t{n}",
            at(29, 8) + timedelta(minutes=30 * n),
            0.75,
            Words({"de": f"Vortrag {n}{mark}", "ru": f"Доклад {n}{mark}"}),
            kind=Kind.TALK,
            place=("halle", "pin", None)[n % 3],
            provisional=n % 5 == 0,
            abstract=Words({"de": "Lang. " * 40, "ru": "Долго. " * 40}),
        )
        for n in range(20)
    )
    own = session(
        "eigene",
        at(29, 10),
        2,
        Words("Eigene Werkstatt"),
        kind=Kind.WORKSHOP,
        own_of="perm-duisburg",
        teams=("perm-duisburg",),
        online="https://example.org/team",
    )
    return replace(base, sessions=(*base.sessions, *talks, own))


RELEASES = (Snapshot.of(busy_programme(), 1), Snapshot.of(busy_programme(" (neu)"), 2))
IDS = sorted(RELEASES[0].sessions)
DAYS = (*RELEASES[0].days, at(1, 12).date())

ATTENDING = [
    frozenset(ids)
    for ids in ((), ("u1",), ("t5", "t6"), ("eroeffnung", "t19"), ("gone", "u1", "t5"), IDS)
]
EACH_KIND: list[Action] = [
    Now(),
    NowOn(1),
    Days(),
    *(Day(day, None, page) for day in DAYS for page in (0, 1)),
    *(Earlier(day) for day in DAYS),
    FullText("t1"),
    SpeakersOf("eroeffnung"),
    Parallel("u1"),
    Places(),
    PlaceAt("pin"),
    AtHour(DAYS[1], 630),
    Part(DAYS[1], 600, 780),
]

attending = st.sampled_from(ATTENDING)
filters = st.sampled_from(
    [
        None,
        DayFilter(FilterBy.MINE),
        DayFilter(FilterBy.KIND, "talk"),
        DayFilter(FilterBy.PLACE, "pin"),
        DayFilter(FilterBy.TRACK, "gone"),
    ]
)
moments = st.builds(
    lambda minute, second: minute + timedelta(seconds=second),
    st.sampled_from([at(27, 9), at(28, 17, 59), MORNING, at(29, 12, 59), at(29, 18), at(30, 9)]),
    st.sampled_from([0, 1, 59.5]),
)
strands = st.sampled_from([None, *Strand])
pages = st.sampled_from([0, 1, 2, 9])
minutes = st.sampled_from([0, 600, 630, 780, 1439])
places = st.sampled_from(["halle", "pin", "gone"])
ids = st.sampled_from([*IDS, "gone"])
days = st.sampled_from(DAYS)

shared_actions: st.SearchStrategy[Action] = st.one_of(
    st.just(Now()),
    st.builds(NowOn, pages),
    st.builds(Days, strands),
    st.builds(Day, days, strands, pages),
    st.builds(Earlier, days, strands, pages),
    st.builds(FullText, ids),
    st.builds(SpeakersOf, ids, pages),
    st.builds(Parallel, ids, pages),
    st.builds(Places, pages),
    st.builds(PlaceAt, places, pages),
    st.builds(AtHour, days, minutes, pages),
    st.builds(Part, days, minutes, minutes, pages),
)


@st.composite
def readers(draw: st.DrawFn) -> Reader:
    team = draw(st.sampled_from([None, "perm-duisburg"]))
    rights = draw(
        st.sampled_from(
            [Rights(), Rights(is_organiser=True), Rights(coordinates=frozenset({"umwelt"}))]
        )
    )
    in_group = draw(st.booleans())
    release = draw(st.sampled_from(RELEASES))
    attends = draw(attending)
    person = replace(
        NOBODY,
        id=draw(st.integers(1, 3)),
        language_chosen=draw(st.booleans()),
        starred=attends,
        seats=frozenset({"umwelt"}) if "u1" in attends else frozenset(),
        attends=frozenset() if in_group else attends,
        team=team,
        preferences=Preferences(digest=draw(st.booleans()), day_filter=draw(filters)),
    )
    return Reader(
        tr=translators()[draw(st.sampled_from(["de", "ru"]))],
        snapshot=release.public if in_group else seen_by(release, rights, team),
        now=draw(moments),
        person=person,
        in_group=in_group,
        rights=rights,
    )


@given(st.lists(st.tuples(readers(), shared_actions), max_size=12))
def test_a_shared_screen_is_the_one_that_would_be_made_for_its_reader(
    asked: list[tuple[Reader, Action]],
) -> None:
    shared = SharedScreens(most=4)
    for v, action in asked:
        made = Asking(v, NotShared()).opens(action)
        assert Asking(v, shared).opens(action) == made
        assert Asking(v, shared).opens(action) == made


def test_each_kind_of_shared_screen_shows_to_each_what_is_theirs() -> None:
    shared = SharedScreens()
    for action in EACH_KIND:
        for attends in ATTENDING:
            for shown in (None, DayFilter(FilterBy.MINE), DayFilter(FilterBy.KIND, "talk")):
                chosen = Preferences(day_filter=shown)
                v = seen(person=replace(NOBODY, attends=attends, preferences=chosen))
                assert Asking(v, shared).opens(action) == Asking(v, NotShared()).opens(action)


def counted(
    shared: SharedScreens, asked: list[tuple[Reader, frozenset[str]]], shown: Any = "now"
) -> int:
    """How many screens are made for these readers with what they have of it."""
    made = []

    def make(v: Reader) -> Screen:
        made.append(v)
        return Screen("")

    for v, mine in asked:
        shared.screen(v, shown, mine, make)
    return len(made)


def seen(**more: Any) -> Reader:
    given = {"tr": translators()["de"], "snapshot": RELEASES[0], "now": MORNING, **more}
    return Reader(**given)


def test_a_screen_is_made_once_for_all_who_have_the_same_of_it_in_a_minute() -> None:
    others = seen(person=replace(NOBODY, id=2, team="perm-duisburg"))
    later = seen(now=MORNING + timedelta(seconds=59))
    nothing, mine = frozenset[str](), frozenset({"u1"})
    assert counted(SharedScreens(), [(v, nothing) for v in (seen(), others, later)]) == 1
    assert counted(SharedScreens(), [(seen(), nothing), (others, mine), (later, mine)]) == 2


def test_a_screen_is_made_anew_for_each_minute_release_language_and_kind_of_chat() -> None:
    nothing = frozenset[str]()
    variants = [
        seen(),
        seen(snapshot=RELEASES[1]),
        seen(snapshot=RELEASES[0].public),
        seen(tr=translators()["ru"]),
        seen(in_group=True),
    ]
    shared = SharedScreens()
    assert counted(shared, [(v, nothing) for v in (*variants, *variants)]) == len(variants)
    later = [(replace(v, now=MORNING + timedelta(minutes=1)), nothing) for v in variants]
    assert counted(shared, later) == len(variants)
    assert counted(shared, [(seen(), nothing)]) == 1, "what was made a minute ago is gone"


def test_the_view_is_told_nothing_of_the_reader_but_what_is_theirs() -> None:
    person = replace(NOBODY, id=7, language="ru", team="perm-duisburg", attends=frozenset(IDS))
    v = seen(person=person, rights=Rights(is_organiser=True))

    def check(given: Reader) -> Screen:
        assert given.person == replace(NOBODY, attends=frozenset({"u1"}))
        assert not given.is_organiser
        return Screen("")

    SharedScreens().screen(v, Now(), frozenset({"u1"}), check)


def test_no_more_screens_are_kept_than_so_many() -> None:
    shared = SharedScreens(most=2)
    nothing = [(seen(), frozenset[str]())]
    assert sum(counted(shared, nothing, NowOn(page)) for page in (1, 2, 1, 3, 2, 1)) == 4
