"""What a text says about time, in all languages that have words for it.

`read_time` goes through the words once, from left to right, and takes out what names a time: at
each word the first rule that reads something decides. It does not know what day it is: days are
named relative to today, by weekday or by date, and `meaning.py` resolves them. The conventions
stand in `docs/questions.md`.
"""

import re
from collections.abc import Callable, Sequence
from datetime import time
from typing import Final

from handlers.frame.times import days, hours
from handlers.frame.times.asked import TimeAsked
from handlers.frame.times.clock import settled
from handlers.frame.times.cursor import Cursor
from locales.time_words import Part, TimeWords
from locales.words import Word

_DECIMAL: Final = re.compile(r"(?<![\d.,:])(\d{1,3}),(\d{1,2})(?![\d.,:])")
_TO: Final = " to "
"""English, for the code is: the words need not be of a language that the bot speaks."""

_DASHES: Final = frozenset("-–—/")
_DASH: Final = re.compile(
    r"(?<=\d)\s*[-–—]\s*(?=\d{1,2}:\d)"  # 18–20:00
    r"|(?<=[.:]\d\d)\s*[-–—]\s*(?=\d)"  # 18:30-20
    r"|(?<=\d\.)\s*[-–—/]\s*(?=\d)"  # 14. - 15.10., 14./15.10.
    r"|(?<=\d)[^\W\d_]{1,3}\s*[-–—/]\s*(?=\d)"  # 18:30h - 19:00h
    r"|(?<=\w)\s+[-–—]\s+(?=\w)"  # Juni 13 - Juni 15
    r"|(?<=[^\W\d_]\.)\s+[-–—]\s+(?=\w)"
)

_Rule = Callable[[Cursor, TimeAsked], int]
_RULES: Final[tuple[_Rule, ...]] = (
    hours.other_zone,
    hours.counted_from_now,
    hours.stretch_from_now,
    days.span_of_days,
    hours.part_of_a_day,
    days.day,
    hours.span_of_hours,
    hours.hour,
    hours.now_or_next,
)


def as_spoken(text: str) -> str:
    """The text with "18:30–20:00" written as "18:30 to 20:00", and "1,5" as "1.5"."""
    decimal = _DECIMAL.sub(r"\1.\2", text)
    return decimal if _DASHES.isdisjoint(decimal) else _DASH.sub(_spelt, decimal)


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
    if asked.through is None:
        asked.days = days.joined_days(asked.days)
    if asked.bare and asked.part:
        _settle(asked, asked.part)
    return asked


def _spelt(found: re.Match[str]) -> str:
    """What stood for "to", spelt so; the unit before it is kept."""
    unit = "".join(filter(str.isalpha, found[0]))
    return f"{unit}{_TO}"


def _settle(asked: TimeAsked, part: Part) -> None:
    """Give bare hours the reading that the part of the day asks for; the part is then used up."""

    def said(hour: time | None) -> time | None:
        return None if hour is None else settled(hour, part)

    asked.at, asked.since, asked.until = map(said, (asked.at, asked.since, asked.until))
    asked.bare, asked.part = False, None
