"""Words that differ by a slip or two, or begin alike, found without looking at all of many."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from storage.programme.searching.several import add

_AS_NEAR: Final = 3
"""How many of the nearest words of a length are looked at."""


class Nearest:
    """The words to compare with, by their first letter and length, and by all but that letter.

    Nobody slips twice and in the first letter, too: two slips are looked for behind it alone.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._tails: dict[str, tuple[str, ...]] = {}
        for word in words:
            self._words[word[:1], len(word)].append(word)
            add(self._tails, word[1:], word)

    def to(self, word: str, slips: int) -> list[str]:
        """The nearest words, no more than so many slips away."""
        found = [*self._behind_the_first_letter(word, slips)]
        nearest = min((distance for _, distance in found), default=0)
        near = [other for other, distance in found if distance == nearest]
        return near or (self._in_the_first_letter(word) if slips == 1 else [])

    def _behind_the_first_letter(self, word: str, slips: int) -> Iterator[tuple[str, int]]:
        for length in range(len(word) - slips, len(word) + slips + 1):
            candidates = self._words.get((word[:1], length))
            if candidates:
                for other, distance, _ in process.extract(
                    word, candidates, scorer=OSA.distance, score_cutoff=slips, limit=_AS_NEAR
                ):
                    yield other, distance

    def _in_the_first_letter(self, word: str) -> list[str]:
        """Another first letter, one too few or too many, or the first two exchanged."""
        exchanged = word[1:2] + word[:1] + word[2:]
        known = self._tails
        whole = [one for one in (word[1:], exchanged) if one in known.get(one[1:], ())]
        return [*known.get(word[1:], ()), *known.get(word, ()), *whole]


def beginning_with(start: str, words: Sequence[str]) -> Iterator[str]:
    """The words of a sorted list that begin so."""
    first = bisect_left(words, start)
    following = (words[i] for i in range(first, len(words)))
    return takewhile(lambda word: word.startswith(start), following)
