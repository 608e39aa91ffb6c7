"""What is new of a workshop of a team's own, as its leader has written it: hour, place, title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.times.reading import as_spoken, read_time
from handlers.frame.times.written import hours_joined
from handlers.questions.asker import Asker
from handlers.questions.intents import Fact
from handlers.questions.orders.instead import new_and_old
from handlers.questions.orders.one_change import of_words
from handlers.questions.orders.reasons import reasons_apart
from handlers.questions.orders.words import OrderWords, Says, order_words
from handlers.questions.orders.workshop_changed import unnamed
from handlers.questions.orders.workshop_dictated import known_place, length_said
from handlers.questions.orders.workshop_length import length_apart
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.senses import Sense
from handlers.releases.door import Change, Order
from handlers.teams.door import Dictated
from locales.time_words import time_words
from locales.words import Word, word_rules
from storage.programme.model import Session
from storage.programme.search import SearchIndex

_WORD: Final = re.compile(r"\w+")
_MARK: Final = re.compile(r"[,;.!](?!\d)\s*")
_A_ROOM: Final = 3
"""So many words may name a room without a word for where to: "hall 2"."""


def what_is_new(
    reader: Reader, text: str, session: Session, index: SearchIndex, asker: Asker
) -> Sequence[Sequence[Dictated]]:
    """The changes of a workshop that a text says, and the ways to read each; all empty where
    nothing of it can be read.
    """
    rest = as_spoken(hours_joined(reader, _asserting(unnamed(text, session, index), index)))
    return [_ways(reader, part, session, index, asker) for part in _changes_in(rest, index)]


def _ways(
    reader: Reader, text: str, session: Session, index: SearchIndex, asker: Asker
) -> Sequence[Dictated]:
    if title := _new_title(text, index):
        return [Dictated(title=title)]
    length, beside = length_apart(text, index)
    moves = _moves(reader, beside, session, index, asker)
    read = [_read(reader, order, part, length, index) for order, part in moves]
    return read or [_read(reader, None, beside, length, index)]


def _read(
    reader: Reader, order: Order | None, part: str, length: Dictated, index: SearchIndex
) -> Dictated:
    """What one way to read a change says, beside its length where that is known."""
    words, said = word_rules(index.languages).words_of(part), order_words(index.languages)
    is_shifted = _is_shifted(part, index)
    time = read_time(words, time_words(index.languages))
    where = _place_of(reader, order) if order else ""
    return replace(
        length,
        when=" ".join(word for word in time.said if not said.is_one(Says.NEWLY, word)),
        length=length.length or ("" if is_shifted else " ".join(length_said(words, index))),
        where=where or _room_named(reader, time.rest, index),
        later=order.later if order and is_shifted else None,
    )


def _changes_in(text: str, index: SearchIndex) -> Sequence[str]:
    """The parts of a text that each begin with a verb of their own: "to 7 and call it …"."""
    said, rules, at = order_words(index.languages), word_rules(index.languages), 0
    parts = list[str]()
    marks = [found.span() for found in _MARK.finditer(text)]
    for begin, end in sorted([*marks, *said.spans(Says.AND, text)]):
        if begin >= at and _begins_a_change(rules.words_of(text[end:]), said):
            parts.append(text[at:begin])
            at = end
    return [*parts, text[at:]]


def _begins_a_change(words: Sequence[Word], said: OrderWords) -> bool:
    """Whether words begin with what changes something."""
    found = (said.found(kind, words) for kind in (Says.MOVES, Says.RETITLES, Says.IS_CALLED))
    return said.begins(Says.CALLS, words) or any(v and v[0] is words[0] for v in found)


def _is_shifted(text: str, index: SearchIndex) -> bool:
    """Whether a length is said by which it begins later, and not how long it takes."""
    asked, said = read_question(text, index), order_words(index.languages)
    if said.found(Says.LATER, asked.words) or said.found(Says.EARLIER, asked.words):
        return True
    is_moved = bool(said.found(Says.MOVES, asked.words)) and not asked.time.names_an_hour
    return is_moved and asked.fact is not Fact.LENGTH


def _asserting(text: str, index: SearchIndex) -> str:
    """A text without the verbs that would ask if they stood first, as they do without the title,
    and without the end of such a verb: "findet … statt".
    """
    rules, said = word_rules(index.languages), order_words(index.languages)

    def kept(found: re.Match[str]) -> str:
        word = rules.word(rules.in_small_letters(found[0]))
        is_end = not text[found.end() :].strip(" .!") and said.is_one(Says.INSTEAD, word)
        return "" if is_end or said.is_one(Says.ASKS_FIRST, word) else found[0]

    return _WORD.sub(kept, text)


def _moves(
    reader: Reader, text: str, session: Session, index: SearchIndex, asker: Asker
) -> Iterator[tuple[Order, str]]:
    """The moves that a text may say, each with its words: without what was, else without why."""
    without_old = [way.new for way in new_and_old(text, index.languages, is_named=True)]
    without_why = [what for what, _ in reasons_apart(text, index.languages)]
    for parts in (without_old, without_why, [text]):
        orders = ((of_words(reader, p, index, asker, (session,), moves=True), p) for p in parts)
        moves = [(o, part) for o, part in orders if o is not None and o.change is Change.MOVE]
        if moves:
            yield from moves if parts is without_old else moves[:1]
            return


def _place_of(reader: Reader, order: Order) -> str:
    if order.place is not None:
        return reader.text(reader.snapshot.places[order.place].name)
    return order.to_new_place or ""


def _room_named(reader: Reader, words: Sequence[Word], index: SearchIndex) -> str:
    """A room that ends a text without a word for where to: "at 4, hall 2"."""
    said = order_words(index.languages)
    for at in range(max(0, len(words) - _A_ROOM), len(words)):
        if named := known_place(reader, words[at:], index):
            return named
        if said.is_one(Says.ROOM, words[at]):
            return " ".join(words[at:])
    return ""


def _new_title(text: str, index: SearchIndex) -> str:
    """What stands behind the words that say that it is called otherwise from now on."""
    spans = order_words(index.languages).spans(Says.IS_CALLED, text)
    title = text[spans[-1][1] :] if spans else _renamed_into(text, index) or _called(text, index)
    return re.sub(r"^\W+|[\s.!]+$", "", title)


def _called(text: str, index: SearchIndex) -> str:
    """What stands behind an order to call it so, and a word for what: "call it …"."""
    spans = order_words(index.languages).spans(Says.CALLS, text)
    if not spans or text[: spans[0][0]].strip():
        return ""
    first, *others = text[spans[0][1] :].split() or [""]
    is_it = Sense.FILLERS in question_words(index.languages).senses(
        word_rules(index.languages).word(first)
    )
    return " ".join(others if is_it else (first, *others))


def _renamed_into(text: str, index: SearchIndex) -> str:
    """What stands behind the word for where to, without the verb around it: "nenne … in … um"."""
    asked, said = read_question(text, index), order_words(index.languages)
    verb = said.found(Says.RETITLES, asked.words)
    leads = [word for word in asked.words if said.is_one(Says.INTO, word) and word not in verb]
    found = re.search(rf"\b{re.escape(leads[0])}\b(.+)", text, re.I) if verb and leads else None
    named = found[1].split() if found else []
    while named and word_rules(index.languages).folded(named[-1].strip(".!")) in verb:
        named.pop()
    return " ".join(named)
