"""What an organiser writes to have a session changed: "Gesundheit absagen", "Podium in Saal B".

Read by rules: a verb of change, or a place that something is to be in; what is left names the
session, as it does in a question; what asks is no order. An order only ever prepares a change.
"""

from dataclasses import replace
from typing import Final

from handlers.frame.reader import Reader
from handlers.questions.asker import Asker
from handlers.questions.needs.urgent import is_urgent
from handlers.questions.orders.apart import split_off, without_telling
from handlers.questions.orders.denied import CLAUSES, without_what_is_denied
from handlers.questions.orders.hours import is_onto_an_hour, names_an_hour
from handlers.questions.orders.instead import new_and_old, without_and
from handlers.questions.orders.one_change import (
    Parts,
    is_moved,
    moved_without_a_verb,
)
from handlers.questions.orders.onto_hours import with_hours_onto
from handlers.questions.orders.reasons import cancelled_in_one_breath, reasons_apart
from handlers.questions.orders.recognised import (
    asks_first,
    denies_a_change,
    reads_like_an_order,
)
from handlers.questions.orders.undoing import wants_undone
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.from_text import read_question
from handlers.releases.door import Change, Order
from storage.programme.search import SearchIndex

_MARKS: Final = " \t\n,;:–—-"
_LONGEST: Final = 30
"""A change with its reason is said in no more words."""
_A_REASON: Final = 2
"""So many words say why."""


def read_order(reader: Reader, text: str, index: SearchIndex, asker: Asker) -> Order | None:
    """The change that a text wants; None where it asks something, or names no session.

    That people be told, and another change behind the reason, are no part of it.
    """
    told = without_telling(text, index)
    order = _read_order(reader, told.text, index, asker)
    parts = Parts(reader, index, asker)
    if order is None and told.wish and (moved := parts.moved(told.text)):
        # Of what has not changed nobody would be told.
        order = moved if is_moved(moved, to_what_is_known=True) else None
    if order is None:
        return None
    why, more = split_off(
        order.reason or order.untold, index.languages, lambda tail: _is_a_change(parts, tail)
    )
    order = replace(order, reason=why) if order.reason else replace(order, untold=why)
    beside = ", ".join(filter(None, (order.beside, more)))
    return replace(order, beside=beside, tell=told.wish, tells_all=told.everybody)


def _is_a_change(parts: Parts, text: str) -> bool:
    """Whether what stands behind a reason is a change, or says when something is to be instead."""
    if names_an_hour(read_question(text, parts.index).time):
        return True
    order = parts.one(text)
    return order is not None and (
        order.change is not Change.MOVE or is_moved(order, to_what_is_known=False)
    )


def _read_order(reader: Reader, text: str, index: SearchIndex, asker: Asker) -> Order | None:
    """The change that a text wants which says nothing of who is told.

    Beside a cancellation may stand why: "The concert is off, the singer is ill". Why something is
    moved is no part of the move, and names no place.
    """
    if "?" in text or is_urgent(read_question(text, index), reader.snapshot):
        return None
    if wants_undone(text, index):
        return None
    if len(read_question(text, index).words) > _LONGEST:
        return None
    parts = Parts(reader, index, asker)
    reasons = [*reasons_apart(text, index.languages)]
    for what, why in reasons:
        ends = text.endswith(why)
        if ends and (order := _because(parts, what, why)):
            return order
        order = _order_alone(parts, what)
        if order is None and ends:
            order = parts.moved(what)
        if order is not None and ends and reads_like_an_order(what, index):
            # Which session is meant may still be asked.
            is_said = is_moved(replace(order, sure=True), to_what_is_known=False)
        else:
            is_said = order is not None and is_moved(order, to_what_is_known=not ends)
        if order is not None and is_said:
            return replace(order, untold=why)
    for what, why in reversed(reasons[1:]):
        order = _because(parts, what, why)
        if order is not None and order.sure:
            return order
    order = _order_alone(parts, text)
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


def _order_alone(parts: Parts, text: str) -> Order | None:
    """The change that a text wants, where no word begins a reason."""
    for left in without_what_is_denied(text, parts.index):
        order = _order_alone(parts, left)
        if order is not None and order.sure and reads_like_an_order(left, parts.index):
            return order
    if two := _first_of_two(parts, text):
        return two
    if new := _instead_of_old(parts, text):
        return new
    if moved := _moved_beside_more(parts, text):
        return moved
    whole = parts.one(text)
    if whole is not None and whole.sure:
        return whole
    if not CLAUSES.search(text):
        return _in_one_breath(parts, text) or whole
    (first, rest), (ahead, last) = _first_and_rest(text), _ahead_and_last(text)
    return (
        _because(parts, first, rest)
        or _because(parts, last, ahead)
        or _in_one_breath(parts, text)
        or whole
    )


def _first_and_rest(text: str) -> tuple[str, str]:
    first, *others = CLAUSES.split(text, maxsplit=1)
    return first, "".join(others)


def _ahead_and_last(text: str) -> tuple[str, str]:
    *before, last = CLAUSES.split(text)
    return (text[: text.rindex(last)].rstrip(_MARKS) if before else ""), last


