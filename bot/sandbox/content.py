"""Text with entities and inline keyboards: what Telegram accepts, what it finds by itself."""

import re
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from bot.sandbox.errors import bad_request
from storage.plain_text import utf16

MAX_TEXT: Final = 4096
MAX_CAPTION: Final = 1024
MAX_BUTTONS: Final = 100
MAX_COPIED: Final = 256

Entity = dict[str, Any]
Button = dict[str, Any]
Keyboard = list[list[Button]]

_KINDS: Final = frozenset(
    "bold italic underline strikethrough code pre blockquote expandable_blockquote spoiler"
    " text_link text_mention custom_emoji url mention hashtag cashtag bot_command email"
    " phone_number date_time".split()
)
_NEEDED: Final = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}
_ACTIONS: Final = (
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "copy_text",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "pay",
)
_STYLES: Final = ("primary", "success", "danger")
_MENTION: Final = re.compile(r"(?<![\w@/])@\w{5,32}")
_COMMAND: Final = re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,32}(?:@\w{1,32})?(?=\s|$)")


def check_text(text: str, entities: Sequence[Any] | None, limit: int) -> tuple[str, list[Entity]]:
    """The text and its entities as Telegram would keep them; the bot writes in no markup.

    Raises ApiError where Telegram would refuse the text.
    """
    found = [_checked(entity, text) for entity in entities or ()]
    if not text.strip():
        raise bad_request("message text is empty")
    if utf16(text) > limit:
        raise bad_request(
            "message is too long" if limit == MAX_TEXT else "message caption is too long"
        )
    return text, found


def said_entities(text: str, given: Sequence[Entity]) -> list[Entity]:
    """What a person writes has the formatting they gave it, and what Telegram finds by itself:
    commands and mentions.

    Raises ApiError for formatting that no app could send.
    """
    kept = [_checked(entity, text) for entity in given]
    found = [*_found("bot_command", _COMMAND, text), *_found("mention", _MENTION, text)]
    return sorted([*kept, *found], key=lambda entity: entity["offset"])


def part_of(text: str, entity: Entity) -> str:
    """The part of a text that an entity is about."""
    units = text.encode("utf-16-le", "surrogatepass")
    start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
    return units[start:end].decode("utf-16-le", "surrogatepass")


def _found(kind: str, pattern: re.Pattern[str], text: str) -> list[Entity]:
    return [
        {"type": kind, "offset": utf16(text[: match.start()]), "length": utf16(match[0])}
        for match in pattern.finditer(text)
    ]


def check_keyboard(markup: dict[str, Any] | None, *, in_private: bool = False) -> Keyboard:
    """The rows of an inline keyboard; raises ApiError where Telegram would refuse it.

    Web apps open from private chats alone.
    Telegram leaves an empty row out; here it is refused, so that it is noticed.
    """
    if markup is None:
        return []
    rows = markup.get("inline_keyboard")
    if not isinstance(rows, list):
        return []
    for row in rows:
        if not isinstance(row, list):
            raise bad_request("inline keyboard row must be an array")
        if not row:
            raise bad_request("inline keyboard row must not be empty")
        for button in row:
            _check_button(button)
            if "web_app" in button and not in_private:
                raise bad_request("BUTTON_TYPE_INVALID")
    if sum(map(len, rows)) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return rows


def _check_button(button: Any) -> None:
    if not isinstance(button, dict) or not str(button.get("text", "")).strip():
        raise bad_request("can't parse inline keyboard button: Text buttons must not be empty")
    actions = [action for action in _ACTIONS if action in button]
    if len(actions) != 1:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if "copy_text" in button:
        copied = button["copy_text"]
        text = copied.get("text") if isinstance(copied, dict) else None
        if not isinstance(text, str) or not 1 <= len(text) <= MAX_COPIED:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if "style" in button and button["style"] not in _STYLES:
        raise bad_request("invalid button style specified")
    if "web_app" in button:
        app = button["web_app"]
        address = app.get("url") if isinstance(app, dict) else None
        if urlsplit(str(address)).scheme != "https":
            raise bad_request(
                f"inline keyboard button Web App URL '{address}' is invalid: Only HTTPS links are"
                " allowed"
            )
    if "url" in button:
        address = urlsplit(str(button["url"]))
        host = address.hostname or ""
        if address.scheme not in ("http", "https", "tg") or (
            "." not in host and address.scheme != "tg"
        ):
            raise bad_request(
                f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL"
            )


def _checked(entity: Any, text: str) -> Entity:
    if not isinstance(entity, dict) or entity.get("type") not in _KINDS:
        raise bad_request('can\'t parse MessageEntity: Field "type" must be a known type')
    offset, length = entity.get("offset"), entity.get("length")
    if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or length <= 0:
        raise bad_request("entity has an invalid offset or length")
    if offset + length > utf16(text):
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16"
            f" offset {offset + length}"
        )
    needed = _NEEDED.get(entity["type"], "type")
    if needed not in entity:
        raise bad_request(f"can't parse MessageEntity: Can't find field \"{needed}\"")
    return entity
