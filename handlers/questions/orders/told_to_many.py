"""What is written as if to an assistant: "tell everybody in health that the bus is late".

What stands before the message is no part of it; it says to whom it goes.
"""

import re
from dataclasses import dataclass
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_beside_a_word
from handlers.questions.named.language_asked import names_a_language
from handlers.questions.orders.people_named import People, people_named, says_more
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from locales.languages import Languages
from locales.words import word_rules
from storage.programme.search import SearchIndex

_WORDS: Final = re.compile(r"\w+")
_BREAK: Final = re.compile(r":(?!\d)|\n")
_A_MESSAGE: Final = 2
"""What is told everybody without a word between has so many words."""

_DIGITS: Final = 9
_AN_ADDRESS: Final = 12
"""Who says nothing but to whom a message goes takes no more words."""


@dataclass(frozen=True, slots=True)
class Told:
    """A message, and the people who are named for it."""

    text: str
    people: People


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
        return _headed(reader, text, index)
    order = text[verb:]
    breaks = [*said.spans(Says.THAT, order), *(found.span() for found in _BREAK.finditer(order))]
    if not breaks:
        return _told_everybody(order, index.languages)
    begin, end = min(breaks)
    body = order[end:].strip(" ,:\n")
    people = people_named(reader, order[:begin], index) if body else None
    if people is None or _thanks(order[:begin], index):
        # What stands between all and the break is said to them: "tell everybody thanks that".
        return _told_everybody(order, index.languages)
    return Told(_sentence(body), people)


def people_wished(reader: Reader, text: str, index: SearchIndex) -> People | None:
    """The people that a text names and says nothing else: "to all", "only to the youth forum"."""
    words, said = word_rules(index.languages).all_words(text), order_words(index.languages)
    begins = any(said.begins(kind, words) for kind in (Says.TOWARDS, Says.LIMITS))
    is_all = bool(words) and all(said.is_one(Says.EVERYBODY, word) for word in words)
    is_short = len(words) <= _AN_ADDRESS and "\n" not in text and not set(text) & set(":?!")
    if not is_short or not (begins or is_all):
        return None
    people = people_named(reader, text, index)
    if people is None or people.open or says_more(reader, people, text, index):
        return None
    return people


def is_only_a_language(text: str, index: SearchIndex) -> bool:
    """Whether a text says nothing but a language, and not to whom: "only in German"."""
    asked, said = read_question(text, index), order_words(index.languages)
    named = [word for word in asked.words if names_a_language(word, index.languages)]
    if any(said.is_one(Says.TOWARDS, word) for word in asked.words):
        return False
    return (
        bool(named)
        and "?" not in text
        and all(
            word in named
            or said.is_one(Says.LIMITS, word)
            or said.is_one(Says.INTO, word)
            or not asked.senses[word].isdisjoint((Sense.FILLERS, Sense.HELD_IN))
            for word in asked.words
        )
    )


def calls_a_message_off(text: str, languages: Languages) -> bool:
    """Whether a text says nothing but that a message is not to be sent: "cancel plan no. 2"."""
    words, said = word_rules(languages).words_of(text), order_words(languages)
    kinds = (Says.CANCELS, Says.DISCARDS, Says.STOPS)
    off = {word for kind in kinds for word in said.each(kind, words)}
    called = (Says.MESSAGE, Says.NUMBERED)
    named = [word for word in words if any(said.is_one(kind, word) for kind in called)]
    others = [word for word in words if word not in {*off, *named} and not word.isdigit()]
    return bool(off and named) and "?" not in text and is_beside_a_word(others, languages)


def number_called_off(text: str, languages: Languages) -> int | None:
    """The number of the message that a text says is not to be sent; None where it says none."""
    if not calls_a_message_off(text, languages):
        return None
    words = word_rules(languages).words_of(text)
    return next((int(word[:_DIGITS]) for word in words if word.isdecimal()), None)


def _headed(reader: Reader, text: str, index: SearchIndex) -> Told | None:
    """A message below the people for whom it is: "message to all: the bus is late"."""
    found = _BREAK.search(text)
    head, body = (text[: found.start()], text[found.end() :].strip()) if found else ("", "")
    words, said = word_rules(index.languages).all_words(head), order_words(index.languages)
    begins = any(said.begins(kind, words) for kind in (Says.MESSAGE, Says.TOWARDS, Says.EVERYBODY))
    named = " ".join(word for word in words if not said.is_one(Says.MESSAGE, word))
    people = people_wished(reader, named, index) if begins and body else None
    return Told(_sentence(body), people) if people else None


def _told_everybody(order: str, languages: Languages) -> Told | None:
    """What everybody is told, where nothing stands between: "tell everybody the bus is late"."""
    said = order_words(languages)
    begin, end = next(iter(said.spans(Says.EVERYBODY, order)), (0, 0))
    body = order[end:].strip(" ,")
    announced = next(iter(said.spans(Says.MESSAGE, body)), None)
    if announced and announced[0] == 0 and body[announced[1] :].lstrip()[:1] in (",", ":"):
        body = body[announced[1] :].strip(" ,:")
    words = word_rules(languages).words_of(body)
    is_narrowed = any(said.is_one(Says.AMONG, word) for word in words[:1])
    is_told = end and len(words) >= _A_MESSAGE and not _WORDS.search(order[:begin])
    return Told(_sentence(body), People()) if is_told and not is_narrowed else None


def _thanks(people: str, index: SearchIndex) -> bool:
    """Whether between the people and what they are told stands a word of the message itself."""
    return read_question(people, index).has(Sense.THANKS)


def _sentence(body: str) -> str:
    return body[:1].upper() + body[1:]
