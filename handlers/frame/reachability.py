"""Who has blocked the bot and who has come back; which chats it is put out of, or that move."""

from datetime import datetime
from sqlite3 import Connection

from telegram import Chat, ChatMember, Update
from telegram.ext import ApplicationHandlerStop

from handlers.frame.context import Context
from handlers.frame.services import Services
from scheduler.outbox import GroupChats
from storage import channel, people
from storage.helpdesk import desks
from storage.teams import chats


def group_chats(services: Services) -> GroupChats:
    """What is done about a chat that messages do not reach: it may be a team's, the help desk, or
    the channel for changes.

    It is the same whether Telegram tells of it or a message finds it out.
    """
    current, admins = services.current_release, services.admins

    def put_out(connection: Connection, chat: int, now: datetime) -> None:
        chats.lose(connection, current.snapshot, chat, now)
        desks.lose(connection, chat, now, admins)
        channel.lose(connection, chat, now, admins)

    def topic_gone(connection: Connection, chat: int, thread: int | None, now: datetime) -> None:
        chats.lose_topic(connection, current.snapshot, chat, thread, now)
        desks.lose_topic(connection, chat, thread, now, admins)

    def moved(connection: Connection, old: int, new: int, now: datetime) -> None:
        desks.follow(connection, old, new, now, admins)
        channel.follow(connection, old, new)
        chats.follow(connection, old, new)

    return GroupChats(put_out, topic_gone, moved)


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
        moved, now = group_chats(services).moved, services.clock.now()
        await services.database.write(moved, old, new, now)
        services.wake_up.set()
    raise ApplicationHandlerStop


async def note_closed_topic(update: Update, context: Context) -> None:
    """A topic was closed: the bot can no longer write there, and what was asked there is done."""
    message, services = update.message, context.services
    if message is not None and message.message_thread_id is not None:
        where, now = (message.chat.id, message.message_thread_id), services.clock.now()
        await services.database.write(desks.close_topic, *where, now, services.admins)
        await services.database.write(group_chats(services).topic_gone, *where, now)
        services.wake_up.set()
    raise ApplicationHandlerStop
