"""The move that says what is new beside what was, and what stands beside a move."""

from dataclasses import replace
from typing import Final

from handlers.questions.orders.hours import names_an_hour
from handlers.questions.orders.instead import new_and_old
from handlers.questions.orders.one_change import (
    Parts,
)
from handlers.questions.orders.onto_hours import with_hours_onto
from handlers.questions.orders.recognised import (
    reads_like_an_order,
)
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.from_text import read_question
from handlers.releases.door import Change, Order
from storage.programme.search import SearchIndex

_A_REASON: Final = 2
"""The fewest words that make a reason."""


def instead_of_old(parts: Parts, text: str) -> Order | None:
    """The move that says what is new beside what was: "opening at 7 instead of 6"; where only what
    it is not to be is said, the question for what is new.
    """
    asked_for: Order | None = None
    for way in new_and_old(text, parts.index.languages):
        was, said = read_question(way.old, parts.index), order_words(parts.index.languages)
        is_name = any(map(parts.index.is_in_a_name, was.words))
        is_place = is_name or said.begins(Says.INTO, was.words)
        if way.denied and not (names_an_hour(was.time) or is_place or _is_short(was)):
            continue
        hours = (True,) if names_an_hour(was.time) else (False,) if is_name else (False, True)
        for is_hour in hours:
            order = parts.new(way.new, by_its_hour=not is_hour)
            if order is None or not order.sure or order.change is not Change.MOVE:
                continue
            if order.hour if is_hour else order.place or order.to_new_place:
                found = (
                    with_beside(order, way.behind, parts.index, tells_why=True)
                    if way.behind
                    else order
                )
                if found is not None:
                    return found
            elif way.denied and not way.behind:
                asked_for = asked_for or _asked_for(order, way.denied, is_hour=is_hour)
    return asked_for


def with_beside(order: Order, text: str, index: SearchIndex, *, tells_why: bool) -> Order | None:
    """A move with what stands beside it; None where that may belong to it: which session is meant,
    or where or when, as far as that is not said yet.
    """
    said = order_words(index.languages)
    asked, _ = with_hours_onto(read_question(text, index), said)
    is_hour, is_day = names_an_hour(asked.time), bool(asked.time.said)
    is_place = bool(asked.rooms or asked.no_room or said.begins(Says.INTO, asked.words))
    if (is_hour and order.hour is None and order.later is None) or (is_day and not is_hour):
        return None
    if is_place and not is_hour and order.place is None and order.to_new_place is None:
        return None
    if is_hour or is_place or reads_like_an_order(text, index):
        return replace(order, beside=text)
    names_a_session = asked.nth is not None or any(map(index.is_in_a_name, asked.topics))
    if names_a_session or len(asked.words) < _A_REASON:
        return None
    return replace(order, untold=text) if tells_why else replace(order, beside=text)


def _is_short(asked: Asked) -> bool:
    """Whether words are a bare hour, or the letter of a room: "not 17", "not A"."""
    return len(asked.words) == 1 and (asked.words[0][0].isdecimal() or len(asked.words[0]) == 1)


def _asked_for(order: Order, denied: str, *, is_hour: bool) -> Order:
    """What asks for another hour or place than the one that is denied."""
    if not is_hour:
        return replace(order, to_new_place="")
    is_moved_otherwise = order.place or order.to_new_place or order.later
    return replace(order, beside=denied) if is_moved_otherwise else order
