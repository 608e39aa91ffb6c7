"""The words of a release, and the ways in which a word of a question can meet them.

Which of them counts says `known.py`.
"""

from collections.abc import Iterable
from itertools import pairwise, takewhile
from operator import itemgetter
from typing import Final

from locales.languages import LATIN, Languages
from locales.words import Word, word_rules
from storage.programme.searching.documents import Document, Field, Subject
from storage.programme.searching.needs import needs_of
from storage.programme.searching.other_letters import OtherLetters
from storage.programme.searching.several import add
from storage.programme.searching.slips import Nearest, beginning_with
from storage.programme.searching.thesaurus import thesaurus

_INFLECTED: Final = 0.8
_COMPOUND: Final = 0.7
_PREFIX: Final = 0.6
SLIPPED: Final = 0.55
"""How well a word is met that has a slip."""

_HALF: Final = 0.5

_SHORTEST_PART: Final = 4
_SHORTEST_FRONT: Final = 3
_SHORTEST_INFLECTED: Final = 6
_SURE_PREFIX: Final = 5
_ONE_SLIP: Final = 5
_TWO_SLIPS: Final = 8
_ENDING: Final = 3
_NO_STEM: Final = 3

_PROPER: Final = (Field.PLACE, Field.SPEAKER, Field.TEAM)
"""Where names stand that other languages write as they sound."""

Stems = dict[str, float]
"""Stems of the programme, and how well each is met."""


