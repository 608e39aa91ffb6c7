"""JSON from outside, which may be made to do harm: nested too deep to be read, or with endless
numbers. Such parts are replaced by something that cannot be stored, and the rest is read.
"""

import json
import re
from typing import Any, Final

import msgspec

DEEPEST: Final = 100
"""Levels; Telegram's own updates have about a dozen."""

_LONGEST_NUMBER: Final = 30
"""Digits; Telegram's own numbers have 16 at most, and Python refuses more than 4,300."""

_UNSTORABLE: Final = r'"\ud800"'
"""Half a character: the inbox sets aside what has one."""

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


def parse(body: bytes) -> Any:
    """What a body says; raises ValueError where it is no JSON."""
    try:
        return msgspec.json.decode(body)
    except (ValueError, RecursionError):
        text = body.decode(errors="replace")
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return json.loads(_shallow(text), parse_int=_number)


def _shallow(text: str) -> str:
    """The same text without what lies deeper than DEEPEST levels."""
    kept: list[str] = []
    depth, start = 0, 0
    for token in _TOKEN.finditer(text):
        if token[0] in "[{":
            depth += 1
            if depth == DEEPEST:
                kept += (text[start : token.start()], _UNSTORABLE)
        elif token[0] in "]}":
            if depth == DEEPEST:
                start = token.end()
            depth -= 1
    return "".join((*kept, text[start:] if depth < DEEPEST else ""))


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else json.loads(_UNSTORABLE)
