"""Sessions that are counted in their titles: "4. Runde", «Четвёртый тур»."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from handlers.questions.reading.evidence import Evidence
from locales.time_words import TimeWords, time_words
from locales.words import Word
from storage.programme.search import SearchIndex
from storage.programme.searching.documents import Subject

_IN_DIGITS: Final = re.compile(r"(\d{1,2})\.?")


def called_by_number(evidence: Evidence) -> frozenset[str]:
    """The sessions whose titles have the number that is asked for: the fourth round."""
    asked = evidence.asked
    if asked.nth is None:
        return frozenset()
    nth, t = asked.nth, time_words(asked.index.languages)
    stems = {stem for word in evidence.words for stem in asked.known(word).stems}
    return frozenset(
        hit.document.id
        for hit in evidence.of_subject(Subject.SESSION)
        if any(is_numbered(title, nth, stems, t) for title in hit.document.titles)
    )


def is_numbered(title: Sequence[Word], number: int, stems: Collection[str], t: TimeWords) -> bool:
    """Whether a title has a number beside a word: "Runde 4", «Четвёртый тур»."""
    written = [w for w in title if w.folded not in t.ordinal_endings]
    return any(
        (one.stem in stems and _number(other, t) == number)
        or (other.stem in stems and _number(one, t) == number)
        for one, other in pairwise(written)
    )


def counts(noun: Word, number: int, index: SearchIndex, t: TimeWords, *, is_ordinal: bool) -> bool:
    """Whether a title counts by a word, and so far; "five rounds" are not the fifth."""
    known = index.known(noun)
    return any(
        is_numbered(title, number, known.stems, t)
        and (is_ordinal or any(word.folded == noun.folded for word in title))
        for hit in index.hits([known])
        for title in hit.document.titles
    )


def _number(word: Word, t: TimeWords) -> int | None:
    written = _IN_DIGITS.fullmatch(word)
    return int(written[1]) if written else t.ordinals.get(word.folded)
