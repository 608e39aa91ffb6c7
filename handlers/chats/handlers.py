"""Who has blocked the bot and who has come back; which chats it is put out of, or that move."""

from telegram import Chat, ChatMember, Update
from telegram.ext import ApplicationHandlerStop

from handlers.frame.feature import Context
from storage import people
from storage.teams import chats


async def note_reachability(update: Update, context: Context) -> None:
    """Keep whether a person can be reached; in a private chat this comes on block and unblock."""
    change = update.my_chat_member
    if change is None:
        return
    if change.chat.type != Chat.PRIVATE:
        if change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT):
            await _lose(context, change.chat.id)
        return
    reachable = change.new_chat_member.status != ChatMember.BANNED
    await context.services.database.write(people.set_reachable, change.chat.id, reachable)


async def note_migration(update: Update, context: Context) -> None:
    """A group that has become a supergroup goes on under another id. Nobody waits for an answer."""
    message = update.message
    if message is not None and message.chat.type != Chat.PRIVATE:
        old = message.migrate_from_chat_id or message.chat.id
        new = message.migrate_to_chat_id or message.chat.id
        await context.services.database.write(chats.follow, old, new)
        context.services.wake_up.set()
    raise ApplicationHandlerStop


async def note_closed_topic(update: Update, context: Context) -> None:
    """A topic was closed: nobody can write there, and neither can the bot, nor is it asked to."""
    message, services = update.message, context.services
    if message is not None and message.message_thread_id is not None:
        await services.database.write(
            chats.lose_topic,
            services.current_release.snapshot,
            message.chat.id,
            message.message_thread_id,
            services.clock.now(),
        )
        services.wake_up.set()
    raise ApplicationHandlerStop


async def _lose(context: Context, chat: int) -> None:
    services = context.services
    await services.database.write(
        chats.lose, services.current_release.snapshot, chat, services.clock.now()
    )
    services.wake_up.set()
