"""What the readers of a broadcast get: a version with its buttons, and edits of it."""

from dataclasses import replace
from datetime import datetime
from typing import Final, TypeVar

from handlers.broadcasts import words
from handlers.broadcasts.actions import BroadcastAt
from handlers.frame.posts import Edit, Post
from handlers.frame.reader import Reader
from handlers.groups.actions import GroupAt
from handlers.programme.actions import SessionAt
from handlers.releases.actions import Seen
from handlers.ui.back import Anew
from handlers.ui.on_a_phone import shortened
from handlers.ui.screen import Button, Row, Screen, column
from locales import formats
from storage.broadcasts.model import (
    MAX_CAPTION,
    MAX_TEXT,
    Broadcast,
    ButtonKind,
    PostButton,
    Scope,
    ScopeKind,
)
from storage.content import ContentKind, File, Version
from storage.plain_text import utf16

_SENDER: Final = 48
"""The most characters shown of the sender’s name."""

Said = TypeVar("Said", Version, File)


def post(
    reader: Reader, broadcast: Broadcast, version: Version, delivery: int, mark: str = ""
) -> Post:
    """What a reader gets, below a line that says who writes; the buttons speak the language of the
    viewpoint, that of the version.

    `delivery` is what they mark as seen. `mark` is what a copy says that goes to its author alone;
    where there is no room for it, a button says it.
    """
    below, sender = rows(reader, broadcast.buttons, delivery), _sender(reader, broadcast.scope)
    if not mark:
        return Post(_headed(version, sender), below)
    marked = _headed(version, f"{mark}\n{sender}", mark)
    if marked is version and version.kind is not ContentKind.ALBUM:
        below = (*below, (Button(mark, Anew(BroadcastAt(broadcast.id))),))
    return Post(marked, below)


def is_signed(reader: Reader, broadcast: Broadcast, version: Version) -> bool:
    """Whether there is room in a version for the line that says who writes."""
    return _headed(version, _sender(reader, broadcast.scope)) is not version


def edit(post: Post, item: int, message: int, *, media: bool) -> Edit:
    """The edit of one message of a post: of an album those of its files, and then its buttons."""
    version = post.version
    if version.kind is not ContentKind.ALBUM:
        return Edit(message, post, media, only_buttons=version.kind is ContentKind.LOCATION)
    if item == len(version.files):
        return Edit(message, post, only_buttons=True)
    file = version.files[item]
    return Edit(message, Post(Version(file.kind, file.text, file.entities, (file,))))


def rows(reader: Reader, buttons: tuple[PostButton, ...], delivery: int) -> tuple[Row, ...]:
    """The buttons below a broadcast, without those whose session or group no longer exists."""
    return column(filter(None, (_button(reader, button, delivery) for button in buttons)))


def buttons_of_album(reader: Reader, buttons: tuple[PostButton, ...], delivery: int) -> Screen:
    """The short message that follows an album, which can carry no buttons itself."""
    only_seen = all(button.kind is ButtonKind.SEEN for button in buttons)
    text = (
        reader.tr("Please confirm that you have seen it:")
        if only_seen
        else reader.tr("More about this:")
    )
    return Screen(text, rows=rows(reader, buttons, delivery))


def corrected(reader: Reader, version: Version, at: datetime) -> Version:
    """The version with a line below it that says when it was put right."""
    clock = formats.clock(reader.snapshot.local(at))
    return _framed(version, below=reader.tr("Corrected at {time}", time=clock))


def _headed(version: Version, *heads: str) -> Version:
    """The version below the first of some lines for which Telegram has room, else as it is."""
    longest = MAX_TEXT if version.kind is ContentKind.TEXT else MAX_CAPTION
    for head in heads:
        headed = _framed(version, above=head)
        texts = (headed.text, *(file.text for file in headed.files))
        if headed is not version and all(utf16(text) <= longest for text in texts):
            return headed
    return version


def _sender(reader: Reader, scope: Scope) -> str:
    """Who writes to these people, as its readers are told."""
    return shortened(_who(reader, scope), _SENDER)


def _who(reader: Reader, scope: Scope) -> str:
    match scope.kind:
        case ScopeKind.ALL:
            return reader.tr("From the organisers")
        case ScopeKind.GROUP:
            return reader.tr("Working group: {group}", group=words.group_name(reader, scope.id))
        case ScopeKind.TEAM:
            return reader.tr("Team {name}", name=words.team_name(reader, scope.id))


def _framed(version: Version, above: str = "", below: str = "") -> Version:
    """A version with a bold line above it, or one of lesser weight below; of an album it is the
    first caption that has them, a place on the map can have none.
    """
    match version.kind:
        case ContentKind.LOCATION:
            return version
        case ContentKind.ALBUM:
            first, *others = version.files
            return replace(version, files=(_with_lines(first, above, below), *others))
        case _:
            return _with_lines(version, above, below)


def _with_lines(said: Said, above: str, below: str) -> Said:
    lines = [line for line in (above, said.text, below) if line]
    text, by = "\n\n".join(lines), utf16(f"{above}\n\n") if above else 0
    entities = [{**entity, "offset": entity["offset"] + by} for entity in said.entities]
    if above:
        entities.insert(0, {"type": "bold", "offset": 0, "length": utf16(above)})
    if below:
        before = utf16(text) - utf16(below)
        entities.append({"type": "italic", "offset": before, "length": utf16(below)})
    return replace(said, text=text, entities=tuple(entities))


def _button(reader: Reader, button: PostButton, delivery: int) -> Button | None:
    snapshot = reader.snapshot
    match button.kind:
        case ButtonKind.SESSION if button.target in snapshot.sessions:
            title = reader.title(snapshot.sessions[button.target])
            return reader.link(title, Anew(SessionAt(button.target)))
        case ButtonKind.GROUP if button.target in snapshot.groups:
            title = reader.text(snapshot.groups[button.target].title)
            return reader.link(title, Anew(GroupAt(button.target)))
        case ButtonKind.LINK:
            label = button.label(reader.tr.language) or reader.tr("Open the link")
            return Button(label, url=button.target)
        case ButtonKind.SEEN:
            return Button(reader.tr("Seen"), Seen(delivery), style="success")
        case _:
            return None
