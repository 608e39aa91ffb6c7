"""What all are told with no mark between: "tell all the bus is late", "info to all no Wi-Fi"."""

import re
from dataclasses import dataclass
from typing import Final

from handlers.questions.orders.people_named import BUT_SOME, People
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from locales.words import word_rules
from storage.programme.search import SearchIndex

_WORDS: Final = re.compile(r"\w+")
A_MESSAGE: Final = 2
"""What is told everybody without a word between has so many words."""

_SOME_OF_ALL: Final = (Sense.TEAMS, Sense.GROUPS)


@dataclass(frozen=True, slots=True)
class Told:
    """A message, the people who are named for it, and the words that say when it goes out.

    Where its own last words may say who is meant, it is left whole and open to whom it goes.
    """

    text: str
    people: People
    when: str = ""
    ends_with_people: bool = False


def announced(text: str, index: SearchIndex) -> Told | None:
    """What stands behind "message to all" without a mark between: "info to all no Wi-Fi"."""
    said = order_words(index.languages)
    _, end = next(iter(said.spans(Says.MESSAGE, text)), (0, 0))
    words = [*_WORDS.finditer(text[end:])]
    is_first = bool(end) and not _WORDS.search(text[: said.spans(Says.MESSAGE, text)[0][0]])
    if not is_first or "?" in text or len(words) < A_MESSAGE:
        return None
    first = word_rules(index.languages).word(words[0][0].casefold())
    to_whom = text[end:][words[1].start() if said.is_one(Says.TOWARDS, first) else 0 :].strip()
    told = told_everybody(to_whom, index)
    does = (Says.TELLS, Says.PASSES_ON, Says.SENDS)
    body = word_rules(index.languages).words_of(told.text) if told else ()
    says_to_send = any(said.is_one(kind, word) for kind in does for word in body[:1])
    return None if says_to_send else told


def told_everybody(order: str, index: SearchIndex) -> Told | None:
    """What everybody is told, where nothing stands between: "tell everybody the bus is late".

    Where what stands there may be some of all, it is open who is meant.
    """
    said = order_words(index.languages)
    begin, end = next(iter(said.spans(Says.EVERYBODY, order)), (0, 0))
    body = order[end:].strip(" ,")
    announced = next(iter(said.spans(Says.MESSAGE, body)), None)
    if announced and announced[0] == 0 and body[announced[1] :].lstrip()[:1] in (",", ":"):
        body = body[announced[1] :].strip(" ,:")
    words = word_rules(index.languages).words_of(body)
    if not end or len(words) < A_MESSAGE or _WORDS.search(order[:begin]):
        return None
    first = read_question(words[0], index)
    people = People()
    if any(said.begins(kind, words) for kind in (Says.EXCEPT, Says.NOT)):
        people = BUT_SOME
    elif said.begins(Says.AMONG, words) or any(map(first.has, _SOME_OF_ALL)):
        people = People(open=True)
    return Told(sentence(body), people)


def sentence(body: str) -> str:
    return body[:1].upper() + body[1:]
