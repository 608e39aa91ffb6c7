"""Programmes of every shape for property tests: whatever the rules allow, and little more."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, TypeVar
from unicodedata import category
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from storage.programme.model import (
    Event,
    Group,
    InfoPage,
    Kind,
    Place,
    Programme,
    Session,
    Speaker,
    Strand,
    Team,
    Text,
    Track,
)
from storage.programme.parsing.values import (
    CENTIMETRES,
    COPIED,
    ID,
    INVISIBLE,
    LONG,
    SHORT,
    SHORTEST,
    UNFIT_FOR_TEXT,
    moment_of,
    switch,
    words,
)
from storage.programme.sheets.words import chosen

Item = TypeVar("Item", Place, Track, Group, Team, InfoPage, Session)

ZONES = ("Europe/Moscow", "Europe/Berlin", "UTC", "America/St_Johns", "Pacific/Apia")
TRAPS = (
    "no",
    "~",
    "null",
    "2021",
    "1:30",
    "a: b",
    "a #b",
    "- a",
    "[a",
    "{a",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "`a",
    '"',
    "'",
    "„a“, b",
    "<b>",
    "=1",
    "? a",
    "| a",
    "> a",
    "...",
    "---",
    "a:",
    "\\n",
)

minutes = st.integers(0, 60 * 24 * 400).map(
    lambda minute: datetime(2021, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
)
ids = st.from_regex(ID, fullmatch=True)
telegram_ids = st.lists(st.integers(1, 10**15 - 1), unique=True, max_size=3).map(tuple)


def is_text(text: str) -> bool:
    """Whether a text would come out of a file as it went in."""
    return (
        text == text.strip()
        and not UNFIT_FOR_TEXT.search(text)
        and not all(category(character) in INVISIBLE for character in text)
    )


def written(limit: int, lines: bool) -> SearchStrategy[str]:
    """One text as somebody may write it: letters of any script, blanks, YAML's own signs."""
    letters = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])
    anything = letters | st.sampled_from("\n  :#-'\"" if lines else "  :#-'\"")
    words = st.lists(
        st.sampled_from(TRAPS) | st.text(letters, min_size=1, max_size=12), max_size=40
    )
    return (
        (st.text(anything, max_size=60) | words.map(" ".join) | st.sampled_from(TRAPS))
        .map(lambda text: text[:limit].strip())
        .filter(is_text)
    )


def texts(limit: int = SHORT, lines: bool = False) -> SearchStrategy[Text]:
    """A text in both languages, in one, or the same in both."""
    one = written(limit, lines)
    return st.one_of(
        st.builds(lambda de, ru: Text({"de": de, "ru": ru}), one, one),
        one.map(Text),
        one.map(lambda text: Text({"de": text})),
        one.map(lambda text: Text({"ru": text})),
    )


# Whatever can be made once is: to make a strategy takes longer than to draw from it.
short = texts()
perhaps_short = st.none() | short
perhaps_shortest = st.none() | texts(SHORTEST)
long = texts(LONG, lines=True)
perhaps_long = st.none() | long
reasons = texts().filter(lambda text: all(chosen(switch, said) is None for said in text.values()))
"""No yes or no: in a workbook these are no reasons."""

speakers = st.lists(st.builds(Speaker, short, perhaps_short), max_size=2).map(tuple)
links = st.sampled_from([None, "https://example.org/?a=b#c", "http://пример.рф/x"])
languages = st.lists(st.sampled_from(["de", "ru", "en", "no", "zh"]), unique=True).map(tuple)
flags = st.booleans()
strands = st.sampled_from(Strand)
capacities = st.none() | st.integers(1, 10**15 - 1)
copied = st.none() | written(COPIED, lines=True)
cancellations = flags | reasons
further_words = (
    st.lists(written(SHORT, lines=False), min_size=1, max_size=5)
    .map(lambda said: words(said) or "")
    .filter(bool)
)
perhaps_words = (
    st.none()
    | further_words.map(Text)
    | st.builds(lambda de, ru: Text({"de": de, "ru": ru}), further_words, further_words)
    | further_words.map(lambda said: Text({"ru": said}))
)
zones = st.sampled_from(ZONES)
further_zones = st.lists(zones, unique=True, max_size=3)
languages_of_events = st.sampled_from([("de", "ru"), ("ru", "de"), ("de",), ("ru",)])
few_ids = st.lists(ids, unique=True, max_size=4)
some_ids = st.lists(ids, unique=True, min_size=1, max_size=4)


def _degrees(limit: int) -> SearchStrategy[float]:
    return st.floats(-limit, limit).map(lambda number: round(number, CENTIMETRES))


positions = st.none() | st.tuples(_degrees(90), _degrees(180))


