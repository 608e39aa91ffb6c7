"""Russian words in Latin letters: every scheme, from ISO 9 to "sch" and "w", has one skeleton.

A skeleton keeps the sounds that all schemes tell apart; a Latin word can have two, for `ch` may be
х or ч.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_HISSING: Final = re.compile(r"schtsch|shch|tsch|tch|sch|zh|sh|č|š|ž|ŝ")
_LETTERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict(zip("абвгдезийклмнопрстуфхцыэі", "abvgdesiiklmnoprstufhsiei", strict=True)),
        **dict.fromkeys("жчшщ", "S"),
        "ю": "iu",
        "я": "ia",
    }
)
_SOUNDS: Final = (
    ("kh", "h"),
    ("x", "h"),
    ("ts", "s"),
    ("tz", "s"),
    ("c", "s"),
    ("z", "s"),
    ("w", "v"),
    ("ye", "e"),
    ("je", "e"),
    ("yo", "e"),
    ("jo", "e"),
    ("ya", "ia"),
    ("ja", "ia"),
    ("yu", "iu"),
    ("ju", "iu"),
    ("y", "i"),
    ("j", "i"),
    ("é", "e"),
    ("è", "e"),
    ("â", "ia"),
    ("û", "iu"),
)
_LONG_I: Final = re.compile(r"i{2,}")
_DOUBLED: Final = re.compile(r"([^i])\1+")


def cyrillic_skeleton(word: str) -> str:
    """The skeleton of a word in Russian letters; what is no letter of it is left out."""
    return _LONG_I.sub("i", "".join(_LETTERS.get(letter, "") for letter in word))


def single(skeleton: str) -> str:
    """A skeleton without double letters, for those who write "programa"."""
    return _DOUBLED.sub(r"\1", skeleton)


def latin_skeletons(word: str) -> tuple[str, ...]:
    """The skeletons that a Russian word in Latin letters may have."""
    plain = _HISSING.sub("S", word)
    readings = {plain.replace("ch", "S"), plain.replace("ch", "h")}
    return tuple(sorted({_latin_skeleton(reading) for reading in readings}))


def _latin_skeleton(word: str) -> str:
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    kept = "".join(letter for letter in word if letter == "S" or letter.isascii())
    return _LONG_I.sub("i", kept)
