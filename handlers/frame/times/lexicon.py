"""Words for time that are meant where they are not written."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

from locales.time_words import TimeWords
from locales.words import Word


def nearest_time_word(word: Word, said: TimeWords) -> str | None:
    """The day or part of a day that a word is but for one letter; None for any other word."""
    if not word.isalpha() or word.folded in said.every_word:
        return None
    found = process.extract(
        word.folded, said.day_names, scorer=OSA.distance, score_cutoff=1, limit=None
    )
    names = sorted((name for name, _, _ in found), key=lambda name: name[0] != word.folded[0])
    return names[0] if names else None