@st.composite
def programmes(draw: DrawFn) -> Programme:
    """A programme that keeps every rule, warnings or not."""
    zone = ZoneInfo(draw(zones))
    event = Event(
        id=draw(ids),
        title=draw(short),
        timezone=zone,
        languages=draw(languages_of_events),
        description=draw(perhaps_long),
        also_show=tuple(map(ZoneInfo, draw(further_zones))),
        contact=draw(perhaps_long),
    )
    places = draw(_each(lambda name: draw(_place(name))))
    tracks = draw(_each(lambda name: Track(name, draw(short))))
    groups = draw(_each(lambda name: draw(_group(name, zone))))
    teams = draw(_each(lambda name: Team(name, draw(short), draw(telegram_ids))))
    place_ids = st.sampled_from([None, *(place.id for place in places)])
    info = draw(_each(lambda name: draw(_info(name, place_ids))))
    programme = Programme(event, (), places, groups, teams, tracks, info)
    sessions = draw(_each(lambda name: draw(_session(name, programme)), some_ids))
    sessions = tuple(draw(_perhaps_cancelled(session, sessions[-1].id)) for session in sessions)
    programme = replace(programme, sessions=sessions)
    plain: Programme = _plain_where_alone(programme, event.languages)
    return plain


def _plain_where_alone(thing: Any, languages: tuple[str, ...]) -> Any:
    """The same with every text as an event of these languages has it."""
    match thing:
        case Text():
            return thing.among(languages)
        case tuple():
            return tuple(_plain_where_alone(item, languages) for item in thing)
        case (
            Programme()
            | Event()
            | Place()
            | Track()
            | Group()
            | Team()
            | InfoPage()
            | Session()
            | Speaker()
        ):
            changed = {f.name: getattr(thing, f.name) for f in fields(thing)}
            return replace(
                thing, **{k: _plain_where_alone(v, languages) for k, v in changed.items()}
            )
        case _:
            return thing


def _each(
    make: Callable[[str], Item], names: SearchStrategy[list[str]] = few_ids
) -> SearchStrategy[tuple[Item, ...]]:
    return names.map(lambda chosen: tuple(make(name) for name in chosen))


@cache
def _two_moments(zone: ZoneInfo) -> SearchStrategy[list[datetime]]:
    """Moments that a local time can say: the second coming of an hour cannot be written."""
    moments = minutes.filter(
        lambda moment: moment_of(moment.astimezone(zone).replace(tzinfo=None), zone) == moment
    )
    return st.lists(moments, min_size=2, max_size=2, unique=True)


@st.composite
def _place(draw: DrawFn, name: str) -> Place:
    where = draw(positions)
    latitude, longitude = where or (None, None)
    return Place(
        name,
        draw(short),
        draw(perhaps_short),
        latitude,
        longitude,
        short=draw(perhaps_shortest),
    )


@st.composite
def _info(draw: DrawFn, name: str, place_ids: SearchStrategy[str | None]) -> InfoPage:
    return InfoPage(
        id=name,
        title=draw(short),
        text=draw(long),
        words=draw(perhaps_words),
        place=draw(place_ids),
        link=draw(links),
        copy=draw(copied),
        urgent=draw(flags),
    )


@st.composite
def _group(draw: DrawFn, name: str, zone: ZoneInfo) -> Group:
    opens, closes = sorted(draw(_two_moments(zone)))
    return Group(
        id=name,
        title=draw(short),
        coordinator=draw(perhaps_short),
        capacity=draw(capacities),
        opens=draw(st.sampled_from([None, opens])),
        closes=draw(st.sampled_from([None, closes])),
        coordinators=draw(telegram_ids),
    )


@st.composite
def _perhaps_cancelled(draw: DrawFn, session: Session, last: str) -> Session:
    """The last session takes place, so that it may be what others are replaced by."""
    cancelled = draw(cancellations) if session.id != last else False
    instead = draw(st.sampled_from([None, last])) if cancelled else None
    return replace(session, cancelled=cancelled, instead=instead)


@st.composite
def _session(draw: DrawFn, name: str, programme: Programme) -> Session:
    zone = programme.event.timezone
    start, end = sorted(draw(_two_moments(zone)))
    kinds = [kind for kind in Kind if kind is not Kind.GROUP or programme.groups]
    kind = draw(st.sampled_from(kinds))
    workshop = kind is Kind.WORKSHOP
    every_team = workshop and draw(flags)
    team_ids = [team.id for team in programme.teams] if workshop and not every_team else []
    group_ids = [group.id for group in programme.groups] if kind is Kind.GROUP else [None]
    return Session(
        id=name,
        kind=kind,
        start=start,
        end=end,
        title=draw(short),
        strand=draw(strands),
        abstract=draw(perhaps_long),
        place=draw(st.sampled_from([None, *(place.id for place in programme.places)])),
        speakers=draw(speakers),
        online=draw(links),
        group=draw(st.sampled_from(group_ids)),
        teams=tuple(draw(st.lists(st.sampled_from(team_ids), unique=True))) if team_ids else (),
        every_team=every_team,
        provisional=draw(flags),
        track=draw(st.sampled_from([None, *(track.id for track in programme.tracks)])),
        spoken=draw(languages),
        interpreted=draw(languages),
    )
