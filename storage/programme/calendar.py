"""The programme as a calendar file (RFC 5545), for phones and computers.

Every entry keeps its UID from release to release, and SEQUENCE rises with them: who opens a newer
file has entries moved instead of doubled. Hours carry their zone and the file what the zone means.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from storage.programme.calendar_zone import zone_component
from storage.programme.model import Event, Place, Session, Text

if TYPE_CHECKING:
    import icalendar


@dataclass(frozen=True, slots=True)
class Entry:
    """A session as its reader sees it; `link` is None where it is not for their eyes."""

    session: Session
    place: Place | None
    link: str | None


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What a file holds. `alarms` are minutes before the start.

    Files that differ only in when they were made, `made_at` in UTC, are equal.
    """

    event: Event
    entries: tuple[Entry, ...]
    release: int
    language: str
    made_at: datetime = field(compare=False)
    provisional: str
    alarms: tuple[int, ...] = ()


def write_calendar(file: CalendarFile) -> bytes:
    """The calendar file; about 1 ms a session, so keep it off the event loop."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//konferenzbot//programme//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _text(file, file.event.title))
    for entry in file.entries:
        calendar.add_component(_entry(file, entry))
    if calendar.get_missing_tzids():
        first = min(entry.session.start for entry in file.entries)
        last = max(entry.session.end for entry in file.entries)
        calendar.subcomponents.insert(0, zone_component(file.event.timezone, first, last))
    content: bytes = calendar.to_ical()
    return content


def _entry(file: CalendarFile, entry: Entry) -> "icalendar.Event":
    from icalendar import Event as CalendarEvent

    session, zone = entry.session, file.event.timezone
    written = CalendarEvent()
    written.add("uid", f"{session.id}.{file.event.id}@konferenzbot")
    written.add("sequence", file.release)
    written.add("dtstamp", file.made_at)
    written.add("dtstart", session.start.astimezone(zone))
    written.add("dtend", session.end.astimezone(zone))
    written.add("summary", _text(file, session.title))
    written.add("status", "TENTATIVE" if session.provisional else "CONFIRMED")
    description = "\n\n".join(_description(file, entry))
    if description:
        written.add("description", description)
    if entry.place:
        written.add("location", ", ".join(_where(file, entry.place)))
        if entry.place.latitude is not None and entry.place.longitude is not None:
            written.add("geo", (entry.place.latitude, entry.place.longitude))
    if entry.link:
        written.add("url", entry.link)
    for minutes in file.alarms:
        written.add_component(_alarm(minutes, _text(file, session.title)))
    return written


def _alarm(minutes: int, title: str) -> "icalendar.Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(minutes=-minutes))
    return alarm


def _description(file: CalendarFile, entry: Entry) -> Iterable[str]:
    session = entry.session
    if session.provisional:
        yield file.provisional
    if entry.link:
        yield entry.link
    speakers = [
        ", ".join(filter(None, (_text(file, s.name), _text(file, s.role))))
        for s in session.speakers
    ]
    if speakers:
        yield "\n".join(speakers)
    if session.abstract:
        yield _text(file, session.abstract)


def _where(file: CalendarFile, place: Place) -> Iterable[str]:
    yield _text(file, place.name)
    if place.address:
        yield _text(file, place.address)


def _text(file: CalendarFile, text: Text | None) -> str:
    return text.in_language(file.language) if text else ""
