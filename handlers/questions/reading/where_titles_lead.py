"""Where a title says that something leads, or comes from, and whether that is the way asked for."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from handlers.questions.reading.asked import Asked
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.senses import Sense
from locales.time_words import time_words
from locales.words import Word, word_rules
from storage.programme.model import Session
from storage.programme.searching.documents import Document, Field
from storage.programme.searching.needs import AIRPORT
from storage.programme.searching.thesaurus import thesaurus

_FROM_TO: Final = re.compile(r"\s+(?:[–—→-]|->)\s+")


def leads_there(asked: Asked, document: Document) -> bool:
    """Whether a title says that it goes where somebody wants to go.

    The excursion to the „Dahliengarten“ is none to „Gärten“ where something is called just so.
    """
    asking = question_words(asked.index.languages)
    known = [asked.known(word).stems for word in asked.destinations]
    there = {stem for one in known for stem, met in one.items() if met == max(one.values())}
    return any(
        after.stem in there and Sense.TOWARDS in asking.senses(before)
        for before, after in _relations(document, asked)
    )


def _relations(document: Document, asked: Asked) -> Iterable[tuple[Word, Word]]:
    """The words of a title with what stands before each but its article: "from (the) garden"."""
    languages, title = asked.index.languages, document.fields.get(Field.TITLE, ())
    articles, asking = time_words(languages).articles, question_words(languages)
    relates = (Sense.TOWARDS, Sense.OUT_OF)
    return pairwise(
        word
        for word in title
        if word.folded not in articles or not asking.senses(word).isdisjoint(relates)
    )


def leads_away(asked: Asked, document: Document) -> bool:
    """Whether something is asked to or from a place, and this is called after the way back."""
    if asked.returns or not (asked.origins or asked.destinations):
        return False
    if asked.origins and _lands(asked) and _is_a_departure(document, asked):
        return True
    origins, destinations = asked.origin_stems, asked.destination_stems
    title = document.fields.get(Field.TITLE, ())
    if not any(word.stem in origins or word.stem in destinations for word in title):
        return False
    asking, meant, away = question_words(asked.index.languages), False, False
    for before, after in _relations(document, asked):
        if after.stem in origins or after.stem in destinations:
            senses = asking.senses(before)
            out, towards = Sense.OUT_OF in senses, Sense.TOWARDS in senses
            away = (
                away or (towards and after.stem in origins) or (out and after.stem in destinations)
            )
            meant = meant or (out and after.stem in origins)
            meant = meant or (towards and after.stem in destinations)
    return away and not meant


def _lands(asked: Asked) -> bool:
    """Whether the way from an airport is asked for, where one arrives."""
    return any(need.name == AIRPORT and need.words & asked.origins for need in asked.needs)


def _is_a_departure(document: Document, asked: Asked) -> bool:
    languages = asked.index.languages
    leaves = {word.stem for word in thesaurus(languages).words_for("departure")}
    return any(word.stem in leaves for word in document.fields.get(Field.TITLE, ()))


def runs_the_other_way(asked: Asked, session: Session) -> bool:
    """Whether a title names from where to where, and that is not the way asked for: "A – B"."""
    named, rules = asked.destinations | asked.origins, word_rules(asked.index.languages)
    for title in session.title.values() if named else ():
        ends = [
            {word.stem for word in rules.all_words(part)} for part in _FROM_TO.split(title) if part
        ]
        for word in named if len(ends) > 1 else ():
            stems = asked.known(word).stems.keys()
            near, far = (ends[0], ends[-1]) if word in asked.destinations else (ends[-1], ends[0])
            if not stems.isdisjoint(near) and stems.isdisjoint(far):
                return True
    return False
