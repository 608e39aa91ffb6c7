"""What somebody asked above a screen that answers their message: no question has to be kept."""

import re
from typing import Final

from telegram import Message, Update

from handlers.frame.showing import message_of

_SEARCH: Final = re.compile(r"/search(@\w+)?\s+", re.IGNORECASE)


def text_above(update: Update) -> str | None:
    """The question above the screen that was pressed under; None where it is gone."""
    shown = message_of(update)
    above = shown.reply_to_message if isinstance(shown, Message) else None
    return question_in(above.text) if above and above.text else None


def question_in(text: str) -> str:
    """What is asked in a text: all of it, or what stands behind /search."""
    return _SEARCH.sub("", text, count=1) if _SEARCH.match(text) else text
