"""Privacy mode: which messages of people a bot gets."""

from bot.sandbox.chats import Message, Person
from bot.sandbox.content import Entity, part_of


def bot_reads(bot: Person, message: Message) -> bool:
    """Whether the bot gets a message: in private each, in groups what may be meant for it.

    That is service messages, commands, mentions of it, replies to what it wrote and what was sent
    by way of it. As an administrator it sees all.
    """
    chat = message.chat
    if not chat.bot_is_member:
        return False
    if chat.kind == "private" or message.service is not None or message.via_bot:
        return True
    if chat.bot_administers or (message.reply_to is not None and message.reply_to.sender is None):
        return True
    if any(_is_mention(bot, entity, message.text) for entity in message.entities):
        return True
    begins = any(e["type"] == "bot_command" and e["offset"] == 0 for e in message.entities)
    command = message.text.split(maxsplit=1)[0] if begins else ""
    addressed = command.partition("@")[2]
    return command.startswith("/") and addressed.lower() in ("", str(bot.username))


def _is_mention(bot: Person, entity: Entity, text: str) -> bool:
    """Whether an entity names the bot: by its username, or as it names who has none."""
    if entity["type"] == "text_mention":
        return bool(entity["user"].get("id") == bot.id)
    username = f"@{bot.username}".lower()
    return entity["type"] == "mention" and part_of(text, entity).lower() == username
