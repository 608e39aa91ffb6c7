"""Words with a slip: too much like others by themselves, but not beside a title that they fit."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from handlers.questions.reading.asked import Asked
from handlers.questions.reading.question_words import surrounding_stems
from locales.words import Word
from storage.programme.search import Hit
from storage.programme.searching.documents import Field
from storage.programme.searching.known import Known
from storage.programme.searching.vocabulary import SLIPPED

_SHORTEST: Final = 4
_LOOKED_AT: Final = 12
"""How many of the best hits are looked at."""


def without_surrounding(asked: Asked, word: Word) -> Known:
    """What a word stands for; by a slip alone, nothing that only surrounds what is asked.

    The town of Minden is no „finden“, though a title has that.
    """
    known, languages = asked.known(word), asked.index.languages
    if known.exact or any(met != SLIPPED for met in known.stems.values()):
        return known
    stems = surrounding_stems(languages)
    return replace(known, stems={s: met for s, met in known.stems.items() if s not in stems})


def slips_beside(hits: Iterable[Hit], known: Mapping[str, Known]) -> dict[str, Known]:
    """Short words with a slip, which stand in a title of which another word is said as it is."""
    unknown = [one.word for one in known.values() if not one.stems and len(one.word) >= _SHORTEST]
    if not unknown:
        return {}
    said = (h for h in hits if h.weakest == 1 and Field.TITLE in h.matched.values())
    titled = list(islice(said, _LOOKED_AT))
    beside = {word.folded: word for h in titled for word in h.document.fields[Field.TITLE]}
    found = {}
    for word in unknown if beside else ():
        near = process.extractOne(word.folded, sorted(beside), scorer=OSA.distance, score_cutoff=1)
        if near:
            found[str(word)] = Known(word, {beside[near[0]].stem: SLIPPED})
    return found
