"""Functions of a word that are worth remembering: an index asks for the same words again and again.

Questions go through them as well, so what is remembered may be what somebody wrote. It is bounded,
in number and in length, and whoever erases what is held about a person lets all of it be forgotten.
"""

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Final

LONGEST: Final = 32
"""Characters; longer words are rare, and a hostile question is made of them."""

MOST: Final = 16_384
"""Words; more than a large programme has in two languages, and a few megabytes."""


class Remembering:
    """A function from a word to another, which remembers what it said about short words."""

    def __init__(self, function: Callable[[str], str]) -> None:
        self._function = function
        self._remembered = lru_cache(maxsize=MOST)(function)
        update_wrapper(self, function)

    def __call__(self, word: str) -> str:
        """What the function says about a word."""
        return self._remembered(word) if len(word) <= LONGEST else self._function(word)

    def forget(self) -> None:
        """Forget every word."""
        self._remembered.cache_clear()

    def __len__(self) -> int:
        """How many words are remembered."""
        return self._remembered.cache_info().currsize
