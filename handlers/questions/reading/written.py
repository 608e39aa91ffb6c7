"""A text as it is written: its words, in their order, and where each of them stands."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.question_words import QuestionWords, question_words
from handlers.questions.reading.senses import Sense
from locales.languages import Languages
from locales.words import Word, word_rules
from storage.programme.search import SearchIndex

_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Written:
    """The words of a text without its numbers, and what each may be about; as they are written."""

    text: str
    words: Sequence[Word]
    folded: Sequence[str]
    senses: Sequence[frozenset[Sense]]
    places: Sequence[re.Match[str]]
    asking: QuestionWords

    def said(self, phrase: Phrase) -> Iterable[tuple[int, int]]:
        """Where such phrases stand: the first word, and the one behind the last."""
        return self.asking.places(phrase, self.folded)


def written(text: str, index: SearchIndex) -> Written:
    """The words of a text; those of one question are read once."""
    return index.once(text, _written)


def _written(text: str, index: SearchIndex) -> Written:
    return as_written(text, index.languages)


def as_written(text: str, languages: Languages) -> Written:
    """The same of a text that is no question."""
    asking, rules = question_words(languages), word_rules(languages)
    places = [*_WORD.finditer(text)]
    words = [asking.own(rules.word(rules.in_small_letters(one[0]))) for one in places]
    folded = [word.folded for word in words]
    return Written(text, words, folded, [*map(asking.senses, words)], places, asking)
