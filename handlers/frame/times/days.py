"""Rules for days, weeks and spans of days.

Each takes what it reads, and says how many words it took.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from handlers.frame.times.asked import DayWord, TimeAsked
from handlers.frame.times.clock import read_clock
from handlers.frame.times.cursor import Cursor
from handlers.frame.times.dates import YEAR, Dated, read_date, read_day_number
from locales.time_words import EVENING

_WEEK: Final = 7
_LAST_DAY: Final = 31
_WITH_A_POINT: Final = re.compile(r"(\d{1,2})\.")
_WRITTEN: Final = re.compile(r"(\d{1,2})-(\d{1,2})\.?")


def span_of_days(at: Cursor, asked: TimeAsked) -> int:
    """ "von Montag bis Mittwoch", "13.–15. Juli", «с 13 по 15 июля», "heute und morgen"."""
    t = at.t
    if written := _WRITTEN.fullmatch(at[0]):
        return _written_span(at, int(written[1]), int(written[2]), asked)
    opened = at.passing(t.between).passing(t.since).passing(t.articles)
    first = _end_of_a_span(opened)
    behind = opened.on(first[1] if first else 0)
    if first is None or behind[0] not in t.joining:
        return 0
    last_at = behind.passing(t.joining).passing(t.on).passing(t.articles)
    last = _end_of_a_span(last_at)
    if last is None or not _is_span(first[0], last[0], last_at):
        return 0
    day, through = first[0], last[0]
    if day.day and day.month is None:
        day = replace(day, month=through.month)
    asked.days.append(replace(day, year=day.year or through.year) if day.day else day)
    asked.through = through
    return last_at.place + last[1] - at.place


def _written_span(at: Cursor, first: int, last: int, asked: TimeAsked) -> int:
    """ "28-30 Juni", "Juni 28-30"."""
    month = at.t.months.get(at[1]) or at.t.months.get(at[-1])
    if month is None or not 0 < first < last <= _LAST_DAY:
        return 0
    asked.days.append(DayWord(day=first, month=month))
    asked.through = DayWord(day=last, month=month)
    return 1 + (at[1] in at.t.months)


def day(at: Cursor, asked: TimeAsked) -> int:
    """ "heute Abend", "Montagabend", «в среду вечером», "am 29. Juni", "nächste Woche"."""
    t, word = at.t, at[0]
    if word in t.parts_of_weekdays:
        weekday, asked.part = t.parts_of_weekdays[word]
        asked.days.append(DayWord(weekday=weekday))
        return 1
    if word in t.tonight:
        asked.days.append(DayWord(offset=0))
        asked.part = EVENING
        return 1
    found = _counted_in_a_month(at) or _named(at) or _dated(at)
    if found is None:
        return 0
    said, words = found
    if said is None:
        asked.elsewhere = asked.elsewhere or _is_another(at)
        return words
    last = at[words - 1]
    if last in t.parts_of_weekdays:
        asked.part = t.parts_of_weekdays[last][1]
    number = _WITH_A_POINT.fullmatch(at[words + 1]) if at[words] in t.articles else None
    if number and said.weekday is not None and at[words + 2] not in t.months:
        said, words = replace(said, day=int(number[1])), words + 2
    asked.days.append(said)
    return words + _part_after_a_day(at.on(words), asked)


def _is_another(at: Cursor) -> bool:
    """Whether it is the next or the last one: next year is none of the event's, this one is."""
    words = at.phrase(at.t.relative)
    return bool(words) and at.t.relative[at.said(words)] != 0


def joined_days(days: Sequence[DayWord]) -> list[DayWord]:
    """What was said of one day in two ways, put together: "Mittwoch in zwei Wochen"."""
    kept: list[DayWord] = []
    for said in days:
        both = _together(kept[-1], said) if kept else None
        if both is None:
            kept.append(said)
        else:
            kept[-1] = both
    return kept


