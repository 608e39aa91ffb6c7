"""The Telegram side of delivery: one attempt for each message, and what came of it.

The transport has no patience here: delivery itself decides what is tried again, and when.
"""

from collections.abc import Iterable
from typing import Final

from telegram import Bot, LinkPreviewOptions
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError

from bot.transport import AiohttpRequest, NotConnectedError, ServerFailedError, TooManyRequests
from handlers.views.screen import Screen
from scheduler.outbox import (
    Blocked,
    MovedChat,
    NotSent,
    Refused,
    TooFast,
    TopicGone,
    Undelivered,
    Unknown,
)

_TOPIC_GONE: Final = ("message thread not found", "topic_closed", "topic_deleted")
_PUT_OUT: Final = (
    "not enough rights to send",
    "have no rights to send",
    "have no write access",
    "chat_write_forbidden",
    "chat_send_plain_forbidden",
    "chat_restricted",
)
"""What Telegram answers, in a part of its words that stays the same; 403 needs no words."""

_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)


class TelegramSender:
    """Sends screens as messages. `start` and `stop` open and close its connections."""

    def __init__(self, token: str, api_url: str) -> None:
        self._request = AiohttpRequest()
        self._bot = Bot(token, base_url=f"{api_url}/bot", request=self._request)

    async def start(self) -> None:
        """Get ready to send."""
        await self._request.initialize()

    async def stop(self) -> None:
        """Close the connections."""
        await self._request.shutdown()

    async def send(self, chat: int, content: Screen) -> int:
        """Send a screen once; the result is the message's id. Raises Undelivered."""
        try:
            message = await self._bot.send_message(
                chat,
                content.text,
                entities=content.entities,
                reply_markup=content.keyboard(),
                link_preview_options=_NO_PREVIEW,
                disable_notification=content.silent,
                message_thread_id=content.thread,
            )
        except TelegramError as error:
            raise outcome_of(error, content.thread) from None
        return message.message_id


def outcome_of(error: TelegramError, thread: int | None = None) -> Undelivered:
    """What an error of the Bot API means for the message that was to be sent, to a topic or not."""
    match error:
        case BadRequest() if _says(error, _TOPIC_GONE):
            return TopicGone(thread)
        case BadRequest() if _says(error, _PUT_OUT):
            return Blocked(error.message)
        case BadRequest():
            return Refused(error.message)
        case Forbidden():
            return Blocked(error.message)
        case ChatMigrated():
            return MovedChat(error.new_chat_id)
        case TooManyRequests():
            return TooFast(error.seconds)
        case NotConnectedError() | ServerFailedError():
            return NotSent(error.message)
        case NetworkError():
            return Unknown(error.message)
        case _:
            return Refused(error.message)


def _says(error: TelegramError, parts: Iterable[str]) -> bool:
    message = error.message.lower()
    return any(part in message for part in parts)
