"""What a text says about time, in all languages that have words for it.

`read_time` goes through the words once, from left to right, and takes out what names a time. It
does not know what day it is: days are named relative to today, by weekday or by date, and the
caller resolves them.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Final

from handlers.frame.times.clock import Cursor, read_clock, read_date
from locales.time_words import AFTERNOON, EVENING, MORNING, NIGHT, Part, TimeWords
from locales.words import Word

_RANGE: Final = re.compile(
    r"(?<![\d.:])(\d{1,2}(?::\d\d)?)\s*[-–—]\s*(\d{1,2}(?::\d\d)?)(?![\d.:])"
)
_LONGEST_PHRASE: Final = 3
_DIGITS: Final = 3


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
    """What a text says about time. `rest` are the words that name none, `said` those that do.

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
    rest: list[Word] = field(default_factory=list)
    said: list[Word] = field(default_factory=list)

    @property
    def names_an_hour(self) -> bool:
        """Whether an hour, a span or a part of the day was named."""
        return (self.part or self.at or self.since or self.until) is not None


def with_ranges_spelt(text: str) -> str:
    """The text with "18:30–20:00" and "18:30-20" written as "from 18:30 to 20:00"."""
    return _RANGE.sub(_spelt_range, text)


def read_time(words: Sequence[Word], t: TimeWords) -> TimeAsked:
    """Take out of a text what it says about time."""
    folded = [word.folded for word in words]
    asked, place = TimeAsked(), 0
    while place < len(words):
        taken = 0
        if folded[place][0].isdigit() or folded[place] in t.every_word:
            cursor = Cursor(t, folded, place)
            taken = next(filter(None, (rule(cursor, asked) for rule in _RULES)), 0)
        end = place + max(taken, 1)
        (asked.said if taken else asked.rest).extend(words[place:end])
        place = end
    if asked.bare and asked.part:
        _settle(asked, asked.part)
    return asked


def _spelt_range(found: re.Match[str]) -> str:
    if ":" not in found[0]:
        return found[0]
    first, last = (hour if ":" in hour else f"{hour}:00" for hour in found.groups())
    # English, for the code is: the words need not be of a language that the bot speaks.
    return f"from {first} to {last}"


def _ahead(at: Cursor, asked: TimeAsked) -> int:
    """ "in einer halben Stunde", «через час», «через 20 минут»."""
    t = at.t
    if at[0] not in t.in_a_while:
        return 0
    amount, length = 1.0, 2
    if at[1] in t.one_and_a_half:
        amount = 1.5
    elif at[1].isdecimal() and len(at[1]) <= _DIGITS:
        amount = int(at[1])
    elif at[1] in t.numbers and at[1] not in t.units:
        amount = t.numbers[at[1]]
    else:
        length = 1
    if at[length] in t.half_a:
        amount, length = 0.5, length + 1
    if at[length] not in t.units:
        return 0
    asked.ahead = amount * t.units[at[length]]
    return length + 1


def _parts(at: Cursor, asked: TimeAsked) -> int:
    """ "nachmittags", "am Abend", "vor dem Mittag", «после обеда», "Abendprogramm"."""
    t, word = at.t, at[0]
    if word in t.after or word in t.until:
        length = 2 if at[1] in t.articles else 1
        if at[length] in t.lunch:
            asked.part = AFTERNOON if word in t.after else MORNING
            return length + 1
    if word in t.parts:
        asked.part = t.parts[word]
        return 1
    if word in t.into and at[1] in t.parts_after_a_day:
        asked.part = t.parts_after_a_day[at[1]]
        return 2
    return 0


