"""What Telegram refuses is known by its words, and only what is named is passed over."""

import pytest
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.sandbox import errors
from handlers.frame.api_errors import Refusal, ignoring, means


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (errors.NOT_MODIFIED, Refusal.NOT_MODIFIED),
        (errors.NOT_EDITED, Refusal.NOT_EDITABLE),
        ("message to edit not found", Refusal.NOT_EDITABLE),
        ("there is no text in the message to edit", Refusal.NOT_EDITABLE),
        ("message to delete not found", Refusal.NOT_FOUND),
        (errors.QUERY_TOO_OLD, Refusal.QUERY_TOO_OLD),
        ("inline keyboard button URL 'x' is invalid: Wrong HTTP URL", Refusal.BAD_URL),
        (errors.NO_THREAD, Refusal.TOPIC_GONE),
        (errors.TOPIC_CLOSED, Refusal.TOPIC_GONE),
        (errors.NO_RIGHT_TO_SEND, Refusal.PUT_OUT),
        ("chat not found", Refusal.CHAT_GONE),
    ],
)
def test_a_refusal_is_known_by_its_words(words: str, refusal: Refusal) -> None:
    assert means(BadRequest(f"Bad Request: {words}"), refusal)


def test_a_refusal_that_is_named_is_ignored() -> None:
    with ignoring(Refusal.NOT_MODIFIED, Refusal.NOT_EDITABLE):
        raise BadRequest(errors.NOT_MODIFIED)


@pytest.mark.parametrize(
    "error", [BadRequest("Bad Request: chat not found"), Forbidden(errors.BLOCKED)]
)
def test_every_other_error_is_raised(error: TelegramError) -> None:
    with pytest.raises(type(error)), ignoring(Refusal.NOT_MODIFIED, Refusal.NOT_EDITABLE):
        raise error
