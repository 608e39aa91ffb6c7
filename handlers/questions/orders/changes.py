"""What an organiser writes to have a session changed: "Gesundheit absagen", "Podium in Saal B".

Read by rules: a verb of change, or a place that something is to be in; what is left names the
session, as it does in a question; what asks is no order. An order only ever prepares a change.
"""

import re
from dataclasses import replace
from typing import Final

from handlers.frame.reader import Reader
from handlers.questions.asker import Asker
from handlers.questions.needs.urgent import is_urgent
from handlers.questions.orders.hours import is_onto_an_hour, names_an_hour
from handlers.questions.orders.instead import new_and_old
from handlers.questions.orders.one_change import (
    is_moved,
    moved_without_a_verb,
    of_words,
    read_one,
)
from handlers.questions.orders.reasons import cancelled_in_one_breath, reasons_apart
from handlers.questions.orders.recognised import asks_first, reads_like_an_order
from handlers.questions.orders.undoing import wants_undone
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.from_text import read_question
from handlers.releases.door import Change, Order
from storage.programme.search import SearchIndex

_CLAUSES: Final = re.compile(r"\s*[,;:](?!\d)\s*|\s+[–—-]\s+")
_MARKS: Final = " \t\n,;:–—-"


def read_order(reader: Reader, text: str, index: SearchIndex, asker: Asker) -> Order | None:
    """The change that a text wants; None where it asks something, or names no session.

    Beside a cancellation may stand why: "The concert is off, the singer is ill". Why something is
    moved is no part of the move, and names no place.
    """
    if "?" in text or is_urgent(read_question(text, index), reader.snapshot):
        return None
    if wants_undone(text, index):
        return None
    reasons = [*reasons_apart(text, index.languages)]
    for what, why in reasons:
        ends = text.endswith(why)
        if ends and (order := _because(reader, what, why, index, asker)):
            return order
        order = _order_alone(reader, what, index, asker)
        if order is None and ends:
            order = moved_without_a_verb(reader, what, index, asker)
        if order is not None and is_moved(order, to_what_is_known=not ends):
            return replace(order, untold=why)
    for what, why in reversed(reasons[1:]):
        order = _because(reader, what, why, index, asker)
        if order is not None and order.sure:
            return order
    order = _order_alone(reader, text, index, asker)
    # No place is called by why something is moved there.
    return None if reasons and order and order.to_new_place else order


def read_move(reader: Reader, text: str, index: SearchIndex, asker: Asker) -> Order | None:
    """The move to another place that a text may want which has no verb and no answer: "health to
    the foyer"; None where it names no session for sure, or nothing behind a word for where to.
    """
    if "?" in text:
        return None
    order = moved_without_a_verb(reader, text, index, asker)
    return order if order and order.sure and (order.place or order.to_new_place) else None


def _order_alone(reader: Reader, text: str, index: SearchIndex, asker: Asker) -> Order | None:
    """The change that a text wants, where no word begins a reason."""
    if new := _instead_of_old(reader, text, index, asker):
        return new
    if two := _first_of_two(reader, text, index, asker):
        return two
    whole = read_one(reader, text, index, asker)
    if whole is not None and whole.sure:
        return whole
    if not _CLAUSES.search(text):
        return _in_one_breath(reader, text, index, asker) or whole
    first, rest = _CLAUSES.split(text, maxsplit=1)
    *before, last = _CLAUSES.split(text)
    ahead = text[: text.rindex(last)].rstrip(_MARKS) if before else ""
    return (
        _because(reader, first, rest, index, asker)
        or _because(reader, last, ahead, index, asker)
        or _in_one_breath(reader, text, index, asker)
        or whole
    )


def _in_one_breath(reader: Reader, text: str, index: SearchIndex, asker: Asker) -> Order | None:
    """A cancellation whose reason no mark sets apart."""
    if not reads_like_an_order(text, index) or asks_first(
        read_question(text, index), order_words(index.languages)
    ):
        return None
    return cancelled_in_one_breath(text, index, lambda part: read_one(reader, part, index, asker))


def _instead_of_old(reader: Reader, text: str, index: SearchIndex, asker: Asker) -> Order | None:
    """The move that says what is new beside what was: "opening at 7 instead of 6"."""
    for new, old in new_and_old(text, index.languages):
        was = read_question(old, index)
        is_name = any(map(index.is_in_a_name, was.words))
        hours = (True,) if names_an_hour(was.time) else (False,) if is_name else (False, True)
        for is_hour in hours:
            order = of_words(reader, new, index, asker, moves=True, by_its_hour=not is_hour)
            says_new = order and (order.hour if is_hour else order.place or order.to_new_place)
            if order is not None and order.sure and says_new:
                return order
    return None


def _first_of_two(reader: Reader, text: str, index: SearchIndex, asker: Asker) -> Order | None:
    """The first of two changes that stand in one text, which also says what the other one is."""
    between = order_words(index.languages).spans(Says.AND, text)
    between += [found.span() for found in _CLAUSES.finditer(text)]
    for begin, end in sorted(between):
        parts = text[:begin].strip(_MARKS), text[end:].strip(_MARKS)
        plain = [read_one(reader, part, index, asker) for part in parts]
        changes = [
            order if order and (order.sure or reads_like_an_order(part, index)) else None
            for order, part in zip(plain, parts, strict=True)
        ]
        if not any(changes):
            continue
        first, other = (
            change or _beside_a_change(reader, part, index, asker)
            for change, part in zip(changes, parts, strict=True)
        )
        if first and other:
            return replace(first, beside=parts[1])
    return None


def _beside_a_change(reader: Reader, text: str, index: SearchIndex, asker: Asker) -> Order | None:
    """The change that a part of a text wants beside one that is said plainly: "panel at 6"."""
    order = moved_without_a_verb(reader, text, index, asker)
    is_onto = is_onto_an_hour(read_question(text, index), order_words(index.languages))
    return order if order and (is_onto or is_moved(order, to_what_is_known=True)) else None


def _because(reader: Reader, what: str, why: str, index: SearchIndex, asker: Asker) -> Order | None:
    """What part of a text cancels, with the other part as its reason; None where it does not."""
    why = why.strip()
    order = (
        read_one(reader, what, index, asker) if why and reads_like_an_order(what, index) else None
    )
    cancels = order is not None and order.change is Change.CANCEL
    return replace(order, reason=why) if order and cancels else None
