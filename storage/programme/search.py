"""The search index of one release: which sessions, groups, teams and places words speak of.

Fields are weighted and rarer words count more (BM25); how a word is met (`vocabulary`) weighs, too.
Both languages are searched at once. An index is built once per release and never changes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from types import MappingProxyType
from typing import Final

from storage.programme.searching.documents import Document, Field, documents_of
from storage.programme.searching.transliteration import cyrillic_skeleton
from storage.programme.searching.vocabulary import Known, Vocabulary
from storage.programme.searching.words import all_words, folded, stem
from storage.programme.snapshot import Snapshot

FIELD_WEIGHTS: Final[Mapping[Field, float]] = MappingProxyType(
    {
        Field.TITLE: 3.0,
        Field.SPEAKER: 2.6,
        Field.GROUP: 2.4,
        Field.TEAM: 2.4,
        Field.PLACE: 2.0,
        Field.ALSO: 1.6,
        Field.COORDINATOR: 1.5,
        Field.ADDRESS: 1.2,
        Field.ABSTRACT: 1.0,
        Field.ID: 0.8,
        Field.KIND: 0.5,
    }
)
_LENGTH: Final = 0.15
"""How much the length of a field takes from the weight of its words."""


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
        self._vocabulary = Vocabulary(self.documents)
        self._postings = _postings(self.documents)
        title = snapshot.event.title
        self._event = frozenset(stem(w) for t in (title.de, title.ru) if t for w in all_words(t))

    def known(self, word: str) -> Known:
        """What a word of a question stands for in the programme."""
        return self._vocabulary.known(word)

    def has(self, word: str) -> bool:
        """Whether the programme has a word in the letters in which it is written."""
        return self._vocabulary.has(word)

    def names_event(self, word: str) -> bool:
        """Whether a word is one of the event's own title."""
        return stem(word) in self._event

    def rarity(self, known: Known) -> float:
        """How much a word tells, by BM25; an unknown one is as rare as one that stands once."""
        total = len(self.documents)
        standing = [len({p.document for p in self._postings.get(s, ())}) for s in known.stems]
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
                for posting in self._postings.get(found, ()):
                    score = quality * posting.weight * rarity
                    if score > best.get(posting.document, (0.0, posting.field))[0]:
                        best[posting.document] = (score, posting.field)
            for document, (score, place) in best.items():
                scores[document] += score
                matched[document][known.word] = place
        hits = [Hit(self.documents[d], score, matched[d]) for d, score in scores.items()]
        return sorted(hits, key=lambda hit: (-hit.score, hit.document.order))


def forget_words() -> None:
    """Forget every word that was looked up, those of questions among them."""
    for remembering in (folded, stem, cyrillic_skeleton):
        remembering.forget()


def _postings(documents: Sequence[Document]) -> Mapping[str, Sequence[_Posting]]:
    postings: dict[str, list[_Posting]] = defaultdict(list)
    for number, document in enumerate(documents):
        for field, words in document.fields.items():
            weight = FIELD_WEIGHTS[field] / (1 + _LENGTH * log(1 + len(words)))
            for root in dict.fromkeys(map(stem, words)):
                postings[root].append(_Posting(number, field, weight))
    return dict(postings)
