"""What is written to the bot in a group without being a command: mentions of it, and replies."""

from typing import Final

from telegram import Message, MessageEntity, Update
from telegram.ext.filters import MessageFilter

from handlers.frame.feature import Context
from handlers.frame.showing import show

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
        if author is not None and author.id == bot.id:
            return True
        named = message.parse_entities([*_NAMES]) | message.parse_caption_entities([*_NAMES])
        return any(
            entity.user.id == bot.id if entity.user else part.lower() == bot.name.lower()
            for entity, part in named.items()
        )


async def on_addressed_in_group(update: Update, context: Context) -> None:
    """Point to the private chat: questions are answered there."""
    screen = context.features.screens.ask_in_private(context.reader(), context.bot.link)
    await show(update, context, screen)
