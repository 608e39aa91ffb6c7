"""The difference between two releases in words, for those who publish."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from handlers.frame.cancelled import reason_lines
from handlers.frame.changes import arrow, day_and_hours, hours_change, instead_lines, place_name
from handlers.frame.reader import Reader
from handlers.frame.sessions import time_zone_line
from handlers.ui.on_a_phone import LINE, at_word
from handlers.ui.paging import Page
from handlers.ui.screen import Text
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
"""How many things of a kind are named in one line."""


def summary(reader: Reader, found: Difference) -> str:
    """What a release was about, in one line: what it changed, up to three of a kind by name."""
    tr = reader.tr
    changes = found.sessions
    if len(changes) == 1 and not found.things:
        return reader.title(changes[0].session)
    if not changes and len(found.things) == 1:
        return _name(reader, found.things[0])
    sessions = (found.cancelled, found.restored, found.added, (*found.moved, *found.changed))
    cancelled, restored, added, changed = ([reader.title(c.session) for c in of] for of in sessions)
    changed += [_name(reader, thing) for thing in found.things]
    counts = (
        (tr("cancelled: {titles}", titles=some_names(reader, cancelled)), cancelled),
        (tr("reinstated: {titles}", titles=some_names(reader, restored)), restored),
        (tr("new: {titles}", titles=some_names(reader, added)), added),
        (tr("changed: {titles}", titles=some_names(reader, changed)), changed),
    )
    return " · ".join(label for label, names in counts if names)


def names_in_line(reader: Reader, found: Difference) -> str:
    """What differs, up to three by name."""
    sessions = [reader.title(change.session) for change in found.sessions]
    return some_names(reader, [*sessions, *(_name(reader, thing) for thing in found.things)])


def some_names(reader: Reader, names: Sequence[str]) -> str:
    """The first names, and how many there are besides."""
    shown = [at_word(name, LINE) for name in names[:_NAMED]]
    if len(names) > _NAMED:
        shown.append(reader.tr.plural("{n} more", "{n} more", len(names) - _NAMED))
    return formats.enumeration(reader.tr, shown)


def entries(
    reader: Reader, found: Difference, before: Snapshot, after: Snapshot
) -> Iterator[tuple[str, str]]:
    """Each thing that differs: what it is called, and how it differs."""
    tr = reader.tr
    for change in found.cancelled:
        when = day_and_hours(reader, change.before or change.session)
        lines = [tr("Cancelled (was: {when})", when=when), *_why_and_instead(reader, change, after)]
        yield reader.title(change.session), "\n".join(lines)
    for change in found.restored:
        lines = [*_session_lines(reader, change, before, after)]
        takes_place = tr(
            "Takes place after all: {when}", when=day_and_hours(reader, change.session)
        )
        yield reader.title(change.session), "\n".join([takes_place, *lines])
    for change in found.added:
        lines = [tr("New: {when}", when=day_and_hours(reader, change.session))]
        if not change.takes_place:
            lines += [tr("Cancelled"), *_why_and_instead(reader, change, after)]
        yield reader.title(change.session), "\n".join(lines)
    for change in (*found.moved, *found.changed):
        yield reader.title(change.session), "\n".join(_session_lines(reader, change, before, after))
    for thing in found.things:
        yield _name(reader, thing), "\n".join(_thing_lines(reader, thing))


def _session_lines(
    reader: Reader, change: SessionChange, before: Snapshot, after: Snapshot
) -> Iterator[str]:
    old, new, fields = change.before, change.after, set(change.fields)
    if old is None or new is None:
        yield reader.tr("Removed")
        return
    if not new.takes_place:
        yield reader.tr("Cancelled")
        yield from _why_and_instead(reader, change, after)
    if fields & {"start", "end"}:
        yield reader.tr("Time: {change}", change=hours_change(reader, old, new))
    if "place" in fields:
        places = arrow(place_name(reader, before, old), place_name(reader, after, new))
        yield reader.tr("Place: {place}", place=places)
    if "title" in fields:
        yield from _in_each_language(reader, old.title, new.title)
    if "online" in fields:
        nothing = reader.tr("none")
        link = arrow(old.online or nothing, new.online or nothing)
        yield reader.tr("Video link: {change}", change=link)
    if "filed_as" in fields:
        yield reader.tr("Id: {change}", change=arrow(old.file_id, new.file_id))
    rest = fields - _SAID
    if rest:
        names = formats.enumeration(reader.tr, sorted(field_name(reader, name) for name in rest))
        yield reader.tr("Changed: {fields}", fields=names)


def _why_and_instead(reader: Reader, change: SessionChange, after: Snapshot) -> Iterator[str]:
    """Why a session is cancelled, in each language, and what takes its place."""
    off = change.after
    if off is None:
        yield reader.tr("It is shown nowhere any more.")
        return
    if off.reason is not None and not off.reason.is_plain:
        for language, reason in off.reason.items():
            named = formats.in_language(reader.tr, language)
            yield reader.tr("Reason {in_language}: {reason}", in_language=named, reason=reason)
    else:
        yield from reason_lines(reader, off)
    yield from instead_lines(replace(reader, snapshot=after), off)


def _thing_lines(reader: Reader, change: ThingChange) -> Iterator[str]:
    old, new, fields = change.before, change.after, set(change.fields)
    if old is None or new is None:
        gone = (
            reader.tr("No longer in the list of places")
            if isinstance(old, Place)
            else reader.tr("Removed")
        )
        yield reader.tr("New") if new else gone
        if isinstance(new, Place) and not new.name.is_plain:
            for language, name in new.name.items():
                label = reader.language_name(language)
                yield reader.tr("{language}: {change}", language=label, change=name)
        return
    if isinstance(old, Group) and isinstance(new, Group):
        if "capacity" in fields:
            change_of = arrow(seats(reader, old), seats(reader, new))
            yield reader.tr("Seats: {change}", change=change_of)
        if "closes" in fields:
            change_of = arrow(closing(reader, old), closing(reader, new))
            yield reader.tr("Sign-up ends: {change}", change=change_of)
        fields -= {"capacity", "closes"}
    names = {"title", "name"} & fields
    for name in names:
        yield from _in_each_language(reader, getattr(old, name), getattr(new, name))
    rest = fields - names
    if rest:
        listed = formats.enumeration(reader.tr, sorted(field_name(reader, name) for name in rest))
        yield reader.tr("Changed: {fields}", fields=listed)


def seats(reader: Reader, group: Group) -> str:
    """How many seats a group has."""
    return str(group.capacity) if group.capacity else reader.tr("no limit")


def closing(reader: Reader, group: Group) -> str:
    """When a group's sign-up ends."""
    if group.closes is None:
        return reader.tr("when its first sitting starts")
    return reader.moment(group.closes)


