"""Text with entities: what Telegram accepts, what it finds by itself, and its limits."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any, Final

from bot.sandbox.errors import bad_request

MAX_TEXT: Final = 4096
MAX_CAPTION: Final = 1024

Entity = dict[str, Any]

_TAGS: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "a": "text_link",
}
_KINDS: Final = frozenset(
    {
        *_TAGS.values(),
        "expandable_blockquote",
        "text_mention",
        "custom_emoji",
        "url",
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "email",
        "phone_number",
        "date_time",
    }
)
_NEEDED: Final = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}
_COMMAND: Final = re.compile(r"/[A-Za-z0-9_]{1,32}(?:@\w{1,32})?(?=\s|$)")


def utf16(text: str) -> int:
    """The length that offsets of entities are counted in."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def check_text(
    text: str, parse_mode: str | None, entities: Sequence[Any] | None, limit: int
) -> tuple[str, list[Entity]]:
    """The text and its entities as Telegram would keep them.

    Raises ApiError where Telegram would refuse the text.
    """
    if parse_mode:
        text, found = _parse(text, parse_mode)
    else:
        found = [_checked(entity, text) for entity in entities or ()]
    if not text.strip():
        raise bad_request("message text is empty")
    if utf16(text) > limit:
        raise bad_request(
            "message is too long" if limit == MAX_TEXT else "message caption is too long"
        )
    return text, found


def said_entities(text: str, given: Sequence[Entity]) -> list[Entity]:
    """What a person writes has the formatting they gave it, and the commands Telegram finds.

    Raises ApiError for formatting that no app could send.
    """
    kept = [_checked(entity, text) for entity in given]
    return sorted([*kept, *command_entities(text)], key=lambda entity: entity["offset"])


def command_entities(text: str) -> list[Entity]:
    """The commands that Telegram finds in what a person writes."""
    return [
        {
            "type": "bot_command",
            "offset": utf16(text[: match.start()]),
            "length": utf16(match[0]),
        }
        for match in _COMMAND.finditer(text)
        if match.start() == 0 or text[match.start() - 1].isspace()
    ]


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


def _parse(text: str, parse_mode: str) -> tuple[str, list[Entity]]:
    if parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    parser = _Html()
    parser.feed(text)
    parser.close()
    if parser.open:
        raise bad_request(
            f"can't parse entities: Can't find end tag corresponding to start tag"
            f' "{parser.open[-1][0]}"'
        )
    return parser.text, sorted(parser.entities, key=lambda entity: entity["offset"])


class _Html(HTMLParser):
    """The few tags that Telegram knows; anything else is refused."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.entities: list[Entity] = []
        self.open: list[tuple[str, int, str | None]] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            raise bad_request(f'can\'t parse entities: Unsupported start tag "{tag}"')
        self.open.append((tag, utf16(self.text), dict(attributes).get("href")))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            raise bad_request(f'can\'t parse entities: Unexpected end tag "{tag}"')
        name, offset, link = self.open.pop()
        length = utf16(self.text) - offset
        if length:
            entity: Entity = {"type": _TAGS[name], "offset": offset, "length": length}
            self.entities.append({**entity, "url": link} if link else entity)
