"""What the Bot API's refusals mean. They differ in words alone: each is known by a part of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from telegram.error import BadRequest, TelegramError


class Refusal(Enum):
    """Why Telegram refuses a call, with the parts of its words that say so."""

    NOT_MODIFIED = ("not modified",)
    """The message says so already, as after an answer that was lost."""

    NOT_EDITABLE = ("to edit", "be edited")
    """The message is gone, too old, or has no text."""

    NOT_FOUND = ("not found",)
    BAD_URL = ("url",)
    QUERY_TOO_OLD = ("query is too old", "query_id_invalid")
    TOPIC_GONE = ("message thread not found", "topic_closed", "topic_deleted")
    PUT_OUT = (
        "not enough rights to send",
        "have no rights to send",
        "have no write access",
        "chat_write_forbidden",
        "chat_send_plain_forbidden",
        "chat_restricted",
        "need administrator rights",
        "chat_admin_required",
    )
    """The bot may no longer write in the chat."""

    NO_RIGHT = ("not enough rights to", "not a forum")
    """The bot may not do what is for administrators: make topics, delete them."""

    CHAT_GONE = ("chat not found", "user not found", "peer_id_invalid")
    UNWANTED = ("voice_messages_forbidden",)
    """The reader takes no messages of this kind."""


def means(error: TelegramError, *refusals: Refusal) -> bool:
    """Whether an error is one of these refusals."""
    said = error.message.lower()
    return any(part in said for refusal in refusals for part in refusal.value)


@contextmanager
def ignoring(*refusals: Refusal) -> Iterator[None]:
    """Go on after one of these refusals; any other error is raised."""
    try:
        yield
    except BadRequest as error:
        if not means(error, *refusals):
            raise
