"""The real application over the stand-in, all in one process: an update takes a millisecond or two.

Nothing goes over the network and nothing runs beside: what an update does is done when `takes`
returns. Everything that the bot then called, wrote and logged can be looked at.
"""

import logging
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar, cast

from telegram import Bot

from bot.application import BotApplication, build_application
from bot.sandbox.chats import Chat, Person
from bot.sandbox.in_process import InProcess
from bot.sandbox.telegram import Telegram
from bot.transport import Answer, form_fields
from handlers.features import features
from handlers.frame.calls import NO_FILES, Upload
from handlers.frame.child_process import Children
from handlers.frame.current_release import CurrentRelease
from handlers.frame.print_queue import PrintQueue, Taken
from handlers.frame.reader import Reader
from handlers.frame.services import Services, find_reader
from handlers.frame.updates import read_update
from locales.catalogues import Translators
from scheduler.outbox import WakeUp
from storage import releases
from storage.database import Database
from storage.erasure_list import ErasureList
from tests.flows.conversation import StoppedClock, index
from tests.flows.rights.reaction import Call, Dump, Reaction

P = ParamSpec("P")
T = TypeVar("T")

TOKEN: Final = "1234567:in-one-process"
_MENUS: Final = ("setMyCommands", "deleteMyCommands")


class DirectBot:
    """The bot, everybody who talks to it, and its database, which can be put back as it was."""

    def __init__(
        self,
        telegram: Telegram,
        database: Database,
        log: "_Log",
        calls: list[Call],
        make: "_Make",
    ) -> None:
        self.telegram = telegram
        self.database = database
        self._log = log
        self._make = make
        self._watching = sqlite3.connect(database.path, isolation_level=None)
        self._restoring = sqlite3.connect(database.path, isolation_level=None)
        for connection in (self._watching, self._restoring):
            connection.execute("PRAGMA synchronous = OFF")
        self.calls = calls
        self._app: BotApplication | None = None
        self._kept = sqlite3.connect(":memory:")
        self._version = self._schema_version = 0
        self.kept: Dump = {}

    async def open(self) -> None:
        """Build the application by the release in force."""
        if self._app is not None:
            await self._app.shutdown()
        self._app = await self._make()
        await self._app.initialize()

    async def close(self) -> None:
        """End the application; the database is closed by whoever opened it."""
        if self._app is not None:
            await self._app.shutdown()
        for connection in (self._watching, self._restoring, self._kept):
            connection.close()

    def keep(self) -> None:
        """Remember how everything stands now."""
        self._watching.backup(self._kept)
        self.kept = self.dump()
        self._version = self._data_version()
        self._schema_version = int(self._watching.execute("PRAGMA schema_version").fetchone()[0])

    async def restore(self) -> None:
        """Let everything stand again as it was kept.

        A backup says that the schema may be another one, and each connection would read it anew,
        which takes longer than all the rest. It is the same, so that is taken back.
        """
        release = self._newest_release()
        self._kept.backup(self._restoring)
        self._restoring.execute(f"PRAGMA schema_version = {self._schema_version}")
        self._version = self._data_version()
        if self._newest_release() != release:
            await self.open()

    async def restore_after(self, reaction: Reaction) -> None:
        """The same where something was written, else nothing is to be done."""
        if reaction.has_written:
            await self.restore()

    @property
    def services(self) -> Services:
        """What the application works with."""
        return self._running.bot_data.services

    @property
    def bot(self) -> Bot:
        """The bot's side of the calls."""
        return self._running.bot

    def dump(self) -> Dump:
        """What stands in the database."""
        names = self._watching.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        return {
            name: frozenset(self._watching.execute(f"SELECT * FROM {name}").fetchall())  # noqa: S608
            for (name,) in names
            if not name.startswith("inbox")
        }

    def write(self, statement: str, *values: object) -> None:
        """Change the database behind the bot's back, which is not taken for its own writing."""
        self._watching.execute(statement, values)

    async def reader(self, person: int) -> Reader:
        """Somebody whom the bot knows, with the rights that they have."""
        found = await find_reader(self.services, person)
        assert found is not None
        return found

    async def press(
        self,
        person: int,
        data: str,
        chat: Chat | None = None,
        *,
        forwarded: bool = False,
        old: bool = False,
    ) -> Reaction:
        """Somebody presses a button with this data under a message of the bot's.

        It may have been forwarded to them, or be so old that Telegram shows it to the bot no more.
        """
        origin = {"type": "hidden_user", "date": 1, "sender_user_name": "…"} if forwarded else None
        under = self.telegram.put(
            chat or self.telegram.chats[person],
            None,
            text="…",
            rows=[[{"text": "…", "callback_data": data}]],
            origin=origin,
        )
        if old:
            under.date = 0
        self.telegram.press(self.telegram.people[person], under, data)
        return await self.takes()

    async def say(self, person: int, text: str, chat: Chat | None = None) -> Reaction:
        """Somebody writes something."""
        self.telegram.say(self.telegram.people[person], text, chat)
        return await self.takes()

    async def takes(self) -> Reaction:
        """Let the bot handle everything that has come in; what came of it."""
        self.calls.clear()
        self._log.lines.clear()
        while self.telegram.pending:
            raw = self.telegram.pending.pop(0)
            await self._running.process_update(read_update(raw, self.bot))
        before, self._version = self._version, self._data_version()
        calls = tuple(call for call in self.calls if call.method not in _MENUS)
        return Reaction(calls, tuple(self._log.lines), self._version != before)

    @property
    def _running(self) -> BotApplication:
        if self._app is None:
            raise RuntimeError("the bot is not open")
        return self._app

    def _data_version(self) -> int:
        """Another number as soon as anybody else has written."""
        return int(self._watching.execute("PRAGMA data_version").fetchone()[0])

    def _newest_release(self) -> int:
        return int(self._watching.execute("SELECT max(number) FROM release").fetchone()[0])


