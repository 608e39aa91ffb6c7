"""The stand-in for Telegram: what people do, and which updates the bot gets of it.

Pure and in memory: no network, no clock of its own, no waiting. `bot_api.py` is the other side,
what the bot does.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import count
from typing import Any, Final

from bot.sandbox.bot_api import BotApi
from bot.sandbox.chats import Chat, Message, Person, StoredFile
from bot.sandbox.entities import command_entities
from bot.sandbox.profile import Profile

ON_REQUEST_ONLY: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds of update that the bot gets only when it names them in allowed_updates."""


class Telegram:
    """A small world of people and chats with one bot in it. `now` gives the moment for dates."""

    def __init__(
        self,
        token: str,
        now: Callable[[], datetime],
        username: str = "konferenz_demo_bot",
    ) -> None:
        self.token = token
        self.bot = Person(int(token.split(":")[0]), "konferenzbot", is_bot=True, username=username)
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.profile = Profile()
        self.pending: list[dict[str, Any]] = []
        self.allowed_updates: Sequence[str] = ()
        self.queries: dict[str, dict[str, Any] | None] = {}
        self.api = BotApi(self)
        self._now = now
        self._numbers = count(1)
        self._listeners: list[Callable[[], None]] = []

    # Who is there

    def add_person(self, id: int, first_name: str, language_code: str | None = None) -> Person:  # noqa: A002
        """Somebody new, with an empty private chat."""
        person = Person(id, first_name, language_code)
        self.people[id] = person
        self.chats[id] = Chat(id, "private", first_name, [person])
        return person

    def add_group(self, id: int, title: str, members: Sequence[Person]) -> Chat:  # noqa: A002
        """A group chat with the bot in it; its id is negative, as Telegram's are."""
        chat = Chat(id, "group", title, list(members), started=True)
        self.chats[id] = chat
        return chat

    # What people do

    def say(
        self,
        person: Person,
        text: str,
        chat: Chat | None = None,
        thread: int | None = None,
    ) -> Message:
        """Write a message, in the private chat unless another is named."""
        message = self.put(chat or self.chats[person.id], person, text=text, thread=thread)
        message.entities = command_entities(text)
        self._deliver(message)
        return message

    def send_file(
        self,
        person: Person,
        kind: str,
        file: StoredFile,
        caption: str = "",
        chat: Chat | None = None,
        media_group_id: str | None = None,
    ) -> Message:
        """Send a photo, document, video, voice or sticker."""
        self.files[file.id] = file
        message = self.put(
            chat or self.chats[person.id],
            person,
            text=caption,
            kind=kind,
            file=file,
            media_group_id=media_group_id,
        )
        self._deliver(message)
        return message

    def edit(self, message: Message, text: str) -> None:
        """Change a message of one's own."""
        message.text, message.edited = text, True
        message.entities = command_entities(text)
        if self._bot_reads(message):
            self.give({"edited_message": message.to_api(self.bot)})

    def press(self, person: Person, message: Message, data: str) -> str:
        """Press a button, or send whatever data a modified client may send; the query's id."""
        query_id = str(next(self._numbers) + 7_000_000)
        self.queries[query_id] = None
        self.give(
            {
                "callback_query": {
                    "id": query_id,
                    "from": person.to_api(),
                    "message": message.to_api(self.bot),
                    "chat_instance": str(message.chat.id),
                    "data": data,
                }
            }
        )
        return query_id

    def block(self, person: Person, blocked: bool = True) -> None:
        """Block the bot, or let it in again."""
        chat = self.chats[person.id]
        if chat.bot_is_member is blocked:
            self._change_membership(chat, person, not blocked, "kicked")

    def remove_bot(self, person: Person, chat: Chat) -> None:
        """Take the bot out of a group."""
        self._change_membership(chat, person, False, "kicked")

    def add_bot(self, person: Person, chat: Chat) -> None:
        """Put the bot into a group again."""
        self._change_membership(chat, person, True, "left")

    def migrate(self, chat: Chat) -> Chat:
        """Turn a group into a supergroup: it goes on under a new id."""
        new = Chat(-1_000_000_000_000 + chat.id, "supergroup", chat.title, chat.members, True)
        self.chats[new.id], chat.migrated_to = new, new.id
        message = self.put(chat, chat.members[0])
        message.service = {"migrate_to_chat_id": new.id}
        self._deliver(message)
        return new

    def give(self, update: dict[str, Any]) -> None:
        """Let an update reach the bot, whatever it holds; it gets the next id."""
        kind = next(iter(update), "")
        if kind in ON_REQUEST_ONLY and kind not in self.allowed_updates:
            return
        if self.allowed_updates and kind not in self.allowed_updates:
            return
        self.pending.append({"update_id": next(self._numbers), **update})
        self.changed()

    # What both sides use

    def call(self, method: str, parameters: dict[str, Any]) -> Any:
        """A call of the bot; raises ApiError as the Bot API would refuse it."""
        result = self.api.call(method, parameters)
        self.changed()
        return result

    def put(self, chat: Chat, sender: Person | None, **content: Any) -> Message:
        """Add a message to a chat; the first one of a person starts the chat."""
        message = Message(0, chat, sender, int(self._now().timestamp()), **content)
        chat.add(message)
        if sender is not None:
            chat.started = True
        return message

    def on_change(self, listener: Callable[[], None]) -> None:
        """Call `listener` after everything that happens here."""
        self._listeners.append(listener)

    def changed(self) -> None:
        """Tell everybody who listens."""
        for listener in self._listeners:
            listener()

    def _deliver(self, message: Message) -> None:
        if self._bot_reads(message):
            self.give({"message": message.to_api(self.bot)})
        self.changed()

    def _bot_reads(self, message: Message) -> bool:
        """Privacy mode: in groups a bot sees commands meant for it, and service messages."""
        chat = message.chat
        if not chat.bot_is_member:
            return False
        if chat.kind == "private" or message.service is not None:
            return True
        command = message.text.split(maxsplit=1)[0] if message.entities else ""
        addressed = command.partition("@")[2]
        return command.startswith("/") and addressed.lower() in ("", str(self.bot.username))

    def _change_membership(self, chat: Chat, person: Person, joins: bool, outside: str) -> None:
        chat.bot_is_member = joins
        old, new = ("member", outside) if not joins else (outside, "member")
        self.give(
            {
                "my_chat_member": {
                    "chat": chat.to_api(),
                    "from": person.to_api(),
                    "date": int(self._now().timestamp()),
                    "old_chat_member": self._membership(old),
                    "new_chat_member": self._membership(new),
                }
            }
        )

    def _membership(self, status: str) -> dict[str, Any]:
        until = {"until_date": 0} if status == "kicked" else {}
        return {"user": self.bot.to_api(), "status": status, **until}
