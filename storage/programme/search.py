"""The search index of one release: which sessions, groups and teams a few words speak of.

Fields are weighted, rarer words count more (BM25), the beginnings and the parts of long words count
less, and only where a word is known in no such way are words taken that look like it. Both
languages are searched at once. An index is built once per release and never changes.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from math import log
from types import MappingProxyType
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from storage.programme.searching.documents import Document, Field, documents_of
from storage.programme.searching.thesaurus import HEADS
from storage.programme.searching.words import (
    cyrillic_skeleton,
    folded,
    is_cyrillic,
    latin_skeletons,
    stem,
)
from storage.programme.snapshot import Snapshot

FIELD_WEIGHTS: Final[Mapping[Field, float]] = MappingProxyType(
    {
        Field.TITLE: 3.0,
        Field.SPEAKER: 2.6,
        Field.GROUP: 2.4,
        Field.TEAM: 2.4,
        Field.PLACE: 2.0,
        Field.KIND: 0.5,
        Field.COORDINATOR: 1.5,
        Field.ADDRESS: 1.2,
        Field.ABSTRACT: 1.0,
    }
)
_PREFIX: Final = 0.6
_COMPOUND: Final = 0.7
_ALIKE: Final = 0.55
_SHORTEST_PREFIX: Final = 4
_SHORTEST_PART: Final = 4
_SHORTEST_INFLECTED: Final = 6
_ENDING: Final = 3
_INFLECTED: Final = 0.8
_ADJECTIVES: Final = ("ск", "ер", "er", "isch", "s")
_LAST_PART_ALONE: Final = 0.55
_LARGE: Final = 0.4
_LINKS: Final = ("", "s", "es", "n", "en", "e", "er")


class Match(StrEnum):
    """How a word of the question met a word of the programme."""

    EXACT = "exact"
    INFLECTED = "inflected"
    PREFIX = "prefix"
    COMPOUND = "compound"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Known:
    """A word of a question and the stems of the programme it stands for, each with a weight.

    `share` is how much of the word is understood: half of a compound may be all that is known.
    """

    word: str
    stems: Mapping[str, float]
    match: Match | None
    share: float = 1.0

    @property
    def found(self) -> bool:
        """Whether the programme knows the word in any way."""
        return self.match is not None


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers, how well, and the words and fields that say why."""

    document: Document
    score: float
    matched: Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class _Posting:
    document: int
    field: Field
    weight: float


