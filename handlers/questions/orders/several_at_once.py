"""The cancellation of several sessions at once: "panel and reception are off", "all groups are off
this afternoon", "all of Tuesday is off".
"""

import re
from collections.abc import Callable
from typing import Final

from handlers.frame.reader import Reader
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.senses import Sense
from handlers.releases.door import Change, Order
from locales.words import Word
from storage.programme.search import SearchIndex

_MOST: Final = 6
_MARK: Final = re.compile(r"[,;&+]")

Read = Callable[[str], Order | None]
"""Reads a part of a text as an order."""


def several_cancelled(reader: Reader, text: str, index: SearchIndex, read: Read) -> Order | None:
    """The cancellation of several sessions that are named one after the other, of all groups, or of
    a whole day; None where a text names no others than one, or not each for sure.
    """
    asked, said = read_question(text, index), order_words(index.languages)
    verb = said.found(Says.CANCELS, asked.words)
    if "?" in text or not verb or said.found(Says.NOT, asked.words):
        return None
    return _of_all(reader, asked, verb) or _each(reader, text, verb, index, read)


def _each(
    reader: Reader, text: str, verb: tuple[Word, ...], index: SearchIndex, read: Read
) -> Order | None:
    said = order_words(index.languages)
    spans = [*said.spans(Says.AND, text), *(found.span() for found in _MARK.finditer(text))]
    if not 0 < len(spans) < _MOST:
        return None
    begins, ends = zip(*sorted(spans), strict=True)
    pairs = zip((0, *ends), (*begins, len(text)), strict=True)
    parts = [" ".join(_without(text[begin:end], verb)) for begin, end in pairs]
    orders = [read(" ".join((part, *verb))) for part in parts if part]
    named = [s for order in orders if order for s in order.sessions]
    sessions = [s for s in named if s.takes_place and s.end > reader.now]
    is_each = len(orders) > 1 and all(
        order and order.sure and order.change is Change.CANCEL for order in orders
    )
    is_apart = len({session.id for session in sessions}) == len(sessions) > 1
    return Order(Change.CANCEL, tuple(sessions), each=True) if is_each and is_apart else None


def _of_all(reader: Reader, asked: Asked, verb: tuple[Word, ...]) -> Order | None:
    """The cancellation of all groups, or of all that there is on a day."""
    said = order_words(asked.index.languages)
    wholly = said.each(Says.EVERYBODY, asked.words) | said.each(Says.WHOLLY, asked.words)
    besides = (Sense.GROUPS, Sense.FILLERS, Sense.GENERIC)
    others = [
        word
        for word in asked.time.rest
        if word not in verb and word not in wholly and asked.senses[word].isdisjoint(besides)
    ]
    of_groups = asked.has(Sense.GROUPS)
    if others or not wholly or not (of_groups or asked.time.days):
        return None
    ahead = [s for s in reader.snapshot.sessions.values() if s.takes_place and s.end > reader.now]
    meant = [s for s in ahead if s.own_of is None and (s.group or not of_groups)]
    moments = MomentsAsked(asked.time, reader.now, reader.snapshot)
    sessions = sorted(moments.filtered(meant), key=lambda session: session.start)
    return Order(Change.CANCEL, tuple(sessions), each=True) if len(sessions) > 1 else None


def _without(text: str, words: tuple[Word, ...]) -> list[str]:
    said = {word.casefold() for word in words}
    return [one for one in text.split() if one.strip(" .,;:!").casefold() not in said]
