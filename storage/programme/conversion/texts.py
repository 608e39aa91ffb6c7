"""Texts of other systems as ours: without markup, and short enough."""

import re
from html import unescape
from typing import Final
from unicodedata import category

from storage.programme.parsing.values import INVISIBLE, LINE_ENDS, UNFIT_FOR_TEXT

CUT: Final = " […]"
"""Ends a text that was too long."""

_IS_HTML: Final = re.compile(r"</(p|ul|ol|li|h[1-6]|div|a|strong|em)>|<br ?/?>", re.IGNORECASE)
_BLOCKS: Final = frozenset(
    {"p", "br", "ul", "ol", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre"}
)
_ENDS_A_LINE: Final = frozenset({"p", "div"})
_TAG: Final = re.compile(
    r"""<!--(?:(?!<!--|-->).)*-->
    |<(?P<end>/?)(?P<name>[a-z][a-z0-9]*+)(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>
    |<[!?][^<>]*+>""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
"""Markup that ends somewhere. No beginning of one is read twice, however many never end: a parser
that looks for the end of each anew takes minutes for a small file."""

_HUGE_NUMBER: Final = re.compile(r"&#(?:[0-9]{8,}|x[0-9a-f]{7,});?", re.IGNORECASE)
"""A character that there is not, with more digits than Python reads as a number."""

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
    """What is to be read of a text with markup; every block begins a line."""
    return unescape(_HUGE_NUMBER.sub("\ufffd", _TAG.sub(_break, text)))


def _break(tag: re.Match[str]) -> str:
    """What stands in place of a tag."""
    name = (tag["name"] or "").lower()
    if tag["end"]:
        return "\n" if name in _ENDS_A_LINE else ""
    if name not in _BLOCKS:
        return ""
    return "\n• " if name == "li" else "\n"