def _in_each_language(reader: Reader, old: ProgrammeText, new: ProgrammeText) -> Iterator[str]:
    """The name in each language in which it differs; once where it does so alike in all."""
    pairs = {
        x: (_version(reader, old, x), _version(reader, new, x))
        for x in reader.snapshot.event.languages
    }
    changes = {x: arrow(*pair) for x, pair in pairs.items() if pair[0] != pair[1]}
    if len(changes) == len(pairs) and len(set(changes.values())) == 1:
        yield reader.tr("Name: {change}", change=next(iter(changes.values())))
        return
    for language, change in changes.items():
        name = reader.language_name(language)
        yield reader.tr("{language}: {change}", language=name, change=change)


def _version(reader: Reader, text: ProgrammeText, language: str) -> str:
    return text.get(language) or text.get(ProgrammeText.PLAIN) or reader.tr("not said")


def _name(reader: Reader, change: ThingChange) -> str:
    return name_of(reader, change.thing)


def name_of(reader: Reader, thing: Session | Thing) -> str:
    """What something of the programme is called, and what it is where that does not show."""
    match thing:
        case Session():
            return reader.title(thing)
        case Event() as event:
            return reader.tr("Event: {name}", name=reader.text(event.title))
        case Group() as group:
            return reader.tr("Group: {group}", group=reader.text(group.title))
        case Place() as place:
            return reader.tr("Place: {place}", place=reader.text(place.name))
        case Track() as track:
            return reader.tr("Track: {track}", track=reader.text(track.name))
        case InfoPage() as page:
            return reader.tr("Info page: {page}", page=reader.text(page.title))
        case team:
            return reader.tr("Team: {team}", team=reader.text(team.name))


def field_name(reader: Reader, field: str) -> str:
    """What a field of the programme is called, within a line."""
    tr = reader.tr
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
    reader: Reader, title: str, listed: Page[tuple[str, str]], first: Iterable[str] = ()
) -> Text:
    """The head of a screen about a difference, with what comes `first`, and a page of entries."""
    text = Text().title(title).lines(first)
    text.joined(time_zone_line(reader), listed.heading(reader.tr))
    for heading, line in listed.items:
        text.line().bold(heading).line().line(line)
    return text


def tells(reader: Reader, audience: Audience) -> str:
    """How many people a release is told to."""
    if not audience.reachable and not audience.unreachable:
        return reader.tr("Nobody is notified")
    people = reader.tr.plural("Tells {n} person", "Tells {n} people", audience.reachable)
    if not audience.unreachable:
        return people
    apart = reader.tr.plural(
        "{n} more cannot be reached at present",
        "{n} more cannot be reached at present",
        audience.unreachable,
    )
    return f"{people}; {apart}"
