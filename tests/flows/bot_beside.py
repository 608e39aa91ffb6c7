"""A stage whose bot is a process of its own: it may be killed, its server go, its clock jump."""

import asyncio
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from bot.sandbox.chats import Message
from bot.sandbox.clock_calls import PageClock
from bot.sandbox.server import SandboxServer
from bot.sandbox.telegram import Telegram
from bot.settings import Secret, Settings
from tests.bot.command_line import environment
from tests.flows.clocked_bot import ToldClock
from tests.flows.conversation import TOKEN, Stage, Talker, labels_of
from tests.flows.organising import EVENING
from tests.programmes import MOSCOW

PATIENCE = 300.0
"""Seconds after which a bot stands still; a loaded machine is no fault of its."""

LOOKS_EVERY = 0.02


class Finder(Talker):
    """Somebody who scrolls up to the button they want, whatever has arrived meanwhile."""

    @property
    def labels(self) -> list[str]:
        """The buttons below all that the bot has written, the newest message first."""
        return [label for message in self._shown() for label in labels_of(message)]

    async def presses(self, label: str, message: Message | None = None) -> str:
        """See Talker.presses; without a message it is the newest that has such a button."""
        return await super().presses(label, message or self._with(label))

    def _with(self, label: str) -> Message | None:
        having = (m for m in self._shown() if any(b.startswith(label) for b in labels_of(m)))
        return next(having, None)

    def _shown(self) -> list[Message]:
        return [m for m in reversed(self.chat.messages) if m.sender is None]


@dataclass
class BotBeside(Stage):
    """See above; `in_flight` is by chat what might be sent again, or not, after what happened, and
    `owed` the chat of each message that was ever seen in the outbox, by its key.
    """

    in_flight: Counter[int] = field(default_factory=Counter)
    owed: dict[str, int] = field(default_factory=dict)
    _process: asyncio.subprocess.Process | None = None
    _server: SandboxServer | None = None
    _port: int = 0

    @property
    def log(self) -> Path:
        """What every bot of this stage has logged."""
        return self.settings.database.parent.with_suffix(".log")

    @property
    def resident(self) -> int:
        """How many bytes of memory the bot has."""
        assert self._process
        pages = Path(f"/proc/{self._process.pid}/statm").read_text().split()[1]
        return int(pages) * 4096

    def person(self, number: int, name: str, language_code: str | None = "de") -> Talker:
        """See Stage.person."""
        talker = Finder(self, self.telegram.add_person(number, name, language_code))
        self.people[number] = talker
        return talker

    async def start(self) -> None:
        """Start the bot, and wait until it takes updates in."""
        self.telegram.allowed_updates = ()
        folder = self.settings.database.parent
        settings = {
            "BOT_TOKEN": TOKEN,
            "BOT_API_URL": f"http://127.0.0.1:{self._port}",
            "BOT_PROGRAMME": str(self.settings.programme),
            "BOT_ADMINS": ",".join(map(str, self.settings.admins)),
            "BOT_LOG_LEVEL": "WARNING",
        }
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.flows.clocked_bot", self.clock.now().isoformat()),
                cwd=folder,
                env=environment(folder, **settings),
                stdin=asyncio.subprocess.PIPE,
                stderr=log,
            )
        await self.until(lambda: bool(self.telegram.allowed_updates))

    async def stop(self) -> None:
        """End the bot in good order."""
        if self._process and self._process.returncode is None:
            self._process.terminate()
            assert await self._process.wait() == 0

    async def kill(self) -> None:
        """End the bot in the midst of whatever it does."""
        assert self._process
        self._process.kill()
        await self._process.wait()
        self.note_in_flight()

    async def server_comes(self) -> None:
        """Let the bot reach Telegram, under the same address as before."""
        clock = PageClock(self.clock.now, self.clock.travel, MOSCOW)
        self._server = SandboxServer(self.telegram, {}, 0, clock)
        await self._server.start(port=self._port)
        self._port = int(self._server.url.rpartition(":")[2])

    async def server_goes(self) -> None:
        """Close every connection."""
        if self._server:
            await self._server.stop()
            self._server = None
            self.note_in_flight()

    def jump(self, minutes: float) -> None:
        """Let so much time pass at once; less than none sets the clock back."""
        self.clock.set(self.clock.now() + timedelta(minutes=minutes))
        assert self._process
        assert self._process.stdin
        self._process.stdin.write(f"{self.clock.now().isoformat()}\n".encode())

    def note_in_flight(self) -> None:
        """Note whose updates are not finished, and who is being sent something."""
        for query in (
            "SELECT queue FROM inbox_body JOIN inbox USING (row)",
            "SELECT chat FROM delivery WHERE state = 'sending'",
        ):
            self.in_flight.update(row[0] for row in self.rows(query))
        self.note_owed()

    def note_owed(self) -> None:
        """Note which messages are promised."""
        self.owed |= dict(self.rows("SELECT key, chat FROM delivery"))

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What the database says."""
        with closing(sqlite3.connect(self.settings.database, timeout=30)) as connection:
            return connection.execute(query, values).fetchall()

    async def finished(self) -> None:
        """Wait until the bot has finished with everything that it was given."""
        await self.until(lambda: not self.telegram.pending and not self.holds("inbox_body"))

    async def delivered(self) -> None:
        """Nobody waits here until others are told: each goes on when they are answered."""
        await self.finished()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something to become true, looking again fifty times a second."""
        deadline = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < deadline, "the bot stands still"
            await asyncio.sleep(LOOKS_EVERY)


@asynccontextmanager
async def bot_beside(
    folder: Path, programme: Path, admins: tuple[int, ...]
) -> AsyncIterator[BotBeside]:
    """A bot in a process of its own, its database in that folder."""
    clock = ToldClock(EVENING)
    settings = Settings(
        token=Secret(TOKEN), database=folder / "bot.sqlite3", programme=programme, admins=admins
    )
    stage = BotBeside(Telegram(TOKEN, clock.now), None, clock, settings)
    await stage.server_comes()
    try:
        await stage.start()
        yield stage
        await stage.stop()
    finally:
        stage.close()
        await stage.server_goes()
        if stage._process and stage._process.returncode is None:
            await stage.kill()
