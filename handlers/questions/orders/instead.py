"""What is new and what was, where an organiser writes both: "opening at 7 instead of at 6"."""

import re
from typing import Final

from handlers.questions.orders.words import Says, order_words
from locales.languages import Languages

_OLD: Final = 4
"""What was is said in no more words."""


def new_and_old(text: str, languages: Languages) -> list[tuple[str, str]]:
    """The ways in which a text can be what is new with its session, and what was, apart.

    What was stands behind the word, and may have what is new behind it: "opening instead of at 6 at
    7".
    """
    found: list[tuple[str, str]] = []
    for begin, end in order_words(languages).spans(Says.INSTEAD, text):
        head, tail = text[:begin].strip(" ,;"), text[end:].strip(" ,;")
        ends = [word.end() for word in re.finditer(r"\S+", tail)][:_OLD]
        parts = [(f"{head} {tail[at:].strip()}".strip(), tail[:at]) for at in reversed(ends)]
        found += [(new, old) for new, old in parts if head]
    return found
