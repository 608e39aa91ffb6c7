"""The programme as a calendar file (RFC 5545), for phones and computers.

Every entry keeps its UID from release to release, and SEQUENCE rises with them: who opens a newer
file has entries moved instead of doubled. Hours carry their zone and the file what the zone means.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from storage.programme.model import Event, Place, Session, Text

if TYPE_CHECKING:
    import icalendar

_MARGIN: Final = timedelta(days=2)
"""How far around its entries a file describes the zone: local days differ by at most one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A session as its reader sees it; `link` is None where it is not for their eyes."""

    session: Session
    place: Place | None
    link: str | None


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What a file holds. `alarms` are minutes before the start; `provisional` and `cancelled` the
    words for it. `name` is what the calendar is called, the event's title where it is empty. A file
    that is subscribed to says after how long to fetch it `again`.

    Files that differ only in when they were made, `made_at` in UTC, are equal.
    """

    event: Event
    entries: tuple[Entry, ...]
    release: int
    language: str
    made_at: datetime = field(compare=False)
    provisional: str
    cancelled: str
    alarms: tuple[int, ...] = ()
    name: str = ""
    again: timedelta | None = None


def write_calendar(file: CalendarFile) -> bytes:
    """The calendar file; about 1 ms a session, so keep it off the event loop."""
    from icalendar import Calendar, vDuration

    calendar = Calendar()
    calendar.add("prodid", "-//konferenzbot//programme//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", file.name or _text(file, file.event.title))
    if file.again:
        calendar.add("refresh-interval", file.again, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(file.again))
    for entry in file.entries:
        calendar.add_component(_entry(file, entry))
    if calendar.get_missing_tzids():
        first = min(entry.session.start for entry in file.entries)
        last = max(entry.session.end for entry in file.entries)
        calendar.subcomponents.insert(0, _zone_component(file.event.timezone, first, last))
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
    title = _text(file, session.title)
    # Not every calendar strikes through what is cancelled.
    written.add("summary", title if session.takes_place else f"{file.cancelled}: {title}")
    written.add("status", _status(session))
    description = "\n\n".join(_description(file, entry))
    if description:
        written.add("description", description)
    if entry.place:
        written.add("location", ", ".join(_where(file, entry.place)))
        if entry.place.latitude is not None and entry.place.longitude is not None:
            written.add("geo", (entry.place.latitude, entry.place.longitude))
    if entry.link:
        written.add("url", entry.link)
    for minutes in file.alarms if session.takes_place else ():
        written.add_component(_alarm(minutes, _text(file, session.title)))
    return written


def _status(session: Session) -> str:
    if not session.takes_place:
        return "CANCELLED"
    return "TENTATIVE" if session.provisional else "CONFIRMED"


def _alarm(minutes: int, title: str) -> "icalendar.Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(minutes=-minutes))
    return alarm


def _description(file: CalendarFile, entry: Entry) -> Iterable[str]:
    session = entry.session
    if session.reason:
        yield _text(file, session.reason)
    if session.provisional and session.takes_place:
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


def _zone_component(zone: ZoneInfo, first: datetime, last: datetime) -> "icalendar.Timezone":
    """What the zone means from two days before `first` to two days after `last`, both aware.

    Every clock change is a part of its own with one DTSTART (RFC 5545 3.6.5). icalendar's own
    writes lists of RDATE, of which ical.js and vobject read the first value only and Outlook none,
    and gives the hour of a change by the clock after it where the standard wants the one before.
    """
    from icalendar import Timezone

    begin, end = first.astimezone(UTC) - _MARGIN, last.astimezone(UTC) + _MARGIN
    written = Timezone()
    written.add("tzid", zone.key)
    for onset in (begin, *_clock_changes(zone, begin, end)):
        written.add_component(_observance(zone, onset))
    return written


def _observance(zone: ZoneInfo, onset: datetime) -> "icalendar.Component":
    """The offset that holds from a moment on; the moment is written in the offset before it."""
    from icalendar import TimezoneDaylight, TimezoneStandard

    since = onset.astimezone(zone)
    before, after = _offset(zone, onset - timedelta(seconds=1)), _offset(zone, onset)
    written = TimezoneDaylight() if since.dst() else TimezoneStandard()
    written.add("dtstart", (onset + before).replace(tzinfo=None))
    written.add("tzoffsetfrom", before)
    written.add("tzoffsetto", after)
    written.add("tzname", since.tzname())
    return written


def _clock_changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The moments at which the zone's offset changes, in UTC and in order.

    Two changes within a day that undo each other would be missed; no zone has had such.
    """
    day = begin
    while day < end:
        following = day + timedelta(days=1)
        if _offset(zone, day) != _offset(zone, following):
            yield _first_second(zone, day, following)
        day = following


def _first_second(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The first second after `before` that has another offset."""
    offset = _offset(zone, before)
    seconds = range(int((after - before).total_seconds()))
    passed = bisect_left(
        seconds, True, key=lambda s: _offset(zone, before + timedelta(seconds=s)) != offset
    )
    return before + timedelta(seconds=passed)


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).replace(tzinfo=None) - moment.replace(tzinfo=None)
