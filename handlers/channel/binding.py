"""Binding the channel or group for changes: Telegram lists the chats, one of them is shared.

The keys that ask for a chat stand below the field for writing, and are taken away once one was
chosen. Whether the bot may write there is asked of Telegram, whatever the keys have asked for.
"""

from typing import Final

from telegram import ChatAdministratorRights, ChatMemberAdministrator, Update
from telegram.error import BadRequest, Forbidden

from handlers.channel import screens as views
from handlers.channel.actions import ChannelForChanges, ChooseChannel, EndChannel
from handlers.desk.actions import OrganisersDesk
from handlers.frame.calls import Json
from handlers.frame.context import Context, Followed
from handlers.frame.identity import see_again
from handlers.frame.showing import message_of, present
from handlers.ui.screen import Screen
from storage import channel
from storage.helpdesk import reading

CHANNEL: Final = 1
GROUP: Final = 2
"""The numbers of the keys, by which Telegram says which one was pressed."""


async def open_channel(context: Context, _address: ChannelForChanges) -> Screen:
    """Where changes are posted, and the ways to choose another chat or none."""
    database = context.services.database
    found, desk = await database.read(channel.bound), await database.read(reading.desk)
    screen = views.settings(context.reader(), found)
    if found is None or desk is None or desk.chat != found.chat:
        return screen
    return screen.with_last_line(views.is_help_desk_too(context.reader(), found.title))


async def ask(update: Update, context: Context, _press: ChooseChannel) -> None:
    """Send the keys that ask for a chat."""
    reader, message = context.reader(), message_of(update)
    if message is None:
        return
    keys = [
        [_key(reader.tr("Choose a channel"), CHANNEL, can_post_messages=True)],
        [_key(reader.tr("Choose a group"), GROUP)],
    ]
    markup = {"keyboard": keys, "resize_keyboard": True, "one_time_keyboard": True}
    await _say(context, message.chat.id, views.asking(reader), markup)


async def take_chat(update: Update, context: Context) -> bool:
    """Bind the chat that an organiser has shared; False where that is for others to take."""
    message, services = update.message, context.services
    shared = message.chat_shared if message else None
    if message is None or shared is None or shared.request_id not in (CHANNEL, GROUP):
        return False
    reader = context.reader()
    if not reader.is_organiser:
        return False
    if not await _may_write(context, shared.chat_id, is_channel=shared.request_id == CHANNEL):
        await _say(context, message.chat.id, views.no_rights(reader, shared.title or ""), None)
        return True
    # Telegram took its time to answer: the organiser may be none any more.
    await see_again(context)
    if not context.reader().is_organiser:
        return False
    release = services.current_release.snapshot.release
    title, now = shared.title or "", services.clock.now()
    me = context.person.id
    await services.database.write(channel.bind, me, shared.chat_id, title, release, now)
    await _say(context, message.chat.id, views.bound(reader, title), {"remove_keyboard": True})
    screen = await open_channel(context, ChannelForChanges())
    await present(update, context, screen, ChannelForChanges())
    return True


async def end(context: Context, _press: EndChannel) -> Followed:
    """Post changes nowhere any more."""
    services = context.services
    await services.database.write(channel.end, context.person.id, services.clock.now())
    screen = await open_channel(context, ChannelForChanges())
    return Followed(screen, OrganisersDesk())


def _key(label: str, number: int, **rights: bool) -> Json:
    """A key that lets Telegram list the chats that one manages and may give these rights in."""
    none = ChatAdministratorRights.no_rights().to_dict()
    rights = {**none, "can_manage_chat": True, **rights}
    return {
        "text": label,
        "request_chat": {
            "request_id": number,
            "chat_is_channel": number == CHANNEL,
            "user_administrator_rights": rights,
            "bot_administrator_rights": rights,
            "request_title": True,
        },
    }


async def _may_write(context: Context, chat: int, *, is_channel: bool) -> bool:
    """Whether the bot is an administrator there who may post."""
    try:
        me = await context.bot.get_chat_member(chat, context.bot.id)
    except (BadRequest, Forbidden):
        return False
    if not isinstance(me, ChatMemberAdministrator):
        return False
    return bool(me.can_post_messages) or not is_channel


async def _say(context: Context, chat: int, text: str, markup: Json | None) -> None:
    said = {"chat_id": chat, "text": text, "reply_markup": markup}
    await context.calls.call("sendMessage", said)
