"""What other features may ask of the understanding of questions."""

from typing import Final

from handlers.questions.words_of_asking import language_of as language_of
from handlers.questions.words_of_asking import words_of_asking
from locales.words import word_rules
from storage.programme.search import SearchIndex
from storage.programme.searching.documents import Subject

_LOOKED_UP: Final = 12
"""So many words of a text are looked up."""


def nearest_page(text: str, index: SearchIndex) -> str | None:
    """The id of the info page that has most of the words of a text, if any has one."""
    asking = words_of_asking(index.languages)
    words = [w for w in word_rules(index.languages).all_words(text) if w.folded not in asking]
    hits = index.hits(index.known(word) for word in words[:_LOOKED_UP])
    pages = (hit.document for hit in hits if hit.document.subject is Subject.INFO)
    return next((page.id for page in pages), None)
