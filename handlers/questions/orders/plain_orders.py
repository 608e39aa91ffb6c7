"""Whether what may be an answer, or a message to many, is meant as a change or as a question."""

from typing import Final

from handlers.frame.reader import Reader
from handlers.questions.asker import Asker
from handlers.questions.intents import OpenScreen, PartOfDay, Several
from handlers.questions.orders.asking import ASKS
from handlers.questions.orders.changes import read_move, read_order
from handlers.questions.orders.group_members import read_added, read_struck_off
from handlers.questions.orders.group_wishes import read_seats
from handlers.questions.orders.page_wishes import added_to_a_page, said_anew_of_a_page
from handlers.questions.orders.recognised import reads_like_an_order
from handlers.questions.orders.taken_back import says_it_is_on
from handlers.questions.reading.from_text import read_question
from handlers.questions.understanding import by_rules, understand, understand_each
from storage.programme.search import SearchIndex

_ANSWERS: Final = (OpenScreen, Several, PartOfDay)
_SHORT: Final = 10
"""A question to the bot has no more words; a message to many says more."""


def is_plain_order(reader: Reader, text: str, index: SearchIndex, asker: Asker) -> bool:
    """Whether a text is most likely meant as a change: a verb of it, and what is to be changed, of
    which it may still be asked which of several is meant.
    """
    order = read_order(reader, text, index, asker) if reads_like_an_order(text, index) else None
    return order is not None and not order.is_unknown


def is_order_beside(reader: Reader, text: str, index: SearchIndex, asker: Asker) -> bool:
    """Whether a text that answers a question would as well change what it names: by a verb, or by
    another hour or place. A place alone may be part of a title: "health in old age".
    """
    if read_seats(reader, text, index):
        return True
    order = read_order(reader, text, index, asker)
    if order is not None and reads_like_an_order(text, index):
        return not order.is_unknown
    timed = bool(read_question(text, index).time.said)
    order = order or (read_move(reader, text, index, asker) if timed else None)
    return order is not None and order.sure


def is_wish_beside(reader: Reader, text: str, index: SearchIndex, asker: Asker) -> bool:
    """Whether a text that answers a question would as well have somebody on a list or off it, have
    something written on an info page, or leave on what was to be cancelled.
    """
    if "?" in text:
        return False
    if read_added(reader, text, index) or read_struck_off(reader, text, index):
        return True
    if says_it_is_on(text, index) or added_to_a_page(reader, text, index, asker):
        return True
    found = by_rules(text, reader.now, reader.snapshot, index, asker.besides())
    return said_anew_of_a_page(reader, text, index, found[0].intent) is not None


def is_plain_question(reader: Reader, text: str, index: SearchIndex, asker: Asker) -> bool:
    """Whether a short text asks something to which the programme has an answer."""
    asked = read_question(text, index)
    if "\n" in text.strip() or len(asked.words) > _SHORT or not asked.words:
        return False
    if "?" not in text and asked.senses[asked.words[0]].isdisjoint(ASKS):
        return False
    return isinstance(understand(text, reader.now, reader.snapshot, index, asker), _ANSWERS)


def is_wish(reader: Reader, text: str, index: SearchIndex, asker: Asker) -> bool:
    """Whether a text is understood otherwise than by a name that stands in it."""
    first = understand_each(text, reader.now, reader.snapshot, index, asker)[0]
    return first.by_words is None and isinstance(first.intent, _ANSWERS)
