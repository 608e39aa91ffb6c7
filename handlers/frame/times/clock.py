"""Hours of the clock, as they are written and as they are spoken."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import time
from typing import Final

from handlers.frame.times.cursor import Cursor
from locales.time_words import EVENING, MORNING, NIGHT, Part

_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?\.?")
_POINTED: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.?")
_DAYTIME: Final = 12
_DAWN: Final = 6
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of the clock, `words` long; a `bare` one may be meant twelve hours later."""

    at: time
    bare: bool
    words: int


def read_hour(at: Cursor, *, loose: bool) -> Hour | None:
    """The hour that is said there, settled by the half of the day behind it.

    `loose` is as in `read_clock`.
    """
    hour = read_clock(at, loose=loose)
    if hour is None:
        return None
    half = _half_of_the_day(at.on(hour.words))
    if half is None:
        return hour
    part, words = half
    settled_at = settled(hour.at, part) if hour.bare else hour.at
    return Hour(settled_at, bare=False, words=hour.words + words)


def read_clock(at: Cursor, *, loose: bool) -> Hour | None:
    """The hour that is said there. `loose` takes a number without "Uhr" for an hour."""
    t, word = at.t, at[0]
    if not word[:1].isdigit() and word not in t.hours_begin:
        return None
    spoken = _spoken(at, loose=loose)
    if spoken:
        return spoken
    written = _CLOCK.fullmatch(word)
    if written and _is_clock(written) and (at[1] in t.clock or at[1] not in t.units):
        followed = at[1] in t.clock
        if not loose and not followed and can_be_a_date(word):
            return None
        hour = int(written[1])
        bare = len(written[1]) == 1 or (1 <= hour < _DAYTIME and "." in word and not followed)
        return _hour(hour, int(written[2]), bare, 1 + followed)
    number = at.number()
    if number is None or number > 24:
        return None
    bare = not word.startswith("0")
    if at[1] not in t.clock:
        return _hour(number, 0, bare, 1) if loose else None
    minute = at.on(2).number() if word[0].isdigit() and len(at[2]) == 2 else None
    if minute is not None and at[3] not in t.months:
        counted = at[3] in t.units
        if counted and at[1] in t.units and not loose and number <= _DAYTIME:
            return None
        return _hour(number, min(minute, 59), number <= _DAYTIME, 3 + counted)
    if _may_be_a_length(at, number, loose=loose):
        return None
    return _hour(number, 0, bare, 2)


def can_be_a_date(word: str) -> bool:
    """Whether "10.10" names a day, which it does unless an hour is to be expected."""
    pointed = _POINTED.fullmatch(word)
    return pointed is not None and 0 < int(pointed[1]) <= 31 and 0 < int(pointed[2]) <= _MONTHS


def settled(hour: time, part: Part) -> time:
    """The reading of a bare hour that a part of the day asks for."""
    if hour.hour == _DAYTIME and part in (MORNING, EVENING, NIGHT):
        return hour.replace(hour=0)
    if part == MORNING or hour.hour >= _DAYTIME or (part == NIGHT and hour.hour < _DAWN):
        return hour
    return hour.replace(hour=hour.hour + _DAYTIME)


def _half_of_the_day(at: Cursor) -> tuple[Part, int] | None:
    """ "nachmittags", "am Abend", "in der Früh", «дня», «после полудня», and its words."""
    t = at.t
    behind = at.passing(t.into).passing(t.articles)
    between = behind.place - at.place
    if behind[0] in t.parts:
        return t.parts[behind[0]], between + 1
    if between and behind[0] in t.parts_after_a_day:
        return t.parts_after_a_day[behind[0]], between + 1
    words = at.phrase(t.halves_of_the_day)
    return (t.halves_of_the_day[at.said(words)], words) if words else None


def _may_be_a_length(at: Cursor, number: int, *, loose: bool) -> bool:
    """Whether «8 часов» is how long something takes: nothing around it says that it is an hour."""
    if loose or number > _DAYTIME or at[1] not in at.t.units:
        return False
    return len(at.words) == 2


def _spoken(at: Cursor, *, loose: bool) -> Hour | None:
    """ "halb drei", "viertel vor drei", «полтретьего», «без четверти три», "Mitternacht"."""
    t, word = at.t, at[0]
    if word in t.noon:
        return Hour(time(12), bare=False, words=1)
    if word in t.midnight:
        return Hour(time(0), bare=False, words=1)
    if half := _half_hour(at):
        return half
    if word in t.less:
        minutes = 15 if at[1] in t.quarter else at.on(1).number()
        behind = at.on(3 if at[2] in t.units else 2)
        hour = behind.number()
        if minutes and hour is not None:
            return _hour(hour, -minutes, True, behind.place - at.place + 1 + (behind[1] in t.clock))
    return _minutes_off(at, loose=loose)


def _half_hour(at: Cursor) -> Hour | None:
    """ "halb drei", "dreiviertel drei", «полтретьего», «половина четвёртого»."""
    t, word = at.t, at[0]
    if word in t.half_hours:
        return _hour(t.half_hours[word], -30, True, 1)
    hour = at.on(1).number() or t.ordinals.get(at[1])
    if word in t.minutes_before and hour and at[1] not in t.units:
        return _hour(hour, -t.minutes_before[word], True, 2 + (at[2] in t.clock))
    return None


def _minutes_off(at: Cursor, *, loose: bool) -> Hour | None:
    """ "zwanzig nach drei", "15 Minuten vor 12", "fünf vor halb vier", «десять минут третьего»."""
    t = at.t
    minutes = 15 if at[0] in t.quarter else at.number()
    if minutes is None or minutes >= 60:
        return None
    counted = at[1] in t.units and at[0] not in t.quarter
    behind = at.on(2 if counted else 1)
    if counted and behind[0] in t.ordinals:
        return _hour(t.ordinals[behind[0]] - 1, minutes, True, 3)
    if behind[0] not in t.after and behind[0] not in t.before:
        return None
    sign = 1 if behind[0] in t.after else -1
    base = _half_hour(behind.on(1)) or _full_hour(behind.on(1))
    if base is None or not (loose or counted or minutes in _SPOKEN_MINUTES):
        return None
    said = base.at.hour * 60 + base.at.minute
    return _hour(0, said + sign * minutes, True, behind.place + 1 + base.words - at.place)


_SPOKEN_MINUTES: Final[Collection[int]] = (5, 10, 15, 20, 25)


def _full_hour(at: Cursor) -> Hour | None:
    number = at.number()
    if number is None or number > 24:
        return None
    return Hour(time(number % 24), bare=True, words=1 + (at[1] in at.t.clock))


def _is_clock(written: re.Match[str]) -> bool:
    return int(written[1]) <= 24 and int(written[2]) < 60


def _hour(hour: int, minute: int, bare: bool, words: int) -> Hour:
    minutes = (hour * 60 + minute) % (24 * 60)
    return Hour(time(minutes // 60, minutes % 60), bare and 0 < minutes < 13 * 60, words)
