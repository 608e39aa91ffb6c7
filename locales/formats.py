"""How days, hours, zones, spans of time and lists are written, from CLDR's data by Babel.

Nothing here knows the time of day: moments come in aware, and zones are named by the caller.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton, format_timedelta, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from locales.translator import Translator

_REMEMBERED: Final = 1024
"""So many days, zones and durations are kept as they were written; Babel takes its time."""

_MINUTE: Final = timedelta(minutes=1)


@lru_cache(maxsize=_REMEMBERED)
def day(tr: Translator, when: date) -> str:
    """A day in full without its year: "Montag, 28. Juni"."""
    return format_date(when, tr.dates.day, locale=tr.locale)


@lru_cache(maxsize=_REMEMBERED)
def short_day(tr: Translator, when: date) -> str:
    """A day for a button or a list: "Mo., 28. Juni"."""
    return format_date(when, tr.dates.short_day, locale=tr.locale)


@lru_cache(maxsize=_REMEMBERED)
def weekday(tr: Translator, when: date) -> str:
    """A day's short name: "Mo." or "пн"."""
    return format_date(when, "EE", locale=tr.locale)


def day_of_month(tr: Translator, when: date) -> str:
    """A date without year and weekday: "30. Juni", «30 июня»."""
    return format_date(when, tr.dates.date_in_year, locale=tr.locale)


def day_in_short(tr: Translator, when: date) -> str:
    """A date where there is little room: "28. Juni", «28 июн.»."""
    return format_skeleton("MMMd", datetime.combine(when, time()), locale=tr.locale)


def full_date(tr: Translator, when: date) -> str:
    """A date with its year: "28. Juni 2021"."""
    return format_date(when, tr.dates.date, locale=tr.locale)


def period(tr: Translator, first: date, last: date) -> str:
    """A span of days with its year: "28.–30. Juni 2021"."""
    until = full_date(tr, last)
    if first == last:
        return until
    if first.year != last.year:
        return f"{full_date(tr, first)}{tr.dates.dash}{until}"
    if first.month != last.month or not tr.dates.date.startswith("d"):
        return f"{day_of_month(tr, first)}{tr.dates.dash}{until}"
    return f"{format_date(first, tr.dates.day_of_month, locale=tr.locale)}–{until}"


def clock(moment: datetime) -> str:
    """The hour, the same in all languages: "18:00"."""
    # A screen has some twenty hours, and strftime takes twice as long.
    return f"{moment.hour:02}:{moment.minute:02}"


def span(
    tr: Translator, start: datetime, end: datetime, zone: tzinfo, on: date | None = None
) -> str:
    """From–to in a zone: "18:00–20:00", or "22:00 – Di. 02:00" where it ends on another day.

    Where the start is not on the day `on`, its weekday is named as well. Midnight ends a day.
    """
    begins, ends = start.astimezone(zone), end.astimezone(zone)
    first = clock(begins)
    if on is not None and begins.date() != on:
        first = f"{weekday(tr, begins.date())} {first}"
    last_day = (ends - timedelta(microseconds=1)).date()
    if last_day == begins.date():
        return f"{first}–{clock(ends)}"
    return f"{first}{tr.dates.dash}{weekday(tr, ends.date())} {clock(ends)}"


def zone_name(tr: Translator, zone: tzinfo) -> str:
    """The city a zone is named after, in the reader's language: "Moskau", «Москва»."""
    return city_of(zone, tr.locale)


@lru_cache(maxsize=_REMEMBERED)
def city_of(zone: tzinfo, locale: Locale) -> str:
    """The city a zone is named after, in the language of a locale."""
    return get_timezone_location(zone, locale=locale, return_city=True)


def country_of(zone: ZoneInfo, locale: Locale) -> str:
    """The country a zone is in, in the language of a locale; empty where it is in none."""
    code = get_global("zone_territories").get(zone.key, "")
    return str(locale.territories.get(code, ""))


def language_name(tr: Translator, language: str) -> str:
    """A language's name in the reader's: "Russisch", «русский»."""
    return str(tr.locale.languages.get(language, language))


def in_language(tr: Translator, language: str) -> str:
    """How "in this language" is said: "auf Russisch", «по-русски»."""
    said: str | None = tr.about.get("in_language", {}).get(language)
    return said or language_name(tr, language)


def into_language(tr: Translator, language: str) -> str:
    """A language's name after "into": "Russische", «русский»."""
    name = language_name(tr, language)
    for ending, other in tr.about.get("into", {}).items():
        if name.endswith(ending):
            return name.removesuffix(ending) + str(other)
    return name


def in_days(tr: Translator, days: int) -> str:
    """How far off a day is, counted in calendar days: "in 3 Tagen"."""
    ahead = timedelta(days=days)
    return format_timedelta(
        ahead, granularity="day", threshold=days + 1, add_direction=True, locale=tr.locale
    )


def duration(tr: Translator, length: timedelta) -> str:
    """A span of time to the minute, rounded up: "1 Std. 20 Min."."""
    minutes = -(-length // _MINUTE)
    hours, minutes = divmod(minutes, 60)
    parts = [
        _amount(tr, amount, unit)
        for amount, unit in ((hours, "duration-hour"), (minutes, "duration-minute"))
        if amount or (unit == "duration-minute" and not hours)
    ]
    return " ".join(parts)


@lru_cache(maxsize=_REMEMBERED)
def _amount(tr: Translator, amount: int, unit: str) -> str:
    written = format_unit(amount, unit, "short", locale=tr.locale)
    return written.replace(" ", "\u00a0")


def number(tr: Translator, amount: int) -> str:
    """A whole number with its thousands apart: "12.345", «12 345»."""
    return format_decimal(amount, locale=tr.locale)


def enumeration(tr: Translator, items: Iterable[str]) -> str:
    """Several things in one sentence: "a, b und c"."""
    return format_list(list(items), locale=tr.locale)


def either(tr: Translator, items: Iterable[str]) -> str:
    """Several things of which one is to be chosen: "a, b oder c"."""
    return format_list(list(items), style="or", locale=tr.locale)


def sentence_case(text: str) -> str:
    """The text with its first letter large; Russian writes the names of days small."""
    return text[:1].upper() + text[1:]