def _days(at: Cursor, asked: TimeAsked) -> int:
    """ "heute Abend", "morgen früh", "Montagabend", «в среду вечером», "am 29. Juni"."""
    t, word, length = at.t, at[0], 1
    if word in t.parts_of_weekdays:
        weekday, asked.part = t.parts_of_weekdays[word]
        day = DayWord(weekday=weekday)
    elif word in t.event_days and at[1] in t.day:
        day, length = DayWord(place=t.event_days[word]), 2
    elif word in t.tonight:
        day, asked.part = DayWord(offset=0), EVENING
    elif word in t.days_ahead:
        day = DayWord(offset=t.days_ahead[word])
    elif word in t.weekdays and (word not in t.short_weekdays or _is_short_day(at)):
        day = DayWord(weekday=t.weekdays[word])
    else:
        dated = read_date(at, loose=at[-1] in t.on_a_date)
        if dated is None or read_clock(at, loose=False):
            return 0
        day, length = DayWord(day=dated.day, month=dated.month, year=dated.year), dated.words
    asked.days.append(day)
    return length + _part_after_a_day(at.on(length), asked)


def _part_after_a_day(at: Cursor, asked: TimeAsked) -> int:
    """ "abend" is a part of the day after a day; by itself it may be part of a title."""
    t = at.t
    # "morgen früh" after a day is the morning of the next one.
    if at[0] not in t.parts_after_a_day or (at[0] in t.days_ahead and at[1] in t.parts):
        return 0
    asked.part = t.parts_after_a_day[at[0]]
    return 1


def _spans(at: Cursor, asked: TimeAsked) -> int:
    """ "von 10 bis 12", "10-12 Uhr", "ab 18 Uhr", "bis zwölf", «с 10 до 12», «после 15»."""
    t, word = at.t, at[0]
    if word.count("-") == 1:
        first, last = (read_clock(Cursor(t, [half]), loose=True) for half in word.split("-"))
        if first is None or last is None:
            return 0
        asked.since, asked.until, asked.bare = first.at, last.at, first.bare and last.bare
        return 2 if at[1] in t.clock else 1
    if word in t.between or word in t.since:
        first = read_clock(at.on(1), loose=True)
        if first and at[1 + first.words] in t.joining:
            last = read_clock(at.on(2 + first.words), loose=True)
            if last:
                asked.since, asked.until, asked.bare = first.at, last.at, first.bare and last.bare
                return 2 + first.words + last.words
        if first and word in t.since:
            asked.since, asked.bare = first.at, first.bare
            return 1 + first.words
    if word in t.after or word in t.until:
        length = 2 if at[1] in t.articles else 1
        hour = read_clock(at.on(length), loose=True)
        if hour:
            asked.bare = hour.bare
            if word in t.after:
                asked.since = hour.at
            else:
                asked.until = hour.at
            return length + hour.words
    return 0


def _hours(at: Cursor, asked: TimeAsked) -> int:
    """ "um 14", "14 Uhr 30", "halb drei nachmittags", «в полтретьего», «в два часа дня»."""
    t = at.t
    prepared = at[0] in t.at
    length = (2 if at[1] in t.at else 1) if prepared else 0
    hour = read_clock(at.on(length), loose=prepared)
    if hour is None or (not prepared and at[0] in t.hours_after_at):
        return 0
    asked.at, asked.bare = hour.at, hour.bare
    length += hour.words
    if hour.bare and at[length] in t.halves_of_the_day:
        _settle(asked, t.halves_of_the_day[at[length]])
        length += 1
    return length


def _now_or_next(at: Cursor, asked: TimeAsked) -> int:
    """ "jetzt", "im Moment", "als Nächstes", «в данный момент», «дальше»."""
    t = at.t
    if now := _phrase(at, t.now):
        asked.now = True
        return now
    if following := _phrase(at, t.next):
        asked.next = True
        return following
    return 0


def _phrase(at: Cursor, phrases: Collection[str]) -> int:
    """How many words from there on are one of the phrases."""
    said = at[0]
    for length in range(1, _LONGEST_PHRASE + 1):
        if said in phrases:
            return length
        said = f"{said}_{at[length]}"
    return 0


_RULES: Final = (_ahead, _parts, _days, _spans, _hours, _now_or_next)


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


def _is_short_day(at: Cursor) -> bool:
    """ "do" and "so" are days only where a day is to be expected."""
    t = at.t
    return (
        len(at.words) == 1
        or at[-1] in t.on
        or at[1] in t.at
        or at[1] in t.since
        or at[1] in t.parts
        or at[1][:1].isdigit()
    )
