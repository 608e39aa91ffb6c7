"""Dates, as they are written and as they are spoken: "28.6.", «двадцать восьмого июня»."""

import re
from datetime import date
from typing import Final

from handlers.frame.times.asked import DayWord
from handlers.frame.times.cursor import Cursor

_DATE: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})(?:[./-]((?:19|20)\d{2}|\d{2}))?\.?")
_ISO_DATE: Final = re.compile(r"((?:19|20)\d{2})[./-](\d{1,2})[./-](\d{1,2})")
YEAR: Final = re.compile(r"((?:19|20)\d\d)\.?")
"""A year that may be meant; others are beyond what events and calendars know."""

_SHORT_YEAR: Final = re.compile(r"\d\d")
_DAY: Final = re.compile(r"(\d{1,2})\.?")
_LAST_CENTURY: Final = 70
"""A year of two digits from here on is one of the last century."""

Dated = tuple[DayWord, int]
"""A date as far as it was said, and how many words it takes."""


def read_date(at: Cursor, *, loose: bool) -> Dated | None:
    """The date that is said there. `loose` takes "29" alone for a day."""
    return _written(at, loose=loose) or _month_first(at) or _day_first(at, loose=loose)


def read_day_number(at: Cursor) -> tuple[int, int] | None:
    """A day of the month without the month, and its words: "14.", "13ter", «31-ое», "vierten"."""
    t = at.t
    written = _DAY.fullmatch(at[0])
    if written:
        day, words = int(written[1]), 1 + (at[1] in t.date_endings)
    elif at[0] in t.tens and 0 < t.ordinals.get(at[1], 0) < 10:
        day, words = t.tens[at[0]] + t.ordinals[at[1]], 2
    else:
        day, words = t.ordinals.get(at[0], 0), 1
    return (day, words) if 0 < day <= 31 else None


def _written(at: Cursor, *, loose: bool) -> Dated | None:
    iso = _ISO_DATE.fullmatch(at[0])
    if iso:
        return _dated(int(iso[3]), int(iso[2]), int(iso[1]), 1)
    written = _DATE.fullmatch(at[0])
    if written is None or at[1] in at.t.clock:
        return None
    sure = loose or written[3] or "." in at[0] or "/" in at[0]
    if "-" in at[0] and not written[3]:
        return None
    return _dated(int(written[1]), int(written[2]), _year(written[3]), 1) if sure else None


def _month_first(at: Cursor) -> Dated | None:
    """ "Juni 28", "April 14, 2015"."""
    t, day = at.t, _DAY.fullmatch(at[1])
    if at[0] not in t.months or day is None or at[2] in t.clock:
        return None
    words = 2 + (at[2] in t.date_endings)
    said = YEAR.fullmatch(at[words])
    return _dated(int(day[1]), t.months[at[0]], _year(said and said[1]), words + bool(said))


def _day_first(at: Cursor, *, loose: bool) -> Dated | None:
    """ "28. Juni 2021", «восьмого июня», "vierter zwölfter"; a day alone where it may be."""
    t = at.t
    found = read_day_number(at)
    if found is None:
        return None
    day, words = found
    if month := t.months.get(at[words]):
        said = YEAR.fullmatch(at[words + 1]) or _short_year(at.on(words + 1))
        return _dated(day, month, _year(said and said[0].rstrip(".")), words + 1 + bool(said))
    by_number = at.on(words)
    if loose and not at[0][0].isdigit() and 0 < t.ordinals.get(by_number[0], 0) <= 12:
        return _dated(day, t.ordinals[by_number[0]], None, words + 1)
    in_digits = at[0][0].isdigit()
    # "am dreißigsten" is a day, "den zweiten Vortrag" is none.
    by_itself = in_digits or not by_number[0] or by_number[0] in t.every_word
    has_ending = words > 1 and in_digits
    return (DayWord(day=day), words) if has_ending or (loose and by_itself) else None


def _short_year(at: Cursor) -> re.Match[str] | None:
    """ "14" behind a month, unless it is an hour."""
    return None if at[1] in at.t.clock or at[1] in at.t.units else _SHORT_YEAR.fullmatch(at[0])


def _year(said: str | None) -> int | None:
    if said is None:
        return None
    year = int(said)
    if year >= 100:
        return year
    return year + (1900 if year >= _LAST_CENTURY else 2000)


def _dated(day: int, month: int, year: int | None, words: int) -> Dated | None:
    try:
        date(year or 2024, month, day)
    except ValueError:
        return None
    return DayWord(day=day, month=month, year=year), words
