"""Why a link that somebody wrote is not taken."""

from typing import Final

from handlers.frame.reader import Reader
from handlers.ui.on_a_phone import shortened
from locales import formats
from storage.programme.parsing.links import unfit_for_link

_QUOTED: Final = 60


def not_a_link(reader: Reader, text: str) -> str:
    """That a text is no link, and how one is written."""
    reason = unfit_for_link(text)
    said = reader.tr("“{text}” is no link.", text=shortened(text, _QUOTED))
    return f"{said} {formats.sentence_case(reader.tr(reason))}." if reason else said