def _moved_beside_more(parts: Parts, text: str) -> Order | None:
    """The move that a part of a text says, where the other part is none of it: why, or what else is
    to be done. What may say more of the move is read with it.
    """
    ahead, last = _ahead_and_last(text)
    ways = [(text[:b], text[e:], False) for b, e in _between(text, parts.index)]
    ways += [(*_first_and_rest(text), True), (last, ahead, True), (ahead, last, True)]
    for what, beside, tells_why in ways:
        order = _one_of_two(parts, what) if beside.strip(_MARKS) else None
        if order is not None and order.change is Change.MOVE:
            found = _beside(order, beside.strip(_MARKS), parts.index, tells_why=tells_why)
            found = found or _with_both(parts, order, text)
            if found is not None and is_moved(order, to_what_is_known=False):
                return found
    return None


def _with_both(parts: Parts, order: Order, text: str) -> Order | None:
    """The move of which a part of a text says where and the other one when."""
    whole = parts.moved(text)
    if whole is None or not whole.sure or whole.sessions != order.sessions:
        return None
    where, when = whole.place or whole.to_new_place, whole.hour or whole.later
    return whole if where and when else None


def _beside(order: Order, text: str, index: SearchIndex, *, tells_why: bool) -> Order | None:
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


def _one_of_two(parts: Parts, text: str) -> Order | None:
    """The change that a part of a text says, with or without what was, with or without a verb."""
    return _instead_of_old(parts, text) or parts.one(text) or parts.moved(text)


def _between(text: str, index: SearchIndex) -> list[tuple[int, int]]:
    """Where in a text an "and" stands, with the mark before it."""
    spans = order_words(index.languages).spans(Says.AND, text)
    return [(len(text[:begin].rstrip(_MARKS)), end) for begin, end in spans]


def _in_one_breath(parts: Parts, text: str) -> Order | None:
    """A cancellation whose reason no mark sets apart."""
    if not reads_like_an_order(text, parts.index) or asks_first(
        read_question(text, parts.index), order_words(parts.index.languages)
    ):
        return None
    return cancelled_in_one_breath(text, parts.index, lambda part: parts.one(part))


def _instead_of_old(parts: Parts, text: str) -> Order | None:
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
                    _beside(order, way.behind, parts.index, tells_why=True) if way.behind else order
                )
                if found is not None:
                    return found
            elif way.denied and not way.behind:
                asked_for = asked_for or _asked_for(order, way.denied, is_hour=is_hour)
    return asked_for


def _is_short(asked: Asked) -> bool:
    """Whether words are a bare hour, or the letter of a room: "not 17", "not A"."""
    return len(asked.words) == 1 and (asked.words[0][0].isdecimal() or len(asked.words[0]) == 1)


def _asked_for(order: Order, denied: str, *, is_hour: bool) -> Order:
    """What asks for another hour or place than the one that is denied."""
    if not is_hour:
        return replace(order, to_new_place="")
    is_moved_otherwise = order.place or order.to_new_place or order.later
    return replace(order, beside=denied) if is_moved_otherwise else order


def _first_of_two(parts: Parts, text: str) -> Order | None:
    """The first of two changes that stand in one text, which also says what the other one is."""
    between = [*_between(text, parts.index), *(found.span() for found in CLAUSES.finditer(text))]
    for begin, end in sorted(between, key=lambda span: (span[0], -span[1])):
        halves = text[:begin].strip(_MARKS), text[end:].strip(_MARKS)
        plain = [_with_its_reason(parts, part) or parts.one(part) for part in halves]
        changes = [
            order if order and (order.sure or reads_like_an_order(part, parts.index)) else None
            for order, part in zip(plain, halves, strict=True)
            if not denies_a_change(part, parts.index)
        ]
        if len(changes) < len(halves) or not any(changes):
            continue
        first, other = (
            change or _beside_a_change(parts, part)
            for change, part in zip(changes, halves, strict=True)
        )
        if first and other:
            return replace(first, beside=halves[1])
    return None


def _with_its_reason(parts: Parts, text: str) -> Order | None:
    """The move that a part of a text says beside what was, or why."""
    moved = _instead_of_old(parts, text) or _moved_beside_more(parts, text)
    return None if moved and moved.beside else moved


def _beside_a_change(parts: Parts, text: str) -> Order | None:
    """The change that a part of a text wants beside one that is said plainly: "panel at 6"."""
    order = parts.moved(text)
    is_onto = is_onto_an_hour(read_question(text, parts.index), order_words(parts.index.languages))
    return order if order and (is_onto or is_moved(order, to_what_is_known=True)) else None


def _because(parts: Parts, what: str, why: str) -> Order | None:
    """What part of a text cancels, with the other part as its reason; None where it does not."""
    why = why.strip()
    order = parts.one(what) if why and reads_like_an_order(what, parts.index) else None
    if order is None or order.change is not Change.CANCEL:
        return None
    return order if _is_left(parts, why) else replace(order, reason=why)


def _is_left(parts: Parts, text: str) -> bool:
    """Whether a text names what is not meant: "not the opening"."""
    words = read_question(without_and(text, parts.index.languages), parts.index).words
    behind = order_words(parts.index.languages).behind(Says.NOT, words)
    order = parts.moved(" ".join(behind)) if behind else None
    return order is not None and order.sure
