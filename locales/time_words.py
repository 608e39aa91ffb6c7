"""The words people use for days and hours, in German, Russian and a little English.

`read_time` goes through the words of a question once, from left to right, and takes out what names
a time. It does not know what day it is: days are named relative to today, by weekday or by date,
and whoever asks resolves them. Names of weekdays and months come from CLDR.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Final

from locales.time_lexicon import (
    AFTER,
    AFTERNOON,
    ARTICLES,
    AT,
    BETWEEN,
    EVENING,
    FROM,
    IN,
    LUNCH,
    MORNING,
    NEXT,
    NIGHT,
    NOW,
    ON,
    PARTS,
    PARTS_AFTER_A_DAY,
    PLACES,
    RELATIVE,
    SHORT,
    SPLIT,
    UNITS,
    UNTIL,
    Part,
    weekday_in,
)
from locales.time_numbers import NUMBERS, Hour, plain, read_clock, read_date

_RANGE: Final = re.compile(
    r"(?<![\d.:])(\d{1,2}(?::\d\d)?)\s*[-–—]\s*(\d{1,2}(?::\d\d)?)(?![\d.:])"
)


@dataclass(frozen=True, slots=True)
class DayWord:
    """A day as it was named: so many days from today, a weekday (Monday is 0), a date, or the
    event's first, second or last day (`place`, counted from 0, -1 being the last).
    """

    offset: int | None = None
    place: int | None = None
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None

    def resolved(self, today: date, days: Sequence[date]) -> date | None:
        """The day that is meant by somebody who speaks today about the event on these days.

        Of several that fit, the next one ahead, else the last one. None for a date of no year.
        """
        if self.offset is not None:
            return today + timedelta(days=self.offset)
        if self.place is not None:
            return days[self.place] if self.place < len(days) else None
        fitting = [day for day in days if self._fits(day)]
        ahead = [day for day in fitting if day >= today]
        return ahead[0] if ahead else fitting[-1] if fitting else None

    def _fits(self, day: date) -> bool:
        if self.weekday is not None:
            return day.weekday() == self.weekday
        return (
            self.day == day.day
            and self.month in (None, day.month)
            and self.year in (None, day.year)
        )


@dataclass(slots=True)
class TimeAsked:
    """What a question says about time. `rest` are the words that name none, `said` those that do.

    `at` is an hour of the clock, `since` and `until` bound a span; where `bare` is true, they may
    be meant twelve hours later. `ahead` is counted from now.
    """

    days: list[DayWord] = field(default_factory=list)
    part: Part | None = None
    at: time | None = None
    since: time | None = None
    until: time | None = None
    bare: bool = False
    ahead: timedelta | None = None
    now: bool = False
    next: bool = False
    rest: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def names_an_hour(self) -> bool:
        """Whether an hour, a span or a part of the day was named."""
        return (self.part or self.at or self.since or self.until) is not None


def with_ranges_spelt(text: str) -> str:
    """The text with "18:30–20:00" and "18:30-20" written as "von 18:30 bis 20:00"."""
    return _RANGE.sub(_spelt_range, text)


def read_time(words: Sequence[str]) -> TimeAsked:
    """Take out of a question what it says about time."""
    spelt = [word if word[0].isdigit() else plain(word) for word in words]
    asked = TimeAsked()
    at = 0
    while at < len(spelt):
        taken = 0
        for rule in _RULES:
            taken = rule(spelt, at, asked)
            if taken:
                break
        (asked.said if taken else asked.rest).extend(words[at : at + max(taken, 1)])
        at += max(taken, 1)
    if asked.bare and asked.part:
        _settle(asked, asked.part)
    return asked


def _spelt_range(found: re.Match[str]) -> str:
    first, last = found[1], found[2]
    if ":" not in first + last:
        return found[0]
    return " ".join(("von", _with_minutes(first), "bis", _with_minutes(last)))


def _with_minutes(hour: str) -> str:
    return hour if ":" in hour else f"{hour}:00"


def _days_rule(words: list[str], at: int, asked: TimeAsked) -> int:
    """ "heute Abend", "morgen früh", "Montagabend", «в среду вечером», "am 29. Juni"."""
    word = words[at]
    if word in PLACES and at + 1 < len(words) and words[at + 1] in ("tag", "день", "day"):
        asked.days.append(DayWord(place=PLACES[word]))
        return 2 + _part_after_a_day(words, at + 2, asked)
    if word == "tonight":
        asked.days.append(DayWord(offset=0))
        asked.part = EVENING
        return 1
    if word == "morgen" and at and words[at - 1] == "am":
        asked.part = MORNING
        return 1
    if word in RELATIVE:
        asked.days.append(DayWord(offset=RELATIVE[word]))
        return 1 + _part_after_a_day(words, at + 1, asked)
    found = weekday_in(word)
    if found and not (word in SHORT and not _is_short_day(words, at)):
        weekday, rest = found
        asked.days.append(DayWord(weekday=weekday))
        if rest:
            asked.part = PARTS_AFTER_A_DAY.get(rest) or PARTS.get(rest)
        return 1 + _part_after_a_day(words, at + 1, asked)
    dated = read_date(words, at, loose=bool(at) and words[at - 1] in ("am", "den", "vom", "zum"))
    if dated and not read_clock(words, at, loose=False):
        asked.days.append(DayWord(day=dated.day, month=dated.month, year=dated.year))
        return dated.words + _part_after_a_day(words, at + dated.words, asked)
    return 0


def _part_after_a_day(words: list[str], at: int, asked: TimeAsked) -> int:
    """ "abend" is a part of the day after a day; by itself it may be part of a title."""
    word = words[at] if at < len(words) else ""
    if word in PARTS_AFTER_A_DAY and not (
        word == "morgen" and at + 1 < len(words) and words[at + 1] in PARTS
    ):
        asked.part = PARTS_AFTER_A_DAY[word]
        return 1
    return 0


def _parts_rule(words: list[str], at: int, asked: TimeAsked) -> int:
    """ "nachmittags", "am Abend", "vor dem Mittag", «после обеда», "Abendprogramm"."""
    word = words[at]
    if word in SPLIT:
        asked.part = PARTS[SPLIT[word]]
        return 1
    bound = AFTER | UNTIL
    if word in bound:
        skip = 1 + (at + 1 < len(words) and words[at + 1] in ARTICLES)
        if at + skip < len(words) and words[at + skip] in LUNCH:
            asked.part = AFTERNOON if word in AFTER else MORNING
            return skip + 1
    if word in PARTS:
        asked.part = PARTS[word]
        return 1
    following = words[at + 1] if at + 1 < len(words) else ""
    if word in ("am", "gegen", "zum", "на", "uber", "in") and following in PARTS_AFTER_A_DAY:
        asked.part = PARTS_AFTER_A_DAY[following]
        return 2
    return 0


def _spans_rule(words: list[str], at: int, asked: TimeAsked) -> int:
    """ "von 10 bis 12", "10-12 Uhr", "ab 18 Uhr", "bis zwölf", «с 10 до 12», «после 15»."""
    word = words[at]
    if "-" in word and word.replace("-", "").isdecimal() and word.count("-") == 1:
        first, last = (read_clock([half], 0, loose=True) for half in word.split("-"))
        if first and last:
            _span(asked, first, last)
            return 1 + (at + 1 < len(words) and words[at + 1] in ("uhr", "часов", "ч"))
        return 0
    if word in BETWEEN or word in FROM:
        first = read_clock(words, at + 1, loose=True)
        if first:
            middle = at + 1 + first.words
            joined = middle < len(words) and words[middle] in {"bis", "und", "до", "и", "to", "and"}
            last = read_clock(words, middle + 1, loose=True) if joined else None
            if last:
                _span(asked, first, last)
                return 2 + first.words + last.words
            if word not in BETWEEN:
                asked.since, asked.bare = first.at, first.bare
                return 1 + first.words
    if word in AFTER or word in UNTIL:
        skip = 1 + (at + 1 < len(words) and words[at + 1] in ARTICLES)
        hour = read_clock(words, at + skip, loose=True)
        if hour:
            asked.bare = hour.bare
            if word in AFTER:
                asked.since = hour.at
            else:
                asked.until = hour.at
            return skip + hour.words
    return 0


def _ahead_rule(words: list[str], at: int, asked: TimeAsked) -> int:
    """ "in einer halben Stunde", «через час», «через 20 минут»."""
    if words[at] not in ("in", "через", "спустя"):
        return 0
    amount, place = 1.0, at + 1
    if place < len(words) and words[place] in ("anderthalb", "полтора"):
        amount, place = 1.5, place + 1
    elif (
        place < len(words)
        and (words[place].isdecimal() or words[place] in NUMBERS)
        and (words[place] != "час")
    ):
        number = words[place]
        amount = float(min(int(number[:4]), 999)) if number.isdecimal() else float(NUMBERS[number])
        place += 1
    if place < len(words) and words[place] in ("halben", "halbe"):
        amount, place = 0.5, place + 1
    if place >= len(words) or words[place] not in UNITS:
        return 0
    asked.ahead = amount * UNITS[words[place]]
    return place + 1 - at


def _hours_rule(words: list[str], at: int, asked: TimeAsked) -> int:
    """ "um 14", "14 Uhr 30", "halb drei nachmittags", «в полтретьего», «в два часа дня»."""
    word = words[at]
    prepared = word in AT or word in IN
    skip = 1 if prepared else 0
    if word == "um" and at + 1 < len(words) and words[at + 1] == "ca":
        skip = 2
    if not prepared and word == "mittag":
        return 0
    hour = read_clock(words, at + skip, loose=prepared)
    if hour is None or (not prepared and word in ("полдень", "полночь")):
        return 0
    asked.at, asked.bare = hour.at, hour.bare
    taken = skip + hour.words
    following = words[at + taken] if at + taken < len(words) else ""
    if following in ("pm", "дня", "am") and hour.bare:
        _settle(asked, MORNING if following == "am" else AFTERNOON)
        taken += 1
    return taken


def _now_rule(words: list[str], at: int, asked: TimeAsked) -> int:
    """ "jetzt", "im Moment", "als Nächstes", «в данный момент», «дальше»."""
    word = words[at]
    following = words[at + 1 : at + 3]
    if word == "im" and following[:1] in (["moment"], ["augenblick"]):
        asked.now = True
        return 2
    if word == "в" and following == ["данный", "момент"]:
        asked.now = True
        return 3
    if word in NOW:
        asked.now = True
        return 1
    if word == "als" and following[:1] and following[0] in NEXT:
        asked.next = True
        return 2
    if word in NEXT:
        asked.next = True
        return 1
    return 0


_RULES: Final = (
    _ahead_rule, _parts_rule, _days_rule, _spans_rule, _hours_rule, _now_rule,
)  # fmt: skip


def _span(asked: TimeAsked, first: Hour, last: Hour) -> None:
    asked.since, asked.until = first.at, last.at
    asked.bare = first.bare and last.bare


def _settle(asked: TimeAsked, part: Part) -> None:
    """Give bare hours the reading that the part of the day asks for; the part is then used up."""

    def settled(hour: time | None) -> time | None:
        if hour is None or part == MORNING or hour.hour >= 12:
            return hour
        if part == NIGHT and hour.hour < 6:
            return hour
        return hour.replace(hour=hour.hour + 12)

    asked.at, asked.since, asked.until = map(settled, (asked.at, asked.since, asked.until))
    asked.bare, asked.part = False, None


def _is_short_day(words: list[str], at: int) -> bool:
    """ "do" and "so" are days only where a day is to be expected."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return (
        len(words) == 1
        or following in (AT | FROM)
        or following in PARTS
        or following[:1].isdigit()
        or words[at] in ("пн", "вт", "чт", "пт", "сб", "fr", "mo")
        or (at > 0 and words[at - 1] in ON)
    )
