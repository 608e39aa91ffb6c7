"""Short words with a slip: too much like others by themselves, but not beside a title they fit."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from storage.programme.search import Hit
from storage.programme.searching.documents import Field
from storage.programme.searching.known import Known
from storage.programme.searching.vocabulary import SLIPPED

_SHORTEST: Final = 4
_LOOKED_AT: Final = 12
"""So many of the best hits are looked at."""


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
