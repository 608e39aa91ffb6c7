"""What of the programme has the words of a text: places all of them, pages and sessions most."""

from collections.abc import Sequence
from typing import Final

from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.words_of_asking import words_of_asking
from locales.words import Word, word_rules
from storage.programme.search import Hit, SearchIndex
from storage.programme.searching.documents import Subject

_LOOKED_UP: Final = 12
"""The most words of a text that are looked up."""


def nearest_page(text: str, index: SearchIndex) -> str | None:
    """The id of the info page that has most of the words of a text, if any has one."""
    asking = words_of_asking(index.languages)
    words = [w for w in word_rules(index.languages).all_words(text) if w.folded not in asking]
    return next((hit.document.id for hit in _hits(words, index, Subject.INFO)), None)


def places_named(text: str, index: SearchIndex) -> list[str]:
    """The ids of the places that are named by all words of a text, the best first."""
    asked = read_question(text, index)
    if asked.rooms:
        return list(asked.rooms)
    said = [word for word in asked.words if Sense.FILLERS not in asked.senses[word]]
    words = list(dict.fromkeys(said or asked.words))
    hits = _hits(words, index, Subject.PLACE)
    return [hit.document.id for hit in hits if len(hit.matched) == len(words)]


def sessions_named(text: str, index: SearchIndex) -> list[str]:
    """The ids of the sessions that have most of the words of a text, the best first."""
    asked = read_question(text, index)
    hits = _hits(asked.topics or asked.words, index, Subject.SESSION)
    most = max((len(hit.matched) for hit in hits), default=0)
    return [hit.document.id for hit in hits if len(hit.matched) == most]


def _hits(words: Sequence[Word], index: SearchIndex, subject: Subject) -> list[Hit]:
    hits = index.hits(index.known(word) for word in words[:_LOOKED_UP])
    return [hit for hit in hits if hit.document.subject is subject]
