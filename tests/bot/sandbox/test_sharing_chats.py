"""Keys let a person choose a chat for the bot; a channel takes only what Telegram lets in."""

from typing import Any

import pytest

from bot.sandbox.chats import Chat, Person
from bot.sandbox.keys import RIGHTS
from bot.sandbox.telegram import Telegram
from tests.bot.sandbox.asking import refusal

POSTS = dict.fromkeys(RIGHTS, False) | {"can_post_messages": True}


@pytest.fixture
def channel(telegram: Telegram, anna: Person) -> Chat:
    return telegram.add_channel(-100_5, "Aktuell", anna)


def asked(telegram: Telegram, person: Person, **more: Any) -> None:
    """Let the bot put a key below the chat that asks for a channel."""
    telegram.say(person, "/start")
    request = {
        "request_id": 7,
        "chat_is_channel": True,
        "user_administrator_rights": POSTS,
        "bot_administrator_rights": POSTS,
        **more,
    }
    markup = {"keyboard": [[{"text": "Choose", "request_chat": request}]]}
    telegram.call("sendMessage", {"chat_id": person.id, "text": "?", "reply_markup": markup})


def test_a_chat_that_is_chosen_lets_the_bot_in_and_is_told(
    telegram: Telegram, anna: Person, channel: Chat
) -> None:
    asked(telegram, anna, request_title=True)
    telegram.pending.clear()
    telegram.share_chat(anna, channel, "Choose")
    member, message = telegram.pending
    assert member["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    shared = {"request_id": 7, "chat_id": channel.id, "title": "Aktuell"}
    assert message["message"]["chat_shared"] == shared
    seen = telegram.call("getChatMember", {"chat_id": channel.id, "user_id": telegram.bot.id})
    assert (seen["status"], seen["can_post_messages"]) == ("administrator", True)
    post = telegram.call("sendMessage", {"chat_id": channel.id, "text": "News"})
    assert (post["sender_chat"]["id"], "from" in post) == (channel.id, False)
    assert telegram.call(
        "editMessageText",
        {"chat_id": channel.id, "message_id": post["message_id"], "text": "Newer"},
    )


def test_only_a_key_that_asks_for_such_a_chat_shares_it(
    telegram: Telegram, anna: Person, channel: Chat
) -> None:
    group = telegram.add_group(-6, "Gruppe", [anna])
    with pytest.raises(ValueError, match="no key"):
        telegram.share_chat(anna, channel, "Choose")
    asked(telegram, anna)
    for chat, label in ((group, "Choose"), (channel, "Another")):
        with pytest.raises(ValueError, match="no key"):
            telegram.share_chat(anna, chat, label)
    telegram.call(
        "sendMessage",
        {"chat_id": anna.id, "text": "!", "reply_markup": {"remove_keyboard": True}},
    )
    with pytest.raises(ValueError, match="no key"):
        telegram.share_chat(anna, channel, "Choose")


@pytest.mark.parametrize(
    "request_",
    [
        {"request_id": "7", "chat_is_channel": True},
        {"request_id": 7},
        {"request_id": 7, "chat_is_channel": True, "bot_administrator_rights": {}},
        {
            "request_id": 7,
            "chat_is_channel": True,
            "bot_administrator_rights": POSTS,
            "user_administrator_rights": dict.fromkeys(RIGHTS, False),
        },
    ],
)
def test_what_a_key_asks_for_is_checked(
    telegram: Telegram, anna: Person, request_: dict[str, Any]
) -> None:
    telegram.say(anna, "/start")
    markup = {"keyboard": [[{"text": "Choose", "request_chat": request_}]]}
    said = {"chat_id": anna.id, "text": "?", "reply_markup": markup}
    assert refusal(telegram, "sendMessage", **said).code == 400
    asked(telegram, anna)
    group = telegram.add_group(-6, "Gruppe", [anna])
    keys = {"keyboard": anna_keys(telegram, anna)}
    elsewhere = {"chat_id": group.id, "text": "?", "reply_markup": keys}
    assert "private chats only" in refusal(telegram, "sendMessage", **elsewhere).description


def anna_keys(telegram: Telegram, anna: Person) -> list[list[dict[str, Any]]]:
    return telegram.chats[anna.id].keys


def test_a_channel_takes_nothing_from_a_bot_that_is_not_in_it_or_has_not_the_right(
    telegram: Telegram, anna: Person, channel: Chat
) -> None:
    said = {"chat_id": channel.id, "text": "News"}
    refused = refusal(telegram, "sendMessage", **said)
    assert refused.description == "Forbidden: bot was kicked from the channel chat"
    asked(telegram, anna)
    telegram.share_chat(anna, channel, "Choose")
    channel.bot_posts_messages = False
    refused = refusal(telegram, "sendMessage", **said)
    assert refused.description == "Bad Request: need administrator rights in the channel chat"
    telegram.pending.clear()
    telegram.take_rights(anna, channel)
    [update] = telegram.pending
    assert update["my_chat_member"]["new_chat_member"]["status"] == "left"
    telegram.say(anna, "Hallo", channel)
    assert "channel_post" not in str(telegram.pending[1:])
