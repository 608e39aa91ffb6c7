"""Updates as PTB has them, with no more made into objects than handlers read."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from telegram import Bot, Chat, Message, MessageEntity, Update, User

from handlers.frame.calls import Json

_READ_UNDER_A_PRESS: Final = frozenset(
    ("message_id", "date", "chat", "text", "message_thread_id", "is_topic_message")
)
_WRITTEN: Final = frozenset(("message_id", "from", "chat", "date", "text", "entities"))
"""All that a message has which is nothing but text."""

_MARKUP: Final = "markup_as_json"
"""PTB keeps in `api_kwargs` what it does not know, as it came."""


def read_update(raw: Mapping[str, Any], bot: Bot) -> Update:
    """An update as PTB has it. Raises whatever PTB raises for one that lacks what it needs.

    Of the message that was pressed under only what tells where it stands becomes objects, and
    `buttons_of` finds its buttons: to make all of a screen into objects takes as long as to answer.
    """
    written = raw.get("message")
    if isinstance(written, dict) and written.keys() <= _WRITTEN:
        return Update(raw["update_id"], message=_plain_message(written, bot))
    query = raw.get("callback_query")
    if isinstance(query, dict) and isinstance(message := query.get("message"), dict):
        where = {name: message[name] for name in _READ_UNDER_A_PRESS & message.keys()}
        pressed = {**query, "message": {**where, _MARKUP: message.get("reply_markup")}}
        return Update.de_json({**raw, "callback_query": pressed}, bot)
    return Update.de_json(dict(raw), bot)


def _plain_message(written: Mapping[str, Any], bot: Bot) -> Message:
    """A text that somebody wrote, with none of the fields that other kinds of messages have."""
    sender = written.get("from")
    message = Message(
        message_id=written["message_id"],
        date=datetime.fromtimestamp(written["date"], UTC),
        chat=Chat.de_json(written["chat"], bot),
        from_user=None if sender is None else User.de_json(sender, bot),
        text=written.get("text"),
        entities=MessageEntity.de_list(written.get("entities", ()), bot),
    )
    message.set_bot(bot)
    return message


def buttons_of(message: Message) -> list[list[Json]]:
    """The rows of buttons below a message that was pressed under, as Telegram gives them."""
    markup = message.api_kwargs.get(_MARKUP) or {}
    rows: list[list[Json]] = markup.get("inline_keyboard", [])
    return rows
