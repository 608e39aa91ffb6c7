"""What the stand-in knows: people, chats, and the messages in them."""

from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.entities import Entity
from bot.sandbox.keyboards import Keyboard


@dataclass(slots=True)
class Person:
    """Somebody with a phone."""

    id: int
    first_name: str
    language_code: str | None = None
    last_name: str | None = None
    username: str | None = None
    is_bot: bool = False

    def to_api(self) -> dict[str, Any]:
        """A User."""
        user = {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        return {name: value for name, value in user.items() if value is not None}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that somebody sent."""

    id: str
    name: str
    mime_type: str
    content: bytes = field(repr=False)

    @property
    def path(self) -> str:
        """Where it is downloaded from; as in Telegram, nothing of it was chosen by the sender."""
        return f"documents/{self.id}"


@dataclass(slots=True)
class Message:
    """One bubble. `sender` is a person, or None for the bot; `text` is the caption of a media."""

    id: int
    chat: "Chat"
    sender: Person | None
    date: int
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    rows: Keyboard = field(default_factory=list)
    kind: str = "text"
    file: StoredFile | None = None
    point: dict[str, Any] | None = None
    thread: int | None = None
    media_group_id: str | None = None
    edited: bool = False
    silent: bool = False
    service: dict[str, Any] | None = None

    def to_api(self, bot: Person) -> dict[str, Any]:
        """A Message."""
        api: dict[str, Any] = {
            "message_id": self.id,
            "date": self.date,
            "chat": self.chat.to_api(),
            "from": (self.sender or bot).to_api(),
        }
        if self.edited:
            api["edit_date"] = self.date
        if self.thread is not None:
            api |= {"message_thread_id": self.thread, "is_topic_message": True}
        if self.media_group_id:
            api["media_group_id"] = self.media_group_id
        if self.rows:
            api["reply_markup"] = {"inline_keyboard": self.rows}
        return api | self._content()

    def _content(self) -> dict[str, Any]:
        if self.service is not None:
            return self.service
        if self.kind == "text":
            return {"text": self.text, **({"entities": self.entities} if self.entities else {})}
        content: dict[str, Any] = {}
        if self.text:
            content["caption"] = self.text
            if self.entities:
                content["caption_entities"] = self.entities
        if self.point is not None:
            return content | self.point
        return content | {self.kind: self._media()}

    def _media(self) -> Any:
        if self.file is None:
            return {}
        media = {
            "file_id": self.file.id,
            "file_unique_id": self.file.id,
            "file_size": len(self.file.content),
        }
        match self.kind:
            case "photo":
                return [media | {"width": 640, "height": 480}]
            case "video":
                return media | {"width": 640, "height": 480, "duration": 1}
            case "voice":
                return media | {"duration": 1, "mime_type": self.file.mime_type}
            case "sticker":
                return media | {
                    "width": 512,
                    "height": 512,
                    "type": "regular",
                    "is_animated": False,
                    "is_video": False,
                }
            case _:
                return media | {"file_name": self.file.name, "mime_type": self.file.mime_type}


@dataclass(slots=True)
class Chat:
    """A private chat of one person with the bot, or a group.

    `started` is whether the person has ever written; `bot_is_member` whether the bot is there, or
    is not blocked; `bot_may_write` whether the group lets its members write.
    """

    id: int
    kind: str
    title: str
    members: list[Person]
    started: bool = False
    bot_is_member: bool = True
    bot_may_write: bool = True
    migrated_to: int | None = None
    is_forum: bool = False
    closed_topics: set[int] = field(default_factory=set)
    deleted_topics: set[int] = field(default_factory=set)
    messages: list[Message] = field(default_factory=list)
    last_id: int = 0

    def to_api(self) -> dict[str, Any]:
        """A Chat."""
        if self.kind == "private":
            return {"id": self.id, "type": "private", "first_name": self.title}
        forum = {"is_forum": True} if self.is_forum else {}
        return {"id": self.id, "type": self.kind, "title": self.title, **forum}

    def add(self, message: Message) -> None:
        """Append a message under the next id; the id of a deleted one is never given again."""
        self.last_id += 1
        message.id = self.last_id
        self.messages.append(message)

    def find(self, message_id: int) -> Message | None:
        """The message with that id, if it is (still) there."""
        return next((m for m in reversed(self.messages) if m.id == message_id), None)
