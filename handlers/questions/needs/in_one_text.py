"""What stands in one text of the programme alone, and nowhere else: a badge, a room, a leaflet."""

from typing import Final

from handlers.info.actions import InfoAt
from handlers.programme.actions import SessionAt
from handlers.questions.intents import Fact, Intent, OpenScreen
from handlers.questions.named.what_was_found import kind_of
from handlers.questions.needs.needs_asked import organises
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from locales.words import Word
from storage.programme.searching.documents import Document, Subject
from storage.programme.searching.needs import REGISTRATION
from storage.programme.searching.postings import IN_A_NAME
from storage.programme.searching.thesaurus import ABOUT_SOMETHING, thesaurus
from storage.programme.snapshot import Snapshot

_SHORTEST: Final = 5
"""Shorter words say too many things."""

_SAY_LITTLE: Final = frozenset({Sense.COMMON, Sense.ROOMS, Sense.OWN_THINGS})
"""What words are about that name something where a text has them."""


_FACTS: Final = (Fact.TIME, Fact.END, Fact.WHERE)
"""What a text says of things: when and where they are to be had."""


def in_one_text(q: Query) -> Intent | None:
    """The page, or what organises something, whose text alone has a word that names little else.

    Only where a fact is asked for, or nothing is said but this word, and no other word has to be
    met: of "may I swap my room" the swapping is nowhere.
    """
    asked = q.asked
    words = [word for word in asked.words if _may_name(asked, word)]
    says_no_more = asked.fact in _FACTS or asked.words == words
    if not words or asked.time.said or not says_no_more or not set(asked.topics) <= set(words):
        return None
    found = {document for word in words if (document := _alone(asked, word, q.snapshot))}
    if len(found) != 1:
        return None
    document = found.pop()
    if _is_had_elsewhere(document, asked):
        return None
    of_page = document.subject is Subject.INFO
    return OpenScreen(InfoAt(document.id) if of_page else SessionAt(document.id), asked.fact)


def there_is(q: Query) -> Intent | None:
    """The page whose text has the one thing of which it is asked if there is any.

    Before what is only about it: tea is had where a page says so, and not at a talk on teas.
    """
    asked = q.asked
    asks = asked.has(Sense.IS_THERE) and asked.fact in (None, Fact.WHERE) and not asked.needs
    if not asks or len(asked.topics) != 1 or asked.senses[asked.topics[0]]:
        return None
    evidence = evidence_of(asked, asked.topics)
    pages = [h.document for h in evidence.of_subject(Subject.INFO) if evidence.is_exact(h)]
    others = [h.document for h in evidence.hits if h.document.subject is not Subject.INFO]
    if len(pages) != 1 or not all(_is_about_more(other, q.snapshot) for other in others):
        return None
    return OpenScreen(InfoAt(pages[0].id), asked.fact)


def _is_about_more(document: Document, snapshot: Snapshot) -> bool:
    """Whether something is a talk or the like, whose title has more than one word."""
    is_about = kind_of(document, snapshot) in ABOUT_SOMETHING
    return is_about and all(len(title) > 1 for title in document.titles)


def _is_had_elsewhere(document: Document, asked: Asked) -> bool:
    """Whether somebody registers, and another thing is called after that: a desk."""
    registers = any(need.name == REGISTRATION for need in asked.needs)
    naming = asked.index.naming(REGISTRATION) if registers else {}
    desks = [found for found, (how, _) in naming.items() if how >= IN_A_NAME]
    return bool(desks) and document not in naming


def _may_name(asked: Asked, word: Word) -> bool:
    """Whether a word stands in a text, in this very form, and neither it nor its like in a name."""
    index = asked.index
    if len(word) < _SHORTEST or not asked.senses[word] <= _SAY_LITTLE or not index.says(word):
        return False
    return not index.is_in_a_name(word) and not thesaurus(index.languages).has(word)


def _alone(asked: Asked, word: Word, snapshot: Snapshot) -> Document | None:
    """The only thing that has a word, if that is a page or organises something."""
    hits = evidence_of(asked, [word]).hits
    if len(hits) != 1:
        return None
    document = hits[0].document
    return document if document.subject is Subject.INFO or organises(document, snapshot) else None
