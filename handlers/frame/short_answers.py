"""What hurried people write instead of pressing a button: a yes, "at once", that they want to leave
or come home.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Final

from locales.languages import Languages
from storage.profiles import Attendance

_WORD: Final = re.compile(r"\w+")
_CLAUSE: Final = re.compile(r"[^.,;:!–—\n]+")


def says_yes(text: str, languages: Languages) -> bool:
    """Whether a text is nothing but a yes, in whichever language: "ja, senden", «да»."""
    return _says(text, languages, "agreeing")


def says_no(text: str, languages: Languages) -> bool:
    """Whether a text is nothing but the wish to leave, in whichever language."""
    return _says(text, languages, "leaving")


def refuses_what_is_asked(text: str, languages: Languages) -> bool:
    """Whether a text is a no to what is about to be done, if in a sentence: "nein, ich bleibe".

    Who would not stay refuses nothing: "ich bleibe nicht".
    """
    stays, beside = _words(languages, "staying"), _words(languages, "beside_staying")
    beside |= _words(languages, "beside_leaving")
    words = frozenset(_WORD.findall(text.casefold()))
    said = words & (stays | _words(languages, "leaving"))
    says_only_so = bool(said) and words - said <= beside
    return says_only_so and "?" not in text and not _denies(text, stays, beside, languages)


def _denies(text: str, stays: frozenset[str], beside: frozenset[str], languages: Languages) -> bool:
    """Whether a clause takes back one of some words: "nicht bleiben", "bleibe doch nicht"."""
    no = _words(languages, "denying")
    for clause in _CLAUSE.findall(text.casefold()):
        words = _WORD.findall(clause)
        behind = pairwise(word for word in words if word not in beside)
        if any(one in stays and then in no for one, then in behind):
            return True
        if any(one in no and then in stays for one, then in pairwise(words)):
            return True
    return False


def says_at_once(text: str, languages: Languages) -> bool:
    """Whether a text is nothing but the wish that it is done without delay: "doch sofort"."""
    return _says(text, languages, "hurrying")


def says_later(text: str, languages: Languages) -> bool:
    """Whether a text is nothing but the wish to answer later: "I do not know yet"."""
    return "?" not in text and _says(text, languages, "delaying")


def says_how_one_comes(text: str, languages: Languages) -> Attendance | None:
    """How somebody takes part, where a text is nothing but that: "vor Ort", «онлайн»."""
    if _says(text, languages, "from_afar"):
        return Attendance.VIDEO
    return Attendance.ONSITE if _says(text, languages, "coming") else None


def says_home(text: str, languages: Languages) -> bool:
    """Whether a text is nothing but the wish to go back or home: "zurück", «в главное меню».

    «Начало?» asks for something.
    """
    return "?" not in text and _says(text, languages, "homeward")


def is_beside_a_word(words: Iterable[str], languages: Languages) -> bool:
    """Whether all words are such as stand beside a yes or a no: "bitte", «сейчас»."""
    beside = _words(languages, "beside_agreeing") | _words(languages, "beside_leaving")
    return beside.issuperset(word.casefold() for word in words)


def is_word_for(about: str, word: str, languages: Languages) -> bool:
    """Whether a word is one of those that say something, whatever mark stands at its end."""
    return word.casefold().strip(",;:.") in _words(languages, about)


def _says(text: str, languages: Languages, about: str) -> bool:
    """Whether a text has words that say so, and no others but those that may stand beside them."""
    words = frozenset(_WORD.findall(text.casefold()))
    said = words & _words(languages, about)
    return bool(said) and words - said <= _words(languages, f"beside_{about}")


@cache
def _words(languages: Languages, about: str) -> frozenset[str]:
    return frozenset(word for one in languages.all for word in one.about.get(about, "").split())
