"""What is written to the bot in a group without being a command: mentions of it, and replies."""

from typing import Final

from telegram import Message, MessageEntity
from telegram.ext.filters import MessageFilter

_NAMES: Final = (MessageEntity.MENTION, MessageEntity.TEXT_MENTION)


class Addressed(MessageFilter):
    """Whether a message names the bot, or answers what the bot wrote.

    Telegram lets every message in a topic answer the topic's beginning; such a message is not
    meant for the bot, even where the bot has opened the topic.
    """

    def filter(self, message: Message) -> bool:
        """See MessageFilter.filter."""
        bot, answered = message.get_bot(), message.reply_to_message
        author = answered.from_user if answered and not answered.forum_topic_created else None
        return (author is not None and author.id == bot.id) or names_bot(message)


def names_bot(message: Message) -> bool:
    """Whether a message mentions the bot."""
    bot = message.get_bot()
    named = message.parse_entities([*_NAMES]) | message.parse_caption_entities([*_NAMES])
    return any(
        entity.user.id == bot.id if entity.user else part.lower() == bot.name.lower()
        for entity, part in named.items()
    )
