"""What the bot sends: texts, files, albums and places, refused where Telegram would refuse them."""

from typing import Any, Final

from bot.sandbox import errors
from bot.sandbox.chats import Chat, StoredFile
from bot.sandbox.entities import MAX_CAPTION, MAX_TEXT, check_text
from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.keyboards import check_keyboard
from bot.sandbox.world import World

Parameters = dict[str, Any]

MEDIA: Final = {
    "sendPhoto": "photo",
    "sendDocument": "document",
    "sendVideo": "video",
    "sendVoice": "voice",
}
LARGEST_ALBUM: Final = 10
_IN_ALBUMS: Final = ("photo", "video", "document")


class Sending:
    """Puts what the bot sends into chats that it may write to."""

    def __init__(self, world: World) -> None:
        self._world = world

    def text(self, chat: Chat, p: Parameters) -> Parameters:
        """sendMessage."""
        text, entities = check_text(
            p.get("text", ""), p.get("parse_mode"), p.get("entities"), MAX_TEXT
        )
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
            rows=check_keyboard(p.get("reply_markup")),
            thread=p.get("message_thread_id"),
            silent=p.get("disable_notification", False),
            **content,
        )
        return message.to_api(self._world.bot)


def caption_of(p: Parameters) -> Parameters:
    """The text and entities of a caption, nothing where there is none; ApiError if refused."""
    if not str(p.get("caption") or "").strip():
        return {}
    text, entities = check_text(
        p["caption"], p.get("parse_mode"), p.get("caption_entities"), MAX_CAPTION
    )
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
    if kind not in _IN_ALBUMS:
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')


def checked_location(latitude: float, longitude: float) -> dict[str, float]:
    """A Location; raises ApiError for a point that is not on the globe."""
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("invalid location specified")
    return {"latitude": latitude, "longitude": longitude}
