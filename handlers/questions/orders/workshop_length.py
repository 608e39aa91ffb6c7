"""How long a workshop is to take from now on, as its leader writes it: "only 45 min", "15 min
shorter".
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from handlers.frame.times.cursor import Cursor
from handlers.frame.times.lengths import read_length
from handlers.questions.orders.words import OrderWords, Says, order_words
from handlers.questions.orders.workshop_dictated import length_said
from handlers.teams.door import Dictated
from locales.time_words import time_words
from locales.words import Word, word_rules
from storage.programme.search import SearchIndex

_OF_A_LENGTH: Final = (Says.LASTS, Says.SHORTER, Says.LONGER)


def says_how_long(words: Sequence[Word], index: SearchIndex) -> bool:
    """Whether words say of a length that something takes so long, or so much longer."""
    said = order_words(index.languages)
    is_said = any(said.is_one(kind, word) for kind in _OF_A_LENGTH for word in words)
    return is_said and bool(length_said(words, index))


def length_apart(text: str, index: SearchIndex) -> tuple[Dictated, str]:
    """What a text says of how long it is to take, and the text without that; nothing of a length
    that may be something else: "in 45 min".
    """
    words, said = word_rules(index.languages).words_of(text), order_words(index.languages)
    if not says_how_long(words, index):
        return Dictated(), text
    length = length_said(words, index)
    at = next(n for n, word in enumerate(words) if word is length[0])
    leads = [word for word in words[max(0, at - 1) : at] if _leads_to_it(word, said)]
    beside = re.sub(r"\W+".join(map(re.escape, [*leads, *length])), " ", text, count=1, flags=re.I)
    about = [word for word in words if any(said.is_one(kind, word) for kind in _OF_A_LENGTH)]
    left = re.sub(rf"\b({'|'.join(map(re.escape, about))})\b", " ", beside, flags=re.I)
    longer = _longer_by(words, length, at, index)
    return Dictated(length="" if longer else " ".join(length), longer=longer), left


def _leads_to_it(word: Word, said: OrderWords) -> bool:
    return said.is_one(Says.BY, word) or said.is_one(Says.ONTO, word)


def _longer_by(
    words: Sequence[Word], length: Sequence[Word], at: int, index: SearchIndex
) -> timedelta | None:
    """By how much something is longer, below zero for shorter; None where the length that stands
    `at` a place says how long it is: "15 min shorter" is no "shorter: 15 min".
    """
    said = order_words(index.languages)
    shorter, longer = (said.each(kind, words) for kind in (Says.SHORTER, Says.LONGER))
    before, behind = words[max(0, at - 1) : at], words[at + len(length) :]
    is_by = any(said.is_one(Says.BY, word) for word in before)
    is_onto = any(said.is_one(Says.ONTO, word) for word in before)
    is_beside = bool(behind) and behind[0] in {*shorter, *longer}
    is_more = shorter or longer
    if not is_more or not (is_by or (is_beside and not is_onto)):
        return None
    folded = [word.folded for word in words]
    read = read_length(Cursor(time_words(index.languages), folded, at), counted=True)
    span = read.span if read else None
    return -span if span and shorter else span
