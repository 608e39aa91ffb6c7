"""A question in its parts: the words as they are meant, what they say about time, the topics."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from handlers.frame.times.lexicon import is_time_word, nearest_time_word, russian_time_words
from handlers.frame.times.reading import TimeAsked, read_time, with_ranges_spelt
from handlers.questions.question_words import Phrase, Sense, question_words
from storage.programme.search import SearchIndex
from storage.programme.searching.transliteration import cyrillic_skeleton, latin_skeletons
from storage.programme.searching.words import MAX_CHARACTERS, Word, is_cyrillic, words_of

_SHORTEST_SLIP: Final = 5
_OF_A_WISH: Final = frozenset(
    {
        Sense.GENERIC,
        Sense.GROUPS,
        Sense.TEAMS,
        Sense.OWN_THINGS,
        Sense.DATA,
        Sense.LANGUAGE,
        Sense.THE_LANGUAGE,
    }
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: all its words, what they say about time, those that name a topic."""

    words: Sequence[Word]
    time: TimeAsked
    topics: Sequence[Word]
    senses: Mapping[Word, frozenset[Sense]]
    about: frozenset[Sense]
    """The senses of all words."""
    index: SearchIndex

    def has(self, sense: Sense) -> bool:
        """Whether one of the words is about this."""
        return sense in self.about

    def only(self, *senses: Sense) -> bool:
        """Whether there is a topic, and each word of it is about one of these."""
        return bool(self.topics) and not any(
            self.senses[word].isdisjoint(senses) for word in self.topics
        )

    def without(self, *senses: Sense) -> list[Word]:
        """The words of the topic that are about none of these."""
        return [word for word in self.topics if self.senses[word].isdisjoint(senses)]

    def says(self, phrase: Phrase) -> bool:
        """Whether such a phrase stands in it."""
        return question_words().says(phrase, self.words)

    def knows(self, word: Word) -> bool:
        """Whether the programme itself has a word."""
        return self.index.known(word).exact


def read_question(text: str, index: SearchIndex) -> Asked:
    """Take a question apart; words that the programme has are left as they are."""
    written = map(index.own, words_of(with_ranges_spelt(text[:MAX_CHARACTERS])))
    words = _without_greetings([_in_russian_letters(word, index) for word in written])
    words = [_without_slip(word, index) for word in words]
    time = read_time(words)
    senses = {word: question_words().senses(word) for word in words}
    topics = [
        word
        for word in time.rest
        if Sense.FILLERS not in senses[word] and len(word) > 1 and not word[0].isdigit()
    ]
    relations = {
        after
        for before, after in pairwise(words)
        if Sense.POSSESSIVES in senses[before] and _is_relation(after, senses[after], index)
    }
    topics = [word for word in topics if word not in relations]
    about = frozenset[Sense]().union(*senses.values())
    return Asked(words, time, topics, senses, about, index)


def language_of(text: str) -> str | None:
    """The language that a question's own letters and words suggest; None where they do not."""
    words = words_of(text)
    russian = sum(is_cyrillic(word) for word in words)
    letters = sum(word[0].isalpha() for word in words)
    if russian:
        return "ru" if russian * 2 >= letters else "de"
    spelt = [word for word in words if _russian_word(word) and not _is_german(word)]
    if spelt and len(spelt) * 2 >= letters:
        return "ru"
    return "de" if any(_is_german(word) for word in words) else None


def _without_greetings(words: Iterable[Word]) -> list[Word]:
    """The words without a greeting, whose "morning" is no time asked for."""
    kept: list[Word] = []
    for word in words:
        if kept and question_words().says(Phrase.GREETINGS, [kept[-1], word]):
            kept.pop()
        else:
            kept.append(word)
    return kept


def _without_slip(word: Word, index: SearchIndex) -> Word:
    """A word for time with one letter wrong, put right, unless the programme knows the word."""
    if len(word) < _SHORTEST_SLIP or _is_german(word) or index.has(word):
        return word
    return nearest_time_word(word)


def _is_relation(word: Word, senses: frozenset[Sense], index: SearchIndex) -> bool:
    """Whether "my" before a word makes it a person of one's own, whom no programme knows."""
    return senses.isdisjoint(_OF_A_WISH) and not index.known(word).stems


def _is_german(word: Word) -> bool:
    senses = question_words().senses(word)
    return Sense.FILLERS in senses or Sense.GENERIC in senses or is_time_word(word)


def _in_russian_letters(word: Word, index: SearchIndex) -> Word:
    """The word, or in its own letters a Russian one that was written in Latin ones."""
    if is_cyrillic(word) or not word.isalpha() or _is_german(word) or index.has(word):
        return word
    return _russian_word(word) or word


def _russian_word(word: Word) -> Word | None:
    """The word about asking or about time that this is in Latin letters."""
    skeletons = _russian_skeletons()
    return next((skeletons[s] for s in latin_skeletons(word) if s in skeletons), None)


@cache
def _russian_skeletons() -> dict[str, Word]:
    words = sorted({*question_words().russian(), *russian_time_words()}, key=len)
    return {cyrillic_skeleton(word): Word(word) for word in words if len(word) > 2}
