"""Whom an organiser wants on a group's list, or off it, in words: "put Ms Miller into health"."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_beside_a_word
from handlers.questions.orders.asking import asks_first
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from handlers.questions.wishes.sign_up import group_named
from locales.time_words import time_words
from locales.words import Word, word_rules
from storage.programme.search import SearchIndex

OF_ONESELF: Final = (Sense.ME, Sense.MINE, Sense.CALENDAR, Sense.REMIND)
_OF_GROUPS: Final = (Sense.GROUPS, Sense.SEATS, Sense.SIGN_UP)
_A_NAME: Final = 4
"""A person is called by no more words."""

_COMMA: Final = re.compile(r"[,;&]")
_WORD: Final = re.compile(r"\w[\w'’.-]*")


@dataclass(frozen=True, slots=True)
class Added:
    """Somebody who is to be put on a group's list, empty where it is not said who, and the group,
    where one is named that there is.
    """

    name: str
    group: str | None
    several: bool = False
    """Whether more than one are named: each is put there by itself."""


def read_added(reader: Reader, text: str, index: SearchIndex) -> Added | None:
    """Whom a text wants on a group's list: "put Ms Miller into health"; None where it says no such
    thing. A list is named, or groups and somebody else than the writer.
    """
    return _listed(reader, text, index, Says.ADDS)


def read_struck_off(reader: Reader, text: str, index: SearchIndex) -> str | None:
    """The group from whose list a text wants somebody else than the writer taken off."""
    found = _listed(reader, text, index, Says.STRIKES_OFF)
    return found.group if found and found.name else None


def _listed(reader: Reader, text: str, index: SearchIndex, does: Says) -> Added | None:
    asked, said = read_question(text, index), order_words(index.languages)
    written = word_rules(index.languages).words_of(text)
    verb = said.each(does, asked.words) | said.each(does, written)
    is_asked = "?" in text or asks_first(asked, said) or any(map(asked.has, OF_ONESELF))
    if not verb or is_asked or ":" in text or asked.time.said:
        return None
    group, of_group = group_in(asked, reader)
    listed = {word for word in written if said.is_one(Says.LIST, word)}
    of_groups = {w for w in asked.words if not asked.senses[w].isdisjoint(_OF_GROUPS)}
    others = verb | listed | of_groups | of_group
    is_known = group is not None or asked.has(Sense.GROUPS)
    names = [name for part in _parts(text, index) if (name := _name(part, others, index))]
    if len(names) > 1:
        return Added("", group, several=True) if listed or is_known else None
    name = _name(text, others, index)
    return Added(name, group) if listed or (name and is_known) else None


def names_several(text: str, index: SearchIndex) -> bool:
    """Whether a text that is to be a name has several."""
    return len([part for part in _parts(text, index) if _name(part, set(), index)]) > 1


def _parts(text: str, index: SearchIndex) -> Sequence[str]:
    """What stands between each "and" and comma of a text."""
    said = order_words(index.languages)
    spans = sorted([*said.spans(Says.AND, text), *(m.span() for m in _COMMA.finditer(text))])
    ends, begins = [0, *(end for _, end in spans)], [*(begin for begin, _ in spans), len(text)]
    return [text[end:begin] for end, begin in zip(ends, begins, strict=True)]


def group_in(asked: Asked, reader: Reader) -> tuple[str | None, Set[Word]]:
    """The one group that a text names, and the words that do."""
    snapshot, index = reader.snapshot, asked.index
    called = {word: group_named(read_question(word, index), snapshot) for word in asked.topics}
    groups = {group for group in called.values() if group}
    group = asked.group or group_named(asked, snapshot)
    group = group or (min(groups) if len(groups) == 1 else None)
    return group, {word for word, one in called.items() if one}


def _name(text: str, others: Set[Word], index: SearchIndex) -> str:
    """The words of a text besides others that may be a person's name; empty where there are too
    many. What says nothing belongs to it within it alone, small letters become capitals.
    """
    languages, said = index.languages, order_words(index.languages)
    kinds = (Says.INTO, Says.TOWARDS, Says.AMONG, Says.AND)
    articles = time_words(languages).articles

    def says_nothing(written: str) -> bool:
        words = word_rules(languages).words_of(written)
        is_small = any(said.is_one(kind, word) for word in words for kind in kinds)
        is_small = is_small or any(word.folded in articles for word in words)
        return is_small or is_beside_a_word([written], languages)

    def is_filler(written: str) -> bool:
        return read_question(written, index).has(Sense.FILLERS)

    words = _WORD.findall(text)
    left = [w for w in words if others.isdisjoint(word_rules(languages).words_of(w))]
    # "Die Frau Müller": of what may stand before a name the last belongs to it.
    while left and (says_nothing(left[0]) or all(map(is_filler, left[:2]))):
        left.pop(0)
    # "Petra Lang": within a text a capital makes a name of an everyday word.
    while left and (says_nothing(left[-1]) or (is_filler(left[-1]) and left[-1].islower())):
        left.pop()
    capital = (w if says_nothing(w) else w[:1].upper() + w[1:] for w in left)
    return " ".join(capital).rstrip(".") if len(left) <= _A_NAME else ""
