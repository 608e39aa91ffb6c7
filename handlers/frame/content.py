"""What a message consists of, read from Telegram's form of it."""

from typing import Any, Final

from telegram import Message, MessageEntity

from storage.content import ContentKind, File, Version
from storage.programme.problems import printable

_KEPT: Final = frozenset(
    {
        MessageEntity.BOLD,
        MessageEntity.ITALIC,
        MessageEntity.UNDERLINE,
        MessageEntity.STRIKETHROUGH,
        MessageEntity.SPOILER,
        MessageEntity.BLOCKQUOTE,
        MessageEntity.EXPANDABLE_BLOCKQUOTE,
        MessageEntity.CODE,
        MessageEntity.PRE,
        MessageEntity.TEXT_LINK,
    }
)
"""What makes a text look as it does. Links and names are found by Telegram itself; of a custom
emoji, which bots may not send, the ordinary one stays that stands in its place."""


def version_of(message: Message) -> Version | None:
    """What a message says; None for a kind that cannot be sent on."""
    if message.text is not None:
        entities = entities_of(message.entities)
        return Version(ContentKind.TEXT, message.text, entities, message=message.message_id)
    if message.location is not None:
        point = (message.location.latitude, message.location.longitude)
        return Version(ContentKind.LOCATION, point=point)
    file = file_of(message)
    if file is None:
        return None
    caption = message.caption or ""
    entities = entities_of(message.caption_entities)
    return Version(
        file.kind,
        caption,
        entities,
        (file,),
        message=message.message_id,
        media_group=message.media_group_id,
    )


def file_of(message: Message) -> File | None:
    """The file of a message by Telegram's ids, of a picture the largest; None where it has none."""
    if message.animation is not None:
        return None
    if message.photo:
        kind, largest = ContentKind.PHOTO, message.photo[-1]
        return File(kind, largest.file_id, largest.file_unique_id, message=message.message_id)
    for kind in (ContentKind.VIDEO, ContentKind.DOCUMENT, ContentKind.VOICE):
        found = getattr(message, kind)
        if found is not None:
            name = printable(getattr(found, "file_name", None) or "")
            ids = found.file_id, found.file_unique_id
            return File(kind, *ids, message=message.message_id, name=name)
    return None


def entities_of(entities: tuple[MessageEntity, ...]) -> tuple[dict[str, Any], ...]:
    """What makes a text look as it does, in Telegram's own form."""
    return tuple(entity.to_dict() for entity in entities if entity.type in _KEPT)
