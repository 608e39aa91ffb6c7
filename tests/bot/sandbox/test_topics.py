"""Topics of a forum are made, closed and deleted as Telegram lets bots do it, and no further."""

import pytest

from bot.sandbox.chats import Chat, Person
from bot.sandbox.telegram import Telegram
from tests.bot.sandbox.asking import refusal


@pytest.fixture
def forum(telegram: Telegram, anna: Person) -> Chat:
    """A forum in which the bot is an ordinary member."""
    group = telegram.add_group(-5, "Team", [anna])
    group.kind, group.is_forum = "supergroup", True
    return group


def made(telegram: Telegram, forum: Chat) -> int:
    """A topic of the bot, which manages topics; its thread."""
    forum.bot_manages_topics = True
    created = telegram.call("createForumTopic", {"chat_id": forum.id, "name": "Anna"})
    return int(created["message_thread_id"])


def test_a_bot_writes_into_the_topic_that_it_has_made(telegram: Telegram, forum: Chat) -> None:
    thread = made(telegram, forum)
    sent = telegram.call(
        "sendMessage", {"chat_id": forum.id, "text": "?", "message_thread_id": thread}
    )
    assert sent["message_thread_id"] == thread
    assert sent["reply_to_message"]["forum_topic_created"]["name"] == "Anna"


def test_without_the_right_there_are_no_topics(telegram: Telegram, forum: Chat) -> None:
    refused = refusal(telegram, "createForumTopic", chat_id=forum.id, name="Anna")
    assert refused.description == "Bad Request: not enough rights to create a topic"
    thread = made(telegram, forum)
    forum.bot_manages_topics = False
    refused = refusal(telegram, "closeForumTopic", chat_id=forum.id, message_thread_id=thread)
    assert "not enough rights" in refused.description
    forum.is_forum = False
    refused = refusal(telegram, "createForumTopic", chat_id=forum.id, name="Anna")
    assert refused.description == "Bad Request: the chat is not a forum"


def test_into_a_closed_topic_only_administrators_write(telegram: Telegram, forum: Chat) -> None:
    thread = made(telegram, forum)
    telegram.call("closeForumTopic", {"chat_id": forum.id, "message_thread_id": thread})
    said = {"chat_id": forum.id, "text": "?", "message_thread_id": thread}
    assert telegram.call("sendMessage", said)
    forum.bot_manages_topics = False
    assert "TOPIC_CLOSED" in refusal(telegram, "sendMessage", **said).description


def test_deleting_a_topic_takes_the_right_to_delete_messages(
    telegram: Telegram, forum: Chat
) -> None:
    thread = made(telegram, forum)
    where = {"chat_id": forum.id, "message_thread_id": thread}
    assert "not enough rights" in refusal(telegram, "deleteForumTopic", **where).description
    forum.bot_deletes_messages = True
    assert telegram.call("deleteForumTopic", where)
    assert not forum.messages
    assert "thread not found" in refusal(telegram, "sendMessage", text="?", **where).description


def test_a_topic_that_was_never_there_takes_no_message(telegram: Telegram, forum: Chat) -> None:
    refused = refusal(telegram, "sendMessage", chat_id=forum.id, text="?", message_thread_id=4_711)
    assert "thread not found" in refused.description


def test_a_bot_learns_which_rights_it_has(telegram: Telegram, forum: Chat) -> None:
    me = {"chat_id": forum.id, "user_id": telegram.bot.id}
    assert telegram.call("getChatMember", me)["status"] == "member"
    forum.bot_manages_topics = True
    found = telegram.call("getChatMember", me)
    assert (found["status"], found["can_manage_topics"]) == ("administrator", True)


def test_an_administrator_sees_all_that_is_written(
    telegram: Telegram, anna: Person, forum: Chat
) -> None:
    thread = made(telegram, forum)
    telegram.pending.clear()
    telegram.say(anna, "among us", forum, thread)
    (update,) = telegram.pending
    assert update["message"]["reply_to_message"]["message_id"] == thread
