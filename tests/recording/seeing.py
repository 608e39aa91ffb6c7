"""What a person sees of a message, in a form that reads well in a diff."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from bot.sandbox.chats import Chat, Message

Seen = dict[str, Any]

_PARTICULAR: Final = re.compile(r"\d+|✓ ?")
"""In what screens of one kind differ."""


def identity(message: Message) -> str:
    """The same for two messages that look the same and whose buttons say the same to the bot."""
    return json.dumps([as_seen(message), message.rows], ensure_ascii=False, sort_keys=True)


def as_seen(message: Message) -> Seen:
    """A message but for its buttons, without what would say nothing."""
    shown: Seen = {
        "kind": message.kind if message.kind != "text" else "",
        "file": message.file.name if message.file else "",
        "point": message.point or {},
        "album": bool(message.media_group_id),
        "silent": message.silent,
        "text": message.text.split("\n") if message.text else [],
        "entities": "; ".join(map(_entity, message.entities)),
    }
    return {name: value for name, value in shown.items() if value}


def static_key(button: dict[str, Any]) -> str | None:
    """A button that the bot is not asked about, with what it does; None for one that is pressed."""
    label = button["text"]
    if "callback_data" in button:
        return None
    if "copy_text" in button:
        return f"{label} ⧉ {button['copy_text']['text']}"
    return f"{label} ↗ {button['url']}"


def short(text: str, most: int = 40) -> str:
    """The beginning of a text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def of_its_kind(text: str) -> str:
    """A text without what tells it from others of its kind."""
    return _PARTICULAR.sub("", text)


def news(chat: Chat, before: dict[int, str]) -> Iterator[Message]:
    """What the bot has written or changed in a chat."""
    for message in chat.messages:
        said = message.sender is None and message.service is None
        if said and before.get(message.id) != identity(message):
            yield message


def _entity(entity: Any) -> str:
    more = {k: v for k, v in entity.items() if k not in ("type", "offset", "length")}
    where = f"{entity['type']} {entity['offset']}+{entity['length']}"
    return f"{where} {json.dumps(more, ensure_ascii=False, sort_keys=True)}" if more else where
