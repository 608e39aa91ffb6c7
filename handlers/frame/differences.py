"""The difference between two releases in words, for those who publish."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from handlers.frame.cancelled import reason_lines
from handlers.frame.changes import arrow, day_and_hours, hours_change, instead_lines, place_name
from handlers.frame.reader import Reader
from handlers.frame.sessions import time_zone_line
from handlers.ui.paging import Page
from handlers.ui.screen import LINE, Text, at_word
from locales import formats
from storage.change_notices import Audience
from storage.programme.changes import Difference, SessionChange, Thing, ThingChange
from storage.programme.model import Event, Group, InfoPage, Place, Session, Track
from storage.programme.model import Text as ProgrammeText
from storage.programme.snapshot import Snapshot

_SAID: Final = frozenset(
    {"start", "end", "place", "title", "online", "cancelled", "instead", "filed_as"}
)
"""The fields of a session whose change has words of its own."""

_NAMED: Final = 3
"""So many things of a kind are named in one line."""


def summary(v: Reader, found: Difference) -> str:
    """What a release was about, in one line: what it changed, up to three of a kind by name."""
    tr = v.tr
    changes = found.sessions
    if len(changes) == 1 and not found.things:
        return v.title(changes[0].session)
    if not changes and len(found.things) == 1:
        return _name(v, found.things[0])
    sessions = (found.cancelled, found.restored, found.added, (*found.moved, *found.changed))
    cancelled, restored, added, changed = ([v.title(c.session) for c in of] for of in sessions)
    changed += [_name(v, thing) for thing in found.things]
    counts = (
        (tr("cancelled: {titles}", titles=some_names(v, cancelled)), cancelled),
        (tr("reinstated: {titles}", titles=some_names(v, restored)), restored),
        (tr("new: {titles}", titles=some_names(v, added)), added),
        (tr("changed: {titles}", titles=some_names(v, changed)), changed),
    )
    return " · ".join(label for label, names in counts if names)


def names_in_line(v: Reader, found: Difference) -> str:
    """What differs, up to three by name."""
    sessions = [v.title(change.session) for change in found.sessions]
    return some_names(v, [*sessions, *(_name(v, thing) for thing in found.things)])


def some_names(v: Reader, names: Sequence[str]) -> str:
    """The first names, and how many there are besides."""
    shown = [at_word(name, LINE) for name in names[:_NAMED]]
    if len(names) > _NAMED:
        shown.append(v.tr.plural("{n} more", "{n} more", len(names) - _NAMED))
    return formats.enumeration(v.tr, shown)


def entries(
    v: Reader, found: Difference, before: Snapshot, after: Snapshot
) -> Iterator[tuple[str, str]]:
    """Each thing that differs: what it is called, and how it differs."""
    tr = v.tr
    for change in found.cancelled:
        when = day_and_hours(v, change.before or change.session)
        lines = [tr("Cancelled (was: {when})", when=when), *_why_and_instead(v, change, after)]
        yield v.title(change.session), "\n".join(lines)
    for change in found.restored:
        lines = [*_session_lines(v, change, before, after)]
        takes_place = tr("Takes place after all: {when}", when=day_and_hours(v, change.session))
        yield v.title(change.session), "\n".join([takes_place, *lines])
    for change in found.added:
        lines = [tr("New: {when}", when=day_and_hours(v, change.session))]
        if not change.takes_place:
            lines += [tr("Cancelled"), *_why_and_instead(v, change, after)]
        yield v.title(change.session), "\n".join(lines)
    for change in (*found.moved, *found.changed):
        yield v.title(change.session), "\n".join(_session_lines(v, change, before, after))
    for thing in found.things:
        yield _name(v, thing), "\n".join(_thing_lines(v, thing))


def _session_lines(
    v: Reader, change: SessionChange, before: Snapshot, after: Snapshot
) -> Iterator[str]:
    old, new, fields = change.before, change.after, set(change.fields)
    if old is None or new is None:
        yield v.tr("Removed")
        return
    if not new.takes_place:
        yield v.tr("Cancelled")
        yield from _why_and_instead(v, change, after)
    if fields & {"start", "end"}:
        yield v.tr("Time: {change}", change=hours_change(v, old, new))
    if "place" in fields:
        places = arrow(place_name(v, before, old), place_name(v, after, new))
        yield v.tr("Place: {place}", place=places)
    if "title" in fields:
        yield from _in_each_language(v, old.title, new.title)
    if "online" in fields:
        nothing = v.tr("none")
        link = arrow(old.online or nothing, new.online or nothing)
        yield v.tr("Video link: {change}", change=link)
    if "filed_as" in fields:
        yield v.tr("Id: {change}", change=arrow(old.file_id, new.file_id))
    rest = fields - _SAID
    if rest:
        names = formats.enumeration(v.tr, sorted(field_name(v, name) for name in rest))
        yield v.tr("Changed: {fields}", fields=names)


def _why_and_instead(v: Reader, change: SessionChange, after: Snapshot) -> Iterator[str]:
    """Why a session is cancelled, in each language, and what takes its place."""
    off = change.after
    if off is None:
        yield v.tr("It is shown nowhere any more.")
        return
    if off.reason is not None and not off.reason.is_plain:
        for language, reason in off.reason.items():
            named = formats.in_language(v.tr, language)
            yield v.tr("Reason {in_language}: {reason}", in_language=named, reason=reason)
    else:
        yield from reason_lines(v, off)
    yield from instead_lines(replace(v, snapshot=after), off)


def _thing_lines(v: Reader, change: ThingChange) -> Iterator[str]:
    old, new, fields = change.before, change.after, set(change.fields)
    if old is None or new is None:
        gone = (
            v.tr("No longer in the list of places") if isinstance(old, Place) else v.tr("Removed")
        )
        yield v.tr("New") if new else gone
        if isinstance(new, Place) and not new.name.is_plain:
            for language, name in new.name.items():
                label = v.language_name(language)
                yield v.tr("{language}: {change}", language=label, change=name)
        return
    if isinstance(old, Group) and isinstance(new, Group):
        if "capacity" in fields:
            change_of = arrow(seats(v, old), seats(v, new))
            yield v.tr("Seats: {change}", change=change_of)
        if "closes" in fields:
            change_of = arrow(closing(v, old), closing(v, new))
            yield v.tr("Sign-up ends: {change}", change=change_of)
        fields -= {"capacity", "closes"}
    names = {"title", "name"} & fields
    for name in names:
        yield from _in_each_language(v, getattr(old, name), getattr(new, name))
    rest = fields - names
    if rest:
        listed = formats.enumeration(v.tr, sorted(field_name(v, name) for name in rest))
        yield v.tr("Changed: {fields}", fields=listed)


def seats(v: Reader, group: Group) -> str:
    """How many seats a group has."""
    return str(group.capacity) if group.capacity else v.tr("no limit")


def closing(v: Reader, group: Group) -> str:
    """When a group's sign-up ends."""
    if group.closes is None:
        return v.tr("when its first sitting starts")
    return v.moment(group.closes)


