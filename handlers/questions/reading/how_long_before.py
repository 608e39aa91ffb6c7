"""How long before something one wants to be reminded: “eine Stunde vorher”, «за полчаса»."""

from datetime import timedelta
from typing import Final

from handlers.frame.times.cursor import Cursor
from handlers.frame.times.lengths import Length, read_length
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.from_text import read_question
from locales.time_words import time_words

_MINUTE: Final = timedelta(minutes=1)
_LONGEST: Final = 24 * 60


def minutes_before(asked: Asked) -> int:
    """How many minutes before something one is to be reminded; 0 where nothing says so."""
    length = length_said(asked)
    if length is None or length.span is None or asked.time.ahead is not None:
        return 0
    return min(round(length.span / _MINUTE), _LONGEST)


def without_length(asked: Asked) -> Asked:
    """The question without how long before: "two hours before dinner" is not about two o'clock."""
    places = range(len(asked.words)) if minutes_before(asked) else ()
    for place in places:
        if length := _length_at(asked, place):
            words = (*asked.words[:place], *asked.words[place + length.words :])
            return read_question(" ".join(words), asked.index)
    return asked


def length_said(asked: Asked) -> Length | None:
    """The first length that is said: "eine Stunde vorher", «за полчаса»."""
    found = (_length_at(asked, place) for place in range(len(asked.words)))
    return next(filter(None, found), None)


def _length_at(asked: Asked, place: int) -> Length | None:
    folded = [word.folded for word in asked.words]
    return read_length(Cursor(time_words(asked.index.languages), folded, place))
