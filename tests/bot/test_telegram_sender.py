"""What Telegram's refusals, in its own words, mean for a message that was to be sent."""

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.telegram_sender import outcome_of
from scheduler.outbox import Blocked, MovedChat, Refused, TopicGone, Undelivered

IN_TOPIC = 7


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (BadRequest("message thread not found"), TopicGone),
        (BadRequest("TOPIC_CLOSED"), TopicGone),
        (BadRequest("TOPIC_DELETED"), TopicGone),
        (BadRequest("not enough rights to send text messages to the chat"), Blocked),
        (BadRequest("have no rights to send a message"), Blocked),
        (BadRequest("Have no write access to the chat"), Blocked),
        (BadRequest("CHAT_WRITE_FORBIDDEN"), Blocked),
        (BadRequest("CHAT_SEND_PLAIN_FORBIDDEN"), Blocked),
        (BadRequest("CHAT_RESTRICTED"), Blocked),
        (Forbidden("Forbidden: bot was kicked from the group chat"), Blocked),
        (Forbidden("Forbidden: bot was kicked from the supergroup chat"), Blocked),
        (Forbidden("Forbidden: bot is not a member of the supergroup chat"), Blocked),
        (Forbidden("Forbidden: the group chat was deleted"), Blocked),
        (Forbidden("Forbidden: bot was blocked by the user"), Blocked),
        (BadRequest("message is too long"), Refused),
        (BadRequest("message text is empty"), Refused),
    ],
)
def test_a_refusal_means(error: TelegramError, kind: type[Undelivered]) -> None:
    outcome = outcome_of(error, IN_TOPIC)
    assert type(outcome) is kind
    if isinstance(outcome, TopicGone):
        assert outcome.thread == IN_TOPIC


def test_a_group_that_became_a_supergroup_is_known_by_its_new_id() -> None:
    outcome = outcome_of(ChatMigrated(-1_000_700))
    assert isinstance(outcome, MovedChat)
    assert outcome.new == -1_000_700
