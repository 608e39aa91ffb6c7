"""The sentence of a page or a session that says what was asked, which then stands above it."""

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Final

from handlers.frame.meeting_points import sentences_of
from handlers.frame.reader import Reader
from handlers.frame.sessions import strand_name
from handlers.frame.times.reading import as_spoken, read_time
from handlers.questions.asker import Asker
from handlers.questions.intents import Fact
from handlers.questions.needs.needs_meant import OF_A_PERSON
from handlers.questions.needs.pages_needed import MONEY, PRICE
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.senses import Sense
from handlers.questions.times.homeward import is_of_others
from locales.time_words import time_words, weekday_stems
from locales.words import Word, word_rules
from storage.programme.model import InfoPage, Kind, Session
from storage.programme.searching.needs import needs_of

_SHORT: Final = 2
"""A page of so many sentences needs none of them above it."""

_LONGEST: Final = 200


def quoted(reader: Reader, page: InfoPage, asked: Asked) -> str:
    """The sentence with most of what is asked; empty where it is the first one, or none is."""
    sentences = sentences_of(reader.text(page.text))
    day = MomentsAsked(asked.time, reader.now, reader.snapshot).day
    names = weekday_stems(asked.index.languages, day) if day else frozenset[str]()
    told = [_has_one_of(asked.carried, sentence, asked) for sentence in sentences]
    if any(told):
        asked = replace(asked, topics=[*asked.carried, *asked.topics])
    else:
        how = [_tells_of_the_thing(sentence, asked) for sentence in sentences]
        told = [well > 0 and well == max(how) for well in how]
    scores = [
        _score(sentence, asked, names) if tells or not any(told) else 0
        for sentence, tells in zip(sentences, told, strict=True)
    ]
    best = max(scores)
    if len(sentences) <= _SHORT or not best or scores[0] == best or scores.count(best) > 1:
        return ""
    found = sentences[scores.index(best)]
    return found if len(found) <= _LONGEST else ""


def _tells_of_the_thing(sentence: str, asked: Asked) -> int:
    """How well a sentence has what the question is about, rather than that one pays or may.

    In a wheelchair one asks of the gardens rather than of all that there is for wheelchairs.
    """
    languages = asked.index.languages
    words = word_rules(languages).all_words(sentence)
    said = needs_of(languages).named_in(words).keys()
    things = {need.name for need in asked.needs} - MONEY
    own = any(need.name in OF_A_PERSON for need in asked.needs)
    if own and _has_one_of(asked.topics_besides_needs, sentence, asked):
        return 2
    if not said.isdisjoint(things):
        return 1
    money = {word for need in asked.needs if need.name in MONEY for word in need.words}
    topics = [word for word in asked.topics if word not in money and word not in asked.verbs]
    return int(_has_one_of(topics, sentence, asked))


def _has_one_of(topics: Sequence[Word], sentence: str, asked: Asked) -> bool:
    """Whether a sentence has one of some words of a question."""
    stems = {word.stem for word in word_rules(asked.index.languages).all_words(sentence)}
    return any(not stems.isdisjoint(asked.known(word).stems) for word in topics)


def quoted_of_session(reader: Reader, shown: Session, asked: Asked) -> str:
    """The sentence of a description with most of what is asked besides its name: "if it rains"."""
    sentences = sentences_of(reader.text(shown.abstract))
    title = word_rules(asked.index.languages).all_words(" ".join(shown.title.values()))
    titled = {word.stem for word in title}
    named = {w for w in asked.topics if not titled.isdisjoint(asked.known(w).stems)}
    besides = replace(
        asked,
        topics=[word for word in asked.topics if word not in named],
        needs=[need for need in asked.needs if named.isdisjoint(need.words)],
    )
    scores = [_score(sentence, besides, frozenset()) for sentence in sentences]
    best = max(scores)
    found = sentences[scores.index(best)] if best and scores.count(best) == 1 else ""
    return found if len(found) <= _LONGEST else ""


def interpreting_told(reader: Reader, shown: Session, asked: Asked) -> str:
    """What a title or description says of interpreting, where that is asked and nothing else says
    that there is some.
    """
    if shown.interpreted or not asked.has(Sense.TRANSLATED):
        return ""
    languages = asked.index.languages
    rules, asking = word_rules(languages), question_words(languages)
    for sentence in (reader.text(shown.title), *sentences_of(reader.text(shown.abstract))):
        if any(Sense.TRANSLATED in asking.senses(word) for word in rules.all_words(sentence)):
            return sentence
    return ""


def whose_ride(reader: Reader, asker: Asker, shown: Session) -> str:
    """The part of the event that a ride is for, where that is not the asker's."""
    if not is_of_others(shown, asker):
        return ""
    return reader.tr("This ride is for: {strand}", strand=strand_name(reader, shown.strand))


def hour_beside(reader: Reader, shown: Session, fact: Fact | None) -> str:
    """The sentence with another hour than its own: until when some stay, when to be at a ride."""
    of_a_ride = fact is Fact.TIME and shown.kind is Kind.TRANSFER
    if not of_a_ride and fact is not Fact.END:
        return ""
    words_of, times = word_rules(reader.tr.languages).words_of, time_words(reader.tr.languages)
    own = {reader.snapshot.local(moment).time() for moment in (shown.start, shown.end)}
    for sentence in sentences_of(reader.text(shown.abstract)):
        said = read_time(words_of(as_spoken(sentence)), times)
        hour = said.until if fact is Fact.END else said.at
        if hour is not None and hour not in own and len(sentence) <= _LONGEST:
            return sentence
    return ""


def _score(sentence: str, asked: Asked, day: Set[str]) -> int:
    """How much of a question a sentence has: words and needs, the day, an hour if one is asked."""
    languages = asked.index.languages
    words, asking = word_rules(languages).all_words(sentence), question_words(languages)
    stems = {word.stem for word in words}
    matched = sum(not stems.isdisjoint(asked.known(word).stems) for word in asked.topics)
    said = needs_of(languages).named_in(words).keys()
    needs = {need.name for need in asked.needs}
    met = len(needs & said) + (PRICE in said and not needs.isdisjoint(MONEY))
    matched += not day.isdisjoint(word.stem for word in words)
    asks_who = asked.fact is Fact.WHO or asked.has(Sense.WHICH)
    if asks_who and asked.has(Sense.PLAYS):
        matched += any(Sense.PLAYS in asking.senses(word) for word in words)
    return matched + met + (asked.fact in _OF_TIME and _says_when(words)) if matched + met else 0


_OF_TIME: Final = (Fact.TIME, Fact.END)


def _says_when(words: Sequence[str]) -> bool:
    return any(word[0].isdigit() for word in words)
