"""What the bot sends, edits and deletes, refused where Telegram would refuse it.

A bot edits its own messages however old they are; deleting ends after 48 hours.
"""

from typing import Any, Final

from bot.sandbox import errors
from bot.sandbox.chats import Chat, Message, StoredFile
from bot.sandbox.content import MAX_CAPTION, MAX_TEXT, Entity, Keyboard, check_keyboard, check_text
from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.world import World

Parameters = dict[str, Any]

MEDIA: Final = {
    "sendPhoto": "photo",
    "sendDocument": "document",
    "sendVideo": "video",
    "sendVoice": "voice",
}
LARGEST_ALBUM: Final = 10
SECONDS_TO_DELETE: Final = 48 * 3600
MOST_AT_ONCE: Final = 100
_WITH_OTHER_MEDIA: Final = ("photo", "video", "document")
_EDITABLE: Final = ("text", *_WITH_OTHER_MEDIA, "voice")

_State = tuple[str, list[Entity], Keyboard, StoredFile | None]


class Messages:
    """The messages in chats that the bot may write to."""

    def __init__(self, world: World) -> None:
        self._world = world

    def text(self, chat: Chat, p: Parameters) -> Parameters:
        """sendMessage."""
        text, entities = check_text(p.get("text", ""), p.get("entities"), MAX_TEXT)
        return self._put(chat, p, text=text, entities=entities)

    def media(self, chat: Chat, p: Parameters, kind: str) -> Parameters:
        """sendPhoto, sendDocument, sendVideo and sendVoice."""
        if not p.get(kind):
            raise bad_request(f"there is no {kind} in the request")
        caption = caption_of(p)
        file = self._world.files.sent(p[kind], kind)
        return self._put(chat, p, kind=file.kind, file=file, **caption)

    def album(self, chat: Chat, p: Parameters) -> list[Parameters]:
        """sendMediaGroup: all of it is sent, or none."""
        items = p["media"]
        if not items:
            raise bad_request("there are no messages to send")
        if len(items) > LARGEST_ALBUM:
            raise bad_request("too many messages to send as an album")
        if len(items) < 2:
            # Telegram's server lets one file pass, its documentation asks for two.
            raise bad_request("wrong number of messages in the album specified")
        for item in items:
            check_item(item, in_album=True)
        kinds = {item["type"] for item in items}
        if "document" in kinds and len(kinds) > 1:
            raise bad_request("document can't be mixed with other media types")
        captions = [caption_of(item) for item in items]
        files = [self._of_album(item, number) for number, item in enumerate(items, 1)]
        album = f"album{chat.id}-{chat.last_id + 1}"
        return [
            self._put(chat, p, kind=file.kind, file=file, media_group_id=album, **caption)
            for file, caption in zip(files, captions, strict=True)
        ]

    def point(self, chat: Chat, p: Parameters, method: str) -> Parameters:
        """sendLocation and sendVenue."""
        location = checked_location(p["latitude"], p["longitude"])
        point: Parameters = {"location": location}
        if method == "sendVenue":
            point["venue"] = {"location": location, "title": p["title"], "address": p["address"]}
        return self._put(chat, p, kind="venue" if "venue" in point else "location", point=point)

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
        keys = check_keyboard(p.get("reply_markup"), in_private=chat.kind == "private")
        after: _State = (text, entities, keys, file)
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

    def _of_album(self, item: Parameters, number: int) -> StoredFile:
        try:
            file = self._world.files.sent(item["media"], item["type"])
        except ApiError as error:
            if not error.description.endswith(errors.FORGOTTEN_FILE):
                raise
            reason = errors.FORGOTTEN_FILE[0].upper() + errors.FORGOTTEN_FILE[1:]
            raise bad_request(
                f'failed to send message #{number} with the error message "{reason}"'
            ) from None
        if file.kind != item["type"]:
            raise bad_request("can't use the media of the specified type in the album")
        return file

    def _put(self, chat: Chat, p: Parameters, **content: Any) -> Parameters:
        message = self._world.put(
            chat,
            None,
            rows=check_keyboard(p.get("reply_markup"), in_private=chat.kind == "private"),
            thread=p.get("message_thread_id"),
            silent=p.get("disable_notification", False),
            reply_to=_answered(chat, p.get("reply_parameters")),
            **content,
        )
        return message.to_api(self._world.bot)


def caption_of(p: Parameters) -> Parameters:
    """The text and entities of a caption, nothing where there is none; ApiError if refused."""
    if not str(p.get("caption") or "").strip():
        return {}
    text, entities = check_text(p["caption"], p.get("caption_entities"), MAX_CAPTION)
    return {"text": text, "entities": entities}


def check_item(item: Any, *, in_album: bool) -> None:
    """Raise ApiError for an InputMedia that Telegram cannot read."""
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind = item.get("type")
    if kind is None:
        raise bad_request("can't parse InputMedia: Can't find field \"type\"")
    if not item.get("media"):
        raise bad_request("can't parse InputMedia: media not found")
    if kind == "animation" and in_album:
        raise bad_request(
            "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup"
        )
    if kind not in _WITH_OTHER_MEDIA:
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')


def checked_location(latitude: float, longitude: float) -> dict[str, float]:
    """A Location; raises ApiError for a point that is not on the globe."""
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("invalid location specified")
    return {"latitude": latitude, "longitude": longitude}


def _answered(chat: Chat, reply: Parameters | None) -> Message | None:
    """The message that another one answers; raises ApiError where there is none in the chat."""
    if reply is None:
        return None
    found = chat.find(reply.get("message_id", 0))
    if found is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return found


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
    return check_text(p.get("text", ""), p.get("entities"), MAX_TEXT)


def _new_caption(message: Message, p: Parameters) -> tuple[str, list[Entity]]:
    if message.kind == "text":
        raise bad_request("there is no caption in the message to edit")
    caption = caption_of(p)
    return caption.get("text", ""), caption.get("entities", [])
