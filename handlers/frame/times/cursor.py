"""A place in a text, from which the rules of time look ahead."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from locales.time_words import TimeWords

_LONGEST_PHRASE: Final = 3
_NUMBER: Final = re.compile(r"(\d{1,3})\.?")


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a text: its folded words, counted from there. Beyond the text they are empty.

    `t` is what words say about time.
    """

    t: TimeWords
    words: Sequence[str]
    place: int = 0

    def __getitem__(self, ahead: int) -> str:
        place = self.place + ahead
        return self.words[place] if 0 <= place < len(self.words) else ""

    def on(self, by: int) -> "Cursor":
        """The place so many words further on."""
        return Cursor(self.t, self.words, self.place + by)

    def phrase(self, phrases: Collection[str]) -> int:
        """How many words from here on are one of the phrases, the longest; 0 where none is."""
        found, said = 0, self[0]
        for length in range(1, _LONGEST_PHRASE + 1):
            if said in phrases:
                found = length
            said = f"{said}_{self[length]}"
        return found

    def said(self, length: int) -> str:
        """The next `length` words as a phrase."""
        return "_".join(self[ahead] for ahead in range(length))

    def passing(self, words: Collection[str]) -> "Cursor":
        """The place behind all such words that stand here."""
        at = self
        while at[0] in words:
            at = at.on(1)
        return at

    def number(self) -> int | None:
        """The number that stands here, in digits or as a word."""
        written = _NUMBER.fullmatch(self[0])
        return int(written[1]) if written else self.t.numbers.get(self[0])
