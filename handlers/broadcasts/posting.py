"""Sending, editing and deleting what the readers of a broadcast get: one place for all the kinds.

Errors are Telegram's own; who calls decides what they mean. What is edited or deleted already, as
it happens after an answer that was lost, is no error.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final

from telegram import (
    Bot,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    Message,
    MessageEntity,
)

from handlers.broadcasts.posts import Edit, Post, Removal
from handlers.frame.api_errors import Refusal, ignoring
from handlers.frame.showing import keyboard
from storage.broadcasts.model import ContentKind, File, Version

_Media = InputMediaPhoto | InputMediaVideo | InputMediaDocument

_MEDIA: Final[Mapping[ContentKind, Callable[..., _Media]]] = {
    ContentKind.PHOTO: InputMediaPhoto,
    ContentKind.VIDEO: InputMediaVideo,
    ContentKind.DOCUMENT: InputMediaDocument,
}


async def send_post(bot: Bot, chat: int, post: Post) -> tuple[int, ...]:
    """Send a post once; the result is the ids of its messages. Raises TelegramError."""
    if post.version.kind is ContentKind.ALBUM:
        album = await bot.send_media_group(
            chat, [_item(file) for file in post.version.files], disable_notification=post.silent
        )
        return tuple(message.message_id for message in album)
    return ((await _send_one(bot, chat, post)).message_id,)


async def edit_post(bot: Bot, chat: int, edit: Edit) -> None:
    """Let a message say what a post says. Raises TelegramError."""
    with ignoring(Refusal.NOT_MODIFIED):
        await _edit_one(bot, chat, edit)


async def remove_post(bot: Bot, chat: int, removal: Removal) -> None:
    """Delete messages. Raises TelegramError."""
    with ignoring(Refusal.NOT_FOUND):
        await bot.delete_messages(chat, removal.messages)


def entities_of(version: Version | File) -> Sequence[MessageEntity]:
    """The entities of a text or caption as PTB takes them."""
    return MessageEntity.de_list([dict(entity) for entity in version.entities])


async def _send_one(bot: Bot, chat: int, post: Post) -> Message:
    version, silent, keyboard = post.version, post.silent, _keyboard(post)
    entities = entities_of(version)
    match version.kind:
        case ContentKind.TEXT:
            return await bot.send_message(
                chat,
                version.text,
                entities=entities,
                reply_markup=keyboard,
                disable_notification=silent,
            )
        case ContentKind.LOCATION:
            latitude, longitude = version.point or (0.0, 0.0)
            return await bot.send_location(
                chat, latitude, longitude, reply_markup=keyboard, disable_notification=silent
            )
        case kind:
            send: Callable[..., Awaitable[Message]] = getattr(bot, f"send_{kind}")
            return await send(
                chat,
                version.files[0].id,
                caption=version.text or None,
                caption_entities=entities,
                reply_markup=keyboard,
                disable_notification=silent,
            )


async def _edit_one(bot: Bot, chat: int, edit: Edit) -> None:
    version, message, keyboard = edit.post.version, edit.message, _keyboard(edit.post)
    if edit.only_buttons:
        await bot.edit_message_reply_markup(chat, message, reply_markup=keyboard)
    elif version.kind is ContentKind.TEXT:
        await bot.edit_message_text(
            version.text, chat, message, entities=entities_of(version), reply_markup=keyboard
        )
    elif edit.media:
        await bot.edit_message_media(_single(version), chat, message, reply_markup=keyboard)
    else:
        await bot.edit_message_caption(
            chat,
            message,
            caption=version.text or None,
            caption_entities=entities_of(version),
            reply_markup=keyboard,
        )


def _item(file: File) -> _Media:
    return _MEDIA[file.kind](file.id, caption=file.text or None, caption_entities=entities_of(file))


def _single(version: Version) -> _Media:
    return _MEDIA[version.kind](
        version.files[0].id, caption=version.text or None, caption_entities=entities_of(version)
    )


def _keyboard(post: Post) -> InlineKeyboardMarkup | None:
    return keyboard(post.rows)
