"""How everything stands at one moment of a walk, kept so that one can go back to it."""

import hashlib
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.sandbox.chats import Message
from tests.flows.conversation import Stage

_OF_THE_MACHINE = ("inbox", "clock_shift", "sqlite_sequence")
"""Tables that change with every update, or with none that a person sends."""

_SHORT = {"release": "number", "draft": "id, author, origin, base"}
"""What tells the rows of a table apart that holds whole programmes."""


@dataclass(frozen=True, slots=True)
class State:
    """The database, named by its digest, the messages of every chat, and what waits for a text:
    the address of the screen that asked, by person.
    """

    digest: str
    release: int
    chats: Mapping[int, tuple[Message, ...]]
    questions: Mapping[int, str]

    def message(self, chat: int, number: int) -> Message:
        """A message as it stood."""
        return next(message for message in self.chats[chat] if message.id == number)


class States:
    """Keeps states of a stage and goes back to them."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._live = sqlite3.connect(stage.settings.database, isolation_level=None)
        self._live.execute("PRAGMA synchronous = OFF")
        self._kept: dict[str, sqlite3.Connection] = {}
        self._known: tuple[int, str] | None = None

    def close(self) -> None:
        """Let go of everything that was kept."""
        for connection in (self._live, *self._kept.values()):
            connection.close()

    def digest(self) -> str:
        """The same for two moments between which nothing of substance was written."""
        version = int(str(self.rows("PRAGMA data_version")[0][0]))
        if self._known is None or self._known[0] != version:
            found = hashlib.sha256()
            for table in self._tables():
                columns = _SHORT.get(table, "*")
                found.update(table.encode())
                for row in self._live.execute(f"SELECT {columns} FROM {table}"):  # noqa: S608
                    found.update(repr(row).encode())
            self._known = version, found.hexdigest()
        return self._known[1]

    def outbox(self) -> list[tuple[object, ...]]:
        """What is owed and what is sent to many: where it stays the same, nothing is under way."""
        return self.rows("SELECT id, state, due_at, held FROM delivery") + self.rows(
            "SELECT id, state, send_at FROM broadcast"
        )

    def now(self) -> State:
        """How everything stands, kept."""
        digest = self.digest()
        if digest not in self._kept:
            copy = sqlite3.connect(":memory:", check_same_thread=False)
            self._live.backup(copy)
            self._kept[digest] = copy
        chats = {
            number: tuple(map(replace, chat.messages))
            for number, chat in self._stage.telegram.chats.items()
            if chat.messages
        }
        asked = self.rows("SELECT person, asking FROM dialogue WHERE NOT paused")
        questions = {int(str(person)): str(asking) for person, asking in asked}
        return State(digest, self._release(), chats, questions)

    async def go_back(self, state: State) -> None:
        """Let everything stand as it did; a bot that has read another release is started again."""
        if self.digest() != state.digest:
            release = self._release()
            self._kept[state.digest].backup(self._live)
            self._known = None
            if release != state.release:
                await self._stage.restart()
        for number, chat in self._stage.telegram.chats.items():
            chat.messages[:] = map(replace, state.chats.get(number, ()))

    def rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """What stands in the database."""
        return self._live.execute(query, values).fetchall()

    def _tables(self) -> list[str]:
        names = self.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return [str(name) for (name,) in names if name not in _OF_THE_MACHINE]

    def _release(self) -> int:
        return int(str(self.rows("SELECT max(number) FROM release")[0][0]))
