"""A question in its parts: the words as they are meant, what they say about time, the topics."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from handlers.frame.times.asked import TimeAsked
from handlers.frame.times.lexicon import nearest_time_word
from handlers.frame.times.reading import as_spoken, read_time
from handlers.questions.question_words import Phrase, QuestionWords, Sense, question_words
from handlers.questions.words_of_asking import in_own_letters, words_of_asking
from locales.time_words import time_words
from locales.words import MAX_CHARACTERS, Word, word_rules
from storage.programme.search import SearchIndex

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
    greets: bool = False
    """Whether a greeting of several words stood in it."""

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
        return question_words(self.index.languages).says(phrase, self.words)

    def knows(self, word: Word) -> bool:
        """Whether the programme itself has a word."""
        known = self.index.known(word)
        return known.exact and self.index.names(known)


def read_question(text: str, index: SearchIndex) -> Asked:
    """Take a question apart; words that the programme has are left as they are."""
    languages, asking = index.languages, question_words(index.languages)
    written = word_rules(languages).words_of(as_spoken(text[:MAX_CHARACTERS]))
    words = [_put_in_own_letters(index.own(word), index) for word in written]
    ungreeted = _without_greetings(words, asking)
    greets = len(ungreeted) < len(words)
    words = [_without_slip(word, index) for word in ungreeted]
    time = read_time(words, time_words(languages))
    senses = {word: asking.senses(word) for word in words}
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
    return Asked(words, time, topics, senses, about, index, greets)


def _without_greetings(words: Iterable[Word], asking: QuestionWords) -> list[Word]:
    """The words without a greeting, whose "morning" is no time asked for."""
    kept: list[Word] = []
    for word in words:
        if kept and asking.says(Phrase.GREETINGS, [kept[-1], word]):
            kept.pop()
        else:
            kept.append(word)
    return kept


def _without_slip(word: Word, index: SearchIndex) -> Word:
    """A word for time with one letter wrong, put right, unless the programme knows the word."""
    if len(word) < _SHORTEST_SLIP or _is_of_asking(word, index) or index.has(word):
        return word
    meant = nearest_time_word(word, time_words(index.languages))
    return word_rules(index.languages).word(meant) if meant else word


def _is_relation(word: Word, senses: frozenset[Sense], index: SearchIndex) -> bool:
    """Whether "my" before a word makes it a person of one's own, whom no programme knows."""
    return senses.isdisjoint(_OF_A_WISH) and not index.known(word).stems


def _is_of_asking(word: Word, index: SearchIndex) -> bool:
    return word.folded in words_of_asking(index.languages)


def _put_in_own_letters(word: Word, index: SearchIndex) -> Word:
    """The word, or in its own letters one about asking or time that was written in Latin ones."""
    if not word.isalpha() or _is_of_asking(word, index) or index.has(word):
        return word
    return in_own_letters(word, index.languages) or word
