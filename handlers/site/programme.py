"""The pages of the programme: home with what is on, a day, a place, a group, a team."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from handlers.frame.maps import map_search
from handlers.frame.reader import Reader
from handlers.frame.seats import places_left
from handlers.frame.sessions import time_zone_line
from handlers.frame.whats_on import next_sessions, rank, running_sessions
from handlers.programme.door import next_heading
from handlers.site.calendars import calendar_links
from handlers.site.links import CHANGES, INFO, day_path, group_path, place_path, team_path
from handlers.site.sessions import Sessions, by_days, listed, of_day, words_of_now
from handlers.site.view import Link, Page, Said, View
from locales import formats
from storage.programme.model import Group, Place, Team

_MAP: Final = (
    "https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"
)


@dataclass(frozen=True, slots=True)
class LinkList:
    """Links below a heading that others may lead to by its id."""

    id: str
    heading: str
    links: Sequence[Link]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Later:
    """What a script says is on and next, out of all sessions, whenever a file is read."""

    sessions: Sessions
    words: Mapping[str, str]
    days: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Home:
    """What is on and next, the days, and the ways to everything else."""

    title: Said
    period: str
    clock: str
    nothing: str
    on: Sequence[Sessions]
    later: Later | None
    lists: Sequence[LinkList]


def home(view: View) -> Page:
    """The first page. Files have no now: their days come first, and the script adds what is on."""
    reader = view.reader
    event, days = reader.snapshot.event, reader.snapshot.days
    content = Home(
        title=view.said(event.title),
        period=formats.period(reader.tr, days[0], days[-1]),
        clock="" if view.site.as_files else _clock(reader),
        nothing=_nothing(view),
        on=[] if view.site.as_files else _on(view),
        later=_later(view) if view.site.as_files else None,
        lists=[found for found in _lists(view) if found.links],
    )
    return Page("home.html", reader.text(event.title), content)


def _later(view: View) -> Later:
    reader, tr = view.reader, view.reader.tr
    ranked = sorted(reader.snapshot.sessions.values(), key=lambda session: rank(reader, session))
    return Later(
        sessions=listed(view, ranked),
        words=words_of_now(tr),
        days={day.isoformat(): formats.day(tr, day) for day in reader.snapshot.days},
    )


def _clock(reader: Reader) -> str:
    local = reader.snapshot.local(reader.now)
    city = formats.zone_name(reader.tr, reader.snapshot.event.timezone)
    return f"{reader.short_day(local.date())}, {formats.clock(local)} ({city})"


def _nothing(view: View) -> str:
    """That nothing is on, where that is so."""
    reader, tr = view.reader, view.reader.tr
    if view.site.as_files or any(s.takes_place for s in running_sessions(reader)):
        return ""
    coming = next_sessions(reader)
    return tr("Nothing is on at the moment.") if coming else tr("The programme is over.")


def _on(view: View) -> list[Sessions]:
    """What is on, and what comes next."""
    reader = view.reader
    running, coming = running_sessions(reader), next_sessions(reader)
    found = [listed(view, running, reader.tr("On now"))] if running else []
    return [*found, *([listed(view, coming, next_heading(reader, coming[0]))] if coming else [])]


def _lists(view: View) -> list[LinkList]:
    reader, tr = view.reader, view.reader.tr
    groups = [
        Link(view.said(group.title), view.to(group_path(group.id)), _places(view, group))
        for group in reader.snapshot.groups.values()
    ]
    places = [
        Link(view.said(place.name), view.to(place_path(place.id)), reader.text(place.address))
        for place in reader.snapshot.places.values()
    ]
    teams = [
        Link(view.said(team.name), view.to(team_path(team.id)))
        for team in reader.snapshot.teams.values()
    ]
    info = [
        Link(view.said(page.title), view.to(INFO, page.id))
        for page in reader.snapshot.info.values()
    ]
    subscribing = tr("A calendar that you subscribe to keeps itself up to date.")
    return [
        LinkList("days", tr("Programme"), [_day(view, when) for when in reader.snapshot.days]),
        LinkList("groups", tr("Working groups"), groups),
        LinkList("places", tr("Places"), places),
        LinkList("teams", tr("Teams"), teams),
        LinkList("info", tr("Info"), info),
        LinkList(
            "calendars",
            tr("Into my calendar"),
            calendar_links(view),
            subscribing if view.site.address else "",
        ),
        LinkList("more", tr("Changes"), [Link(Said(tr("What has changed")), view.to(CHANGES))]),
    ]


def _day(view: View, when: date) -> Link:
    reader = view.reader
    there = reader.snapshot.by_day[when]
    entries = reader.tr.plural("{n} entry", "{n} entries", len(there))
    is_over = all(session.end <= reader.now for session in there)
    mark = (
        reader.tr(" (over)") if is_over else reader.tr(" (today)") if when == reader.today else ""
    )
    return Link(
        Said(reader.day(when)), view.to(day_path(when)), f"{entries}{mark}", when.isoformat()
    )


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and the ways to those beside it."""

    heading: str
    zone: str
    date: str
    to_now: str
    sessions: Sessions
    before: Link | None
    after: Link | None


