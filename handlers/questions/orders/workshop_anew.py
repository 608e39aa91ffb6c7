"""What is new of a workshop of a team's own, as its leader has written it: hour, place, title."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.times.reading import as_spoken, read_time
from handlers.frame.times.written import hours_joined
from handlers.questions.asker import Asker
from handlers.questions.intents import Fact
from handlers.questions.orders.instead import new_and_old
from handlers.questions.orders.one_change import of_words
from handlers.questions.orders.reasons import reasons_apart
from handlers.questions.orders.words import Says, order_words
from handlers.questions.orders.workshop_changed import unnamed
from handlers.questions.orders.workshop_dictated import known_place, length_said
from handlers.questions.reading.from_text import read_question
from handlers.releases.door import Change, Order
from handlers.teams.door import Dictated
from locales.time_words import time_words
from locales.words import Word, word_rules
from storage.programme.model import Session
from storage.programme.search import SearchIndex

_WORD: Final = re.compile(r"\w+")
_A_ROOM: Final = 3
"""So many words may name a room without a word for where to: "hall 2"."""


def what_is_new(
    reader: Reader, text: str, session: Session, index: SearchIndex, asker: Asker
) -> Dictated:
    """What a text says that is new of a workshop; all empty where none of it can be read."""
    rest = as_spoken(hours_joined(reader, _asserting(unnamed(text, session, index), index)))
    if title := _new_title(rest, index):
        return Dictated(title=title)
    order, part = next(_moves(reader, rest, session, index, asker), (None, rest))
    words, said = word_rules(index.languages).words_of(part), order_words(index.languages)
    is_shifted = _is_shifted(part, index)
    time = read_time(words, time_words(index.languages))
    where = _place_of(reader, order) if order else ""
    return Dictated(
        when=" ".join(word for word in time.said if not said.is_one(Says.NEWLY, word)),
        length="" if is_shifted else " ".join(length_said(words, index)),
        where=where or _room_named(reader, time.rest, index),
        later=order.later if order and is_shifted else None,
    )


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
    """The moves that a text may say, each with its words, without what was and without why."""
    without_old = (way.new for way in new_and_old(text, index.languages))
    without_why = (what for what, _ in reasons_apart(text, index.languages))
    for part in (*without_old, *without_why, text):
        order = of_words(reader, part, index, asker, (session,), moves=True)
        if order is not None and order.change is Change.MOVE:
            yield order, part


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
    title = text[spans[-1][1] :] if spans else _renamed_into(text, index)
    return re.sub(r"^\W+|[\s.!]+$", "", title)


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
