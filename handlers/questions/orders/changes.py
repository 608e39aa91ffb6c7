"""What an organiser writes to have a session changed: "Gesundheit absagen", "Podium in Saal B".

Read by rules: a verb of change, or a place that something is to be in; what is left names the
session, as it does in a question; what asks is no order. An order only ever prepares a change.
"""

from dataclasses import replace
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_beside_a_word
from handlers.questions.asker import Asker
from handlers.questions.needs.urgent import is_urgent
from handlers.questions.orders.apart import split_off, without_telling
from handlers.questions.orders.asking import asks_first
from handlers.questions.orders.denied import CLAUSES, without_what_is_denied
from handlers.questions.orders.hours import is_onto_an_hour, names_an_hour
from handlers.questions.orders.instead import without_and
from handlers.questions.orders.instead_of_old import instead_of_old, with_beside
from handlers.questions.orders.one_change import (
    Parts,
    is_moved,
    moved_without_a_verb,
)
from handlers.questions.orders.reasons import (
    behind_a_mark,
    cancelled_in_one_breath,
    reasons_apart,
)
from handlers.questions.orders.recognised import (
    denies_a_change,
    reads_like_an_order,
)
from handlers.questions.orders.undoing import wants_undone
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from handlers.releases.door import Change, Order
from storage.programme.search import SearchIndex

_MARKS: Final = " \t\n,;:–—-"
_LONGEST: Final = 30
"""A change with its reason is said in no more words."""

_CLAUSES: Final = 4
"""What has more marks and "and"s is not taken apart at each of them, which would take long."""


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
    asked, parts = read_question(text, index), Parts(reader, index, asker)
    if "?" in text or wants_undone(text, index) or len(asked.words) > _LONGEST:
        return None
    if is_urgent(asked, reader.snapshot):
        # "Health is off, the doctor is ill" cries for none.
        is_why = asked.has(Sense.ILL) and not asked.cries
        return _in_one_breath(parts, text) if is_why else None
    for what, more in behind_a_mark(text):
        if order := _with_more(parts, what, more):
            return order
    reasons = [*reasons_apart(text, index.languages)]
    if len([*CLAUSES.findall(text), *_between(text, index)]) > _CLAUSES:
        ways = (*reasons[:1], _first_and_rest(text))
        return next((order for way in ways if (order := _because(parts, *way))), None)
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


def _with_more(parts: Parts, what: str, more: str) -> Order | None:
    """The change that a sentence says, with what stands behind it: another change, or why."""
    order = _read_order(parts.reader, what, parts.index, parts.asker)
    if order is None or not reads_like_an_order(what, parts.index):
        return None
    asked = read_question(more, parts.index)
    if asked.has(Sense.THANKS) or is_beside_a_word(asked.words, parts.index.languages):
        return order
    said = order_words(parts.index.languages)
    tells = any(said.found(k, asked.words) for k in (Says.TELLS, Says.PASSES_ON, Says.MESSAGE))
    is_told = tells and said.found(Says.EVERYBODY, asked.words)
    if is_told or reads_like_an_order(more, parts.index) or _is_a_change(parts, more):
        return replace(order, beside=", ".join(filter(None, (order.beside, more))))
    if order.change is Change.CANCEL and not order.reason:
        return replace(order, reason=more)
    return replace(order, untold=" ".join(filter(None, (order.untold, more))))


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
    if new := instead_of_old(parts, text):
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
    for what, rest, tells_why in ways:
        order = _one_of_two(parts, what) if rest.strip(_MARKS) else None
        if order is not None and order.change is Change.MOVE:
            found = with_beside(order, rest.strip(_MARKS), parts.index, tells_why=tells_why)
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


def _one_of_two(parts: Parts, text: str) -> Order | None:
    """The change that a part of a text says, with or without what was, with or without a verb."""
    return instead_of_old(parts, text) or parts.one(text) or parts.moved(text)


def _between(text: str, index: SearchIndex) -> list[tuple[int, int]]:
    """Where in a text an "and" stands, with the mark before it."""
    spans = order_words(index.languages).spans(Says.AND, text)
    return [(len(text[:begin].rstrip(_MARKS)), end) for begin, end in spans]


def _in_one_breath(parts: Parts, text: str) -> Order | None:
    """A cancellation whose reason no mark sets apart."""
    asked, said = read_question(text, parts.index), order_words(parts.index.languages)
    is_off = said.found(Says.CANCELS, asked.words) and reads_like_an_order(text, parts.index)
    if not is_off or asks_first(asked, said):
        return None
    return cancelled_in_one_breath(text, parts.index, lambda part: parts.one(part))


def _first_of_two(parts: Parts, text: str) -> Order | None:
    """The first of two changes that stand in one text, which also says what the other one is."""
    between = [*_between(text, parts.index), *(found.span() for found in CLAUSES.finditer(text))]
    for begin, end in sorted(between, key=lambda span: (span[0], -span[1])):
        halves = text[:begin].strip(_MARKS), text[end:].strip(_MARKS)
        if any(denies_a_change(part, parts.index) for part in halves):
            continue
        said = _said_plainly(parts, halves[0])
        first = said or _beside_a_change(parts, halves[0])
        other = _said_plainly(parts, halves[1]) if first else None
        if first and (other or (said and _beside_a_change(parts, halves[1]))):
            return replace(first, beside=halves[1])
    return None


def _said_plainly(parts: Parts, text: str) -> Order | None:
    """The change that a part of a text wants, by a verb or of what it names for sure."""
    order = _with_its_reason(parts, text) or parts.one(text)
    is_plain = order is not None and (order.sure or reads_like_an_order(text, parts.index))
    return order if is_plain else None


def _with_its_reason(parts: Parts, text: str) -> Order | None:
    """The move that a part of a text says beside what was, or why."""
    moved = instead_of_old(parts, text) or _moved_beside_more(parts, text)
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