class _Log(logging.Handler):
    """Everything that is logged from INFO on."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {self.format(record)}")


class _Watched(InProcess):
    """The stand-in as a transport that writes down what it is called for.

    What it says of an edited message is left out, since PTB needs longer to read that than the bot
    to answer a press.
    """

    def __init__(self, telegram: Telegram, calls: list[Call]) -> None:
        super().__init__(telegram)
        self._calls = calls

    async def call(
        self,
        method: str,
        parameters: Mapping[str, Any],
        files: Mapping[str, Upload] = NO_FILES,
        read_seconds: float | None = None,
    ) -> Answer:
        self._calls.append(Call(method, {**form_fields(parameters), **files}))
        status, body = await super().call(method, parameters, files, read_seconds)
        done = status == HTTPStatus.OK and method.startswith("editMessage")
        return status, b'{"ok": true, "result": true}' if done else body


_Make = Callable[[], Awaitable[BotApplication]]


class _NoChildren(Children):
    """What a child process would draw or write comes at once; that it does is tested elsewhere."""

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        del function, args, kwargs
        return cast("T", b"a file")


class _NothingPrinted(PrintQueue):
    """Nothing goes on in the background: what is printed has tests of its own."""

    def take(self, *_: object, **__: object) -> Taken:
        return Taken.COMES


@asynccontextmanager
async def open_bot(
    file: Path,
    moment: datetime,
    people: list[Person],
    translators: Translators,
    admins: frozenset[int],
) -> AsyncIterator[DirectBot]:
    """The bot over a database that holds a release already."""
    clock = StoppedClock(moment)
    telegram = Telegram(TOKEN, clock.now)
    for person in people:
        telegram.add_person(person.id, person.first_name, person.language_code)
        telegram.chats[person.id].started = True
    database = await Database.open(file)

    calls: list[Call] = []
    transport = _Watched(telegram, calls)

    async def make() -> BotApplication:
        snapshot = await database.read(releases.latest)
        assert snapshot is not None
        desk = Services(
            database=database,
            clock=clock,
            current_release=CurrentRelease.open(database, snapshot, index),
            translators=translators,
            retention_days=90,
            wake_up=WakeUp(),
            children=_NoChildren(),
            print_queue=_NothingPrinted(),
            erasure_list=ErasureList(database),
            admins=admins,
            feeds_at="https://pages.example",
        )
        return build_application(desk, features(), transport, lambda *_: None)

    log = _Log()
    root = logging.getLogger()
    root.addHandler(log)
    level = root.level
    root.setLevel(logging.INFO)
    house = DirectBot(telegram, database, log, calls, make)
    try:
        await house.open()
        yield house
    finally:
        root.setLevel(level)
        root.removeHandler(log)
        await house.close()
        await database.close()
