"""Days and hours as people type them where a spreadsheet takes them for texts or numbers.

What can be meant in one way alone is read; of anything else it is said how to write it.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

from locales.languages import installed_languages
from locales.translator import N_
from storage.programme.parsing.values import YEARS, Unfit
from storage.programme.sheets.words import known_words

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_UNITS: Final = re.compile(r"[^\W\d_]+\.?")
_NUMBERS: Final = re.compile(r"[0-9]+", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})([-./])([0-9]{1,2})\2([0-9]{1,2})", re.ASCII)
_YEAR_LAST: Final = re.compile(r"([0-9]{1,2})([-./])([0-9]{1,2})\2([0-9]{4})", re.ASCII)
_ENDS_OF_DAYS: Final = frozenset({"st", "nd", "rd", "th"})
_SHORTEST_MONTH: Final = 3
_SHORTEST_DAY: Final = 2
_DOZEN: Final = 12
_YEAR_DIGITS: Final = 4

_CLOCK: Final = re.compile(r"([0-9]{1,2})(?:[:.,]([0-9]{2})(?::00)?)?", re.ASCII)
_LAST_HOUR: Final = 23
_MINUTES: Final = 60
_MAY_BE_FRACTIONS: Final = frozenset({25, 50})
"""9.5 may be meant as 9:50 or as half past nine, 9.25 as 9:25 or as a quarter past."""


def day_in(text: str) -> date:
    """The day that a text names, in numbers or with the month as a word. Raises Unfit."""
    words = [word.casefold() for word in _LETTERS.findall(text)]
    months = {_months()[word] for word in words if word in _months()}
    others = [word for word in words if word not in _months() and word not in _beside_days()]
    numbers = _NUMBERS.findall(text)
    if others or len(months) > 1:
        raise _no_day(text)
    parts = _with_month(numbers, months.pop()) if months else _in_numbers(text)
    try:
        day = date(*parts)
    except (TypeError, ValueError):
        raise _no_day(text) from None
    if day.year not in YEARS:
        raise _no_day(text)
    return day


def hour_in(text: str) -> timedelta:
    """The hour that a text names, since midnight: 9:30, 9.30, 9 Uhr, 9 Uhr 30. Raises Unfit."""
    words = [word.casefold() for word in _LETTERS.findall(text)]
    if not _beside_hours().issuperset(words):
        raise _no_hour(text)
    bare = "".join(_UNITS.sub(":", text).split()).strip(":")
    found = _CLOCK.fullmatch(bare)
    hours, minutes = (int(part or 0) for part in found.groups()) if found else (_MINUTES, 0)
    if not _is_on_clock(hours, minutes):
        raise _no_hour(text)
    return timedelta(hours=hours, minutes=minutes)


def hour_of_number(number: float) -> timedelta | None:
    """The hour for which somebody typed a number, such as 9.30; None where it is none.

    Raises Unfit where the number can mean two.
    """
    hundredths = round(float(number) * 100, 6)
    hours, minutes = divmod(hundredths, 100)
    if not hundredths.is_integer() or number <= 1 or not _is_on_clock(int(hours), int(minutes)):
        return None
    if minutes in _MAY_BE_FRACTIONS:
        raise Unfit(
            N_("this is the number {value}, which may be {one} or {other}; write it with a colon"),
            value=f"{number:g}",
            one=f"{int(hours)}:{int(minutes)}",
            other=f"{int(hours)}:{int(minutes * _MINUTES / 100)}",
        )
    return timedelta(hours=int(hours), minutes=int(minutes))


def _with_month(numbers: list[str], month: int) -> tuple[int, ...]:
    """Year, month and day of two numbers beside the name of a month; nothing where unclear."""
    years = [number for number in numbers if len(number) == _YEAR_DIGITS]
    days = [number for number in numbers if len(number) < _YEAR_DIGITS]
    return (int(years[0]), month, int(days[0])) if len(years) == len(days) == 1 else ()


def _in_numbers(text: str) -> tuple[int, ...]:
    """Year, month and day of a date in numbers; nothing where it is none. Raises Unfit."""
    bare = "".join(_LETTERS.sub(" ", text).replace(",", " ").split()).strip(".")
    if found := _YEAR_FIRST.fullmatch(bare):
        return int(found[1]), int(found[3]), int(found[4])
    if not (found := _YEAR_LAST.fullmatch(bare)):
        return ()
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    # Between dots the day always comes first, between strokes by half of the world.
    if found[2] == "." or first > _DOZEN or first == second:
        return year, second, first
    if second > _DOZEN:
        return year, first, second
    raise Unfit(
        N_('"{value}" may be {one} or {other}; write the day that you mean like this'),
        value=text,
        one=f"{first:02}.{second:02}.{year}",
        other=f"{second:02}.{first:02}.{year}",
    )


def _is_on_clock(hours: int, minutes: int) -> bool:
    return (hours <= _LAST_HOUR and minutes < _MINUTES) or (hours, minutes) == (24, 0)


def _no_day(text: str) -> Unfit:
    return Unfit(
        N_('"{value}" is no day that is clear; write it with its year, as 28.06.2021'), value=text
    )


def _no_hour(text: str) -> Unfit:
    return Unfit(N_('"{value}" is no hour that is clear; write it as 18:00'), value=text)


@cache
def _months() -> dict[str, int]:
    """The number of each month by its names and their beginnings, in every language."""
    return {name: number for number, name in _names_in("months") if len(name) >= _SHORTEST_MONTH}


@cache
def _beside_days() -> frozenset[str]:
    """Words beside a day that change nothing: those of the week, and “г.” after the year."""
    weekdays = (name for _, name in _names_in("days") if len(name) >= _SHORTEST_DAY)
    said = (word for words in known_words().values() for word in words.beside_days)
    return frozenset((*weekdays, *map(str.casefold, said), *_ENDS_OF_DAYS))


@cache
def _beside_hours() -> frozenset[str]:
    said = (word for words in known_words().values() for word in words.beside_hours)
    return frozenset(map(str.casefold, said))


def _names_in(calendar: str) -> Iterator[tuple[int, str]]:
    """The names of months or days in every language, short ones too, and their numbers."""
    for language in installed_languages().all:
        for forms in getattr(language.locale, calendar).values():
            for names in forms.values():
                yield from ((number, name.strip(".").casefold()) for number, name in names.items())
