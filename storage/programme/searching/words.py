"""Words as the search compares them: cleaned, cut, folded and stemmed, in German and in Russian.

Everything here is linear in the length of the text, and the text is cut first.
"""

import re
import unicodedata
from typing import Final

import snowballstemmer

from storage.programme.searching.remembering import Remembering

MAX_CHARACTERS: Final = 400
MAX_WORDS: Final = 48

_WORD: Final = re.compile(r"\d+(?:[.:/-]\d+)*\.?|[^\W\d_]+")
_CYRILLIC: Final = re.compile(r"[а-я]")
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ё": "е"})
_SPELT_OUT: Final = (("ae", "a"), ("oe", "o"), ("ue", "u"))

_GERMAN: Final = snowballstemmer.stemmer("german")
_RUSSIAN: Final = snowballstemmer.stemmer("russian")


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, in small letters and without ё; a long text is cut.

    Numbers keep what holds them together: "14:30", "29.6.", "2021-06-29".
    """
    return all_words(text[:MAX_CHARACTERS])[:MAX_WORDS]


def all_words(text: str) -> list[str]:
    """The words and numbers of a text, however long it is."""
    visible = text if text.isprintable() else "".join(map(_visible, text))
    plain = unicodedata.normalize("NFKC", visible).lower().replace("ё", "е")
    return _WORD.findall(plain)


def _visible(character: str) -> str:
    return " " if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") else character


def is_cyrillic(word: str) -> bool:
    """Whether a word is written in Russian letters."""
    return bool(_CYRILLIC.search(word))


@Remembering
def folded(word: str) -> str:
    """A word without umlauts, however they were typed: "Eröffnung", "Eroeffnung", "Eroffnung"."""
    plain = word.translate(_UMLAUTS)
    for spelt, letter in _SPELT_OUT:
        plain = plain.replace(spelt, letter)
    return plain


@Remembering
def stem(word: str) -> str:
    """What the inflected forms of a word have in common."""
    if is_cyrillic(word):
        return str(_RUSSIAN.stemWord(word))
    return folded(str(_GERMAN.stemWord(word)))