def day(view: View, when: date) -> Page:
    """The page of a day of the programme."""
    reader, days = view.reader, view.reader.snapshot.days
    number = days.index(when)
    sessions = of_day(view, reader.snapshot.by_day[when])
    near = [Link(Said(reader.short_day(d)), view.to(day_path(d))) for d in days]
    content = Day(
        heading=reader.day(when),
        zone=time_zone_line(reader),
        date=when.isoformat(),
        to_now=reader.tr("To what is on now") if sessions.ahead else "",
        sessions=sessions,
        before=near[number - 1] if number else None,
        after=near[number + 1] if number + 1 < len(days) else None,
    )
    return Page("day.html", reader.day(when), content)


@dataclass(frozen=True, slots=True)
class PlaceContent:
    """A place: where it is, the way to a map, and what is on there."""

    name: Said
    address: Said
    map: str
    map_label: str
    nothing: str
    days: Sequence[Sessions]


def place(view: View, shown: Place) -> Page:
    """The page of a place."""
    reader, there = view.reader, view.reader.snapshot.by_place.get(shown.id, ())
    found = map_search(reader, shown) or ""
    if shown.latitude is not None:
        found = _MAP.format(latitude=shown.latitude, longitude=shown.longitude)
    content = PlaceContent(
        name=view.said(shown.name),
        address=view.said(shown.address),
        map=found,
        map_label=reader.tr("Show on the map"),
        nothing="" if there else reader.tr("Nothing is planned here."),
        days=by_days(view, there),
    )
    return Page("place.html", reader.text(shown.name), content)


@dataclass(frozen=True, slots=True)
class GroupContent:
    """A working group: who coordinates it, when it sits, and how one gets a seat."""

    title: Said
    coordinated: str
    coordinator: Said
    sittings_heading: str
    sittings: Sequence[Sessions]
    seats_heading: str
    seats: Sequence[str]


def group(view: View, shown: Group) -> Page:
    """The page of a working group."""
    reader, tr = view.reader, view.reader.tr
    sittings = reader.snapshot.by_group.get(shown.id, ())
    content = GroupContent(
        title=view.said(shown.title),
        coordinated=tr("Coordinated by"),
        coordinator=view.said(shown.coordinator),
        sittings_heading=tr.plural("Sitting", "Sittings", len(sittings))
        if sittings
        else tr("The hours will be announced."),
        sittings=by_days(view, sittings),
        seats_heading=tr("Sign-up"),
        seats=_sign_up(view, shown),
    )
    return Page("group.html", reader.text(shown.title), content)


def _sign_up(view: View, shown: Group) -> list[str]:
    reader, tr = view.reader, view.reader.tr
    ends = reader.snapshot.sign_up_ends(shown)
    lines = [_places(view, shown)]
    if not lines[0] and shown.capacity:
        lines = [tr("Seats: {n}", n=shown.capacity)]
    if shown.opens and reader.now < shown.opens:
        lines.append(tr("Sign-up begins: {when}", when=reader.moment(shown.opens)))
    when = reader.moment(ends)
    if reader.now >= ends:
        lines.append(tr("Sign-up ended: {when}", when=when))
    else:
        lines.append(tr("Sign-up until {when}", when=when))
        lines.append(tr("One signs up with the bot, in Telegram."))
    return [line for line in lines if line]


def _places(view: View, shown: Group) -> str:
    """How many seats are free, where the organisers want that to be public."""
    standing, is_public = view.site.standing, view.reader.snapshot.event.public_places
    if (
        not is_public
        or standing is None
        or not view.reader.snapshot.takes_sign_ups(shown, view.site.made_at)
    ):
        return ""
    return places_left(view.reader, shown, standing)


@dataclass(frozen=True, slots=True)
class TeamContent:
    """A team of the youth forum, and its workshops; not who is in it."""

    name: Said
    heading: str
    nothing: str
    days: Sequence[Sessions]


def team(view: View, shown: Team) -> Page:
    """The page of a team."""
    reader, workshops = view.reader, view.reader.snapshot.workshops_of(shown.id)
    content = TeamContent(
        name=view.said(shown.name),
        heading=reader.tr("Workshops"),
        nothing="" if workshops else reader.tr("Nothing is planned for this team yet."),
        days=by_days(view, workshops),
    )
    return Page("team.html", reader.text(shown.name), content)
