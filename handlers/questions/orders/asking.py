"""Whether a text asks something, or is about the writer's own affairs."""

from typing import Final

from handlers.questions.orders.words import OrderWords, Says
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.senses import Sense

ASKS: Final = (Sense.WHO, Sense.WHEN, Sense.WHERE, Sense.ASKING, Sense.WHICH, Sense.HOW, Sense.MAY)
_OF_ONESELF: Final = (Sense.ME, Sense.POSSESSIVES, Sense.SIGN_UP, Sense.SEATS, Sense.QUEUE)


def asks(asked: Asked, said: OrderWords) -> bool:
    """Whether it is a question, though without its mark, or about the writer's own affairs."""
    return asks_first(asked, said) or any(map(asked.has, _OF_ONESELF))


def asks_first(asked: Asked, said: OrderWords) -> bool:
    """Whether a text begins as questions do."""
    words = asked.words
    if not words or said.begins(Says.ASKS_FIRST, words):
        return True
    return not asked.senses[words[0]].isdisjoint(ASKS)
