"""What the readers of a broadcast get: a version with its buttons, and edits of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from handlers.frame.posts import Edit, Post
from handlers.frame.reader import Reader
from handlers.groups.actions import GroupAt
from handlers.programme.actions import SessionAt
from handlers.releases.actions import Seen
from handlers.ui.back import Anew
from handlers.ui.screen import Button, Row, Screen, column
from locales import formats
from storage.broadcasts.model import Broadcast, ButtonKind, PostButton
from storage.content import ContentKind, Version
from storage.plain_text import utf16


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