def _in_each_language(v: Reader, old: ProgrammeText, new: ProgrammeText) -> Iterator[str]:
    """The name in each language in which it differs; once where it does so alike in all."""
    pairs = {x: (_version(v, old, x), _version(v, new, x)) for x in v.snapshot.event.languages}
    changes = {x: arrow(*pair) for x, pair in pairs.items() if pair[0] != pair[1]}
    if len(changes) == len(pairs) and len(set(changes.values())) == 1:
        yield v.tr("Name: {change}", change=next(iter(changes.values())))
        return
    for language, change in changes.items():
        name = v.language_name(language)
        yield v.tr("{language}: {change}", language=name, change=change)


def _version(v: Reader, text: ProgrammeText, language: str) -> str:
    return text.get(language) or text.get(ProgrammeText.PLAIN) or v.tr("not said")


def _name(v: Reader, change: ThingChange) -> str:
    return name_of(v, change.thing)


def name_of(v: Reader, thing: Session | Thing) -> str:
    """What something of the programme is called, and what it is where that does not show."""
    match thing:
        case Session():
            return v.title(thing)
        case Event() as event:
            return v.tr("Event: {name}", name=v.text(event.title))
        case Group() as group:
            return v.tr("Group: {group}", group=v.text(group.title))
        case Place() as place:
            return v.tr("Place: {place}", place=v.text(place.name))
        case Track() as track:
            return v.tr("Track: {track}", track=v.text(track.name))
        case InfoPage() as page:
            return v.tr("Info page: {page}", page=v.text(page.title))
        case team:
            return v.tr("Team: {team}", team=v.text(team.name))


def field_name(v: Reader, field: str) -> str:
    """What a field of the programme is called, within a line."""
    tr = v.tr
    names = {
        "abstract": tr("description"),
        "address": tr("address"),
        "also_show": tr("further time zones"),
        "closes": tr("end of sign-up"),
        "contact": tr("contact"),
        "copy": tr("text to copy"),
        "coordinator": tr("coordination"),
        "coordinators": tr("coordinators’ accounts"),
        "description": tr("description"),
        "every_team": tr("teams"),
        "cancelled": tr("reason"),
        "group": tr("group"),
        "interpreted": tr("interpreting"),
        "kind": tr("kind"),
        "languages": tr("languages"),
        "latitude": tr("point on the map"),
        "leaders": tr("leaders’ accounts"),
        "link": tr("link"),
        "longitude": tr("point on the map"),
        "name": tr("name"),
        "opens": tr("opening of sign-up"),
        "organiser": tr("organiser"),
        "place": tr("place"),
        "provisional": tr("provisional or not"),
        "public_places": tr("free seats public or not"),
        "short": tr("short name"),
        "speakers": tr("speakers"),
        "spoken": tr("languages"),
        "strand": tr("part of the programme"),
        "teams": tr("teams"),
        "text": tr("text"),
        "title": tr("title"),
        "timezone": tr("time zone"),
        "track": tr("track"),
        "urgent": tr("emergency or not"),
        "words": tr("further words"),
    }
    return names.get(field, field)


def differing(
    v: Reader, title: str, listed: Page[tuple[str, str]], first: Iterable[str] = ()
) -> Text:
    """The head of a screen about a difference, with what comes `first`, and a page of entries."""
    text = Text().title(title).lines(first)
    text.joined(time_zone_line(v), listed.heading(v.tr))
    for heading, line in listed.items:
        text.line().bold(heading).line().line(line)
    return text


def tells(v: Reader, audience: Audience) -> str:
    """How many people a release is told to."""
    if not audience.reachable and not audience.unreachable:
        return v.tr("Nobody is notified")
    people = v.tr.plural("Tells {n} person", "Tells {n} people", audience.reachable)
    if not audience.unreachable:
        return people
    apart = v.tr.plural(
        "{n} more cannot be reached at present",
        "{n} more cannot be reached at present",
        audience.unreachable,
    )
    return f"{people}; {apart}"
