"""What somebody wrote as it is sent on: below a heading, which says who asks or answers."""

from collections.abc import Mapping
from typing import Any

from handlers.frame.calls import entities_of
from handlers.frame.posts import Post
from handlers.ui.screen import Row, Screen, Text
from storage.content import ContentKind, Version
from storage.helpdesk.model import Part
from storage.plain_text import utf16


def framed(
    content: Version,
    part: Part,
    head: Text,
    tail: Text,
    rows: tuple[Row, ...],
    *,
    thread: int | None = None,
    reply_to: int | None = None,
) -> Post:
    """A message, or a part of it, between a heading and what stands below.

    An album and a location go bare; their heading is a message before them.
    """
    if part is Part.CONTENT:
        return Post(content, thread=thread, reply_to=reply_to)
    above, below = head.screen(), tail.screen()
    text, entities = above.text, _shifted(above, 0)
    if part is Part.WHOLE and content.text:
        at = utf16(f"{text}\n\n")
        text = f"{text}\n\n{content.text}"
        entities += [{**each, "offset": each["offset"] + at} for each in content.entities]
    if below.text:
        entities += _shifted(below, utf16(f"{text}\n\n"))
        text = f"{text}\n\n{below.text}"
    kind = content.kind if part is Part.WHOLE else ContentKind.TEXT
    files = content.files if part is Part.WHOLE else ()
    version = Version(kind, text, tuple(entities), files)
    return Post(version, rows, thread=thread, reply_to=reply_to)


def _shifted(screen: Screen, by: int) -> list[Mapping[str, Any]]:
    return [{**each, "offset": each["offset"] + by} for each in entities_of(screen) or ()]
