"""What the words of a question are by where they stand: verbs, or whither, whence and for whom."""

from collections.abc import Sequence, Set
from itertools import pairwise
from typing import Final, NamedTuple

from handlers.questions.reading.needs_said import words_of
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.senses import Sense, Senses
from locales.languages import Languages
from locales.time_words import time_words
from locales.words import Word, word_rules
from storage.programme.search import SearchIndex
from storage.programme.searching.needs import AIRPORT, SHUTTLE, STATION, Need
from storage.programme.searching.thesaurus import thesaurus

_MODAL: Final = frozenset({Sense.MAY, Sense.WANT, Sense.MUST})
_BEFORE_A_VERB: Final = frozenset({Sense.WHO, Sense.WHEN, Sense.WHERE, Sense.ASKING}) | _MODAL


def verbs_in(
    words: Sequence[Word],
    topics: Sequence[Word],
    senses: Senses,
    index: SearchIndex,
) -> frozenset[Word]:
    """The topics behind a question word or a modal verb, or at the end of what has one.

    What the programme has in this very form, and what people ask everybody, is none of them; but
    how old or how far something is says its word in any form.
    """
    behind = {after for before, after in pairwise(words) if senses[before] & _BEFORE_A_VERB}
    modal = any(Sense.AUXILIARY in found for found in senses.values())
    last = {words[-1]} if modal else set()
    at = time_words(index.languages).at
    measured = {
        word
        for place, word in enumerate(words[1:], 1)
        # «во сколько кофе» asks for an hour.
        if Sense.HOW in senses[words[place - 1]]
        and (place < 2 or words[place - 2].folded not in at)
    }
    infinitives = word_rules(index.languages).infinitives
    formed = {word for word in topics if word.endswith(infinitives) and not index.has(word)}
    found = (behind | last | measured | formed).intersection(topics)
    return frozenset(word for word in found if word in measured or not index.says(word))


def topics_behind(
    sense: Sense,
    words: Sequence[Word],
    topics: Sequence[Word],
    senses: Senses,
) -> frozenset[Word]:
    """The topics that stand behind a word for where something goes, or where it comes from."""
    bare = [word for word in words if senses[word] != {Sense.FILLERS}]
    behind = {after for before, after in pairwise(bare) if sense in senses[before]}
    return frozenset(behind.intersection(topics))


class Ways(NamedTuple):
    """The topics without what only says that one is under way, and from where to where that is."""

    topics: list[Word]
    origins: frozenset[Word]
    destinations: frozenset[Word]


def ways_in(
    words: Sequence[Word],
    topics: list[Word],
    senses: Senses,
    phrases: Set[Phrase],
    needs: Sequence[Need],
    index: SearchIndex,
) -> Ways:
    """From where to where somebody wants to get, and the topics besides."""
    towards = topics_behind(Sense.TOWARDS, words, topics, senses)
    met_at = _where_one_is_met(words, senses, needs, towards, index.languages)
    # "I am at the station, how do I get to you": wherever that is, it is left.
    to_us = Phrase.TO_US in phrases
    origins = frozenset(topics) if to_us else topics_behind(Sense.OUT_OF, words, topics, senses)
    origins |= met_at.intersection(topics)
    topics = _without_the_way(topics, words, senses, origins, towards, index)
    if Phrase.HOW_THERE in phrases and towards:
        # "How do I get from the school to the theatre" is about the theatre.
        needed = words_of(needs)
        topics = [word for word in topics if word not in origins or word in needed]
    folded = [word.folded for word in words]
    to_the = question_words(index.languages).places(Phrase.TO_THE, folded)
    places_named = {word for _, end in to_the for word in words[end : end + 1]}
    destinations = topics_behind(Sense.TOWARDS, words, topics, senses) - met_at
    return Ways(topics, origins, destinations | places_named.intersection(topics))


def _without_the_way(
    topics: Sequence[Word],
    words: Sequence[Word],
    senses: Senses,
    origins: Set[Word],
    towards: Set[Word],
    index: SearchIndex,
) -> list[Word]:
    """The topics without what only says that one goes or comes: "when do we return from Speyer".

    Neither does the event's own town say where one is back.
    """
    returns = {word for word in words if Sense.RETURNS in senses[word]}
    left = {word for word in towards if returns and index.says_where_it_is(word)}
    left |= {word for word in returns if origins and not index.is_in_a_name(word)}
    return [word for word in topics if word not in left] or [*topics]


def _where_one_is_met(
    words: Sequence[Word],
    senses: Senses,
    needs: Sequence[Need],
    towards: Set[Word],
    languages: Languages,
) -> frozenset[Word]:
    """Where one meets, and is taken on from: «встреча на вокзале», „am Bahnhof abgeholt“."""
    meets_at = zip(words, words[1:], words[2:], strict=False)
    leaves = {word.stem for word in thesaurus(languages).words_for("departure")}
    met_at = {
        at for meet, _, at in meets_at if Sense.MEETS in senses[meet] and meet.stem not in leaves
    }
    meets = any(Sense.MEETS in senses[word] for word in words)
    if meets and any(need.name == SHUTTLE for need in needs):
        stations = (need.words for need in needs if need.name in (STATION, AIRPORT))
        met_at |= {word for said in stations for word in said} - towards
    return frozenset(met_at)
