"""What is written as if to an assistant: "tell everybody in health that the bus is late".

What stands before the message is no part of it; it says to whom it goes.
"""

import re
from dataclasses import dataclass
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_beside_a_word
from handlers.questions.order_words import Says, order_words
from handlers.questions.reading import read_question
from handlers.questions.senses import Sense
from handlers.questions.sign_up import group_named
from locales.languages import Languages
from locales.words import word_rules
from storage.broadcasts.model import Part, PartKind
from storage.programme.search import SearchIndex
from storage.programme.searching.documents import NAMES, Subject

_WORDS: Final = re.compile(r"\w+")
_BREAK: Final = re.compile(r":(?!\d)|\n")
_A_MESSAGE: Final = 2
"""What is told everybody without a word between has so many words."""

_PART: Final = {Subject.TEAM: PartKind.TEAM, Subject.SESSION: PartKind.SESSION}
_NAME_NOBODY: Final = (Sense.FILLERS, Sense.GROUPS, Sense.TEAMS, Sense.GENERIC)


@dataclass(frozen=True, slots=True)
class Told:
    """A message, and the people who are named for it; all where nobody in particular is."""

    text: str
    part: Part | None = None


def told_to_many(reader: Reader, text: str, index: SearchIndex) -> Told | None:
    """What a text wants people told; None where it wants no such thing, or names nobody known."""
    said = order_words(index.languages)
    verb = next(
        (
            end
            for begin, end in said.spans(Says.TELLS, text)
            if is_beside_a_word(_WORDS.findall(text[:begin]), index.languages)
        ),
        None,
    )
    if verb is None:
        return None
    order = text[verb:]
    breaks = [*said.spans(Says.THAT, order), *(found.span() for found in _BREAK.finditer(order))]
    if not breaks:
        return _told_everybody(order, index.languages)
    begin, end = min(breaks)
    people, body = order[:begin], order[end:].strip(" ,:\n")
    part = _part(reader, people, index) if body else None
    is_known = part is not None or bool(said.spans(Says.EVERYBODY, people))
    return Told(_sentence(body), part) if body and is_known else None


def calls_a_message_off(text: str, languages: Languages) -> bool:
    """Whether a text says nothing but that a message is not to be sent."""
    words, said = word_rules(languages).words_of(text), order_words(languages)
    off = {word for kind in (Says.CANCELS, Says.DISCARDS) for word in said.found(kind, words)}
    named = [word for word in words if said.is_one(Says.MESSAGE, word)]
    others = [word for word in words if word not in {*off, *named}]
    return bool(off and named) and "?" not in text and is_beside_a_word(others, languages)


def _told_everybody(order: str, languages: Languages) -> Told | None:
    """What everybody is told, where nothing stands between: "tell everybody the bus is late"."""
    said = order_words(languages)
    begin, end = next(iter(said.spans(Says.EVERYBODY, order)), (0, 0))
    body = order[end:].strip(" ,")
    words = word_rules(languages).words_of(body)
    is_narrowed = any(said.is_one(Says.AMONG, word) for word in words[:1])
    is_told = end and len(words) >= _A_MESSAGE and not _WORDS.search(order[:begin])
    return Told(_sentence(body)) if is_told and not is_narrowed else None


def _part(reader: Reader, people: str, index: SearchIndex) -> Part | None:
    """The group, the team, the session or the strand whose people are named."""
    asked, said = read_question(people, index), order_words(index.languages)
    if asked.has(Sense.YOUTH_FORUM):
        return Part(PartKind.YOUTH) if reader.snapshot.teams else None
    beside = (Says.EVERYBODY, Says.MESSAGE, Says.AMONG)
    words = [
        word
        for word in asked.words
        if asked.senses[word].isdisjoint(_NAME_NOBODY)
        and not any(said.is_one(kind, word) for kind in beside)
    ]
    if not words and not asked.group:
        return None
    if group := asked.group or group_named(read_question(" ".join(words), index), reader.snapshot):
        return Part(PartKind.SEATED, group)
    hits = index.hits(map(index.known, words))
    named = [
        hit.document
        for hit in hits
        if len(hit.matched) == len(set(words)) and NAMES.issuperset(hit.matched.values())
    ]
    fit = [Part(_PART[one.subject], one.id) for one in named if one.subject in _PART]
    return fit[0] if len(fit) == 1 else None


def _sentence(body: str) -> str:
    return body[:1].upper() + body[1:]
