"""Whether a text reads like an order to change something, or asks, or wants all left as it is."""

from itertools import pairwise
from typing import Final

from handlers.questions.orders.asking import asks
from handlers.questions.orders.hours import is_onto_an_hour
from handlers.questions.orders.instead import new_and_old
from handlers.questions.orders.words import Says, order_words
from handlers.questions.reading.from_text import read_question
from handlers.releases.door import Change
from storage.programme.search import SearchIndex

CHANGES: Final = (
    (Says.REINSTATES, Change.REINSTATE),
    (Says.CANCELS, Change.CANCEL),
    (Says.RETITLES, Change.RETITLE),
    (Says.MOVES, Change.MOVE),
)
"""The changes that a verb says, those first whose words may hold one of the others."""


def reads_like_a_change(text: str, index: SearchIndex) -> bool:
    """Whether a text that asks nothing says that something be changed, of what there may not be."""
    asked, said = read_question(text, index), order_words(index.languages)
    is_asked = "?" in text or asks(asked, said)
    return not is_asked and (
        reads_like_an_order(text, index)
        or is_onto_an_hour(asked, said)
        or any(not way.denied for way in new_and_old(text, index.languages))
    )


def reads_like_an_order(text: str, index: SearchIndex) -> bool:
    """Whether a verb of change stands in a text; what is quoted is meant as it is written."""
    words, said = read_question(text, index).words, order_words(index.languages)
    is_quoted = not text.lstrip()[:1].isalnum()
    return not is_quoted and any(said.found(kind, words) for kind, _ in CHANGES)


def denies_a_change(text: str, index: SearchIndex) -> bool:
    """Whether a text says that something is not to be changed: "do not cancel the concert"."""
    asked, said = read_question(text, index), order_words(index.languages)
    if "?" in text or asks(asked, said) or said.found(Says.REINSTATES, asked.words):
        return False
    found = [said.found(kind, asked.words) for kind, _ in CHANGES]
    if any(said.is_one(Says.NOT, word) for verb in found for word in verb):
        # "Does not take place" is itself a change.
        return False
    verbs = {word for verb in found for word in verb}
    # Right before the verb: "cancelled, there is no power" is a change, with its reason. Of a verb
    # whose particle stood last that is the end: "sag das Konzert nicht ab".
    words = (*asked.words, asked.words[0])
    return any(said.is_one(Says.NOT, a) and b in verbs for a, b in pairwise(words))
