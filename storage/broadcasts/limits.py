"""How long what is sent may be: Telegram counts UTF-16 units (core.telegram.org/bots/api)."""

from typing import Final

from storage.broadcasts.model import Broadcast, ContentKind, Version
from storage.plain_text import utf16

MAX_TEXT: Final = 4096
MAX_CAPTION: Final = 1024

CORRECTED_LINE: Final = 40
"""Room for the line that says when something was put right, in the longest language."""


def units_too_many(version: Version, spare: int = 0) -> int:
    """By how much a version is too long where so many units are to be spared; 0 where it fits."""
    longest = (MAX_TEXT if version.kind is ContentKind.TEXT else MAX_CAPTION) - spare
    texts = [version.text, *(file.text for file in version.files)]
    return max(0, *(utf16(text) - longest for text in texts))


def spare_of(broadcast: Broadcast) -> int:
    """What has to be spared in its versions."""
    is_marked = broadcast.corrects is not None and broadcast.says_corrected
    return CORRECTED_LINE if is_marked else 0


def is_too_long(broadcast: Broadcast) -> bool:
    """Whether Telegram would refuse one of its versions for its length."""
    spare = spare_of(broadcast)
    return any(units_too_many(version, spare) for version in broadcast.versions.values())
