"""What words begin with, of many beginnings, found without looking at all of them."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Beginnings(Generic[T]):
    """Beginnings of words, each with what is said of the words that begin so."""

    def __init__(self, said: Mapping[str, Iterable[T]]) -> None:
        self._sorted = [""]
        self._shorter: dict[str, str] = {}
        """For each beginning the longest of the others that it begins with itself."""
        self._said: dict[str, frozenset[T]] = {"": frozenset()}
        for begun in sorted(said):
            known = self._shorter[begun] = self.longest(begun)
            self._said[begun] = self._said[known].union(said[begun])
            self._sorted.append(begun)

    def longest(self, word: str) -> str:
        """The longest of the beginnings that a word has; nothing where it has none."""
        # Between a beginning and a word that has it, in their order, all begin so.
        begun = self._sorted[bisect_right(self._sorted, word) - 1]
        while not word.startswith(begun):
            begun = self._shorter[begun]
        return begun

    def of(self, word: str) -> frozenset[T]:
        """What is said of all that begins as a word does."""
        return self._said[self.longest(word)]
