"""Who has blocked the bot and who has come back; which chats it is put out of, or that move."""

from telegram import Chat, ChatMember, Update
from telegram.ext import ApplicationHandlerStop

from handlers.frame.feature import Context
from handlers.frame.services import Services
from scheduler.outbox import GroupChats
from storage import people
from storage.teams import chats


def group_chats(services: Services) -> GroupChats:
    """What is done about a group that messages do not reach: the groups that are known are teams'.

    It is the same whether Telegram tells of it or a message finds it out.
    """
    current = services.current_release
    return GroupChats(
        put_out=lambda c, chat, now: chats.lose(c, current.snapshot, chat, now),
        topic_gone=lambda c, chat, thread, now: chats.lose_topic(
            c, current.snapshot, chat, thread, now
        ),
        moved=chats.follow,
    )


async def note_reachability(update: Update, context: Context) -> None:
    """Keep whether a person can be reached; in a private chat this comes on block and unblock."""
    change, services = update.my_chat_member, context.services
    if change is None:
        return
    status = change.new_chat_member.status
    if change.chat.type == Chat.PRIVATE:
        reachable = status != ChatMember.BANNED
        await services.database.write(people.set_reachable, change.chat.id, reachable)
    elif status in (ChatMember.BANNED, ChatMember.LEFT):
        put_out = group_chats(services).put_out
        await services.database.write(put_out, change.chat.id, services.clock.now())
        services.wake_up.set()


async def note_migration(update: Update, context: Context) -> None:
    """A group that has become a supergroup goes on under another id. Nobody waits for an answer."""
    message, services = update.message, context.services
    if message is not None and message.chat.type != Chat.PRIVATE:
        old = message.migrate_from_chat_id or message.chat.id
        new = message.migrate_to_chat_id or message.chat.id
        await services.database.write(group_chats(services).moved, old, new)
        services.wake_up.set()
    raise ApplicationHandlerStop


async def note_closed_topic(update: Update, context: Context) -> None:
    """A topic was closed: the bot can no longer write there."""
    message, services = update.message, context.services
    if message is not None and message.message_thread_id is not None:
        topic_gone = group_chats(services).topic_gone
        now = services.clock.now()
        await services.database.write(topic_gone, message.chat.id, message.message_thread_id, now)
        services.wake_up.set()
    raise ApplicationHandlerStop
