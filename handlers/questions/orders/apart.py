"""What stands beside a change in one text and is none of it: that people be told, or another change
behind a reason or a new title. Neither is ever part of what is published.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from handlers.frame.short_answers import is_beside_a_word
from handlers.questions.orders.denied import CLAUSES
from handlers.questions.orders.hours import names_an_hour
from handlers.questions.orders.recognised import reads_like_an_order
from handlers.questions.orders.told_to_many import says_to_tell_all
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.from_text import read_question
from locales.languages import Languages
from locales.words import word_rules
from storage.programme.search import SearchIndex

_MARKS: Final = " \t\n,;:.!–—-"
_ENDS: Final = re.compile(r"[.!;\n]\s+|\n")
_IN_A_ROW: Final = re.compile(r"[,;](?!\d)\s*")
_WORD: Final = re.compile(r"\w+")
_QUOTED: Final = re.compile(r"[„“«\"][^„“”«»\"]+[“”»\"]")


@dataclass(frozen=True, slots=True)
class Told:
    """A text without the wish that people be told, that wish, and whether it means everybody."""

    text: str
    wish: str = ""
    everybody: bool = False


def without_telling(text: str, index: SearchIndex) -> Told:
    """A change apart from the wish behind it that people be told: "cancel it, tell everybody"."""
    said = order_words(index.languages)
    for begin, end in said.spans(Says.TELLS, text):
        before, behind = text[:begin], text[end:]
        start = _start(before, index.languages)
        names = word_rules(index.languages).words_of(behind)
        to_all = any(said.is_one(Says.EVERYBODY, word) for word in names[:2])
        is_wish = to_all or any(said.is_one(Says.MESSAGE, word) for word in names)
        is_beside = bool(before[:start].strip(_MARKS))
        if not (is_beside and is_wish) or reads_like_an_order(text[begin:], index):
            continue
        is_all = says_to_tell_all(behind, index.languages)
        return Told(before[:start].rstrip(_MARKS), text[start:].strip(_MARKS), is_all)
    return Told(text)


def _start(before: str, languages: Languages) -> int:
    """Where the words begin that stand before a verb and say nothing: "and please"."""
    start = len(before.rstrip(_MARKS))
    while words := [*_WORD.finditer(before[:start])]:
        last = words[-1]
        says_and = any(
            order_words(languages).is_one(Says.AND, word)
            for word in word_rules(languages).words_of(last[0])
        )
        if not says_and and not is_beside_a_word([last[0]], languages):
            break
        start = len(before[: last.start()].rstrip(_MARKS))
    return start


def name_apart(text: str, index: SearchIndex) -> tuple[str, str]:
    """A new name, and what stands behind it that tells when or where, or is another change."""
    quoted = _QUOTED.match(text)
    if quoted:
        return quoted[0], text[quoted.end() :].strip(_MARKS)
    said = order_words(index.languages)

    def is_more(tail: str) -> bool:
        asked = read_question(tail, index)
        is_place = bool(asked.rooms) or any(said.is_one(Says.ROOM, word) for word in asked.words)
        wish = (Says.TELLS, Says.EVERYBODY, Says.MESSAGE)
        is_told = sum(bool(said.found(kind, asked.words)) for kind in wish) > 1
        is_timed = names_an_hour(asked.time) or bool(asked.time.days)
        return is_place or is_told or is_timed or reads_like_an_order(tail, index)

    # A colon or a dash stands within a title.
    return split_off(text, index.languages, is_more, marks=_IN_A_ROW)


def split_off(
    text: str,
    languages: Languages,
    is_more: Callable[[str], bool],
    *,
    marks: re.Pattern[str] = CLAUSES,
) -> tuple[str, str]:
    """A text up to the first mark or "and" behind which something else stands, and that."""
    for begin, end in _breaks(text, languages, marks):
        head, tail = text[:begin].strip(_MARKS), text[end:].strip(_MARKS)
        if head and tail and is_more(tail):
            return head, tail
    return text, ""


def _breaks(text: str, languages: Languages, marks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    found = [*order_words(languages).spans(Says.AND, text)]
    found += [match.span() for rule in (marks, _ENDS) for match in rule.finditer(text)]
    yield from sorted(found)
