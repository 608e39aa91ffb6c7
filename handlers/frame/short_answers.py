"""What hurried people write instead of pressing a button: a yes, "at once", that they want to leave
or come home.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from locales.languages import Languages

_WORD: Final = re.compile(r"\w+")


def says_yes(text: str, languages: Languages) -> bool:
    """Whether a text is nothing but a yes, in whichever language: "ja, senden", «да»."""
    return _says(text, languages, "agreeing")


def says_no(text: str, languages: Languages) -> bool:
    """Whether a text is nothing but the wish to leave, in whichever language."""
    return _says(text, languages, "leaving")


def says_at_once(text: str, languages: Languages) -> bool:
    """Whether a text is nothing but the wish that it is done without delay: "doch sofort"."""
    return _says(text, languages, "hurrying")


def says_home(text: str, languages: Languages) -> bool:
    """Whether a text is nothing but the wish to go back or home: "zurück", «в главное меню».

    «Начало?» asks for something.
    """
    return "?" not in text and _says(text, languages, "homeward")


def is_beside_a_word(words: Iterable[str], languages: Languages) -> bool:
    """Whether all words are such as stand beside a yes or a no: "bitte", «сейчас»."""
    beside = _words(languages, "beside_agreeing") | _words(languages, "beside_leaving")
    return beside.issuperset(word.casefold() for word in words)


def _says(text: str, languages: Languages, about: str) -> bool:
    """Whether a text has words that say so, and no others but those that may stand beside them."""
    words = frozenset(_WORD.findall(text.casefold()))
    said = words & _words(languages, about)
    return bool(said) and words - said <= _words(languages, f"beside_{about}")


@cache
def _words(languages: Languages, about: str) -> frozenset[str]:
    return frozenset(word for one in languages.all for word in one.about.get(about, "").split())
