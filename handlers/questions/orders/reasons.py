"""Why a session is cancelled, where that stands beside the order without a mark between them:
"health cancelled speaker ill".
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_beside_a_word
from handlers.questions.needs.urgent import is_urgent
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.senses import Sense
from handlers.releases.door import Change, Order
from locales.languages import Languages
from locales.words import Word
from storage.programme.search import SearchIndex
from storage.programme.searching.needs import HEALTH

_MOST: Final = 24
"""The most words of an order without a mark between."""

_A_REASON: Final = 2
"""The fewest words that make a reason."""

_WITHIN: Final = 6
"""A reason with more of the order behind it has no more words."""

_WORD: Final = re.compile(r"\w[\w-]*")

_BRACKETS: Final = re.compile(r"\s*\(([^()]+)\)\W*$")
_SENTENCE: Final = re.compile(r"(?<=[^\W\d_][^\W\d_])[.!]\s+")

_Read = Callable[[str], Order | None]
"""Reads a part of a text as an order."""


def reasons_apart(text: str, languages: Languages) -> Iterator[tuple[str, str]]:
    """A text without the reason that a word begins, and the reason: all that follows, or else ever
    more words of it; nothing where no such word stands behind the first.
    """
    said = order_words(languages)
    begun = [begin for begin, _ in said.spans(Says.BECAUSE, text)]
    begun += [b for b, _ in said.spans(Says.SINCE, text) if text[:b].rstrip().endswith(",")]
    at = min(begun, default=0)
    if not at:
        return
    before, behind = text[:at].rstrip(" ,"), text[at:]
    yield before, behind
    for word in [*_WORD.finditer(behind)][1:_WITHIN]:
        if left := behind[word.end() :].strip(" ,"):
            yield f"{before} {left}", behind[: word.end()]


def behind_a_mark(text: str) -> Iterator[tuple[str, str]]:
    """A text without what stands in brackets at its end, or without its further sentences, and
    these: what is said besides a change, as a rule why.
    """
    if found := _BRACKETS.search(text):
        yield text[: found.start()], found[1].strip()
    if (found := _SENTENCE.search(text)) and (rest := text[found.end() :].strip(" .!")):
        yield text[: found.start()], rest


def tells_of_illness(reader: Reader, text: str, index: SearchIndex) -> bool:
    """Whether a text says that somebody else is ill, and does not cry for help."""
    asked = read_question(text, index)
    is_mine = asked.has(Sense.ME) or asked.has(Sense.POSSESSIVES)
    return _is_ill(asked) and not is_mine and not is_urgent(asked, reader.snapshot)


def cancelled_in_one_breath(text: str, index: SearchIndex, read: _Read) -> Order | None:
    """The cancellation that a text begins or ends with, and its other words as the reason.

    The reason stands behind the verb, or says that somebody is ill. None where neither is so, or
    where the writer is ill.
    """
    words = [found.span() for found in re.finditer(r"\S+", text)]
    asked = read_question(text, index)
    if not _A_REASON < len(words) <= _MOST or asked.has(Sense.ME):
        return None
    tails = ((text[:begin].rstrip(), text[begin:]) for begin, _ in reversed(words[1:]))
    heads = ((text[end:].lstrip(), text[:end]) for _, end in words[:-1])
    return (
        _shortest(tails, index, read)
        or _shortest(heads, index, read)
        or (_named_within(text, asked, read) if _is_ill(asked) else None)
    )


def _shortest(parts: Iterator[tuple[str, str]], index: SearchIndex, read: _Read) -> Order | None:
    """The order that has no more words than name its sessions; the longest are read first."""
    found: Order | None = None
    for what, why in parts:
        order = read(what) if _is_a_reason(what, why, index) else None
        is_sure = order is not None and order.sure and order.change is Change.CANCEL
        if found and not (order and is_sure and order.sessions == found.sessions):
            break
        found = replace(order, reason=why) if order and is_sure else found
    return found


def _is_a_reason(what: str, why: str, index: SearchIndex) -> bool:
    """Whether words say why: because of what, who is ill, or behind the verb what has no name."""
    asked, said = read_question(why, index), order_words(index.languages)
    if _is_ill(asked) or any(begin == 0 for begin, _ in said.spans(Says.BECAUSE, why)):
        return True
    verb = _verb(read_question(what, index), index)
    names_nothing = not any(index.is_in_a_name(word) for word in asked.topics)
    ends = bool(verb) and what.casefold().endswith(verb[-1].casefold())
    return ends and names_nothing and len(asked.words) >= _A_REASON and not asked.time.said


def _named_within(text: str, asked: Asked, read: _Read) -> Order | None:
    """The cancellation of what its reason names: "the speaker of health is ill, please cancel"."""
    verb, index = _verb(asked, asked.index), asked.index
    ill = frozenset[Word]().union(*(need.words for need in asked.needs))
    names = [word for word in asked.words if word not in ill and index.is_in_a_name(word)]
    order = read(" ".join((*names, *verb))) if names and verb else None
    if order is None or not order.sure or order.change is not Change.CANCEL:
        return None
    said = [found[0] for found in re.finditer(r"\S+", text)]
    at = next((n for n, word in enumerate(said) if _is_of(verb, word)), 0)
    before = read_question(" ".join(said[:at]), index)
    others = said[:at] if _is_ill(before) else [w for w in said if not _is_of(verb, w)]
    while others and is_beside_a_word(others[-1:], index.languages):
        others.pop()
    return replace(order, reason=" ".join(others))


def _verb(asked: Asked, index: SearchIndex) -> Sequence[Word]:
    return order_words(index.languages).found(Says.CANCELS, asked.words)


def _is_of(words: Sequence[Word], said: str) -> bool:
    return said.strip(" .,;:!").casefold() in {word.casefold() for word in words}


def _is_ill(asked: Asked) -> bool:
    return any(need.name == HEALTH for need in asked.needs)
