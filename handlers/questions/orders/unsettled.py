"""What an organiser writes of a change that is not settled yet: "if it rains", "perhaps at 3"."""

import re
from typing import Final

from handlers.frame.reader import Reader
from handlers.questions.orders.sessions import sessions_titled
from handlers.questions.orders.words import Says, order_words
from locales.words import word_rules
from storage.programme.search import SearchIndex

_QUOTED: Final = re.compile(r"[„“«\"][^„“”«»\"]*[“”»\"]")


def is_unsettled(reader: Reader, text: str, index: SearchIndex) -> bool:
    """Whether a text says so, besides the titles that stand in it."""
    _, others = sessions_titled(reader.snapshot, _QUOTED.sub(" ", text))
    words = word_rules(index.languages).all_words(others)
    return bool(order_words(index.languages).found(Says.UNSETTLED, words))
