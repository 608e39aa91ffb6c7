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

from storage.programme.documents import Document, Field, documents_of
from storage.programme.snapshot import Snapshot
from storage.programme.words import cyrillic_skeleton, folded, is_cyrillic, latin_skeletons, stem

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
_LINKS: Final = ("", "s", "es", "n", "en", "e", "er")


class Match(StrEnum):
    """How a word of the question met a word of the programme."""

    EXACT = "exact"
    PREFIX = "prefix"
    COMPOUND = "compound"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Known:
    """A word of a question and the stems of the programme it stands for, each with a weight."""

    word: str
    stems: Mapping[str, float]
    match: Match | None

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
        for number, document in enumerate(self.documents):
            self._add(number, document)
        self._parts = self._compound_parts()
        self._sorted = sorted(self._surface)
        self._by_length: dict[tuple[bool, int], list[str]] = defaultdict(list)
        for word in self._surface:
            self._by_length[is_cyrillic(word), len(word)].append(word)

    def known(self, word: str) -> Known:
        """What a word of a question stands for in the programme."""
        exact = self._exact(word)
        if exact:
            longer = dict.fromkeys(self._parts.get(stem(folded(word)), ()), _COMPOUND)
            return Known(word, {**longer, exact: 1.0}, Match.EXACT)
        parts = self._as_parts(word)
        if parts:
            return Known(word, parts, Match.COMPOUND)
        begun = self._begun_with(word)
        if begun:
            return Known(word, begun, Match.PREFIX)
        alike = self._alike(word)
        return Known(word, alike, Match.ALIKE if alike else None)

    def known_exactly(self, word: str) -> bool:
        """Whether the programme has a word in the letters in which it is written."""
        return stem(word) in self._postings or folded(word) in self._surface

    def rarity(self, known: Known) -> float:
        """How much a word tells: its inverse document frequency, the highest for an unknown one."""
        total = len(self.documents)
        if not known.stems:
            return log(1 + total)
        standing = min(len({p.document for p in self._postings[s]}) for s in known.stems)
        return log(1 + (total - standing + 0.5) / (standing + 0.5))

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

    def _as_parts(self, word: str) -> dict[str, float]:
        """A compound of the question whose parts the programme knows, or the other way round."""
        plain = folded(word)
        if is_cyrillic(plain) or len(plain) < _SHORTEST_PART:
            return {}
        inside = dict.fromkeys(self._parts.get(stem(plain), ()), _COMPOUND)
        if len(plain) < 2 * _SHORTEST_PART:
            return inside
        found = dict(inside)
        for cut in range(_SHORTEST_PART, len(plain) - _SHORTEST_PART + 1):
            first, last = plain[:cut], plain[cut:]
            for piece in (*(first.removesuffix(link) for link in _LINKS), last):
                root = stem(piece)
                if len(piece) >= _SHORTEST_PART and piece in self._surface:
                    found[self._surface[piece]] = _COMPOUND
                elif len(piece) > _SHORTEST_PART and root in self._postings:
                    found[root] = _COMPOUND
        return found

    def _begun_with(self, word: str) -> dict[str, float]:
        plain = folded(word)
        if len(plain) < _SHORTEST_PREFIX:
            return {}
        first = bisect_left(self._sorted, plain)
        begun = takewhile(lambda other: other.startswith(plain), self._sorted[first:])
        return {self._surface[other]: _PREFIX for other in begun}

    def _alike(self, word: str) -> dict[str, float]:
        plain = folded(word)
        allowed = 0 if len(plain) < 5 else 1 if len(plain) < 8 else 2
        if not allowed:
            return {}
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
