"""The sentence of an info page that says what was asked, which then stands in its first line."""

from collections.abc import Sequence, Set
from typing import Final

from handlers.frame.meeting_points import sentences_of
from handlers.frame.reader import Reader
from handlers.questions.asked import Asked
from handlers.questions.intents import Fact
from handlers.questions.moments_asked import MomentsAsked
from handlers.questions.pages_needed import MONEY, PRICE
from locales.time_words import weekday_stems
from locales.words import word_rules
from storage.programme.model import InfoPage
from storage.programme.searching.needs import needs_of

_SHORT: Final = 2
"""A page of so many sentences needs none of them above it."""

_LONGEST: Final = 200


def quoted(reader: Reader, page: InfoPage, asked: Asked) -> str:
    """The sentence with most of what is asked; empty where it is the first one, or none is."""
    sentences = sentences_of(reader.text(page.text))
    day = MomentsAsked(asked.time, reader.now, reader.snapshot).day
    names = weekday_stems(asked.index.languages, day) if day else frozenset[str]()
    told = [_tells_of_the_thing(sentence, asked) for sentence in sentences]
    scores = [
        _score(sentence, asked, names) if tells or not any(told) else 0
        for sentence, tells in zip(sentences, told, strict=True)
    ]
    best = max(scores)
    if len(sentences) <= _SHORT or not best or scores[0] == best or scores.count(best) > 1:
        return ""
    found = sentences[scores.index(best)]
    return found if len(found) <= _LONGEST else ""


def _tells_of_the_thing(sentence: str, asked: Asked) -> bool:
    """Whether a sentence has what the question is about, rather than that one pays or may."""
    languages = asked.index.languages
    words = word_rules(languages).all_words(sentence)
    said = needs_of(languages).named_in(words).keys()
    things = {need.name for need in asked.needs} - MONEY
    if not said.isdisjoint(things):
        return True
    money = {word for need in asked.needs if need.name in MONEY for word in need.words}
    stems = {word.stem for word in words}
    topics = (word for word in asked.topics if word not in money and word not in asked.verbs)
    return any(not stems.isdisjoint(asked.known(word).stems) for word in topics)


def _score(sentence: str, asked: Asked, day: Set[str]) -> int:
    """How much of a question a sentence has: words and needs, the day, an hour if one is asked."""
    languages = asked.index.languages
    words = word_rules(languages).all_words(sentence)
    stems = {word.stem for word in words}
    matched = sum(not stems.isdisjoint(asked.known(word).stems) for word in asked.topics)
    said = needs_of(languages).named_in(words).keys()
    needs = {need.name for need in asked.needs}
    met = len(needs & said) + (PRICE in said and not needs.isdisjoint(MONEY))
    matched += not day.isdisjoint(word.stem for word in words)
    return matched + met + (asked.fact in _OF_TIME and _says_when(words)) if matched + met else 0


_OF_TIME: Final = (Fact.TIME, Fact.END)


def _says_when(words: Sequence[str]) -> bool:
    return any(word[0].isdigit() for word in words)
