"""What people need at an event besides its programme: a toilet, a doctor, a place for a suitcase.

It stands in the file `needs.toml` of each language: for each need what says it by itself, in a
question and on a page (`named`), what asks for it in a question only (`asked`), and what says it on
a page only (`on_pages`). An entry is a word in any form, "=x" in this one alone, "x*" for what
begins so, "*x" for what ends so, "a|b" for either; "a+b" are words that stand near each other, in
any order. A need has the same name in all languages. The needs of the first file stand in the order
in which they weigh.

A need leads to a page or a session whose own words name it; it is no answer by itself.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from locales.languages import Languages
from locales.transliteration import latin_skeletons, own_skeletons
from locales.words import Word, word_rules
from storage.programme.searching.beginnings import Beginnings
from storage.programme.searching.several import add
from storage.programme.searching.slips import Nearest

EMERGENCY: Final = "emergency"
HEALTH: Final = "health"
FOOD: Final = "food"
ACCESS: Final = "access"
DIET: Final = "diet"
RITE: Final = "rite"
"""What some people eat for their faith."""

WATER: Final = "water"
COSTS: Final = "costs"
LOST: Final = "lost"
REGISTRATION: Final = "registration"
OFFICE: Final = "office"
AIRPORT: Final = "airport"
STATION: Final = "station"
SHUTTLE: Final = "shuttle"

_NAMED: Final = "named"
_ASKED: Final = "asked"
_ON_PAGES: Final = "on_pages"

_NEAR: Final = 6
"""Words of an entry stand no further from each other."""

_LITTLE: Final = 3
_SHORTEST_SLIP: Final = 7
_SHORTEST_TWO_SLIPS: Final = 10
_SHORTEST_SKELETON: Final = 5

_Places = frozenset[int]
"""Where words stand in a text."""


@dataclass(frozen=True, slots=True)
class Need:
    """A need that a text speaks of, and the words that say so."""

    name: str
    words: frozenset[Word]
    named: bool
    """Whether they say it by themselves."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """Words that say a need: all of the parts, each in one of its patterns."""

    need: str
    kind: str
    parts: tuple[tuple[str, ...], ...]


class Needs:
    """The needs of some languages, and their words."""

    def __init__(self, languages: Languages) -> None:
        self._rules = word_rules(languages)
        self._languages = languages
        self._stems: dict[str, tuple[str, ...]] = {}
        self._forms: dict[str, tuple[str, ...]] = {}
        self._beginnings: dict[str, tuple[str, ...]] = {}
        self._endings: dict[str, tuple[str, ...]] = {}
        self._by_pattern: dict[str, tuple[_Entry, ...]] = {}
        order: dict[str, None] = {}
        pattern_of = cache(self._pattern)  # Many words stand in several entries.
        for language in languages.all:
            for need, table in language.table("needs").items():
                order[need] = None
                for kind in (_NAMED, _ASKED, _ON_PAGES):
                    for said in table.get(kind, "").split():
                        self._add(need, kind, said, pattern_of)
        self.order: Final = {need: place for place, need in enumerate(order)}
        """The place of each need; the first weighs most."""
        self._begun = Beginnings(self._beginnings)
        self._ended = Beginnings({end[::-1]: said for end, said in self._endings.items()})
        alone = (e for found in self._by_pattern.values() for e in found if len(e.parts) == 1)
        bare = sorted({pattern.strip("*=") for e in alone for pattern in e.parts[0]})
        self._near = Nearest(word for word in bare if len(word) >= _SHORTEST_SLIP)
        self._by_skeleton = {
            skeleton: self._rules.word(word)
            for word in bare
            for skeleton in own_skeletons(languages, self._rules.word(word).stem)
            if len(skeleton) >= _SHORTEST_SKELETON
        }

    def _add(self, need: str, kind: str, said: str, pattern_of: Callable[[str], str]) -> None:
        parts = tuple(tuple(map(pattern_of, part.split("|"))) for part in said.split("+"))
        entry = _Entry(need, kind, parts)
        for pattern in parts[0]:
            add(self._by_pattern, pattern, entry)

    def _pattern(self, written: str) -> str:
        """A pattern in the letters in which words are compared."""
        bare = self._rules.all_words(written.strip("*="))[0]
        pattern = written.replace(written.strip("*="), bare.folded)
        if pattern.startswith("="):
            add(self._forms, bare.folded, pattern)
        elif pattern.endswith("*"):
            add(self._beginnings, bare.folded, pattern)
        elif pattern.startswith("*"):
            add(self._endings, bare.folded, pattern)
        else:
            # Of little words only the form itself: "aufs" is no "auf".
            if len(bare.stem) > _LITTLE or bare.stem == bare.folded:
                add(self._stems, bare.stem, pattern)
            add(self._forms, bare.folded, pattern)
        return pattern

    def _patterns_of(self, word: Word) -> frozenset[str]:
        """The patterns that a word fits."""
        plain = word.folded
        whole = (*self._stems.get(word.stem, ()), *self._forms.get(plain, ()))
        found = self._begun.of(plain).union(whole)
        return found or self._ended.of(plain[::-1])

    @property
    def every_word(self) -> Iterable[str]:
        """The words that say something of a need, or their beginnings; folded."""
        return sorted({*self._forms, *self._beginnings})

    def has(self, word: Word) -> bool:
        """Whether a word says something of a need."""
        return bool(self._patterns_of(word))

    def lists(self, word: Word) -> bool:
        """Whether a word, in any form, is one of those that say a need, and not only begins so."""
        return word.stem in self._stems or word.folded in self._forms

    def ends_alike(self, word: Word) -> bool:
        """Whether a word only ends with one for a need: „Insektenhotel“."""
        patterns = self._patterns_of(word)
        return bool(patterns) and all(pattern.startswith("*") for pattern in patterns)

    def is_made_of(self, word: Word, cut: int) -> bool:
        """Whether a word says a need that was written apart, the first part of so many letters."""
        # An ending may look like a word: «внутри или» is no form of «внутрь».
        is_whole = len(word.stem) > cut and word.stem in self._stems
        return is_whole or len(self._begun.longest(word.folded)) > cut + 1

    def said_in(self, words: Sequence[Word]) -> list[Need]:
        """The needs that a question speaks of, those that weigh most first."""
        found = (
            Need(entry.need, frozenset(words[at] for at in said), entry.kind == _NAMED)
            for entry, said in self._meant(words, _ASKED)
        )
        return sorted(set(found), key=self._weight)

    def _meant(self, words: Sequence[Word], kind: str) -> Iterator[tuple[_Entry, _Places]]:
        """The entries that a text has, but for those of which others say more."""
        read = [*dict.fromkeys(self._read(words, kind))]
        for entry, said in read:
            if not any(_says_more(other, entry, said) for other in read):
                yield entry, said

    def _read(self, words: Sequence[Word], kind: str) -> Iterator[tuple[_Entry, _Places]]:
        """The entries of that kind and of any that a text has, and where they stand."""
        patterns = [self._patterns_of(word) for word in words]
        particle = words[-1].folded if words else ""
        if particle in self._rules.particles:
            # "Wo gebe ich die Jacke ab": the verb is "abgeben".
            whole = (self._rules.word(words[-1] + word) for word in words[:-1])
            verbs = [self._patterns_of(word) for word in whole]
            patterns = [p | verb for p, verb in zip(patterns, [*verbs, patterns[-1]], strict=True)]
        for place, fitting in enumerate(patterns):
            for pattern in fitting:
                for entry in self._by_pattern.get(pattern, ()):
                    if entry.kind in (_NAMED, kind):
                        said = _near(entry, place, patterns)
                        if said:
                            yield entry, said

    def _weight(self, need: Need) -> tuple[int, bool, list[Word]]:
        return self.order[need.name], not need.named, sorted(need.words)

    def named_in(self, words: Sequence[Word], *, as_asked: bool = False) -> Mapping[str, int]:
        """The needs that a page names, and by how many of its words.

        What a page is called may be put `as_asked`: "What to wear?".
        """
        counted: dict[str, set[Word]] = defaultdict(set)
        for entry, said in self._meant(words, _ASKED if as_asked else _ON_PAGES):
            counted[entry.need] |= {words[at] for at in said}
        return {name: len(said) for name, said in counted.items()}

    def meant(self, word: Word) -> Word | None:
        """The word of a need that this is in Latin letters or with one slip, if it is one."""
        for skeleton in latin_skeletons(self._languages, word):
            for length in range(len(skeleton), max(_SHORTEST_SKELETON, len(skeleton) - 3) - 1, -1):
                if skeleton[:length] in self._by_skeleton:
                    return self._by_skeleton[skeleton[:length]]
        slips = sum(len(word) >= shortest for shortest in (_SHORTEST_SLIP, _SHORTEST_TWO_SLIPS))
        found = self._near.to(word.folded, slips) if slips else []
        # An ending of two letters is no slip: «встретятся» is not «встретят».
        near = [one for one in found if word.folded[:-2] != one]
        return self._rules.word(min(near)) if near else None


def _near(entry: _Entry, place: int, patterns: Sequence[frozenset[str]]) -> _Places:
    """Where the words of a text stand that say an entry, the first part at a place; or nowhere."""
    taken = {place}
    around = range(max(0, place - _NEAR), min(len(patterns), place + _NEAR + 1))
    for part in entry.parts[1:]:
        fits = (at for at in around if at not in taken and not patterns[at].isdisjoint(part))
        at = next(fits, None)
        if at is None:
            return frozenset()
        taken.add(at)
    return frozenset(taken)


def _says_more(other: tuple[_Entry, _Places], than: _Entry, said: _Places) -> bool:
    """Whether words say another need that has more of the words, or has them side by side.

    "Pay by card" asks for no map; of "my colleague walks badly" the last two words say more.
    """
    entry, places = other
    if entry.need == than.need or said.isdisjoint(places) or len(places) == 1:
        return False
    if len(said) == 1:
        return than.kind != _NAMED or entry.kind != _ASKED
    return _span(places) < _span(said)


def _span(places: _Places) -> int:
    return max(places) - min(places)


@cache
def needs_of(languages: Languages) -> Needs:
    """The needs of some languages, read once."""
    return Needs(languages)
