"""What people write, made fit to be kept on one line of a list."""

import unicodedata
from typing import Final

_INVISIBLE: Final = ("Cc", "Cf", "Cs", "Co", "Cn")
"""Categories of characters that show nothing, or turn the text around them: never kept."""


_MOST: Final = 0.7
"""Names and addresses may stand in the other script."""


def one_line(text: str) -> str:
    """The text without invisible characters, its white space folded into single spaces."""
    spaced = "".join(" " if character.isspace() else character for character in text)
    seen = (c for c in spaced if unicodedata.category(c) not in _INVISIBLE)
    return " ".join("".join(seen).split())


def utf16(text: str) -> int:
    """How many units Telegram counts a text as."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_cyrillic(text: str) -> bool:
    """Whether most letters of a text are Cyrillic."""
    return _share_of("CYRILLIC", text) > _MOST


def is_latin(text: str) -> bool:
    """Whether most letters of a text are Latin."""
    return _share_of("LATIN", text) > _MOST


def _share_of(script: str, text: str) -> float:
    letters = [character for character in text if character.isalpha()]
    ours = sum(unicodedata.name(letter, "").startswith(script) for letter in letters)
    return ours / len(letters) if letters else 0.0
