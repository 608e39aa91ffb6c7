"""What the stand-in knows: people, chats, and the messages in them."""

from dataclasses import dataclass, field
from typing import Any, Final

from bot.sandbox.content import Entity, Keyboard

_SMALLER_SIZES: Final = ((90, 68), (320, 240))
_LARGEST_SIZE: Final = (640, 480)


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
    """A file that somebody sent; `kind` is what it was sent as, and stays what it is."""

    id: str
    name: str
    mime_type: str
    content: bytes = field(repr=False)
    kind: str = "document"

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id a bot may use it by: a picture has one for each size, the largest last."""
        smaller = _SMALLER_SIZES if self.kind == "photo" else ()
        return (*(f"{self.id}-{width}" for width, _ in smaller), self.id)

    @property
    def unique_id(self) -> str:
        """Says whether two files are the same; nothing can be sent or fetched by it."""
        return f"unique-{self.id}"

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
    edit_date: int | None = None
    silent: bool = False
    service: dict[str, Any] | None = None
    origin: dict[str, Any] | None = None
    reply_to: "Message | None" = None
    via_bot: bool = False
    """Whether it is a result of the bot's that its sender has chosen."""

    @property
    def edited(self) -> bool:
        """Whether it has been changed since it was sent."""
        return self.edit_date is not None

    @property
    def topic(self) -> str:
        """What the topic is called in which it stands; empty in the main one."""
        opening = self.chat.find(self.thread) if self.chat.is_forum and self.thread else None
        about = (opening.service or {}).get("forum_topic_created", {}) if opening else {}
        return str(about.get("name", ""))

    def to_api(self, bot: Person) -> dict[str, Any]:
        """A Message, with the one it answers; what that one answers in turn is left out."""
        api = self.to_api_alone(bot)
        answered = self.reply_to or self._opening_of_topic()
        return api | ({"reply_to_message": answered.to_api_alone(bot)} if answered else {})

    def to_api_alone(self, bot: Person) -> dict[str, Any]:
        """The same without what it answers."""
        api: dict[str, Any] = {
            "message_id": self.id,
            "date": self.date,
            "chat": self.chat.to_api(),
            **self._author(bot),
        }
        if self.edit_date is not None:
            api["edit_date"] = self.edit_date
        if self.origin is not None:
            api["forward_origin"] = self.origin
        if self.thread is not None:
            api |= {"message_thread_id": self.thread, "is_topic_message": True}
        if self.via_bot:
            api["via_bot"] = bot.to_api()
        if self.media_group_id:
            api["media_group_id"] = self.media_group_id
        if self.rows:
            api["reply_markup"] = {"inline_keyboard": self.rows}
        return api | self._content()

    def _author(self, bot: Person) -> dict[str, Any]:
        """Who wrote it; in a channel nobody but the channel."""
        if self.chat.kind == "channel":
            return {"sender_chat": self.chat.to_api()}
        return {"from": (self.sender or bot).to_api()}

    def _opening_of_topic(self) -> "Message | None":
        """What a message in a topic answers if it answers no other: the topic's own beginning."""
        if not self.chat.is_forum or self.thread in (None, self.id):
            return None
        begun = self.chat.find(self.thread or 0)
        return begun if begun and "forum_topic_created" in (begun.service or ()) else None

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
        file = self.file
        if file is None:
            return {}
        media = {
            "file_id": file.id,
            "file_unique_id": file.unique_id,
            "file_size": len(file.content),
        }
        match self.kind:
            case "photo":
                return [*_smaller(file), media | _measured(_LARGEST_SIZE)]
            case "video":
                named = {"file_name": file.name, "mime_type": file.mime_type}
                return media | _measured(_LARGEST_SIZE) | {"duration": 1} | named
            case "voice":
                return media | {"duration": 1, "mime_type": file.mime_type}
            case "sticker":
                kind = {"type": "regular", "is_animated": False, "is_video": False}
                return media | _measured((512, 512)) | kind
            case _:
                return media | {"file_name": file.name, "mime_type": file.mime_type}


def _smaller(file: StoredFile) -> list[dict[str, Any]]:
    return [
        {"file_id": id_, "file_unique_id": f"unique-{id_}"} | _measured(size)
        for id_, size in zip(file.ids, _SMALLER_SIZES, strict=False)
    ]


def _measured(size: tuple[int, int]) -> dict[str, int]:
    return {"width": size[0], "height": size[1]}


@dataclass(slots=True)
class Chat:
    """A private chat of one person with the bot, or a group.

    `started` is whether the person has ever written; `bot_is_member` whether the bot is there, or
    is not blocked; `bot_may_write` whether the group lets its members write. As an administrator
    the bot manages topics or deletes messages, or posts in a channel; there is no other way to be
    in one. `keys` stand below the field for writing, as the bot has put them there.
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
    bot_manages_topics: bool = False
    bot_deletes_messages: bool = False
    bot_posts_messages: bool = False
    bot_manages_chat: bool = False
    closed_topics: set[int] = field(default_factory=set)
    deleted_topics: set[int] = field(default_factory=set)
    messages: list[Message] = field(default_factory=list)
    last_id: int = 0
    keys: list[list[dict[str, Any]]] = field(default_factory=list)

    @property
    def bot_administers(self) -> bool:
        """Whether the bot is an administrator."""
        rights = self.bot_manages_topics, self.bot_deletes_messages, self.bot_posts_messages
        return any(rights) or self.bot_manages_chat

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
