"""Words of a release that a question has in other letters: in Latin ones, or as they sound."""

from collections.abc import Mapping
from itertools import chain
from typing import Final

from locales.languages import Languages
from locales.transliteration import heard_skeletons, latin_skeletons, own_skeletons, single
from locales.words import Word
from storage.programme.searching.slips import Nearest

_SHORTEST_LATIN: Final = 4
_SHORTEST_HEARD: Final = 5
_SHORTEST_WITH_A_SLIP: Final = 8


class OtherLetters:
    """What words of names and titles are like in other letters, and the root that each has."""

    def __init__(
        self, languages: Languages, named: Mapping[Word, str], proper: Mapping[Word, str]
    ) -> None:
        """Words with their roots; the `proper` ones are those that are written as they sound."""
        self._languages = languages
        self._skeletons: dict[str, str] = {}
        self._heard: dict[str, str] = {}
        for word, root in named.items():
            if len(word) >= _SHORTEST_LATIN:
                own = (own_skeletons(languages, written) for written in (word, root))
                for skeleton in chain.from_iterable(own):
                    self._skeletons.setdefault(skeleton, root)
                    self._skeletons.setdefault(single(skeleton), root)
        for word, root in proper.items():
            if len(word) >= _SHORTEST_HEARD:
                for skeleton in heard_skeletons(languages, word):
                    self._heard.setdefault(skeleton, root)
        self._near = Nearest(self._skeletons)

    def in_latin(self, word: Word) -> str | None:
        """A word in Latin letters that has letters of its own; inflected endings are overlooked."""
        if len(word) < _SHORTEST_LATIN:
            return None
        for skeleton in latin_skeletons(self._languages, word):
            shortest = max(_SHORTEST_LATIN, len(skeleton) - 3)
            for length in range(len(skeleton), shortest - 1, -1):
                found = self._skeletons.get(skeleton[:length])
                if found and (length == len(skeleton) or length > _SHORTEST_LATIN):
                    return found
        return None

    def as_heard(self, word: Word) -> str | None:
        """A name in Latin letters that is written as it sounds, in any form: «в Вайнберге»."""
        if len(word) < _SHORTEST_HEARD:
            return None
        for skeleton in map(single, own_skeletons(self._languages, word)):
            for length in range(len(skeleton), max(_SHORTEST_HEARD, len(skeleton) - 2) - 1, -1):
                if found := self._heard.get(skeleton[:length]):
                    return found
        return None

    def in_latin_with_a_slip(self, word: Word) -> list[str]:
        """What a word in Latin letters may be that has letters of its own, but for one slip."""
        return [
            self._skeletons[other]
            for skeleton in latin_skeletons(self._languages, word)
            if len(skeleton) >= _SHORTEST_WITH_A_SLIP
            for other in self._near.to(skeleton, 1)
        ]
