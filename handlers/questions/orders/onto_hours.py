"""To which hour something is moved, where "onto" says that it is one: "coffee onto 10", "from 12
onto 13".
"""

from collections.abc import Sequence
from typing import Final

from handlers.frame.times.asked import TimeAsked
from handlers.questions.orders.words import OrderWords, Says
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.from_text import read_question
from locales.time_words import time_words
from locales.words import Word

_HOURS: Final = 24


def with_hours_onto(asked: Asked, said: OrderWords) -> tuple[Asked, TimeAsked | None]:
    """A text as read where a bare number behind "onto" is an hour and "from 12 onto 13" no span,
    and the hour at which it says that something was until now.
    """
    began = _began(asked, said)
    words = [word for n, word in enumerate(asked.words) if began is None or n not in began]
    unit = min(time_words(asked.index.languages).clock)
    written = list[str]()
    for n, word in enumerate(words):
        written.append(word)
        if n and said.is_one(Says.ONTO, words[n - 1]) and _is_an_hour(words, n, said):
            written.append(unit)
    if written == list(asked.words):
        return asked, None
    old = " ".join(asked.words[n] for n in began or ())
    read = read_question(" ".join(written), asked.index)
    return read, read_question(old, asked.index).time if old else None


def _began(asked: Asked, said: OrderWords) -> range | None:
    """Where the words stand for the hour that was, between "from" and "onto"."""
    t, words = time_words(asked.index.languages), asked.words
    for n, word in enumerate(words):
        if word.folded not in t.since or not _is_a_figure(words[n + 1 : n + 2]):
            continue
        end = n + 2
        if [w.folded in t.clock for w in words[end : end + 1]] == [True]:
            end += 1
        is_onto = any(said.is_one(Says.ONTO, w) for w in words[end : end + 1])
        if is_onto and _is_a_figure(words[end + 1 : end + 2]):
            return range(n, end)
    return None


def _is_a_figure(words: Sequence[Word]) -> bool:
    return bool(words) and words[0][0].isdecimal() and not words[0].endswith(".")


def _is_an_hour(words: Sequence[Word], at: int, said: OrderWords) -> bool:
    """Whether a bare number counts nothing: behind it stands no word that it may belong to."""
    number, behind = words[at], words[at + 1 : at + 2]
    if not number.isdecimal() or len(number) > 2 or int(number) > _HOURS:
        return False
    if any(said.is_one(Says.LIMITS, word) for word in words):
        return False
    verbs = said.each(Says.MOVES, words)
    return not behind or behind[0] in verbs or said.is_one(Says.AND, behind[0])
