"""What is on at an hour, or in some hours of a day."""

from collections.abc import Callable, Sequence
from datetime import date, time
from functools import partial

from handlers.frame.reader import Reader
from handlers.frame.session_lists import Entry, ahead_first, mine_first, page_of, write_page
from handlers.frame.sessions import time_zone_line
from handlers.programme.actions import Day
from handlers.programme.door import session_keys
from handlers.questions.actions import AtHour, Part
from handlers.questions.intents import PartOfDay
from handlers.questions.reading.hours_of_days import belongs, on_at
from handlers.ui.screen import Screen, Text
from storage.programme.model import Session


def part_of_day(reader: Reader, asked: PartOfDay) -> Screen:
    """What was found of a part of a day, the first page of it.

    Where that is more or less than what belongs to these hours of any day, as "in the next hour"
    is, the rest stands on the day's own screen.
    """
    day, since, until = asked.day, asked.since, asked.until
    sessions = [reader.snapshot.sessions[found] for found in asked.sessions]
    if asked.at_the_hour:
        return _at_hour(reader, day, since or time(0), sessions)
    as_ever = set(asked.sessions) == {s.id for s in _belonging(reader, day, since, until)}
    further = partial(Part, day, _minutes(since), _minutes(until)) if as_ever else None
    return _between(reader, day, since, until, sessions, 0, further)


def at_hour(reader: Reader, when: date, minute: int, page: int = 0) -> Screen | None:
    """What begins at a minute of a day and what is on then; None for no day of the event."""
    if when not in reader.snapshot.by_day or minute >= 24 * 60:
        return None
    hour = time(minute // 60, minute % 60)
    return _at_hour(reader, when, hour, on_at(reader.snapshot, when, hour), page)


def _at_hour(
    reader: Reader, when: date, hour: time, sessions: Sequence[Session], page: int = 0
) -> Screen:
    text = Text().title(f"{reader.day(when)}, {_hours(reader, hour, None, at_the_hour=True)}")
    shown = page_of(reader, text, [Entry(session) for session in sessions], page)
    text.joined(time_zone_line(reader), shown.position(reader.tr)).line()
    write_page(reader, text, shown)
    return text.screen(
        session_keys(reader, shown),
        shown.ways(reader.tr, lambda number: AtHour(when, _minutes(hour), number)),
        reader.back(reader.short_day(when), Day(when)),
    )


def part(reader: Reader, when: date, since: int, until: int, page: int = 0) -> Screen | None:
    """A part of a day between two minutes of it, a page at a time; None for no day of the event."""
    if when not in reader.snapshot.by_day or max(since, until) >= 24 * 60:
        return None
    first, last = _time(since), _time(until)
    sessions = _belonging(reader, when, first, last)
    return _between(reader, when, first, last, sessions, page, partial(Part, when, since, until))


def _belonging(reader: Reader, when: date, since: time | None, until: time | None) -> list[Session]:
    there = reader.snapshot.by_day.get(when, ())
    return [s for s in there if belongs(reader.snapshot, s, since, until, only_from=False)]


def _between(
    reader: Reader,
    when: date,
    since: time | None,
    until: time | None,
    sessions: Sequence[Session],
    page: int,
    further: Callable[[int], Part] | None,
) -> Screen:
    """Sessions of some hours of a day, a page at a time; `further` leads to the other pages."""
    text = Text().title(f"{reader.day(when)}, {_hours(reader, since, until, at_the_hour=False)}")
    shown = page_of(
        reader, text, [Entry(s) for s in ahead_first(reader, mine_first(reader, sessions))], page
    )
    text.joined(time_zone_line(reader), shown.position(reader.tr)).line()
    write_page(reader, text, shown)
    return text.screen(
        session_keys(reader, shown),
        shown.ways(reader.tr, further) if further else (),
        reader.back(reader.short_day(when), Day(when)),
    )


def _hours(reader: Reader, since: time | None, until: time | None, at_the_hour: bool) -> str:
    if since and at_the_hour:
        return reader.tr("at {hour}", hour=f"{since:%H:%M}")
    if since and until:
        return f"{since:%H:%M}–{until:%H:%M}"
    if until:
        return reader.tr("until {hour}", hour=f"{until:%H:%M}")
    return reader.tr("from {hour}", hour=f"{since or time(0):%H:%M}")


def _minutes(hour: time | None) -> int:
    return hour.hour * 60 + hour.minute if hour else 0


def _time(minutes: int) -> time | None:
    return time(minutes // 60, minutes % 60) if minutes else None
