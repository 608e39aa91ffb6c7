"""What the bot does to messages that are there: editing and deleting, within Telegram's rules.

A bot edits its own messages however old they are; deleting ends after 48 hours.
"""

from typing import Any, Final

from bot.sandbox import errors
from bot.sandbox.chats import Chat, Message, StoredFile
from bot.sandbox.entities import MAX_TEXT, Entity, check_text
from bot.sandbox.errors import bad_request
from bot.sandbox.keyboards import Keyboard, check_keyboard
from bot.sandbox.sending import Parameters, caption_of, check_item
from bot.sandbox.world import World

SECONDS_TO_DELETE: Final = 48 * 3600
MOST_AT_ONCE: Final = 100
_EDITABLE: Final = ("text", "photo", "video", "document", "voice")
_WITH_OTHER_MEDIA: Final = ("photo", "video", "document")

_State = tuple[str, list[Entity], Keyboard, StoredFile | None]


class Changing:
    """Edits and deletes what is in chats that the bot may write to."""

    def __init__(self, world: World) -> None:
        self._world = world

    def edit(self, chat: Chat, p: Parameters, method: str) -> Parameters:
        """EditMessageText, -Caption, -Media and -ReplyMarkup."""
        message = _own(chat, p)
        only_keys = method == "editMessageReplyMarkup"
        if message.service is not None or not (only_keys or message.kind in _EDITABLE):
            raise bad_request(errors.NOT_EDITED)
        before: _State = (message.text, message.entities, message.rows, message.file)
        text, entities, file = message.text, message.entities, message.file
        match method:
            case "editMessageText":
                text, entities = _new_text(message, p)
            case "editMessageCaption":
                text, entities = _new_caption(message, p)
            case "editMessageMedia":
                text, entities, file = self._new_media(message, p["media"])
        after: _State = (text, entities, check_keyboard(p.get("reply_markup")), file)
        if after == before:
            raise bad_request(errors.NOT_MODIFIED)
        message.text, message.entities, message.rows, message.file = after
        message.kind = message.file.kind if message.file else message.kind
        if not only_keys:
            message.edit_date = self._world.moment
        return message.to_api(self._world.bot)

    def delete(self, chat: Chat, message_id: int) -> bool:
        """DeleteMessage: raises ApiError where there is none, or none to be deleted."""
        if not message_id:
            raise bad_request("message identifier is not specified")
        if chat.find(message_id) is None:
            raise bad_request("message to delete not found")
        return self._delete(chat, [message_id])

    def delete_many(self, chat: Chat, ids: list[Any]) -> bool:
        """DeleteMessages: what is not there is skipped; one that must stay keeps all of them."""
        if not ids:
            raise bad_request("message identifiers are not specified")
        if len(ids) > MOST_AT_ONCE:
            raise bad_request("too many message identifiers specified")
        if not all(str(number).isdecimal() for number in ids):
            raise bad_request("message identifier must be a Number")
        return self._delete(chat, [int(number) for number in ids])

    def _delete(self, chat: Chat, ids: list[int]) -> bool:
        found = [message for message in chat.messages if message.id in ids]
        for message in found:
            if chat.kind == "supergroup" and message.sender is not None:
                raise bad_request("message can't be deleted")
            theirs = chat.kind != "private" and message.sender is not None
            if theirs or self._world.moment - message.date > SECONDS_TO_DELETE:
                raise bad_request(errors.NOT_DELETED)
        chat.messages[:] = [message for message in chat.messages if message.id not in ids]
        return True

    def _new_media(
        self, message: Message, item: Parameters
    ) -> tuple[str, list[Entity], StoredFile]:
        """A text stays a text here: newer servers put media in its place, older ones refuse."""
        check_item(item, in_album=False)
        if message.kind not in _WITH_OTHER_MEDIA:
            raise bad_request("message media can't be edited")
        caption = caption_of(item)
        file = self._world.files.sent(item["media"], item["type"])
        documents = (message.kind == "document") != (file.kind == "document")
        if message.media_group_id and documents:
            raise bad_request("can't change media type in the album")
        return caption.get("text", ""), caption.get("entities", []), file


def _own(chat: Chat, p: Parameters) -> Message:
    message = chat.find(p.get("message_id", 0))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender is not None:
        raise bad_request(errors.NOT_EDITED)
    return message


def _new_text(message: Message, p: Parameters) -> tuple[str, list[Entity]]:
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    return check_text(p.get("text", ""), p.get("parse_mode"), p.get("entities"), MAX_TEXT)


def _new_caption(message: Message, p: Parameters) -> tuple[str, list[Entity]]:
    if message.kind == "text":
        raise bad_request("there is no caption in the message to edit")
    caption = caption_of(p)
    return caption.get("text", ""), caption.get("entities", [])
