"""Ids that are made from names: people read them in files and links."""

import re
from collections.abc import Collection
from itertools import count
from typing import Final

from locales.languages import installed_languages
from locales.transliteration import in_latin_letters

_LONGEST: Final = 24
_BETWEEN: Final = re.compile(r"[^a-z0-9]+")


def id_from(name: str, taken: Collection[str], otherwise: str) -> str:
    """An id that is not taken: the words of a name in Latin letters, as many as fit into it.

    A name without any letter or digit that can be written so gives the id `otherwise`.
    """
    stem = _cut(_written(name), _LONGEST) or otherwise
    if stem not in taken:
        return stem
    numbered = (f"{_cut(stem, _LONGEST - 1 - len(str(n)))}-{n}" for n in count(2))
    return next(made for made in numbered if made not in taken)


def id_ending(name: str, key: str) -> str:
    """An id that ends with a key of few characters: as many words of a name as fit before it."""
    ending = _written(key)
    stem = _cut(_written(name), _LONGEST - 1 - len(ending))
    return f"{stem}-{ending}".strip("-")


def _written(name: str) -> str:
    """A name in the characters of ids, of any length."""
    return _BETWEEN.sub("-", in_latin_letters(installed_languages(), name)).strip("-")


def _cut(words: str, most: int) -> str:
    """The words that fit; of the first one as much as does."""
    if len(words) <= most:
        return words
    whole = words[: most + 1].rpartition("-")[0]
    return whole or words[:most]
