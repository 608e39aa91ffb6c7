"""What an organiser says of a change that they have just made, to have it taken back: "no, wait,
health takes place".
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from handlers.frame.context import Context
from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_beside_a_word, says_no
from handlers.questions.asker import Asker
from handlers.questions.orders.asking import ASKS, asks_first
from handlers.questions.orders.hours import names_an_hour
from handlers.questions.orders.sessions import sessions_meant
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from handlers.releases import door as releases
from handlers.releases.door import Change, Order
from locales.words import Word
from storage.programme.search import SearchIndex

_TAKES_BACK: Final = (
    *(Says.STOPS, Says.DISCARDS, Says.UNDOES, Says.TAKES_BACK),
    *(Says.REINSTATES, Says.KEEPS, Says.MISTAKE),
)
_BESIDE: Final = (Says.LAST, Says.CHANGE, Says.NOT)
_NAME_NOTHING: Final = (Sense.FILLERS, Sense.THAT, Sense.ME, Sense.GROUPS, Sense.GENERIC)
_A_NAME: Final = 4
"""What was changed is named by no more words."""


def takes_back(
    reader: Reader, text: str, index: SearchIndex, asker: Asker, changed: Mapping[str, bool]
) -> bool:
    """Whether a text takes back what was `changed`: sessions by their ids, each with whether it
    takes place now. It names one of them, or nothing and that something was wrong.
    """
    if (named := _named(text, index)) is None:
        return False
    said = order_words(index.languages)
    words = read_question(text, index).words
    # "No, cancel it" is another change of what was only moved, "it is on" says what is so already.
    is_order = said.found(Says.CANCELS, words) or said.found(Says.REINSTATES, words)
    if not named:
        return bool(said.each(Says.STOPS, words) or said.each(Says.MISTAKE, words))
    if len(named) > _A_NAME:
        return False
    meant = {session.id for session in sessions_meant(reader, named, index, asker)[0]}
    return any(name in meant and not (is_order and on) for name, on in changed.items())


def says_it_is_on(text: str, index: SearchIndex) -> bool:
    """Whether a text says that something stays, and what: "no wait, health takes place"."""
    words, said = read_question(text, index).words, order_words(index.languages)
    stays = said.found(Says.KEEPS, words) or said.found(Says.REINSTATES, words)
    return bool(stays and _named(text, index))


async def held_back_by(context: Context, order: Order) -> str:
    """Until when the message about a cancellation is held back because of an order that takes back
    what its author has cancelled just now; empty where it holds nothing back.
    """
    if order.change is not Change.REINSTATE or not order.sessions:
        return ""
    cancelled = await releases.cancelled_just_now(context)
    if not all(session.id in cancelled for session in order.sessions):
        return ""
    return await releases.held_back(context)


def _named(text: str, index: SearchIndex) -> Sequence[Word] | None:
    """The words with which a text names what it takes back; None where it takes nothing back."""
    asked, said = read_question(text, index), order_words(index.languages)
    words, languages = asked.words, index.languages
    cancels, moves = said.each(Says.CANCELS, words), said.found(Says.MOVES, words)
    takes = {word for kind in _TAKES_BACK for word in said.each(kind, words)}
    takes |= {word for word in words if says_no(word, languages)}
    into = {w for w in words if said.is_one(Says.INTO, w) or said.is_one(Says.ONTO, w)}
    says_where = any(a in into and b not in takes for a, b in pairwise(words))
    is_asked = "?" in text or asks_first(asked, said) or any(map(asked.has, ASKS))
    if is_asked or says_where or moves or names_an_hour(asked.time) or not takes - cancels:
        return None
    beside = takes | cancels | {w for w in words if any(said.is_one(kind, w) for kind in _BESIDE)}
    return [
        word
        for word in asked.time.rest
        if word not in beside
        and asked.senses[word].isdisjoint(_NAME_NOTHING)
        and not is_beside_a_word([word], languages)
    ]
