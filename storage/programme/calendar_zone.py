"""What a time zone means, as calendar files say it (VTIMEZONE, RFC 5545 3.6.5).

Every clock change is a part of its own with one DTSTART. icalendar's own writes lists of RDATE, of
which ical.js and vobject read the first value only and Outlook none, and gives the hour of a change
by the clock after it where the standard wants the one before.
"""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    import icalendar

_MARGIN: Final = timedelta(days=2)
"""How far around its entries a file describes the zone: local days differ by at most one."""


def zone_component(zone: ZoneInfo, first: datetime, last: datetime) -> "icalendar.Timezone":
    """The zone from two days before `first` to two days after `last`, both aware."""
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
