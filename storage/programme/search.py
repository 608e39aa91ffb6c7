"""The search index of one release: which sessions, groups, teams and places words speak of.

Fields are weighted and rarer words count more (BM25); how a word is met (`vocabulary`) weighs, too.
All languages are searched at once. An index is built once per release and never changes.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from math import log
from typing import Any, Final, TypeVar
from weakref import ref

from locales.languages import Languages
from locales.words import Word, word_rules
from storage.programme.searching.documents import Document, Field, Subject, documents_of
from storage.programme.searching.event_name import EventName
from storage.programme.searching.known import Known, known_in
from storage.programme.searching.postings import Naming, Postings
from storage.programme.snapshot import Snapshot

_LONG: Final = 5
"""A word of so many letters may be what an event is called."""

_MOST: Final = 2
"""More than one of so many are most."""


_Read = TypeVar("_Read")


class _Texts(dict[tuple[str, Callable[..., Any]], Any]):
    """The texts that were read with one index, in different ways, and what they were read as."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers, how well, and the words and fields that say why.

    `weakest` is how well the word is met that is met worst: 1 where all stand there as they are.
    """

    document: Document
    score: float
    matched: Mapping[str, Field]
    weakest: float


class SearchIndex:
    """The words that some readers may search by, and where they stand.

    What is a team's own is indexed apart, so that nothing of it shows to others: no hit, no word
    that seems known, no weight.
    """

    def __init__(
        self,
        parts: Mapping[str | None, Postings],
        languages: Languages,
        event: EventName | None = None,
        listed: frozenset[str] = frozenset(),
    ) -> None:
        self._event = event or EventName()
        self._listed = listed
        """The single words that organisers list for a page, folded."""
        self.languages = languages
        self._parts = parts
        self._looked_up: dict[str, Known] | None = None
        self._read: dict[str, Word] | None = None
        """What is kept while one question is read; nothing of it outlives that."""
        self._kept: tuple[_Texts, SearchIndex] | None = None
        """The texts that are kept as they were read, and the index that those hold on to."""
        self._texts: Callable[[], _Texts | None] | None = None
        self._vocabularies = [part.vocabulary for part in parts.values()]

    @staticmethod
    def of(snapshot: Snapshot, languages: Languages) -> "SearchIndex":
        """The index of all that a snapshot shows, for questions in these languages."""
        documents: dict[str | None, list[Document]] = {None: []}
        for document in documents_of(snapshot, languages):
            documents.setdefault(document.own_of, []).append(document)
        parts = {team: Postings(these, languages) for team, these in documents.items()}
        rules = word_rules(languages)
        words = (
            said for page in snapshot.info.values() if page.words for said in page.words.values()
        )
        listed = (rules.all_words(line) for said in words for line in said.splitlines())
        alone = frozenset(words[0].folded for words in listed if len(words) == 1)
        return SearchIndex(parts, languages, EventName.of(snapshot.event, languages), alone)

    def seen_by(self, teams: Collection[str]) -> "SearchIndex":
        """The index as people of these teams may use it."""
        shown = {team: part for team, part in self._parts.items() if team is None or team in teams}
        return SearchIndex(shown, self.languages, self._event, self._listed)

    def for_a_question(self) -> "SearchIndex":
        """The index as long as one question is read, whose words are looked up once.

        Its texts are read once as well. They die with it: what they were read as knows the same
        index, but does not keep them.
        """
        if self._texts is not None:
            return self
        texts = _Texts()
        of = self._parts, self.languages, self._event, self._listed
        held, index = SearchIndex(*of), SearchIndex(*of)
        held._looked_up = index._looked_up = {}
        held._read = index._read = {}
        held._texts = index._texts = ref(texts)
        index._kept = texts, held
        return index

    def once(self, text: str, read: Callable[[str, "SearchIndex"], _Read]) -> _Read:
        """What a text is read as in some way; once for a question."""
        texts = self._texts() if self._texts else None
        if texts is None:
            return read(text, self)
        if (text, read) not in texts:
            texts[text, read] = read(text, self._kept[1] if self._kept else self)
        found: _Read = texts[text, read]
        return found

    def known(self, word: Word) -> Known:
        """What a word of a question stands for in the programme."""
        if self._looked_up is None:
            return known_in(self._vocabularies, word)
        found = self._looked_up.get(word)
        if found is None:
            found = self._looked_up[word] = known_in(self._vocabularies, word)
        return found

    def own(self, word: Word) -> Word:
        """The same word of the programme, or as read before, whose stem is known; or itself."""
        kept = self._read.get(word) if self._read is not None else None
        if kept is None:
            kept = next(filter(None, (one.own(word) for one in self._vocabularies)), word)
            if self._read is not None:
                self._read[word] = kept
        return kept

    def names(self, known: Known) -> bool:
        """Whether a word stands anywhere but in the texts of info pages, which say all sorts."""
        return any(
            document.subject is not Subject.INFO or field is not Field.ABSTRACT
            for stem in known.stems
            for part in self._parts.values()
            for document, (_, field) in part.standing(stem).items()
        )

    def has(self, word: Word) -> bool:
        """Whether the programme has a word in the letters in which it is written."""
        return any(vocabulary.has(word) for vocabulary in self._vocabularies)

    def says(self, word: Word) -> bool:
        """Whether the programme has a word in this very form."""
        return any(vocabulary.says(word) for vocabulary in self._vocabularies)

    def is_in_a_name(self, word: Word) -> bool:
        """Whether a title or a name has a word, in any form of it."""
        return any(one.names(word) for one in self._vocabularies)

    def calls_the_event(self, word: Word) -> bool:
        """Whether the event is called so, and nothing in its programme is."""
        return len(word) >= _LONG and word.stem in self._event.stems and not self.is_in_a_name(word)

    def is_its_country(self, word: Word) -> bool:
        """Whether the event is held in a country, and nothing in its programme is called so."""
        return word.stem in self._event.country and not self.is_in_a_name(word)

    def call_the_event(self, one: Word, other: Word) -> bool:
        """Whether two words stand side by side in the title of the event, inflected or not."""
        return (one.stem, other.stem) in self._event.pairs

    def says_where_it_is(self, word: Word) -> bool:
        """Whether the address of the event has a word, as its town."""
        return word.stem in self._event.town

    def contact_begins_with(self, letters: str) -> bool:
        """Whether a word of the event's contact begins so; folded."""
        return any(word.startswith(letters) for word in self._event.contact)

    def lists(self, word: Word) -> bool:
        """Whether organisers list a word, by itself and in this very form, for a page."""
        return word.folded in self._listed

    def calls_groups(self, word: Word) -> bool:
        """Whether most of several groups are called so, as "studio" may say "group" at an event."""
        parts = self._parts.values()
        called = sum(part.groups_called[word.stem] for part in parts)
        groups = sum(part.groups for part in parts) if called else 0
        return groups > 1 and called * _MOST > groups

    def rooms(self, noun: Word, mark: str) -> frozenset[str] | None:
        """The places that are told apart by a number or a letter beside a word, as "Saal 2" is.

        None where no place has such a word beside a number or a letter.
        """
        found = [part.rooms[noun.stem] for part in self._parts.values() if noun.stem in part.rooms]
        return frozenset[str]().union(*(known.get(mark, ()) for known in found)) if found else None

    def numbered(self, mark: str) -> frozenset[str]:
        """The places that have a number, whatever word stands beside it."""
        parts = self._parts.values()
        rooms = (known for part in parts for known in part.rooms.values())
        return frozenset(place for known in rooms for place in known.get(mark, ()))

    def groups_numbered(self, mark: str) -> frozenset[str]:
        """The groups that have a number, whatever word stands beside it."""
        parts = self._parts.values()
        groups = (known for part in parts for known in part.numbered_groups.values())
        return frozenset(group for known in groups for group in known.get(mark, ()))

    def places_called(self, first: Word, second: Word) -> frozenset[str]:
        """The places in whose name two words stand side by side."""
        pair = first.stem, second.stem
        called = (part.places.get(pair, ()) for part in self._parts.values())
        return frozenset(place for places in called for place in places)

    def naming(self, need: str) -> Mapping[Document, Naming]:
        """The documents that name what people need, and how well."""
        named = (part.naming.get(need, {}) for part in self._parts.values())
        return {document: weight for found in named for document, weight in found.items()}

    def has_in(self, document: Document, stems: Iterable[str]) -> bool:
        """Whether one of some stems stands in a document."""
        parts = self._parts.values()
        return any(document in part.standing(stem) for stem in stems for part in parts)

    def rarity(self, known: Known) -> float:
        """How much a word tells, by BM25; an unknown one is as rare as one that stands once."""
        parts = self._parts.values()
        total = sum(part.size for part in parts)
        standing = (sum(len(part.standing(stem)) for part in parts) for stem in known.stems)
        common = min(standing, default=1)
        return log(1 + (total - common + 0.5) / (common + 0.5))

    def hits(self, words: Iterable[Known]) -> list[Hit]:
        """The documents that any of the words stands in, the best first."""
        scores: dict[Document, float] = defaultdict(float)
        matched: dict[Document, dict[str, Field]] = defaultdict(dict)
        weakest: dict[Document, float] = {}
        for known in words:
            rarity = self.rarity(known)
            for document, (score, field, quality) in self._best(known).items():
                scores[document] += score * rarity
                matched[document][known.word] = field
                weakest[document] = min(weakest.get(document, 1.0), quality)
        hits = [
            Hit(document, score, matched[document], weakest[document])
            for document, score in scores.items()
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.document.order))

    def _best(self, known: Known) -> dict[Document, tuple[float, Field, float]]:
        """The documents a word stands in, each with the best of the places where it does.

        That is how much it weighs, the field, and how well the word is met.
        """
        best: dict[Document, tuple[float, Field, float]] = {}
        for stem, quality in known.stems.items():
            for part in self._parts.values():
                for document, (weight, field) in part.standing(stem).items():
                    score = quality * weight
                    if document not in best or score > best[document][0]:
                        best[document] = (score, field, quality)
        if not known.halves:
            return best
        return {
            document: (self._share(known, document) * score, field, quality)
            for document, (score, field, quality) in best.items()
        }

    def _share(self, known: Known, document: Document) -> float:
        """How many of the parts of a compound a document has, of all."""
        there = sum(self.has_in(document, half) for half in known.halves)
        return there / len(known.halves)
