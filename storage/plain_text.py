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


def is_in_script(text: str, script: str) -> bool:
    """Whether most letters of a text are of a script, by its name in Unicode: "Latin"."""
    letters = [character for character in text if character.isalpha()]
    ours = sum(unicodedata.name(letter, "").startswith(script.upper()) for letter in letters)
    return ours > _MOST * len(letters)
