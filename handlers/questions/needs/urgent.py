"""Whether a text cries for help: then pages about emergencies answer before all else."""

import re
from collections.abc import Iterator, Set
from functools import lru_cache
from typing import Final

from handlers.questions.reading.asked import Asked
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.senses import Sense
from locales.languages import Languages
from locales.words import Word, word_rules
from storage.programme.model import InfoPage, Text
from storage.programme.searching.documents import Field, Subject
from storage.programme.searching.needs import EMERGENCY, HEALTH, Need
from storage.programme.searching.thesaurus import thesaurus
from storage.programme.snapshot import Snapshot

_PAGES_KNOWN: Final = 128

_OF_TROUBLE: Final = frozenset({EMERGENCY, HEALTH, "pharmacy", "safety"})

_OF_SESSIONS: Final = (Sense.SIGN_UP, Sense.TAKE_PART, Sense.GROUPS, Sense.LEADS)
"""What is asked of a session, and of no help that somebody needs."""


def is_urgent(asked: Asked, snapshot: Snapshot) -> bool:
    """Whether one of the words for an emergency stands in a text, or what an urgent page is called.

    A number that is also that of a room is urgent only where it stands alone.
    """
    for need in asked.needs:
        if need.name == EMERGENCY and _is_cried(need, asked, snapshot):
            return True
    # «Скоро» is said of a time, and has the stem of «скорая».
    stems = {word.stem for word in asked.words if word not in asked.time.said}
    pages = (page for page in snapshot.info.values() if page.urgent)
    names = (said for page in pages for said in _names(page, asked.index.languages))
    called = [said for said in names if said <= stems]
    return any(not _is_of_a_session({w for w in asked.words if w.stem in s}, asked) for s in called)


def _is_cried(need: Need, asked: Asked, snapshot: Snapshot) -> bool:
    """Whether the words are a cry for help, rather than the number of a room or a title."""
    if len(need.words) > 1:
        return not _is_of_a_session(need.words, asked)
    [word] = need.words
    if _asks_for_something(word, asked):
        return False
    said = word.rstrip(".")
    if said.isdigit():
        return len(asked.words) == 1 or not _is_a_room(said, snapshot)
    if not need.named:
        return not asked.index.is_in_a_name(word)
    return not _is_in_what_is_named(word, asked)


def _asks_for_something(word: Word, asked: Asked) -> bool:
    """Whether somebody only pleads for what they name: "help, where is a socket"."""
    others = {need.name for need in asked.needs if need.named} - _OF_TROUBLE
    return Sense.HELP in asked.senses[word] and bool(others)


def _is_of_a_session(words: Set[Word], asked: Asked) -> bool:
    """Whether words are a title, and something is asked that is asked of sessions alone.

    "May I still join first aid", "where is the first aid workshop"; when it comes, one may need it.
    """
    of_sessions = (word for word in asked.words if word not in words)
    kinds = thesaurus(asked.index.languages)
    asks = any(map(asked.has, _OF_SESSIONS))
    if not asks and not any(kinds.names_a_kind([word]) for word in of_sessions):
        return False
    hits = asked.index.hits(asked.known(word) for word in words)
    return any(
        hit.document.subject is not Subject.INFO
        and len(hit.matched) == len(words)
        and set(hit.matched.values()) == {Field.TITLE}
        for hit in hits
    )


def _is_in_what_is_named(word: Word, asked: Asked) -> bool:
    """Whether more than this word is said of the title of something but a page.

    Its place does not count: "fire in the great hall" is a cry, whatever is on there.
    """
    hits = asked.index.hits(asked.known(topic) for topic in asked.topics)
    return any(
        hit.document.subject is not Subject.INFO
        and len(hit.matched) > 1
        and word in hit.matched
        and set(hit.matched.values()) == {Field.TITLE}
        for hit in hits
    )


@lru_cache(maxsize=_PAGES_KNOWN)
def _names(page: InfoPage, languages: Languages) -> tuple[frozenset[str], ...]:
    """What a page is called and the further words for it, each as the stems it consists of."""
    rules, asking = word_rules(languages), question_words(languages)

    def said(line: str) -> frozenset[str]:
        words = rules.all_words(line)
        left = {word.stem for word in words if Sense.FILLERS not in asking.senses(word)}
        # "On board" is no "man over board", of which a board alone is left.
        return frozenset(left if len(left) > 1 else {word.stem for word in words})

    named = map(said, _lines(page.title, page.words))
    return tuple(stems for stems in named if stems)


def _lines(*texts: Text | None) -> Iterator[str]:
    for text in texts:
        for said in text.values() if text else ():
            yield from said.split("\n")


def _is_a_room(number: str, snapshot: Snapshot) -> bool:
    """Whether a place or a session is called by a number."""
    alone = re.compile(rf"\b{number}\b")
    names = (place.name for place in snapshot.places.values())
    titles = (session.title for session in snapshot.sessions.values())
    return any(alone.search(said) for text in (*names, *titles) for said in text.values())
