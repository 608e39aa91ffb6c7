"""Hours of the clock and dates, as they are written and as they are spoken."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from locales.time_words import TimeWords

_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d{2})\.?")
_NUMBER: Final = re.compile(r"(\d{1,2})\.?")
_DATE: Final = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{2}|\d{4}))?\.?")
_ISO_DATE: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_YEAR: Final = re.compile(r"(20\d\d)\.?")


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a text: its folded words, counted from there. Beyond the text they are empty.

    `t` is what words say about time.
    """

    t: TimeWords
    words: Sequence[str]
    place: int = 0

    def __getitem__(self, ahead: int) -> str:
        place = self.place + ahead
        return self.words[place] if 0 <= place < len(self.words) else ""

    def on(self, by: int) -> "Cursor":
        """The place so many words further on."""
        return Cursor(self.t, self.words, self.place + by)


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of the clock, `words` long; a `bare` one may be meant twelve hours later."""

    at: time
    bare: bool
    words: int


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A date as far as it was said; `words` are its length."""

    day: int
    month: int | None
    year: int | None
    words: int


def read_clock(at: Cursor, *, loose: bool) -> Hour | None:
    """The hour that is said there. `loose` takes a number without "Uhr" for an hour."""
    t, word = at.t, at[0]
    spoken = _spoken(at)
    if spoken:
        return spoken
    written = _CLOCK.fullmatch(word)
    if written and _is_clock(written) and (loose or not _looks_dated(at)):
        hour, followed = int(written[1]), at[1] in t.clock
        bare = len(written[1]) == 1 or (1 <= hour <= 11 and "." in word and not followed)
        return _hour(hour, int(written[2]), bare, 1 + followed)
    number = _number(word, t)
    if number is None or number > 24:
        return None
    bare = not word.startswith("0")
    if at[1] not in t.clock:
        return _hour(number, 0, bare, 1) if loose else None
    minute = _number(at[2], t) if word[0].isdigit() and len(at[2]) == 2 else None
    if minute is None or at[3] in t.months:
        return _hour(number, 0, bare, 2)
    return _hour(number, min(minute, 59), number < 13, 3)


def read_date(at: Cursor, *, loose: bool) -> DayOfMonth | None:
    """The date that is said there. `loose` takes "29" alone for a day."""
    t, word = at.t, at[0]
    iso = _ISO_DATE.fullmatch(word)
    if iso:
        return _date(int(iso[3]), int(iso[2]), int(iso[1]), 1)
    written = _DATE.fullmatch(word)
    if written and (loose or "/" in word or written[3] or _looks_dated(at)):
        year = int(written[3]) if written[3] else None
        return _date(int(written[1]), int(written[2]), year, 1)
    following = _NUMBER.fullmatch(at[1])
    if word in t.months and following:
        return _date(int(following[1]), t.months[word], None, 2 + (at[2] in t.date_endings))
    day, length = _day(at)
    if day is None:
        return None
    month = t.months.get(at[length])
    if month:
        said_year = _YEAR.fullmatch(at[length + 1])
        year = int(said_year[1]) if said_year else None
        return _date(day, month, year, length + (2 if said_year else 1))
    has_ending = length > 1 and word[0].isdigit()
    return _date(day, None, None, length) if loose or has_ending else None


def _spoken(at: Cursor) -> Hour | None:
    """ "halb drei", "viertel vor drei", «полтретьего», «без четверти три», "Mitternacht"."""
    t, word = at.t, at[0]
    if word in t.noon:
        return Hour(time(12), bare=False, words=1)
    if word in t.midnight:
        return Hour(time(0), bare=False, words=1)
    if word in t.half_hours:
        return _hour(t.half_hours[word], -30, True, 1)
    hour = _number(at[1], t) or t.ordinals.get(at[1])
    if word in t.minutes_before and hour and at[1] not in t.units:
        return _hour(hour, -t.minutes_before[word], True, 2)
    hour = _number(at[2], t)
    if word in t.quarter and hour and at[1] in t.after:
        return _hour(hour, 15, True, 3)
    if word in t.quarter and hour and at[1] in t.until:
        return _hour(hour, -15, True, 3)
    minutes = 15 if at[1] in t.quarter else _number(at[1], t)
    if word in t.less and minutes and hour is not None:
        return _hour(hour, -minutes, True, 3)
    return None


def _is_clock(written: re.Match[str]) -> bool:
    return int(written[1]) <= 24 and int(written[2]) < 60


def _looks_dated(at: Cursor) -> bool:
    """Whether "28.06" is a day rather than an hour."""
    written = _DATE.fullmatch(at[0])
    if written is None or at[1] in at.t.clock:
        return False
    day, month = written[1], written[2]
    return at[0].endswith(".") or len(month) == 1 or month[0] == "0" or int(day) > 24


def _hour(hour: int, minute: int, bare: bool, words: int) -> Hour:
    minutes = (hour * 60 + minute) % (24 * 60)
    return Hour(time(minutes // 60, minutes % 60), bare and 0 < minutes < 13 * 60, words)


def _number(word: str, t: TimeWords) -> int | None:
    written = _NUMBER.fullmatch(word)
    return int(written[1]) if written else t.numbers.get(word)


def _day(at: Cursor) -> tuple[int | None, int]:
    """A day of the month and how many words it takes."""
    t = at.t
    written = _NUMBER.fullmatch(at[0])
    if written:
        return int(written[1]), 1 + (at[1] in t.date_endings)
    if at[0] in t.tens and 0 < t.ordinals.get(at[1], 0) < 10:
        return t.tens[at[0]] + t.ordinals[at[1]], 2
    return t.ordinals.get(at[0]), 1


def _date(day: int, month: int | None, year: int | None, words: int) -> DayOfMonth | None:
    if year is not None and year < 100:
        year += 2000
    try:
        date(year or 2024, month or 1, day)
    except ValueError:
        return None
    return DayOfMonth(day, month, year, words)
