"""Where a session is to be, as an organiser writes it: a place that there is, or a new one."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Final

from handlers.frame.reader import Reader
from handlers.questions.orders.place_signs import on_its_sign
from handlers.questions.orders.words import OrderWords, Says
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.looked_up import places_named
from handlers.questions.reading.senses import Sense
from handlers.releases.door import Change, Order
from locales.words import Word, word_rules
from storage.programme.model import Session
from storage.programme.search import SearchIndex
from storage.programme.searching.documents import IN_PASSING, Field, Subject

_NO_NAMES: Final = IN_PASSING | {Field.PLACE}


@dataclass(frozen=True, slots=True)
class WhereTo:
    """Where something is to be, and the words that are left to name it.

    `new_place` is the name of a place that there is not, empty where its words stand in a form that
    its sign may not have (`is_inflected`), or name none. Beside `in_a_room` no verb is needed.
    """

    topic: Sequence[Word]
    place: str | None
    new_place: str | None
    names_new: bool
    is_inflected: bool
    in_a_room: bool
    is_newly: bool

    def order(
        self,
        sessions: Sequence[Session],
        later: timedelta | None = None,
        *,
        sure: bool = True,
        is_unknown: bool = False,
    ) -> Order:
        """The move of these sessions there."""
        return Order(
            Change.MOVE,
            tuple(sessions),
            self.place,
            later=later,
            to_new_place=self.new_place,
            asks_for_sign=self.is_inflected,
            sure=sure,
            is_unknown=is_unknown,
        )


def where_to(
    reader: Reader,
    text: str,
    asked: Asked,
    words: Sequence[Word],
    change: Change | None,
    said: OrderWords,
    index: SearchIndex,
    *,
    is_titled: bool,
) -> WhereTo:
    """Where a change says that something is to be; no verb is known to move it where that is None.

    `is_titled` is whether the session was named before these words.
    """
    unnamed = _before_another(words, said) if change is Change.MOVE else None
    place, topic = (None, unnamed) if unnamed else _place_meant(reader, asked, words, said, index)
    if change not in (None, Change.MOVE):
        place, topic = None, words
    head = topic if place else _before_a_new_place(topic, said, index, is_titled)
    is_newly = _is_newly_there(asked.words, said)
    behind, in_a_room = topic[len(head) :], is_newly or _names_a_room(words, asked, said)
    is_new = change is Change.MOVE or (change is None and in_a_room)
    names_new = is_new and place is None and not unnamed and bool(behind)
    new_place = new_name(text, behind, asked, said) if names_new else None
    is_inflected = names_new and new_place is None
    new_place = "" if is_inflected else new_place
    rooms = [word for word in topic if said.is_one(Says.ROOM, word)]
    if change is Change.MOVE and not place and not names_new and (unnamed or rooms):
        new_place, topic = "", [word for word in topic if word not in rooms]
    topic = head if names_new else topic
    return WhereTo(topic, place, new_place, names_new, is_inflected, in_a_room, is_newly)


def _place_meant(
    reader: Reader, asked: Asked, words: Sequence[Word], said: OrderWords, index: SearchIndex
) -> tuple[str | None, Sequence[Word]]:
    """The place that is named behind a word for where to, and the other words."""
    official = {place.id for place in reader.snapshot.places_for(None)}
    numbered = [place for place in asked.rooms if place in official]
    if numbered:
        return numbered[-1], [w for w in words if not said.is_one(Says.INTO, w)]
    for at in range(len(words)):
        if said.is_one(Says.INTO, words[at]) and not _is_one_name(words, at, index):
            named = [p for p in places_named(" ".join(words[at + 1 :]), index) if p in official]
            if len(named) == 1:
                return named[0], words[:at]
    return None, words


def _before_another(words: Sequence[Word], said: OrderWords) -> Sequence[Word] | None:
    """The words before "into another room", which names none; None where it is not said."""
    at = next((n for n, word in enumerate(words) if said.is_one(Says.ANOTHER, word)), None)
    return None if at is None else [w for w in words[:at] if not said.is_one(Says.INTO, w)]


def _before_a_new_place(
    words: Sequence[Word], said: OrderWords, index: SearchIndex, may_be_first: bool
) -> Sequence[Word]:
    """The words before a place that there is not, where what follows names no session either."""
    places = [n for n, word in enumerate(words) if said.is_one(Says.INTO, word)]
    if not places or not (places[-1] or may_be_first):
        return words
    return words if _is_one_name(words, places[-1], index) else words[: places[-1]]


def _names_a_room(words: Sequence[Word], asked: Asked, said: OrderWords) -> bool:
    """Whether words can only mean a move to a room, without a verb: "health in hall B"."""
    last = max((n for n, word in enumerate(words) if said.is_one(Says.INTO, word)), default=-1)
    if asked.rooms:
        return any(said.is_one(Says.INTO, word) for word in asked.time.rest[1:])
    called = _of_the_name(words[last + 1 :], asked, said) if last > 0 else []
    return len(called) > 1 and any(said.is_one(Says.ROOM, word) for word in called)


def _is_newly_there(words: Sequence[Word], said: OrderWords) -> bool:
    """Whether a word says right before one for where to that it is another place: "now in the"."""
    return any(
        said.is_one(Says.NEWLY, word) and said.is_one(Says.INTO, behind)
        for word, behind in pairwise(words)
    )


def _of_the_name(words: Sequence[Word], asked: Asked, said: OrderWords) -> list[Word]:
    """The words behind one for where to that are no articles and the like."""
    return [w for w in words if said.is_one(Says.ROOM, w) or Sense.FILLERS not in asked.senses[w]]


def new_name(text: str, words: Sequence[Word], asked: Asked, said: OrderWords) -> str | None:
    """The name of a new place, as its sign has it; None where that is not sure.

    The first of the words stands for where to; an article behind it is no part of the name.
    """
    into, *called = words
    named = _of_the_name(called, asked, said)
    if not named:
        return ""
    spelt = _as_spelt(text, asked)
    name = r"\W+".join(re.escape(spelt(word)) for word in called[called.index(named[0]) :])
    plain = word_rules(asked.index.languages).in_small_letters(text)
    found = re.search(rf"\b{re.escape(into)}\b.*?({name})", plain)
    if found is None or len(plain) != len(text):
        return " ".join(named)
    phrase, written = text[found.start() : found.end()], text[slice(*found.span(1))]
    return on_its_sign(phrase, written, asked.index.languages)


def _as_spelt(text: str, asked: Asked) -> Callable[[Word], str]:
    """How a word stands in a text that was read as another one: a slip, for one."""
    written = word_rules(asked.index.languages).words_of(text)
    as_read = zip(asked.words, written, strict=True) if len(written) == len(asked.words) else ()
    spelt = {id(word): plain for word, plain in as_read}
    return lambda word: spelt.get(id(word), word)


def _is_one_name(words: Sequence[Word], at: int, index: SearchIndex) -> bool:
    """Whether what stands behind a word goes on with the name of a session that begins before."""
    others = [*words[:at], *words[at + 1 :]]
    found, alone = _matched(others, index), _matched(words[:at], index)
    most = max(alone.values(), default=0)
    named = (session for session, number in alone.items() if number == most)
    return any(found.get(session, 0) > most for session in named)


def _matched(words: Sequence[Word], index: SearchIndex) -> Mapping[str, int]:
    """How many of the words name each session, by its id; where it is now is no name of it."""
    hits = index.hits(map(index.known, words))
    sessions = (hit for hit in hits if hit.document.subject is Subject.SESSION)
    return {h.document.id: sum(f not in _NO_NAMES for f in h.matched.values()) for h in sessions}
