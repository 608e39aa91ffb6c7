"""Calendar files (RFC 5545), those of this bot among them, as schedules."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from locales.translator import N_
from storage.programme.conversion.foreign import Entry, Room, Schedule, Theme, Unreadable
from storage.programme.parsing.links import is_web_address
from storage.programme.parsing.values import iana_zones

if TYPE_CHECKING:
    from icalendar import Calendar

_OWN_UID: Final = re.compile(r"([a-z0-9-]+)\.([a-z0-9-]+)@konferenzbot", re.ASCII)
"""The id of a session, and that of its event."""

_A_DAY: Final = timedelta(days=1)


def read_calendar(content: bytes) -> Schedule:
    """The schedule that a calendar file means. Raises Unreadable."""
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(content)
        found = [(_entry(component), _own(component)) for component in calendar.walk("VEVENT")]
    except MemoryError:
        raise
    except Exception:
        # A damaged calendar may raise anything, and a zone that is a folder an OSError.
        raise Unreadable(N_("this is no calendar that could be read")) from None
    events = {own[1] for _, own in found if own}
    is_own = len(events) == 1
    return Schedule(
        title=_text(calendar, "x-wr-calname"),
        name=events.pop() if is_own else "",
        entries=tuple(entry for entry, _ in found if entry),
        description=_text(calendar, "x-wr-caldesc"),
        zone=_zone(calendar),
        unread=sum(1 for entry, _ in found if entry is None),
        is_own=is_own,
    )


def _entry(component: Any) -> Entry | None:
    """A session; None where it is not known when it begins."""
    begins = _value(component, "dtstart")
    if not isinstance(begins, date):
        return None
    start, ends = _moment(begins), _value(component, "dtend")
    length = _value(component, "duration")
    if isinstance(ends, date):
        # Both are in one zone, or one of them is of none: then the clock tells how long it takes.
        end = _moment(ends)
        if (end.tzinfo is None) != (start.tzinfo is None):
            end, start_then = end.replace(tzinfo=None), start.replace(tzinfo=None)
        else:
            start_then = start
        length = end - start_then
    all_day = not isinstance(begins, datetime)
    own = _own(component)
    is_cancelled = _text(component, "status") == "CANCELLED"
    title, link = _text(component, "summary"), _text(component, "url")
    abstract = _text(component, "description")
    if own and is_cancelled:
        title = title.partition(": ")[2] or title
    if own and link:
        abstract = "\n\n".join(part for part in abstract.split("\n\n") if part != link)
    return Entry(
        start=start,
        length=length if isinstance(length, timedelta) else _A_DAY if all_day else None,
        title=title,
        words=title,
        uid=_text(component, "uid"),
        own_id=own[0] if own else None,
        abstract=abstract,
        room=_room(component),
        theme=next(map(Theme, _categories(component)), None),
        link=link if is_web_address(link) else "",
        cancelled=is_cancelled,
        provisional=_text(component, "status") == "TENTATIVE",
        repeats="rrule" in component or "rdate" in component,
        all_day=all_day,
    )


def _own(component: Any) -> tuple[str, str] | None:
    """The ids of session and event where the bot has written an entry."""
    found = _OWN_UID.fullmatch(_text(component, "uid"))
    return (found[1], found[2]) if found else None


def _moment(value: date) -> datetime:
    return value if isinstance(value, datetime) else datetime.combine(value, time())


def _room(component: Any) -> Room | None:
    name, geo = _text(component, "location"), _property(component, "geo")
    position = (geo.latitude, geo.longitude) if hasattr(geo, "latitude") else None
    return Room(name, position=position) if name else None


def _categories(component: Any) -> Iterator[str]:
    found = _property(component, "categories")
    yield from (str(name) for name in getattr(found, "cats", ()) if str(name).strip())


def _zone(calendar: "Calendar") -> str | None:
    """The zone of a file: as it says, else the first that its moments are in."""
    starts = (_property(component, "dtstart") for component in calendar.walk("VEVENT"))
    named = (start.params.get("TZID", "") for start in starts if hasattr(start, "params"))
    return next((z for z in (_text(calendar, "x-wr-timezone"), *named) if z in iana_zones()), None)


def _value(component: Any, name: str) -> object:
    """What a moment or a length of time means; the first of several."""
    return getattr(_property(component, name), "dt", None)


def _text(component: Any, name: str) -> str:
    found = _property(component, name)
    return str(found).strip() if isinstance(found, str) else ""


def _property(component: Any, name: str) -> Any:
    """A property, the first where there are several; None where it cannot be read."""
    from icalendar.prop.broken import vBroken

    found = component.get(name)
    found = found[0] if isinstance(found, list) and found else found
    return None if isinstance(found, vBroken) else found