def _together(one: DayWord, other: DayWord) -> DayWord | None:
    for weekday, rest in ((one, other), (other, one)):
        if weekday.weekday is None or weekday.week is not None:
            continue
        if rest.week is not None and rest.weekday is None and not rest.weekend:
            return DayWord(weekday=weekday.weekday, week=rest.week)
        if rest.offset and rest.offset % _WEEK == 0:
            return DayWord(weekday=weekday.weekday, week=rest.offset // _WEEK)
        if rest.day is not None:
            return replace(rest, weekday=weekday.weekday)
    # "heute in einer Woche"
    if one.offset == 0 and other.offset and other.offset % _WEEK == 0:
        return other
    return None


def _end_of_a_span(at: Cursor) -> Dated | None:
    """A day, a date or a number of a day that may be one end of a span."""
    named = _named(at)
    if named and named[0] is not None:
        behind = read_date(at.on(named[1]).passing(at.t.articles), loose=False)
        if named[0].weekday is not None and behind:
            skipped = at.on(named[1]).passing(at.t.articles).place - at.place
            return behind[0], skipped + behind[1]
        return named[0], named[1]
    if read_clock(at, loose=False):
        return None
    dated = read_date(at, loose=False)
    if dated:
        return dated
    number = read_day_number(at)
    return (DayWord(day=number[0]), number[1]) if number else None


def _is_span(first: DayWord, last: DayWord, last_at: Cursor) -> bool:
    """Whether two ends are days: two bare numbers are hours, unless they are written as days."""
    if first.day and last.day and last.month is None and first.month is None:
        return last_at[0].endswith(".") or last_at[1] in last_at.t.date_endings
    return bool(first.day) == bool(last.day)


def _named(at: Cursor) -> tuple[DayWord | None, int] | None:
    """A day by its name, or a week; None as the day for one that no event knows, such as a year."""
    t, word = at.t, at[0]
    if words := at.phrase(t.relative):
        found = _relative(at.on(words), t.relative[at.said(words)])
        if found:
            return found[0], words + found[1]
    if words := at.phrase(t.days_ahead):
        return DayWord(offset=t.days_ahead[at.said(words)]), words
    if word in t.weekend:
        return DayWord(week=0, weekend=True), 1
    place = t.event_days.get(word, t.ordinals.get(word, 0) - 1)
    if at[1] in t.day_units and (word in t.event_days or place >= 0):
        return DayWord(place=place), 2
    if word in t.weekdays and (word not in t.short_weekdays or _is_short_day(at)):
        return _weekday(at, t.weekdays[word])
    return None


def _weekday(at: Cursor, weekday: int) -> tuple[DayWord, int]:
    """A weekday, and what says behind it which one: "Mittwoch nach dem nächsten"."""
    t = at.t
    behind = at.on(1)
    if behind[0] in t.after:
        behind = behind.on(1).passing(t.articles)
        if t.relative.get(behind[0]) == 1 and not behind.on(1)[0]:
            return DayWord(weekday=weekday, nth=2), behind.place + 1 - at.place
    return DayWord(weekday=weekday), 1


def _relative(at: Cursor, by: int) -> tuple[DayWord | None, int] | None:
    """What "next" or "this" stands before."""
    t, word = at.t, at[0]
    if word in t.weeks:
        return DayWord(week=by), 1
    if word in t.weekend:
        return DayWord(week=by, weekend=True), 1
    if word in t.weekdays:
        return DayWord(weekday=t.weekdays[word], nth=by or None), 1
    if word in t.parts_of_weekdays:
        return DayWord(weekday=t.parts_of_weekdays[word][0], nth=by or None), 1
    if word in t.day_units and by == 1:
        return DayWord(offset=1), 1
    if word in t.far or word in t.months:
        return None, 1
    return None


def _counted_in_a_month(at: Cursor) -> tuple[None, int] | None:
    """ "erster Dienstag im Oktober 2014", "letzte Woche im September": no day of an event."""
    t, word = at.t, at[0]
    counted = word in t.ordinals or word in t.event_days or word in t.relative
    if not counted or not (at[1] in t.weekdays or at[1] in t.weeks or at[1] in t.day_units):
        return None
    behind = at.on(2)
    inside = behind.passing(t.after).passing(t.of)
    if inside.place == behind.place or not (inside[0] in t.months or inside[0] in t.far):
        return None
    year = inside[1].isdecimal() and len(inside[1]) == 4
    return None, inside.place + 1 + year - at.place


def _dated(at: Cursor) -> tuple[DayWord | None, int] | None:
    expected = at[-1] in at.t.on_a_date
    if not expected and read_clock(at, loose=False):
        return None
    dated = read_date(at, loose=expected)
    if dated is None:
        return _month(at)
    following = at[dated[1]]
    counts = following in at.t.units or following in at.t.day_units or following in at.t.weeks
    counts = counts or following in at.t.far or following in at.t.clock
    return None if counts else dated


def _month(at: Cursor) -> tuple[DayWord, int] | None:
    """ "im Juni", "Juni 2021"; a month by itself may be part of a title."""
    t = at.t
    if at[0] not in t.months:
        return None
    said = YEAR.fullmatch(at[1])
    year = int(said[1]) if said else None
    if year is None and at[-1] not in t.of:
        return None
    return DayWord(month=t.months[at[0]], year=year), 1 + bool(year)


def _part_after_a_day(at: Cursor, asked: TimeAsked) -> int:
    """ "abend" is a part of the day after a day; by itself it may be part of a title."""
    t = at.t
    # "morgen früh" after a day is the morning of the next one.
    if at[0] not in t.parts_after_a_day or (at[0] in t.days_ahead and at[1] in t.parts):
        return 0
    asked.part = t.parts_after_a_day[at[0]]
    return 1


def _is_short_day(at: Cursor) -> bool:
    """ "do" and "so" are days only where a day is to be expected.

    What is a word besides, "so", is a day only beside a number or what belongs to a day.
    """
    t = at.t
    if at[-1] in t.on or at[1][:1].isdigit() or (at[-1] in t.joining and at[-2] in t.weekdays):
        return True
    return at[0] not in t.small_words and (
        len(at.words) == 1 or any(at[1] in words for words in (t.at, t.since, t.parts, t.joining))
    )
