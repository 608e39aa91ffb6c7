"""What hurried people write instead of pressing a button: a bare yes, or the wish to leave."""

import re
from functools import cache
from typing import Final

from locales.languages import Languages

_WORD: Final = re.compile(r"\w+")


def says_yes(text: str, languages: Languages) -> bool:
    """Whether a text is nothing but a yes, in whichever language: "ja, senden", «да»."""
    words = _WORD.findall(text.casefold())
    agreeing = _words(languages, "agreeing")
    return any(w in agreeing for w in words) and _words(languages, "beside_agreeing").issuperset(
        word for word in words if word not in agreeing
    )


def says_no(text: str, languages: Languages) -> bool:
    """Whether a text is nothing but the wish to leave, in whichever language."""
    return text.strip(" .!").casefold() in _words(languages, "leaving")


@cache
def _words(languages: Languages, about: str) -> frozenset[str]:
    return frozenset(word for one in languages.all for word in one.about.get(about, "").split())
