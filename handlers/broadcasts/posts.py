"""What the readers of a broadcast get, a version with its buttons; sent, edited and deleted.

Errors are Telegram's own; who calls decides what they mean. What is edited or deleted already, as
it happens after an answer that was lost, is no error.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from handlers.frame.api_errors import Refusal, ignoring
from handlers.frame.calls import Calls, Json, keyboard
from handlers.frame.reader import Reader
from handlers.groups.actions import GroupAt
from handlers.programme.actions import SessionAt
from handlers.releases.actions import Seen
from handlers.ui.back import Anew
from handlers.ui.screen import Button, Row, Screen, column
from locales import formats
from storage.broadcasts.model import (
    Broadcast,
    ButtonKind,
    ContentKind,
    File,
    PostButton,
    Version,
)
from storage.plain_text import utf16


@dataclass(frozen=True, slots=True)
class Post:
    """A version as it is sent, with its buttons; an album cannot carry any."""

    version: Version
    rows: tuple[Row, ...] = ()
    silent: bool = False

    @property
    def weight(self) -> int:
        """How many messages it becomes."""
        return max(1, len(self.version.files))


@dataclass(frozen=True, slots=True)
class Edit:
    """A message that is to say what a post says; `media` is whether it shows another file,
    `only_buttons` whether nothing but its buttons changes.
    """

    message: int
    post: Post
    media: bool = False
    only_buttons: bool = False


@dataclass(frozen=True, slots=True)
class Removal:
    """Messages that are to be deleted."""

    messages: tuple[int, ...]


Deliverable = Screen | Post | Edit | Removal
"""What delivery sends."""


def post(v: Reader, broadcast: Broadcast, version: Version, delivery: int) -> Post:
    """What a reader gets; the buttons speak the language of the viewpoint, that of the version.

    `delivery` is what they mark as seen.
    """
    return Post(version, rows(v, broadcast.buttons, delivery))


def edit(post: Post, item: int, message: int, *, media: bool) -> Edit:
    """The edit of one message of a post: of an album those of its files, and then its buttons."""
    version = post.version
    if version.kind is not ContentKind.ALBUM:
        return Edit(message, post, media, only_buttons=version.kind is ContentKind.LOCATION)
    if item == len(version.files):
        return Edit(message, post, only_buttons=True)
    file = version.files[item]
    return Edit(message, Post(Version(file.kind, file.text, file.entities, (file,))))


def rows(v: Reader, buttons: tuple[PostButton, ...], delivery: int) -> tuple[Row, ...]:
    """The buttons below a broadcast, without those whose session or group no longer exists."""
    return column(filter(None, (_button(v, button, delivery) for button in buttons)))


def buttons_of_album(v: Reader, buttons: tuple[PostButton, ...], delivery: int) -> Screen:
    """The short message that follows an album, which can carry no buttons itself."""
    only_seen = all(button.kind is ButtonKind.SEEN for button in buttons)
    text = v.tr("Please confirm that you have seen it:") if only_seen else v.tr("More about this:")
    return Screen(text, rows=rows(v, buttons, delivery))


def corrected(v: Reader, version: Version, at: datetime) -> Version:
    """The version with a line below it that says when it was put right."""
    clock = formats.clock(v.snapshot.local(at))
    line = v.tr("Corrected at {time}", time=clock)
    match version.kind:
        case ContentKind.LOCATION:
            return version
        case ContentKind.ALBUM:
            first, *others = version.files
            text, entities = _with_line(first.text, first.entities, line)
            marked = replace(first, text=text, entities=entities)
            return replace(version, files=(marked, *others))
        case _:
            text, entities = _with_line(version.text, version.entities, line)
            return replace(version, text=text, entities=entities)


async def send_post(calls: Calls, chat: int, post: Post) -> Sequence[int]:
    """Send a post once; the result is the ids of its messages. Raises TelegramError."""
    method, content = _content(post)
    silent = post.silent or None
    return await calls.call(method, {"chat_id": chat, **content, "disable_notification": silent})


async def edit_post(calls: Calls, chat: int, edit: Edit) -> None:
    """Let a message say what a post says. Raises TelegramError."""
    with ignoring(Refusal.NOT_MODIFIED):
        await calls.call(*_edited(chat, edit))


async def remove_post(calls: Calls, chat: int, removal: Removal) -> None:
    """Delete messages. Raises TelegramError."""
    with ignoring(Refusal.NOT_FOUND):
        await calls.call("deleteMessages", {"chat_id": chat, "message_ids": removal.messages})


def _with_line(
    text: str, entities: tuple[Mapping[str, Any], ...], line: str
) -> tuple[str, tuple[Mapping[str, Any], ...]]:
    before = f"{text}\n\n" if text else ""
    italic = {"type": "italic", "offset": utf16(before), "length": utf16(line)}
    return before + line, (*entities, italic)


def _button(v: Reader, button: PostButton, delivery: int) -> Button | None:
    snapshot = v.snapshot
    match button.kind:
        case ButtonKind.SESSION if button.target in snapshot.sessions:
            title = v.title(snapshot.sessions[button.target])
            return v.link(title, Anew(SessionAt(button.target)))
        case ButtonKind.GROUP if button.target in snapshot.groups:
            title = v.text(snapshot.groups[button.target].title)
            return v.link(title, Anew(GroupAt(button.target)))
        case ButtonKind.LINK:
            label = button.label(v.tr.language) or v.tr("Open the link")
            return Button(label, url=button.target)
        case ButtonKind.SEEN:
            return Button(v.tr("Seen"), Seen(delivery), style="success")
        case _:
            return None


def _content(post: Post) -> tuple[str, Json]:
    """The method that sends a post, and what it is told of it."""
    version, buttons = post.version, {"reply_markup": keyboard(post.rows)}
    match version.kind:
        case ContentKind.ALBUM:
            return "sendMediaGroup", {"media": [_media(file) for file in version.files]}
        case ContentKind.TEXT:
            return "sendMessage", {**_text(version), **buttons}
        case ContentKind.LOCATION:
            latitude, longitude = version.point or (0.0, 0.0)
            return "sendLocation", {"latitude": latitude, "longitude": longitude, **buttons}
        case kind:
            content = {str(kind): version.files[0].id, **_caption(version), **buttons}
            return f"send{kind.capitalize()}", content


def _edited(chat: int, edit: Edit) -> tuple[str, Json]:
    """The method that edits a message, and what it is told."""
    version, buttons = edit.post.version, keyboard(edit.post.rows)
    where = {"chat_id": chat, "message_id": edit.message, "reply_markup": buttons}
    if edit.only_buttons:
        return "editMessageReplyMarkup", where
    if version.kind is ContentKind.TEXT:
        return "editMessageText", {**where, **_text(version)}
    if edit.media:
        file = replace(version.files[0], text=version.text, entities=version.entities)
        return "editMessageMedia", {**where, "media": _media(file)}
    return "editMessageCaption", {**where, **_caption(version)}


def _text(version: Version) -> Json:
    return {"text": version.text, "entities": version.entities or None}


def _caption(content: Version | File) -> Json:
    """What stands below a file; nothing where nothing does."""
    if not content.text:
        return {}
    return {"caption": content.text, "caption_entities": content.entities}


def _media(file: File) -> Json:
    return {"type": file.kind, "media": file.id, **_caption(file)}
