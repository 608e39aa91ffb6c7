"""The words for days, hours and spans of time, from the file `times.toml` of each language."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date, time, timedelta
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any, Final

from locales.languages import Language, Languages
from locales.words import WordRules, word_rules

Part = tuple[time, time | None]
"""From–to on one day; None is the end of the day, and on through a night that began on it."""

MORNING: Final[Part] = (time(0), time(12))
NOON: Final[Part] = (time(12), time(14))
AFTERNOON: Final[Part] = (time(12), time(18))
EVENING: Final[Part] = (time(18), None)
NIGHT: Final[Part] = (time(21), None)
_PARTS: Final[Mapping[str, Part]] = MappingProxyType(
    {"morning": MORNING, "noon": NOON, "afternoon": AFTERNOON, "evening": EVENING, "night": NIGHT}
)

_SHORTEST_NAME: Final = 5
"""Shorter names of days are too much like other words to be looked for in longer ones."""


@dataclass(frozen=True)
class TimeWords:
    """What the words of some languages say about time, folded as words are compared.

    A table that no language has is empty.
    """

    days_ahead: Mapping[str, int]
    """Days counted from today."""
    weekdays: Mapping[str, int]
    """Monday is 0."""
    months: Mapping[str, int]
    event_days: Mapping[str, int]
    """Which of the days of the event, counted from 0; -1 is the last."""
    parts: Mapping[str, Part]
    parts_of_weekdays: Mapping[str, tuple[int, Part]]
    """A weekday and a part of it in one word: "montagabend"."""
    parts_after_a_day: Mapping[str, Part]
    """Words that may stand in titles: a part of the day only behind a day or `into`."""
    halves_of_the_day: Mapping[str, Part]
    """What says behind a bare hour which half of the day it is in."""
    units: Mapping[str, timedelta]
    minutes_before: Mapping[str, int]
    """Before an hour that is so many minutes ahead: "halb" is 30."""
    half_hours: Mapping[str, int]
    """Half an hour before an hour, in one word."""
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    """Days of the month."""
    tens: Mapping[str, int]
    """What begins an ordinal of two words."""
    tonight: Collection[str]
    short_weekdays: Collection[str]
    """Those that may be other words: "so", "do"; a day only where one is to be expected."""
    small_words: Collection[str]
    """Those of them that say nothing by themselves."""
    relative: Mapping[str, int]
    """Before a week, a weekday or a length: this one is 0, the next one 1, the last one -1."""
    weekend: Collection[str]
    weeks: Collection[str]
    day_units: Collection[str]
    far: Collection[str]
    """What no event counts in, or knows: months, years, holidays, seconds."""
    amounts: Mapping[str, float]
    """Amounts of a unit: "halbe" is 0.5."""
    and_a_half: Collection[str]
    a: Collection[str]
    """Articles before an amount."""
    about: Collection[str]
    ago: Collection[str]
    within: Collection[str]
    """Before a length that begins now."""
    earliest: Collection[str]
    """Behind an hour from which on something is meant."""
    latest: Collection[str]
    before: Collection[str]
    """Before an hour that so many minutes lack, or a length that is over."""
    end_of_the_day: Collection[str]
    zones: Collection[str]
    of: Collection[str]
    """Before the month that something is in."""
    into: Collection[str]
    lunch: Collection[str]
    now: Collection[str]
    next: Collection[str]
    at_once: Collection[str]
    at: Collection[str]
    since: Collection[str]
    after: Collection[str]
    until: Collection[str]
    left_until: Collection[str]
    """Before a word for "until", where it is asked how long it is until then."""
    between: Collection[str]
    joining: Collection[str]
    """What stands between the two ends of a span."""
    on: Collection[str]
    on_a_date: Collection[str]
    """After which a bare number is a day of the month."""
    articles: Collection[str]
    in_a_while: Collection[str]
    clock: Collection[str]
    """What stands behind the hours of a clock."""
    noon: Collection[str]
    midnight: Collection[str]
    hours_after_at: Collection[str]
    """Hours only behind one of `at`: by themselves they may stand in titles."""

    quarter: Collection[str]
    less: Collection[str]
    """Before so many minutes that an hour lacks."""
    number_signs: Collection[str]
    """What may stand before the number of a room."""
    date_endings: Collection[str]
    """Endings that are written behind the number of a day."""
    ordinal_endings: Collection[str]
    """Endings that are written behind the number of anything else."""

    @cached_property
    def every_word(self) -> frozenset[str]:
        """Each word of the tables, those of phrases too."""
        tables = (getattr(self, table.name) for table in fields(self))
        return frozenset(word for table in tables for said in table for word in said.split("_"))

    @cached_property
    def hours_begin(self) -> frozenset[str]:
        """The words with which an hour of the clock may begin."""
        halves = {*self.half_hours, *self.minutes_before, *self.quarter, *self.less}
        return frozenset({*self.noon, *self.midnight, *self.numbers, *halves})

    @cached_property
    def day_names(self) -> tuple[str, ...]:
        """The names of days and parts of days that are long enough to be known with a slip."""
        named = {*self.weekdays, *self.days_ahead, *self.parts}
        return tuple(sorted(name for name in named if len(name) >= _SHORTEST_NAME))


@cache
def time_words(languages: Languages) -> TimeWords:
    """The words of some languages together, read once."""
    return read_time_words(languages.all, word_rules(languages))


def read_time_words(languages: Collection[Language], rules: WordRules) -> TimeWords:
    """The words of these languages, folded by rules that may be those of more."""
    merged: dict[str, Any] = {}
    for language in languages:
        for name, words in _tables_of(language, rules).items():
            merged.setdefault(name, type(words)()).update(words)
    return TimeWords(**{table.name: merged.get(table.name, {}) for table in fields(TimeWords)})


def _tables_of(language: Language, rules: WordRules) -> dict[str, Any]:
    """Each table of a language: words, or words with what they mean."""
    read = language.table("times")
    numbers, ordinals = read.pop("numbers", ()), read.pop("ordinals", {})
    one_half_more = read.pop("and_a_half_behind_a_number", "").split()
    tables: dict[str, Any] = {
        name: _meanings(name, words) if isinstance(words, dict) else set(words.split())
        for name, words in read.items()
    }
    stems, endings = _counted(ordinals.get("stems", "")), ordinals.get("endings", "").split()
    tables["ordinals"] = {stem + end: day for stem, day in stems.items() for end in endings}
    half = ordinals.get("half")
    tables["half_hours"] = {half + day: n for day, n in tables["ordinals"].items()} if half else {}
    tables["numbers"] = {word: n for listed in numbers for word, n in _counted(listed).items()}
    tables["amounts"] = tables.get("amounts", {}) | {
        number + half: n + 0.5 for number, n in tables["numbers"].items() for half in one_half_more
    }
    weekdays = _names(language.locale.days, ("format",))
    tables["weekdays"] = weekdays | tables.get("weekdays", {})
    months = _names(language.locale.months, ("format", "stand-alone"))
    tables["months"] = months | tables.get("months", {})
    if rules.builds_compounds(language.script):
        tables["parts_of_weekdays"] = _parts_of_weekdays(tables)
    return {name: _folded(words, rules) for name, words in tables.items()}


def _folded(words: Any, rules: WordRules) -> Any:
    if isinstance(words, dict):
        return {rules.folded(word): meaning for word, meaning in words.items()}
    return set(map(rules.folded, words))


def weekday_stems(languages: Languages, day: date) -> frozenset[str]:
    """The stems of the full names of the day of the week that a date is."""
    rules, weekdays = word_rules(languages), time_words(languages).weekdays
    names = (name for name, at in weekdays.items() if at == day.weekday())
    return frozenset(rules.word(name).stem for name in names if len(name) >= _SHORTEST_NAME)


def _parts_of_weekdays(tables: Mapping[str, Any]) -> dict[str, tuple[int, Part]]:
    parts = {**tables.get("parts", {}), **tables.get("parts_after_a_day", {})}
    days = {day: n for day, n in tables["weekdays"].items() if len(day) >= _SHORTEST_NAME}
    return {day + part: (days[day], parts[part]) for day in days for part in parts}


def _counted(words: str) -> dict[str, int]:
    """Words for 0, 1, 2 and so on; "-" stands for one that there is no word for."""
    return {word: number for number, word in enumerate(words.split()) if word != "-"}


def _meanings(name: str, words: Mapping[str, str]) -> dict[str, object]:
    def meaning(key: str) -> object:
        if name == "units":
            return timedelta(minutes=int(key))
        if name == "amounts":
            return float(key)
        return _PARTS[key] if key in _PARTS else int(key)

    return {word: meaning(key) for key, listed in words.items() for word in listed.split()}


def _names(cldr: Mapping[str, Any], contexts: Collection[str]) -> dict[str, int]:
    return {
        name.lower().rstrip("."): number
        for context in contexts
        for width in ("wide", "abbreviated")
        for number, name in cldr[context][width].items()
    }