class Vocabulary:
    """Every word of some documents. Slips are forgiven in names and titles, not in abstracts."""

    def __init__(self, documents: Iterable[Document], languages: Languages) -> None:
        self._rules = word_rules(languages)
        self._things = thesaurus(languages)
        self._heads = self._things.heads
        self._needs = needs_of(languages)
        self._stems: dict[str, str] = {}
        everything: dict[Word, None] = {}
        named: dict[Word, None] = {}
        proper: dict[Word, None] = {}
        told: dict[Word, None] = {}
        self._pairs: dict[str, tuple[str, str]] = {}
        for document in documents:
            is_name = document.subject is not Subject.SESSION
            for one, other in pairwise(document.fields.get(Field.TITLE, ()) if is_name else ()):
                if one.isalpha() and other.isalpha() and one.script == other.script:
                    self._pairs[one.folded + other.folded] = one.stem, other.stem
            for field, words in document.fields.items():
                everything.update(dict.fromkeys(words))
                if field is not Field.KIND:
                    told.update(dict.fromkeys(words))
                if field not in (Field.ABSTRACT, Field.ALSO, Field.KIND):
                    named.update(dict.fromkeys(words))
                if field in _PROPER or document.subject is Subject.PLACE:
                    proper.update(dict.fromkeys(words))
        self._words = {word: word for word in everything}
        for word in everything:
            if word.folded not in self._stems:
                self._stems[word.folded] = word.stem
        self._names = {word.folded: self._stems[word.folded] for word in named}
        self._other_letters = OtherLetters(
            languages,
            {word: self._stems[word.folded] for word in named},
            {word: self._stems[word.folded] for word in proper},
        )
        self._roots = frozenset(self._stems.values())
        self._name_roots = frozenset(self._names.values())
        # A kind is said in its own words: «поезд» is no «поездка».
        self._sorted = sorted({word.folded for word in told})
        self._sorted_names = sorted(self._names)
        self._derived: dict[str, tuple[str, ...]] = {}
        for name, stem in self._names.items():
            for root in self._rules.roots(name):
                add(self._derived, root, stem)
        self._backwards = sorted(name[::-1] for name in self._names)
        self._near = Nearest(self._names)

    def has(self, word: Word) -> bool:
        """Whether the programme has a word in the letters in which it is written."""
        return word.folded in self._stems or word.stem in self._roots

    def own(self, word: Word) -> Word | None:
        """The same word as an object of the programme, whose stem is known already."""
        return self._words.get(word)

    def says(self, word: Word) -> bool:
        """Whether the programme has a word in this very form."""
        return word.folded in self._stems

    def names(self, word: Word) -> bool:
        """Whether a title or a name has a word, in any form of it."""
        return word.folded in self._names or word.stem in self._name_roots

    def exact(self, word: Word) -> Stems:
        """The word itself in any form, or in Latin letters."""
        if word.stem in self._roots:
            return {word.stem: 1.0}
        others = self._other_letters
        root = self._stems.get(word.folded) or others.in_latin(word) or others.as_heard(word)
        return {root: 1.0} if root else {}

    def inflected(self, word: Word) -> Stems:
        """A form that the stemmer does not know."""
        plain = word.folded
        if len(plain) == _NO_STEM:
            return self._inflected_without_a_stem(word)
        if len(plain) < _SHORTEST_INFLECTED:
            return {}
        kept = plain[: max(_SHORTEST_INFLECTED - 1, len(plain) - _ENDING)]
        return {
            self._stems[other]: _INFLECTED
            for other in beginning_with(kept, self._sorted)
            if self._ends_alike(plain, other, self._rules.longest_ending(word.script))
        }

    def _inflected_without_a_stem(self, word: Word) -> Stems:
        """Another form of a name of three letters, as no stem has two: «Уфы» is of «Уфа»."""
        plain, is_ending = word.folded, self._rules.is_ending
        if word.script == LATIN or not is_ending(plain[-1]):
            return {}
        return {
            self._names[other]: _INFLECTED
            for other in beginning_with(plain[:-1], self._sorted_names)
            if len(other) == _NO_STEM and is_ending(other[-1])
        }

    def adjectival(self, word: Word) -> Stems:
        """The name that an adjective is made of: "Hamburger", «краснодарская»."""
        plain, forms = word.folded, {}
        for length in range(len(plain) - 1, max(_SHORTEST_INFLECTED, len(plain) - 5) - 1, -1):
            base = self._names.get(plain[:length])
            # In these very letters: „Würmer“ are no adjective of „Wurm“.
            if base and word[:length] in self._words and self._makes_an_adjective(plain[length:]):
                forms[base] = _INFLECTED
        return forms

    def _makes_an_adjective(self, ending: str) -> bool:
        """Whether letters behind a name make an adjective of it, in some form."""
        made = (a for a in self._rules.adjectives if ending.startswith(a))
        return any(self._rules.is_ending(ending.removeprefix(a)) for a in made)

    def _ends_alike(self, word: str, other: str, longest: int) -> bool:
        """Whether two words differ by no more than an ending, of so many letters at most."""
        pairs = zip(word, other, strict=False)
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        if len(word) - same > longest or len(other) - same > longest:
            return False
        return self._rules.is_ending(word[same:]) and self._rules.is_ending(other[same:])

    def derived(self, word: Word) -> Stems:
        """Names that are made of the same root: "erinnern" of "Erinnerung"."""
        roots = {word.folded, *self._rules.roots(word.folded)}
        roots |= {
            root for whole in self._rules.participles(word) for root in self._rules.roots(whole)
        }
        return {stem: _INFLECTED for root in roots for stem in self._derived.get(root, ())}

    def apart(self, word: Word) -> Stems:
        """Two words of a name that are written as one: "monami"."""
        return dict.fromkeys(self._pairs.get(word.folded, ()), 1.0)

    def longer(self, word: Word) -> Stems:
        """Words of the programme that begin or end with this one: "Partnerschaftskonferenz"."""
        plain = word.folded
        if not self._rules.builds_compounds(word.script) or len(plain) < _SHORTEST_PART:
            return {}
        start = plain if len(word.stem) < _SHORTEST_PART else word.stem
        starting = beginning_with(start, self._sorted_names)
        longer = [other for other in starting if len(other) >= len(plain) + _SHORTEST_PART - 1]
        return {self._names[other]: _COMPOUND for other in longer} | self.heading(word)

    def saying_all(self, word: Word) -> Stems:
        """Of these, what this word says all of: „Schifffahrt“, but no „Schiffbau“."""
        plain = word.folded
        whole = tuple(plain + link for link in self._rules.links)
        begun = {
            self._names[name]: _COMPOUND
            for name in beginning_with(plain, self._sorted_names)
            if any(name.removeprefix(start) in self._heads for start in whole)
        }
        return begun | self.heading(word)

    def heading(self, word: Word) -> Stems:
        """Words of the programme that end with this one, which says what they are."""
        plain = word.folded
        if not self._rules.builds_compounds(word.script) or len(plain) < _SHORTEST_PART:
            return {}
        ending = beginning_with(plain[::-1], self._backwards)
        longer = (other[::-1] for other in ending if len(other) >= len(plain) + 2)
        made_of_it = (
            other for other in longer if self._is_compound(other, len(other) - len(plain))
        )
        return {self._names[other]: _COMPOUND for other in made_of_it}

    def _is_compound(self, whole: str, cut: int) -> bool:
        """Whether a word falls apart there: no „Essen“ is in „vergessen“, nor in „Interessen“.

        „Frühstück“, which happens at an event, is no „Stück“. What people know as one word, or what
        ends with a kind of session, begins with a word, too.
        """
        known, kind = map(self._rules.word, (whole, whole[cut:]))
        says_what_it_is = whole[cut:] in self._heads or self._things.has(kind)
        if self._things.has(known) and not says_what_it_is:
            return False
        if not self._needs.lists(known) and not self._things.names_a_kind([kind]):
            return True
        begun = (self._rules.word(whole[:end]) for end in range(_SHORTEST_FRONT, cut + 1))
        return any(self.has(w) or self._needs.lists(w) or self._things.has(w) for w in begun)

    def in_parts(self, word: Word) -> tuple[tuple[Stems, ...], float]:
        """The known parts of a compound, and how much of the word they are."""
        plain = word.folded
        best: tuple[tuple[Stems, ...], float] = (), 0.0
        for cut in range(_SHORTEST_PART, len(plain) - _SHORTEST_PART + 1):
            first = self._part(plain[:cut])
            last = self._part(plain[cut:]) or self._called(plain[cut:])
            says_little = plain[cut:] in self._heads
            share = _share(cut / len(plain), bool(first), bool(last), says_little)
            if share > best[1]:
                best = (tuple(filter(None, (first, last))), share)
        slipped = ((), 0.0) if best[1] == 1 else self._misspelt_compound(plain)
        return max(best, slipped, key=itemgetter(1))

    def _misspelt_compound(self, plain: str) -> tuple[tuple[Stems, ...], float]:
        """A slip before a head that says nothing by itself: "Kafepause"."""
        for length in range(len(plain) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            if plain[-length:] in self._heads:
                found = self._alike(self._rules.word(plain[:-length]), 1)
                return ((found,), 1.0) if found else ((), 0.0)
        return (), 0.0

    def _called(self, piece: str) -> Stems:
        """What people call something here, whatever its title says: the end of a „Galadinner“."""
        word = self._rules.word(piece)
        return {word.stem: _COMPOUND} if self._things.has(word) and self.has(word) else {}

    def _part(self, piece: str) -> Stems:
        """What a part of a compound stands for, an ending or a link to the next part taken off."""
        for link in self._rules.links:
            bare = piece.removesuffix(link)
            if len(bare) >= _SHORTEST_PART and bare in self._names:
                return {self._names[bare]: _COMPOUND}
            if len(bare) > _SHORTEST_PART and bare in self._name_roots:
                return {bare: _COMPOUND}
        return {}

    def begun_with(self, word: Word) -> Stems:
        """Names that begin like this word: with all of it, or else with its root."""
        plain, root = word.folded, word.stem[:-1]
        for start, shortest in ((plain, _SURE_PREFIX), (root, _SHORTEST_INFLECTED)):
            begun = beginning_with(start, self._sorted_names) if len(start) >= shortest else ()
            found = {self._names[other]: _PREFIX for other in begun}
            if found:
                return found
        return {}

    def with_a_slip(self, word: Word) -> Stems:
        """Names and words of titles that differ by one slip; „Abreise“ is none of „Anreise“."""
        return {} if self._things.has(word) else self._alike(word, 1)

    def with_two_slips(self, word: Word) -> Stems:
        """The same by two slips."""
        return self._alike(word, 2)

    def with_a_slip_in_latin(self, word: Word) -> Stems:
        """A word in Latin letters that has letters of its own, with one slip."""
        return dict.fromkeys(self._other_letters.in_latin_with_a_slip(word), SLIPPED)

    def _alike(self, word: Word, slips: int) -> Stems:
        """Names that differ by so many slips; a short or an ordinary word allows none."""
        shortest = _ONE_SLIP if slips == 1 else _TWO_SLIPS
        if len(word.folded) < shortest or self._rules.is_ordinary(word):
            return {}
        return {self._names[other]: SLIPPED for other in self._near.to(word.folded, slips)}


def _share(cut: float, first: bool, last: bool, says_little: bool) -> float:
    """How much of a compound is understood, whose first part is so much of it.

    The first part says what it is about, but not what it is; of the last one alone little is known,
    and nothing if it `says_little` by itself.
    """
    if first:
        return 1.0 if last or says_little else min(cut, _HALF)
    return (1 - cut) / 2 if last and not says_little else 0.0
