"""The state of the stand-in: who is there, what was said, and what waits for the bot.

`telegram.py` is what people do in this world, `bot_api.py` what the bot does.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import count
from typing import Any, Final

from bot.sandbox.chats import Chat, Message, Person
from bot.sandbox.files import FileStore
from bot.sandbox.inline import InlineQueries
from bot.sandbox.profile import Profile

USERNAME: Final = "konferenz_demo_bot"

ON_REQUEST_ONLY: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds of update that the bot gets only when it names them in allowed_updates."""


class World:
    """People, chats and one bot; pure and in memory. `now` gives the moment for dates.

    `calls` is how often the bot has called each method, polls apart; `version` counts the changes.
    """

    def __init__(self, token: str, now: Callable[[], datetime]) -> None:
        self.token = token
        self.bot = Person(int(token.split(":")[0]), "konferenzbot", is_bot=True, username=USERNAME)
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files = FileStore()
        self.profile = Profile()
        self.pending: list[dict[str, Any]] = []
        self.allowed_updates: Sequence[str] = ()
        self.queries: dict[str, dict[str, Any] | None] = {}
        self.inline = InlineQueries()
        self.calls: Counter[str] = Counter()
        self.numbers = count(1)
        self._now = now
        self.version = 0
        self._next_change = asyncio.Event()

    @property
    def moment(self) -> int:
        """The moment it is, as Telegram writes dates: seconds since 1970."""
        return int(self._now().timestamp())

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

    def add_channel(self, id: int, title: str, owner: Person) -> Chat:  # noqa: A002
        """A channel of somebody's, in which the bot is not."""
        chat = Chat(id, "channel", title, [owner], started=True, bot_is_member=False)
        self.chats[id] = chat
        return chat

    def give(self, update: dict[str, Any]) -> None:
        """Let an update reach the bot, whatever it holds; it gets the next id."""
        kind = next(iter(update), "")
        if kind in ON_REQUEST_ONLY and kind not in self.allowed_updates:
            return
        if self.allowed_updates and kind not in self.allowed_updates:
            return
        self.pending.append({"update_id": next(self.numbers), **update})
        self.changed()

    def put(self, chat: Chat, sender: Person | None, **content: Any) -> Message:
        """Add a message to a chat; the first one of a person starts the chat."""
        message = Message(0, chat, sender, self.moment, **content)
        chat.add(message)
        if sender is not None:
            chat.started = True
        return message

    def drop_topic(self, chat: Chat, thread: int) -> None:
        """Delete a topic with all that stands in it; bots are not told of it."""
        chat.deleted_topics.add(thread)
        chat.messages[:] = [m for m in chat.messages if m.thread != thread]

    def changed(self) -> None:
        """Wake everybody who waits for a change."""
        self.version += 1
        self._next_change.set()
        self._next_change = asyncio.Event()

    async def after(self, version: int) -> None:
        """Wait for a change after that version of this world."""
        while self.version == version:
            await self._next_change.wait()
