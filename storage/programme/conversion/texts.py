"""Texts of other systems as ours: without markup, and short enough."""

import re
from html.parser import HTMLParser
from typing import Final
from unicodedata import category

from storage.programme.parsing.values import INVISIBLE, LINE_ENDS, UNFIT_FOR_TEXT

CUT: Final = " […]"
"""Ends a text that was too long."""

_IS_HTML: Final = re.compile(r"</(p|ul|ol|li|h[1-6]|div|a|strong|em)>|<br ?/?>", re.IGNORECASE)
_BLOCKS: Final = frozenset(
    {"p", "br", "ul", "ol", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre"}
)
_PARAGRAPHS: Final = re.compile(r"\n{3,}")


def prose(text: str) -> str:
    """A text of several lines."""
    if _IS_HTML.search(text):
        text = _without_tags(text)
    return _PARAGRAPHS.sub("\n\n", _fit(text)).strip()


def line(text: str) -> str:
    """A text of one line."""
    return " ".join(_fit(text).split())


def cut(text: str, most: int) -> str:
    """As many whole words as there is room for, and the sign that there were more."""
    if len(text) <= most:
        return text
    room = text[: most - len(CUT) + 1]
    words = room.rpartition(" ")[0].rstrip()
    return (words if len(words) > len(room) // 2 else room[:-1]) + CUT


def _fit(text: str) -> str:
    """A text without what no text of ours may hold; nothing where nothing would be seen."""
    fit = UNFIT_FOR_TEXT.sub("", LINE_ENDS.sub("\n", text).replace("\t", " "))
    return fit if any(category(character) not in INVISIBLE for character in fit) else ""


def _without_tags(text: str) -> str:
    reader = _Words()
    reader.feed(text)
    reader.close()
    return "".join(reader.parts)


class _Words(HTMLParser):
    """Keeps what is to be read; every block begins a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n• " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "div"):
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
