"""Whether a text cries for help: then pages about emergencies answer before all else."""

import re
from collections.abc import Iterator, Set
from dataclasses import replace
from functools import lru_cache
from typing import Final

from handlers.questions.needs.pages_needed import PLACES_NEEDED
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.senses import Sense
from locales.languages import Languages
from locales.words import Word, word_rules
from storage.programme.model import InfoPage, Text
from storage.programme.searching.documents import Field, Subject
from storage.programme.searching.needs import EMERGENCY, HEALTH, LOST, Need
from storage.programme.searching.thesaurus import thesaurus
from storage.programme.snapshot import Snapshot

_PAGES_KNOWN: Final = 128

_OF_TROUBLE: Final = frozenset({HEALTH, "safety"})

_ASKS: Final = (
    Sense.WHERE,
    Sense.HOW,
    Sense.WHEN,
    Sense.WHICH,
    Sense.WHAT,
    Sense.IS_THERE,
    Sense.SIGN_UP,
    Sense.CANCEL,
    Sense.LANGUAGES,
    Sense.HELPED_WITH,
    Sense.THE_BOT,
    Phrase.NOT_FOUND,
    Phrase.CONFUSED,
    Phrase.SWAPPING,
)
"""What asks for a thing."""

_WISHES: Final = (Sense.WANT, Sense.MAY, Sense.NEED)
"""What does so of oneself; somebody else may need air, or be unable to rise."""

_A_REASON_FOR: Final = (Sense.CHANGES, Sense.LEAVE, Sense.CANCEL, Sense.LEADS, Phrase.LEAVING)
"""What somebody's illness may be the reason of."""

_OF_SESSIONS: Final = (Sense.SIGN_UP, Sense.TAKE_PART, Sense.GROUPS, Sense.LEADS)
"""What is asked of a session, and of no help that somebody needs."""


def is_urgent(asked: Asked, snapshot: Snapshot) -> bool:
    """Whether one of the words for an emergency stands in a text, or what an urgent page is called.

    A plea alone is one, but for a thing that is asked for: "help, where is a socket". A number
    that is also that of a room is urgent only where it stands alone.
    """
    if asked.cries and not _pleads_for_a_thing(asked):
        return True
    if asked.has(Sense.PLEA) and _tells_of_trouble(asked):
        return True
    if asked.is_for_a_seat and not _tells_of_trouble(asked):
        return False
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
    if Sense.PLEA in asked.senses[word]:
        return not _pleads_for_a_thing(asked)
    if _is_what_one_is(asked):
        return False
    said = word.rstrip(".")
    if said.isdigit():
        return len(asked.words) == 1 or not _is_a_room(said, snapshot)
    is_in_a_name = asked.index.is_in_a_name(word)
    if not need.named:
        return not is_in_a_name
    # "When is the fire" is asked of what is called so.
    pleads = asked.has(Sense.PLEA) or _tells_of_trouble(asked)
    of_a_title = is_in_a_name and asked.has(Sense.WHEN) and not pleads
    return not (of_a_title or _is_in_what_is_named(word, asked))


def without_illness_as_reason(asked: Asked) -> Asked:
    """The question without that somebody is ill, where that is why something is off or given up."""
    ill = {word for word in asked.words if Sense.ILL in asked.senses[word]}
    if not ill or not _has_any(asked, _A_REASON_FOR):
        return asked
    needs = [need for need in asked.needs if need.name != HEALTH or ill.isdisjoint(need.words)]
    return replace(asked, needs=needs, topics=[w for w in asked.topics if w not in ill])


def without_where_one_is_unwell(asked: Asked) -> Asked:
    """The question without the place or the vehicle where somebody feels unwell: "I am ill on the
    bus", as long as nothing is asked of it.
    """
    if not is_unwell(asked) or asked.fact is not None or _has_any(asked, (*_ASKS, *_WISHES)):
        return asked
    where = [need for need in asked.needs if need.name in PLACES_NEEDED]
    needs = [need for need in asked.needs if need not in where]
    words = frozenset[Word]().union(*(n.words for n in where)).difference(*(n.words for n in needs))
    return replace(asked, needs=needs, topics=[w for w in asked.topics if w not in words])


def is_unwell(asked: Asked) -> bool:
    """Whether a text tells how somebody feels."""
    return any(need.name == HEALTH and not need.named for need in asked.needs)


def _pleads_for_a_thing(asked: Asked) -> bool:
    """Whether a plea asks for a thing or misses one, and tells nothing that befell somebody."""
    misses = any(need.name == LOST for need in asked.needs)
    wishes = asked.has(Sense.ME) and _has_any(asked, _WISHES)
    may = asked.has(Sense.MAY) and not asked.has(Sense.OFF)
    asks = misses or wishes or may or _has_any(asked, _ASKS)
    return asks and not _tells_of_trouble(asked)


def _tells_of_trouble(asked: Asked) -> bool:
    """Whether a text tells of somebody's state, of what befell them, or that they are missing."""
    pleas = {word for word in asked.words if Sense.PLEA in asked.senses[word]}
    is_missing = asked.has(Sense.WHERE) or any(need.name == LOST for need in asked.needs)
    is_missing = is_missing or asked.says(Phrase.NOT_FOUND)
    return (
        asked.has(Sense.BEFALLS)
        or any(need.name in _OF_TROUBLE and pleas.isdisjoint(need.words) for need in asked.needs)
        or (is_missing and asked.has(Sense.PERSONS))
    )


def _is_what_one_is(asked: Asked) -> bool:
    """Whether a profession is that of somebody of the programme: "when is the doctor's talk"."""
    if asked.has(Sense.NEED) or _tells_of_trouble(asked):
        return False
    asks = asked.has(Sense.WHEN) or asked.has(Sense.WHICH)
    kinds = thesaurus(asked.index.languages)
    return asks and (asked.has(Sense.GROUPS) or any(kinds.names_a_kind([w]) for w in asked.words))


def _has_any(asked: Asked, said: tuple[Sense | Phrase, ...]) -> bool:
    return any(asked.says(one) if isinstance(one, Phrase) else asked.has(one) for one in said)


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
