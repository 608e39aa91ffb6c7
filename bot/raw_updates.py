"""What an update says, as far as it matters before anything reads it: updates are foreign JSON."""

import json
from collections.abc import Mapping
from typing import Any, Final

from telegram.constants import UpdateType

_START: Final = "/start"
_KINDS: Final = tuple(kind.value for kind in UpdateType)


def is_same_start(update: Mapping[str, Any], following: Mapping[str, Any]) -> bool:
    """Whether two updates say the same /start in the same chat.

    People who get no answer press Start again, and one answer is enough.
    """
    first, second = _message_of(update), _message_of(following)
    text, chat = first.get("text"), first.get("chat")
    is_start = isinstance(text, str) and text.startswith(_START)
    return is_start and (text, chat) == (second.get("text"), second.get("chat"))


def is_inline_query(update: object) -> bool:
    """Whether an update is what somebody types behind the bot's name, in whichever chat."""
    return (
        isinstance(update, Mapping)
        and UpdateType.INLINE_QUERY in update
        and type(update.get("update_id")) is int
    )


def kind_of(update: object) -> str | None:
    """Which of the kinds that Telegram has an update is of; None for one of another kind."""
    named = update if isinstance(update, Mapping) else {}
    return next((kind for kind in _KINDS if kind in named), None)


def described(update: object) -> str:
    """The kind and the length of an update that cannot be stored, and nothing of what it says."""
    kind = kind_of(update) or type(update).__name__
    try:
        return f"{kind}, {len(json.dumps(update))} characters"
    except RecursionError:
        return f"{kind}, nested too deep"


def _message_of(update: Mapping[str, Any]) -> Mapping[str, Any]:
    message = update.get("message")
    return message if isinstance(message, Mapping) else {}