class SearchIndex:
    """The words of a release and where they stand."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.documents: Sequence[Document] = documents_of(snapshot)
        self._postings: dict[str, list[_Posting]] = defaultdict(list)
        self._surface: dict[str, str] = {}
        self._skeletons: dict[str, str] = {}
        self._all_words: dict[str, str] = {}
        for number, document in enumerate(self.documents):
            self._add(number, document)
        self._parts = self._compound_parts()
        self._sorted = sorted(self._surface)
        self._every_word = sorted(self._all_words)
        self._by_length: dict[tuple[bool, int], list[str]] = defaultdict(list)
        for word in self._surface:
            self._by_length[is_cyrillic(word), len(word)].append(word)

    def known(self, word: str) -> Known:
        """What a word of a question stands for in the programme."""
        exact = self._exact(word)
        if exact:
            longer = dict.fromkeys(self._parts.get(stem(folded(word)), ()), _COMPOUND)
            return Known(word, {**longer, **self._inflected(word), exact: 1.0}, Match.EXACT)
        for match, look_up in (
            (Match.INFLECTED, self._inflected),
            (Match.ALIKE, lambda w: self._alike(w, 1)),
        ):
            found = look_up(word)
            if found:
                return Known(word, found, match)
        parts, share = self._as_parts(word)
        if parts:
            return Known(word, parts, Match.COMPOUND, share)
        begun = self._begun_with(word)
        if begun:
            return Known(word, begun, Match.PREFIX)
        alike = self._alike(word, 2)
        return Known(word, alike, Match.ALIKE if alike else None)

    def known_exactly(self, word: str) -> bool:
        """Whether the programme has a word in the letters in which it is written."""
        return stem(word) in self._postings or folded(word) in self._surface

    def rarity(self, known: Known) -> float:
        """How much a word tells, by BM25; an unknown one is as rare as one that stands once."""
        total = len(self.documents)
        standing = [len({p.document for p in self._postings[s]}) for s in known.stems]
        common = min(standing, default=1)
        return log(1 + (total - common + 0.5) / (common + 0.5))

    def hits(self, words: Iterable[Known]) -> list[Hit]:
        """The documents that any of the words stands in, the best first."""
        scores: dict[int, float] = defaultdict(float)
        matched: dict[int, dict[str, Field]] = defaultdict(dict)
        for known in words:
            rarity = self.rarity(known)
            best: dict[int, tuple[float, Field]] = {}
            for found, quality in known.stems.items():
                for posting in self._postings[found]:
                    score = quality * posting.weight * rarity
                    if score > best.get(posting.document, (0.0, posting.field))[0]:
                        best[posting.document] = (score, posting.field)
            for document, (score, place) in best.items():
                scores[document] += score
                matched[document][known.word] = place
        hits = [Hit(self.documents[d], score, matched[d]) for d, score in scores.items()]
        return sorted(hits, key=lambda hit: (-hit.score, hit.document.order))

    def _add(self, number: int, document: Document) -> None:
        for place, words in document.fields.items():
            length = 1 + 0.15 * log(1 + len(words))
            seen: set[str] = set()
            for word in words:
                root = stem(word)
                self._all_words.setdefault(folded(word), root)
                if place is not Field.ABSTRACT or len(word) > _SHORTEST_PART:
                    if place is not Field.ABSTRACT:
                        self._surface.setdefault(folded(word), root)
                    if is_cyrillic(word):
                        self._skeletons.setdefault(cyrillic_skeleton(root), root)
                        self._skeletons.setdefault(cyrillic_skeleton(word), root)
                if root not in seen:
                    seen.add(root)
                    weight = FIELD_WEIGHTS[place] / length
                    self._postings[root].append(_Posting(number, place, weight))

    def _compound_parts(self) -> dict[str, set[str]]:
        """Words of the programme that long ones begin or end with: "Partnerschaftskonferenz"."""
        parts: dict[str, set[str]] = defaultdict(set)
        for word, root in self._surface.items():
            if len(word) < 2 * _SHORTEST_PART or is_cyrillic(word):
                continue
            for cut in range(_SHORTEST_PART, len(word) - 2):
                for piece in (word[:cut], word[cut:]):
                    if len(piece) >= _SHORTEST_PART:
                        parts[stem(piece)].add(root)
        return parts

    def _exact(self, word: str) -> str | None:
        root = stem(word)
        if root in self._postings:
            return root
        surface = self._surface.get(folded(word))
        if surface:
            return surface
        return None if is_cyrillic(word) else self._transliterated(word)

    def _transliterated(self, word: str) -> str | None:
        """A Russian word in Latin letters; inflected endings are overlooked."""
        if len(word) < _SHORTEST_PART:
            return None
        for skeleton in latin_skeletons(word):
            for length in range(len(skeleton), max(_SHORTEST_PART, len(skeleton) - 4) - 1, -1):
                found = self._skeletons.get(skeleton[:length])
                if found and (length == len(skeleton) or length > _SHORTEST_PART):
                    return found
        return None

    def _inflected(self, word: str) -> dict[str, float]:
        """A form that the stemmer does not know, or an adjective: "Hamburger", «краснодарская»."""
        plain = folded(word)
        if len(plain) < _SHORTEST_INFLECTED:
            return {}
        kept = plain[: max(_SHORTEST_INFLECTED - 1, len(plain) - _ENDING)]
        first = bisect_left(self._every_word, kept)
        same = takewhile(lambda other: other.startswith(kept), self._every_word[first:])
        forms = {self._all_words[other]: _INFLECTED for other in same if _ends_alike(plain, other)}
        for length in range(len(plain) - 1, max(_SHORTEST_INFLECTED, len(plain) - 5) - 1, -1):
            base = self._surface.get(plain[:length])
            if base and plain[length:].startswith(_ADJECTIVES):
                forms[base] = _INFLECTED
        return forms

    def _as_parts(self, word: str) -> tuple[dict[str, float], float]:
        """The known parts of a compound, or the compounds a word is part of; and how much of it."""
        plain = folded(word)
        if is_cyrillic(plain) or len(plain) < _SHORTEST_PART:
            return {}, 0.0
        inside = dict.fromkeys(self._parts.get(stem(plain), ()), _COMPOUND)
        if inside or len(plain) < 2 * _SHORTEST_PART:
            return inside, 1.0
        best: tuple[dict[str, float], float] = ({}, 0.0)
        for cut in range(_SHORTEST_PART, len(plain) - _SHORTEST_PART + 1):
            first, last = self._part(plain[:cut], linked=True), self._part(plain[cut:])
            share = self._share(plain, cut, first, last)
            if share > best[1]:
                best = (dict.fromkeys(filter(None, (first, last)), _COMPOUND), share)
        return best

    def _share(self, word: str, cut: int, first: str | None, last: str | None) -> float:
        """How much of a compound is understood. The first part says what it is about: of the last
        one alone, little is known, and nothing where it only names a kind of session.
        """
        if first:
            rest_is_known = last or word[cut:] in HEADS
            return 1.0 if rest_is_known else cut / len(word)
        if not last or all(posting.field is Field.KIND for posting in self._postings[last]):
            return 0.0
        return _LAST_PART_ALONE if len(word) - cut >= _LARGE * len(word) else 0.0

    def _part(self, piece: str, linked: bool = False) -> str | None:
        """The word that a part of a compound is, with what links it to the next taken off."""
        for link in _LINKS if linked else ("",):
            bare = piece.removesuffix(link)
            if len(bare) >= _SHORTEST_PART:
                known = self._surface.get(bare)
                if known:
                    return known
                if len(bare) > _SHORTEST_PART and stem(bare) in self._postings:
                    return stem(bare)
        return None

    def _begun_with(self, word: str) -> dict[str, float]:
        plain = folded(word)
        if len(plain) < _SHORTEST_PREFIX:
            return {}
        first = bisect_left(self._sorted, plain)
        begun = takewhile(lambda other: other.startswith(plain), self._sorted[first:])
        return {self._surface[other]: _PREFIX for other in begun}

    def _alike(self, word: str, distance: int) -> dict[str, float]:
        """Words that differ by so many slips; a short word allows fewer."""
        plain = folded(word)
        allowed = 0 if len(plain) < 5 else 1 if len(plain) < 8 else 2
        if allowed < distance:
            return {}
        allowed = distance
        written = is_cyrillic(plain)
        candidates = [
            other
            for length in range(len(plain) - allowed, len(plain) + allowed + 1)
            for other in self._by_length.get((written, length), ())
        ]
        found = process.extract(
            plain, candidates, scorer=OSA.distance, score_cutoff=allowed, limit=3
        )
        nearest = min((distance for _, distance, _ in found), default=0)
        return {self._surface[other]: _ALIKE for other, distance, _ in found if distance == nearest}


def _ends_alike(word: str, other: str) -> bool:
    """Whether two words differ by no more than an ending; Russian ones are longer."""
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    )
    longest = 3 if is_cyrillic(word) else 2
    return len(word) - same <= longest and len(other) - same <= longest
