"""What an organiser says is not to be changed, beside what is: "do not cancel it, move it to 8"."""

import re
from collections.abc import Iterator
from typing import Final

from handlers.questions.orders.instead import without_and
from handlers.questions.orders.recognised import (
    CHANGES,
    denies_a_change,
    reads_like_an_order,
)
from handlers.questions.orders.words import Says, order_words
from storage.programme.search import SearchIndex

CLAUSES: Final = re.compile(r"\s*[,;:](?!\d)\s*|\s+[–—-]\s+")


def leaves_all_as_it_is(text: str, index: SearchIndex) -> bool:
    """Whether a text says that something is not to be changed, and nothing that is."""
    changed = (reads_like_an_order(left, index) for left in without_what_is_denied(text, index))
    return denies_a_change(text, index) and not any(changed)


def without_what_is_denied(text: str, index: SearchIndex) -> Iterator[str]:
    """What may be left of a text without the change that it says is not to be made: its other
    clauses, where that one has a session of its own; else all of it but the words that say so.
    """
    said, clauses = order_words(index.languages), CLAUSES.split(text)
    left = [clause for clause in clauses if not denies_a_change(clause, index)]
    if 0 < len(left) < len(clauses):
        yield ", ".join(left)
    verbs = [span for kind, _ in CHANGES for span in said.spans(kind, text)]
    for _, end in said.spans(Says.NOT, text):
        for begin, behind in verbs:
            if text[end:begin].isspace() and end < begin:
                rest = without_and(text[behind:].lstrip(" ,;"), index.languages)
                yield f"{text[:end].rsplit(maxsplit=1)[0]} {rest}"
