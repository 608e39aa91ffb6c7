"""Words as they are compared: cleaned, cut, folded and stemmed, in German and in Russian.

Everything here is linear in the length of the text, and the text is cut first.
"""

import re
import unicodedata
from functools import cached_property
from typing import Final

from snowballstemmer.german_stemmer import GermanStemmer
from snowballstemmer.russian_stemmer import RussianStemmer

MAX_CHARACTERS: Final = 400
MAX_WORDS: Final = 48

_WORD: Final = re.compile(r"\d+(?:[.:/-]\d+)*\.?|[^\W\d_]+")
_CYRILLIC: Final = re.compile(r"[а-я]")
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ё": "е"})
_SPELT_OUT: Final = (("ae", "a"), ("oe", "o"), ("ue", "u"))


class Word(str):
    """A word in small letters. Its other forms are computed once and live as long as it does."""

    @cached_property
    def folded(self) -> str:
        """Without umlauts, however they were typed: "Eröffnung", "Eroeffnung", "Eroffnung"."""
        return folded(self)

    @cached_property
    def stem(self) -> str:
        """What its inflected forms have in common."""
        # A stemmer keeps the word it is at, and an index is built on a thread of its own.
        stemmer = RussianStemmer() if is_cyrillic(self) else GermanStemmer()
        return folded(stemmer.stemWord(str(self)))


def folded(word: str) -> str:
    """A word in small letters without umlauts and ё."""
    plain = word.translate(_UMLAUTS)
    for spelt, letter in _SPELT_OUT:
        plain = plain.replace(spelt, letter)
    return plain


def is_cyrillic(word: str) -> bool:
    """Whether a word is written in Russian letters."""
    return bool(_CYRILLIC.search(word))


def words_of(text: str) -> list[Word]:
    """The words and numbers of a text, in small letters and without ё; a long text is cut.

    Numbers keep what holds them together: "14:30", "29.6.", "2021-06-29".
    """
    return all_words(text[:MAX_CHARACTERS])[:MAX_WORDS]


def all_words(text: str) -> list[Word]:
    """The words and numbers of a text, however long it is."""
    visible = text if text.isprintable() else "".join(map(_visible, text))
    plain = unicodedata.normalize("NFKC", visible).lower().replace("ё", "е")
    return [Word(found) for found in _WORD.findall(plain)]


def _visible(character: str) -> str:
    return " " if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") else character
