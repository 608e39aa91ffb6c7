"""What delivery sends: screens, and what somebody wrote with buttons; sent, edited and deleted.

Errors are Telegram's own; who calls decides what they mean. What is edited or deleted already, as
it happens after an answer that was lost, is no error.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.frame.api_errors import Refusal, ignoring
from handlers.frame.calls import Calls, Json, edit_screen, keyboard, reply_to
from handlers.ui.screen import Row, Screen
from storage.content import ContentKind, File, Version


@dataclass(frozen=True, slots=True)
class Post:
    """A version as it is sent, with its buttons; an album cannot carry any.

    `thread` is the topic of a forum it is for, `reply_to` the message that it answers if that is
    (still) there.
    """

    version: Version
    rows: tuple[Row, ...] = ()
    silent: bool = False
    thread: int | None = None
    reply_to: int | None = None

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
class Rewrite:
    """A message of the bot that is to show a screen."""

    message: int
    screen: Screen
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Removal:
    """Messages that are to be deleted."""

    messages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NewTopic:
    """A topic of a forum that is to be made."""

    name: str
    silent: bool = False


@dataclass(frozen=True, slots=True)
class TopicRemoval:
    """A topic of a forum that is to be deleted with all that stands in it."""

    thread: int
    silent: bool = False


Deliverable = Screen | Post | Edit | Rewrite | Removal | NewTopic | TopicRemoval
"""What delivery sends."""


async def send_post(calls: Calls, chat: int, post: Post) -> Sequence[int]:
    """Send a post once; the result is the ids of its messages. Raises TelegramError."""
    method, content = _content(post)
    where = {
        "chat_id": chat,
        "message_thread_id": post.thread,
        "reply_parameters": reply_to(post.reply_to),
        "disable_notification": post.silent or None,
    }
    return await calls.call(method, {**where, **content})


async def edit_post(calls: Calls, chat: int, edit: Edit) -> None:
    """Let a message say what a post says. Raises TelegramError."""
    with ignoring(Refusal.NOT_MODIFIED):
        await calls.call(*_edited(chat, edit))


async def rewrite(calls: Calls, chat: int, changed: Rewrite) -> None:
    """Let a message show a screen. Raises TelegramError."""
    with ignoring(Refusal.NOT_MODIFIED):
        await edit_screen(calls, chat, changed.message, changed.screen)


async def remove_post(calls: Calls, chat: int, removal: Removal) -> None:
    """Delete messages. Raises TelegramError."""
    with ignoring(Refusal.NOT_FOUND):
        await calls.call("deleteMessages", {"chat_id": chat, "message_ids": removal.messages})


async def make_topic(calls: Calls, chat: int, topic: NewTopic) -> int:
    """Make a topic; its thread is the result. Raises TelegramError."""
    return (await calls.call("createForumTopic", {"chat_id": chat, "name": topic.name}))[0]


async def remove_topic(calls: Calls, chat: int, removal: TopicRemoval) -> None:
    """Delete a topic. Raises TelegramError."""
    with ignoring(Refusal.TOPIC_GONE):
        thread = removal.thread
        await calls.call("deleteForumTopic", {"chat_id": chat, "message_thread_id": thread})


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
