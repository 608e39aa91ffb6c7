"""What Telegram's answers mean for a message that is owed: tried again, given up, or unknown."""

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot.telegram_sender import outcome_of
from bot.transport import NotConnectedError, ServerFailedError, TooManyRequests
from scheduler.outbox import (
    Blocked,
    MessageGone,
    MovedChat,
    NotSent,
    Refused,
    TooFast,
    TopicGone,
    Undelivered,
    Unknown,
    Unwanted,
)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), Blocked),
        (Forbidden("Forbidden: user is deactivated"), Blocked),
        (BadRequest("Chat not found"), Blocked),
        (BadRequest("Peer_id_invalid"), Blocked),
        (BadRequest("Not enough rights to send text messages to the chat"), Blocked),
        (BadRequest("Voice_messages_forbidden"), Unwanted),
        (BadRequest("Message thread not found"), TopicGone),
        (BadRequest("Wrong file identifier/http url specified"), Refused),
        (BadRequest("Message to edit not found"), MessageGone),
        (BadRequest("Need administrator rights in the channel chat"), Blocked),
        (ChatMigrated(-1005), MovedChat),
        (TooManyRequests(5), TooFast),
        (ServerFailedError("the server failed (502)"), NotSent),
        (NotConnectedError("ClientConnectorError"), NotSent),
        (TimedOut(), Unknown),
        (NetworkError("ServerDisconnectedError"), Unknown),
    ],
    ids=str,
)
def test_what_an_answer_means(answer: TelegramError, outcome: type[Undelivered]) -> None:
    assert type(outcome_of(answer)) is outcome
