"""Updates as PTB has them, with no more made into objects than handlers read."""

from collections.abc import Mapping
from typing import Any, Final

from telegram import Bot, Message, Update

from handlers.frame.calls import Json

_READ_UNDER_A_PRESS: Final = frozenset(
    ("message_id", "date", "chat", "text", "message_thread_id", "is_topic_message")
)
_MARKUP: Final = "markup_as_json"
"""PTB keeps in `api_kwargs` what it does not know, as it came."""


def read_update(raw: Mapping[str, Any], bot: Bot) -> Update:
    """An update as PTB has it. Raises whatever PTB raises for one that lacks what it needs.

    Of the message that was pressed under only what tells where it stands becomes objects, and
    `buttons_of` finds its buttons: to make all of a screen into objects takes as long as to answer.
    """
    query = raw.get("callback_query")
    if isinstance(query, dict) and isinstance(message := query.get("message"), dict):
        where = {name: message[name] for name in _READ_UNDER_A_PRESS & message.keys()}
        pressed = {**query, "message": {**where, _MARKUP: message.get("reply_markup")}}
        return Update.de_json({**raw, "callback_query": pressed}, bot)
    return Update.de_json(dict(raw), bot)


def buttons_of(message: Message) -> list[list[Json]]:
    """The rows of buttons below a message that was pressed under, as Telegram gives them."""
    markup = message.api_kwargs.get(_MARKUP) or {}
    rows: list[list[Json]] = markup.get("inline_keyboard", [])
    return rows
