"""Words as the search compares them: cleaned, cut, folded and stemmed, in German and in Russian.

Everything here is linear in the length of the text, and the text is cut first.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import snowballstemmer

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
    visible = "".join(
        " " if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") else character
        for character in text
    )
    plain = unicodedata.normalize("NFKC", visible).lower().replace("ё", "е")
    return _WORD.findall(plain)


def is_cyrillic(word: str) -> bool:
    """Whether a word is written in Russian letters."""
    return bool(_CYRILLIC.search(word))


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """A word without umlauts, however they were typed: "Eröffnung", "Eroeffnung", "Eroffnung"."""
    plain = word.translate(_UMLAUTS)
    for spelt, letter in _SPELT_OUT:
        plain = plain.replace(spelt, letter)
    return plain


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What the inflected forms of a word have in common."""
    if is_cyrillic(word):
        return str(_RUSSIAN.stemWord(word))
    return folded(str(_GERMAN.stemWord(word)))


# Latin letters for Russian words: every scheme, from ISO 9 to "sch" and "w", comes to the same
# skeleton. `ch` may be х or ч, so a Latin word can have two.
_SHUSHING: Final = re.compile(r"schtsch|shch|tsch|tch|sch|zh|sh|č|š|ž")
_CYRILLIC_SKELETON: Final[Mapping[str, str]] = MappingProxyType(
    dict(
        zip(
            "абвгдезийклмнопрстуфхцчшщъыьэюяжі",
            [
                "a",
                "b",
                "v",
                "g",
                "d",
                "e",
                "s",
                "i",
                "i",
                "k",
                "l",
                "m",
                "n",
                "o",
                "p",
                "r",
                "s",
                "t",
                "u",
                "f",
                "h",
                "s",
                "S",
                "S",
                "S",
                "",
                "i",
                "",
                "e",
                "iu",
                "ia",
                "S",
                "i",
            ],
            strict=True,
        )
    )
)
_REPEATED: Final = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def cyrillic_skeleton(word: str) -> str:
    """The skeleton of a word in Russian letters."""
    return _REPEATED.sub(r"\1", "".join(_CYRILLIC_SKELETON.get(letter, "") for letter in word))


def latin_skeletons(word: str) -> tuple[str, ...]:
    """The skeletons that a Russian word in Latin letters may have."""
    plain = _SHUSHING.sub("S", word)
    readings = {plain.replace("ch", "S"), plain.replace("ch", "h")}
    return tuple(sorted({_latin_skeleton(reading) for reading in readings}))


def _latin_skeleton(word: str) -> str:
    for written, sound in (
        ("kh", "h"),
        ("x", "h"),
        ("ts", "s"),
        ("tz", "s"),
        ("c", "s"),
        ("z", "s"),
        ("w", "v"),
        ("ye", "e"),
        ("je", "e"),
        ("ya", "ia"),
        ("ja", "ia"),
        ("yu", "iu"),
        ("ju", "iu"),
        ("yo", "e"),
        ("jo", "e"),
        ("y", "i"),
        ("j", "i"),
        ("ie", "ie"),
        ("é", "e"),
    ):
        word = word.replace(written, sound)
    kept = "".join(letter for letter in word if letter == "S" or letter.isascii())
    return _REPEATED.sub(r"\1", kept)
