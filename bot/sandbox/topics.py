"""The topics of a forum as a bot makes, closes and deletes them, refused where Telegram would."""

from typing import Any, Final

from bot.sandbox import errors
from bot.sandbox.chats import Chat
from bot.sandbox.errors import bad_request
from bot.sandbox.world import World

LONGEST_NAME: Final = 128
_ICON_COLOUR: Final = 7322096

Parameters = dict[str, Any]


def check_topic(chat: Chat, thread: int) -> None:
    """Raise ApiError where the bot cannot write into a topic; 0 is the main one."""
    if not thread:
        return
    is_there = any(message.thread == thread for message in chat.messages)
    if not chat.is_forum or thread in chat.deleted_topics or not is_there:
        raise bad_request(errors.NO_THREAD)
    if thread in chat.closed_topics and not chat.bot_manages_topics:
        raise bad_request(errors.TOPIC_CLOSED)


class Topics:
    """The topics of the forums that the bot is in."""

    def __init__(self, world: World) -> None:
        self._world = world

    def create(self, chat: Chat, name: str) -> Parameters:
        """CreateForumTopic: its thread is the id of the message that it begins with."""
        self._check_forum(chat)
        if not chat.bot_manages_topics:
            raise bad_request("not enough rights to create a topic")
        if not name.strip():
            raise bad_request("topic name must be non-empty")
        if len(name) > LONGEST_NAME:
            raise bad_request("TOPIC_TITLE_TOO_LONG")
        about = {"name": name, "icon_color": _ICON_COLOUR}
        opening = self._world.put(chat, None, service={"forum_topic_created": about})
        opening.thread = opening.id
        return {"message_thread_id": opening.id, **about}

    def close(self, chat: Chat, thread: int) -> bool:
        """CloseForumTopic."""
        self._find(chat, thread, "close")
        if thread in chat.closed_topics:
            raise bad_request("TOPIC_NOT_MODIFIED")
        chat.closed_topics.add(thread)
        self._world.put(chat, None, service={"forum_topic_closed": {}}, thread=thread)
        return True

    def delete(self, chat: Chat, thread: int) -> bool:
        """DeleteForumTopic: with all that stands in it, which takes the right to delete."""
        self._check_forum(chat)
        if not chat.bot_deletes_messages:
            raise bad_request("not enough rights to delete the topic")
        self._known(chat, thread)
        self._world.drop_topic(chat, thread)
        return True

    def _find(self, chat: Chat, thread: int, what: str) -> None:
        self._check_forum(chat)
        self._known(chat, thread)
        if not chat.bot_manages_topics:
            raise bad_request(f"not enough rights to {what} the topic")

    @staticmethod
    def _known(chat: Chat, thread: int) -> None:
        if thread in chat.deleted_topics or chat.find(thread) is None:
            raise bad_request(errors.NO_THREAD)

    @staticmethod
    def _check_forum(chat: Chat) -> None:
        if not chat.is_forum:
            raise bad_request("the chat is not a forum")
