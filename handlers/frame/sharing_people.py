"""Choosing somebody in Telegram's own list: a key below the field for writing asks for a person.

So nobody has to read an id aloud. Which key was pressed Telegram says by a number, which is made of
the action that asked: nothing has to be remembered.
"""

from zlib import crc32

from telegram import SharedUser, Update

from handlers.frame.actions import pack
from handlers.frame.calls import Json
from handlers.frame.context import Context
from handlers.frame.showing import message_of
from handlers.ui.action import Action

_LARGEST = 0x7FFF_FFFF
"""Numbers of keys are signed, of 32 bits."""


async def ask_for_person(update: Update, context: Context, asked: Action, text: str) -> None:
    """Send the key that lets Telegram show the people one knows; `asked` is what it is for."""
    message = message_of(update)
    if message is None:
        return
    key = {
        "text": context.reader().tr("Choose a person"),
        "request_users": {
            "request_id": _number(asked),
            "user_is_bot": False,
            "max_quantity": 1,
            "request_name": True,
        },
    }
    markup = {"keyboard": [[key]], "resize_keyboard": True, "one_time_keyboard": True}
    await _say(context, message.chat.id, text, markup)


def shared_for(update: Update, asked: Action) -> SharedUser | None:
    """The person who was chosen with the key of an action; None where it was another key."""
    shared = update.message.users_shared if update.message else None
    if shared is None or not shared.users or shared.request_id != _number(asked):
        return None
    return shared.users[0]


async def take_key_away(context: Context, text: str) -> None:
    """Say the outcome, and take the key away."""
    await _say(context, context.person.id, text, {"remove_keyboard": True})


def name_of(user: SharedUser) -> str:
    """What Telegram calls somebody who was chosen."""
    return " ".join(filter(None, (user.first_name, user.last_name))) or str(user.user_id)


def is_named(name: str, written: str) -> bool:
    """Whether all words that somebody writes begin words of a name, whatever their case."""
    parts = name.casefold().split()
    words = written.casefold().split()
    return bool(words) and all(any(p.startswith(word) for p in parts) for word in words)


def _number(asked: Action) -> int:
    return crc32(pack(asked).encode()) & _LARGEST


async def _say(context: Context, chat: int, text: str, markup: Json) -> None:
    said = {"chat_id": chat, "text": text, "reply_markup": markup}
    await context.calls.call("sendMessage", said)
