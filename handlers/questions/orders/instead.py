"""What is new and what was, where an organiser writes both: "opening at 7 instead of at 6", "at 7,
not at 6", "not at 6 but at 7".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from handlers.frame.times.reading import read_time
from handlers.questions.orders.words import OrderWords, Says, order_words
from locales.languages import Languages
from locales.time_words import time_words
from locales.words import word_rules

_OLD: Final = 4
"""What was is said in no more words."""

_MARKS: Final = " ,;"
_ENDS: Final = re.compile(r"[,;](?!\d)")


@dataclass(frozen=True, slots=True)
class NewAndOld:
    """What is new, with its session; what was; and what stands behind both, apart from them.

    Where what was is only said not to be so, it is `denied` in these words.
    """

    new: str
    old: str
    behind: str = ""
    denied: str = ""


def new_and_old(text: str, languages: Languages, *, is_named: bool = False) -> Iterator[NewAndOld]:
    """The ways in which a text can be what is new with its session, and what was, apart. Where it
    `is_named` before, what was may stand first: "not at 6 but at 7".

    What was stands behind the word, and may have what is new behind it: "opening instead of at 6 at
    7". An hour alone is what was before anything else is. Behind a mark, or an "and", another thing
    begins, unless what is new is only said there: "not at 6, but at 7".
    """
    said = order_words(languages)
    instead = said.spans(Says.INSTEAD, text)
    denied = [
        (begin, end)
        for begin, end in said.spans(Says.NOT, text)
        if not any(b <= begin < e for b, e in instead)
    ]
    for begin, end in (*denied, *instead):
        head, tail = text[:begin].strip(_MARKS), text[end:].strip(_MARKS)
        marks = [found.start() for found in _ENDS.finditer(tail)]
        at = min([*marks, *(b for b, _ in said.spans(Says.AND, tail) if b)], default=len(tail))
        behind = without_and(tail[at:].strip(_MARKS), languages)
        ends = [word.end() for word in re.finditer(r"\S+", tail[:at])][:_OLD]
        ways = [(tail[:e], tail[e:at].strip(_MARKS)) for e in reversed(ends)]
        for old, rest in sorted(ways, key=lambda way: not _is_an_hour(way[0], said, languages)):
            is_denied = (begin, end) in denied
            is_whole = not rest or said.begins(Says.INTO, word_rules(languages).words_of(rest))
            if (head or is_named) and (is_whole or not is_denied):
                new = f"{head} {rest}".strip()
                way = NewAndOld(new, old, behind, f"{text[begin:end]} {old}" if is_denied else "")
                yield way
                if behind:
                    yield replace(way, new=f"{new} {behind}", behind="")


def without_and(text: str, languages: Languages) -> str:
    """A text without the "and" or "but" with which it begins."""
    ends = [end for begin, end in order_words(languages).spans(Says.AND, text) if begin == 0]
    return text[max(ends) :].strip(_MARKS) if ends else text


def _is_an_hour(text: str, said: OrderWords, languages: Languages) -> bool:
    """Whether a text says an hour and nothing else."""
    words = word_rules(languages).words_of(text)
    time = read_time(words, time_words(languages))
    rest = [word for word in time.rest if not (said.is_one(Says.INTO, word) or word.isdecimal())]
    return len(rest) == 0 and not (words and said.is_one(Says.INTO, words[-1]))
