"""Whether a text says nothing but that a message to many is not to be sent."""

from typing import Final

from handlers.frame.short_answers import is_beside_a_word
from handlers.questions.orders.words import Says, order_words
from locales.languages import Languages
from locales.words import word_rules

_DIGITS: Final = 9


def calls_a_message_off(text: str, languages: Languages) -> bool:
    """Whether a text says nothing but that a message is not to be sent: "cancel plan no. 2"."""
    words, said = word_rules(languages).words_of(text), order_words(languages)
    kinds = (Says.CANCELS, Says.DISCARDS, Says.STOPS)
    off = {word for kind in kinds for word in said.each(kind, words)}
    called = (Says.MESSAGE, Says.NUMBERED)
    named = [word for word in words if any(said.is_one(kind, word) for kind in called)]
    others = [word for word in words if word not in {*off, *named} and not word.isdigit()]
    return bool(off and named) and "?" not in text and is_beside_a_word(others, languages)


def number_called_off(text: str, languages: Languages) -> int | None:
    """The number of the message that a text says is not to be sent; None where it says none."""
    if not calls_a_message_off(text, languages):
        return None
    words = word_rules(languages).words_of(text)
    return next((int(word[:_DIGITS]) for word in words if word.isdecimal()), None)
