"""How much stands on a phone, and texts cut to that length."""

from itertools import takewhile
from typing import Final

LINE: Final = 40
"""How many characters a line on a phone holds."""

LINES: Final = 19
"""How many lines of text fit on a phone above six rows of buttons."""

MAX_LABEL: Final = 36
"""How many characters a button as wide as a narrow phone shows before it is cut."""

FITTING: Final = {1: MAX_LABEL, 2: 18, 3: 11, 4: 9, 5: 6}
"""How many characters each of that many buttons side by side shows."""

_DANGLING: Final = " ,.;:–—-„«("
"""What does not stand before an ellipsis."""


def lines_of(text: str, before: int = 0) -> int:
    """How many lines of a phone a line of text takes, with so many characters before it."""
    return -(-(before + len(text)) // LINE) or 1


def shortened(text: str, limit: int = MAX_LABEL) -> str:
    """The text cut at a word where that is not too early, with an ellipsis, to `limit` characters.

    A label must not be empty or break a line, whatever the text.
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    blank = kept.rfind(" ")
    if blank > limit // 2 and not text[limit - 1].isspace():
        kept = kept[:blank]
    return kept.rstrip(_DANGLING) + "…"


def at_word(text: str, limit: int = 2 * LINE) -> str:
    """The text for a line that is read, cut behind a word to some `limit` characters.

    No word is broken, and little left out, though the line becomes longer: a label may be cut
    anywhere, a sentence may not. What has no end after twice as much is no word.
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    end = text.rfind(" ", 0, limit)
    if end < limit // 2:
        end = f"{text} ".find(" ", limit)
    if end > 2 * limit:
        return shortened(text, limit)
    return text if end == len(text) else text[:end].rstrip(_DANGLING) + "…"


def shortened_beside(text: str, other: str, limit: int) -> str:
    """The text cut to `limit` characters so that one sees where it begins to differ from another.

    What both begin with is left out where the difference would not be seen otherwise.
    """
    text, other = " ".join(text.split()), " ".join(other.split())
    pairs = zip(text, other, strict=False)
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    if len(text) <= limit or alike < limit // 2:
        return shortened(text, limit)
    begin = text.rfind(" ", 0, max(0, min(alike, len(text) - limit // 2) - limit // 4)) + 1
    return f"…\u00a0{shortened(text[begin:], limit - 2)}" if begin else shortened(text, limit)


def cut_to(text: str, lines: int) -> str:
    """As much of a text as stands in so many lines of a phone."""
    kept: list[str] = []
    for line in text.split("\n"):
        left = lines - sum(map(lines_of, kept))
        if lines_of(line) > left:
            return "\n".join([*kept, shortened(line, left * LINE)] if left > 0 else [*kept, "…"])
        kept.append(line)
    return text
