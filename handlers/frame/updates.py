"""Updates as PTB has them, with no more made into objects than handlers read."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

from telegram import (
    Bot,
    CallbackQuery,
    Chat,
    Message,
    MessageEntity,
    TelegramObject,
    Update,
    User,
)

from handlers.frame.calls import Json
from handlers.frame.update_shapes import READ_UNDER_A_PRESS, read_of, rows_of

_WRITTEN: Final = frozenset(("message_id", "from", "chat", "date", "text", "entities"))
"""All that a message has which is nothing but text."""

_MARKUP: Final = "markup_as_json"
"""PTB keeps in `api_kwargs` what it does not know, as it came."""


_PtbObject = TypeVar("_PtbObject", bound=TelegramObject)


def _set_as_any(kind: type[_PtbObject]) -> type[_PtbObject]:
    """Such objects, with fields that are set as those of any object.

    PTB asks for each field, some 100 of a message and most of them None, whether it may be set;
    that took half of the time it takes to read an update.
    """
    return type(kind.__name__, (kind,), {"__slots__": (), "__setattr__": object.__setattr__})


_Update: Final = _set_as_any(Update)
_CallbackQuery: Final = _set_as_any(CallbackQuery)
_Message: Final = _set_as_any(Message)
_Chat: Final = _set_as_any(Chat)
_User: Final = _set_as_any(User)
_MessageEntity: Final = _set_as_any(MessageEntity)


def read_update(raw: Mapping[str, Any], bot: Bot) -> Update:
    """An update as PTB has it, with the kinds that anything is read of.

    Raises TypeError for one whose fields are not what Telegram makes of them, and whatever PTB
    raises for one that lacks what it needs.

    Of the message that was pressed under only what tells where it stands becomes objects, and
    `buttons_of` finds its buttons: to make all of a screen into objects takes as long as to answer.
    """
    read = read_of(raw)
    written = read.get("message")
    if isinstance(written, dict) and written.keys() <= _WRITTEN:
        return _Update(read["update_id"], message=_message(written, bot))
    query = read.get("callback_query")
    if isinstance(query, dict) and isinstance(query.get("message"), dict):
        return _Update(read["update_id"], callback_query=_press(query, bot))
    return Update.de_json(read, bot)


def _press(query: Mapping[str, Any], bot: Bot) -> CallbackQuery:
    """A press on a button that stands below a message."""
    shown = query["message"]
    where = {name: shown[name] for name in READ_UNDER_A_PRESS & shown.keys()}
    press = _CallbackQuery(
        id=query["id"],
        from_user=_User.de_json(query["from"], bot),
        chat_instance=query["chat_instance"],
        message=_message(where, bot, {_MARKUP: shown.get("reply_markup")}),
        data=query.get("data"),
    )
    press.set_bot(bot)
    return press


def _message(read: Mapping[str, Any], bot: Bot, kept: Json | None = None) -> Message:
    """A message with nothing but a text, where it stands, and what it answers."""
    sender, answered = read.get("from"), read.get("reply_to_message")
    message = _Message(
        message_id=read["message_id"],
        date=datetime.fromtimestamp(read["date"], UTC),
        chat=_Chat.de_json(read["chat"], bot),
        from_user=None if sender is None else _User.de_json(sender, bot),
        text=read.get("text"),
        entities=_MessageEntity.de_list(read.get("entities", ()), bot),
        message_thread_id=read.get("message_thread_id"),
        is_topic_message=read.get("is_topic_message"),
        reply_to_message=None if answered is None else Message.de_json(answered, bot),
        api_kwargs=kept,
    )
    message.set_bot(bot)
    return message


def buttons_of(message: Message) -> list[list[Json]]:
    """The rows of buttons below a message that was pressed under, as Telegram gives them."""
    return rows_of(message.api_kwargs.get(_MARKUP))
