"""The words for time in all languages at once, folded as questions are."""

from collections.abc import Mapping
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from locales.time_words import Part, TimeWords, read_time_words
from storage.programme.searching.words import Word, folded, is_cyrillic

_SHORTEST_NAME = 5


@cache
def time_words() -> TimeWords:
    """The words of all languages."""
    return read_time_words(folded)


def is_time_word(word: Word) -> bool:
    """Whether a word by itself has something to do with time."""
    return word.folded in _every_word()


def russian_time_words() -> frozenset[str]:
    """The Russian words for time, for those who write them in Latin letters."""
    return frozenset(filter(is_cyrillic, _every_word()))


def nearest_time_word(word: Word) -> Word:
    """The day or part of a day that a word is but for one letter, or the word itself."""
    if not word.isalpha() or is_time_word(word):
        return word
    close = [day for day in _day_names() if abs(len(day) - len(word.folded)) < 2]
    found = process.extract(word.folded, close, scorer=OSA.distance, score_cutoff=1, limit=None)
    names = sorted((name for name, _, _ in found), key=lambda name: name[0] != word.folded[0])
    return Word(names[0]) if names else word


@cache
def _every_word() -> frozenset[str]:
    return time_words().every_word | weekday_parts().keys()


@cache
def weekday_parts() -> Mapping[str, tuple[int, Part]]:
    """A weekday and a part of it in one word: "montagabend"."""
    t = time_words()
    days = [name for name in t.weekdays if name.isascii() and len(name) >= _SHORTEST_NAME]
    parts = [name for name in (*t.parts, *t.parts_after_a_day) if name.isascii()]
    found = {**t.parts, **t.parts_after_a_day}
    return {day + part: (t.weekdays[day], found[part]) for day in days for part in parts}


@cache
def _day_names() -> tuple[str, ...]:
    t = time_words()
    named = {*t.weekdays, *t.days_ahead, *t.parts}
    return tuple(sorted(name for name in named if len(name) >= _SHORTEST_NAME))
