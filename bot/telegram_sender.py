"""The Telegram side of delivery: one attempt for each message, and its outcome.

There is no patience here: delivery itself decides what is tried again, and when.
"""

from collections.abc import Sequence

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError

from bot.api_calls import ApiCalls, NoteOutcome
from bot.transport import NotConnectedError, ServerFailedError, TooManyRequests, Transport
from handlers.frame.api_errors import Refusal, means
from handlers.frame.calls import send_screen
from handlers.frame.posts import (
    Deliverable,
    Edit,
    NewTopic,
    Post,
    Removal,
    Rewrite,
    TopicRemoval,
    edit_post,
    make_topic,
    remove_post,
    remove_topic,
    rewrite,
    send_post,
)
from handlers.ui.screen import Screen
from scheduler.outbox import (
    Blocked,
    MessageGone,
    MovedChat,
    NotAllowed,
    NotSent,
    Refused,
    TooFast,
    TopicGone,
    Undelivered,
    Unknown,
    Unwanted,
)


class TelegramSender:
    """Sends screens and posts as messages over a transport."""

    def __init__(self, transport: Transport, note_outcome: NoteOutcome | None = None) -> None:
        self._calls = ApiCalls(transport, note_outcome=note_outcome)

    async def send(self, chat: int, content: Deliverable) -> Sequence[int]:
        """Send, edit or delete once; the result is the ids of the messages. Raises Undelivered."""
        try:
            match content:
                case Screen():
                    return (await send_screen(self._calls, chat, content),)
                case Post():
                    return await send_post(self._calls, chat, content)
                case Edit():
                    await edit_post(self._calls, chat, content)
                    return (content.message,)
                case Rewrite():
                    await rewrite(self._calls, chat, content)
                    return (content.message,)
                case Removal():
                    await remove_post(self._calls, chat, content)
                    return content.messages
                case NewTopic():
                    return (await make_topic(self._calls, chat, content),)
                case TopicRemoval():
                    await remove_topic(self._calls, chat, content)
                    return ()
        except TelegramError as error:
            raise outcome_of(error, _thread(content)) from None


def outcome_of(error: TelegramError, thread: int | None = None) -> Undelivered:
    """What an error of the Bot API means for the message that was to be sent, to a topic or not."""
    match error:
        case BadRequest() if means(error, Refusal.TOPIC_GONE):
            return TopicGone(thread)
        case BadRequest() if means(error, Refusal.NOT_EDITABLE):
            return MessageGone(error.message)
        case BadRequest() if means(error, Refusal.PUT_OUT, Refusal.CHAT_GONE):
            return Blocked(error.message)
        case BadRequest() if means(error, Refusal.NO_RIGHT):
            return NotAllowed(error.message)
        case BadRequest() if means(error, Refusal.UNWANTED):
            return Unwanted(error.message)
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


def _thread(content: Deliverable) -> int | None:
    return content.thread if isinstance(content, Screen | Post) else None
