"""The real application with the stand-in beside it, and people who talk to it.

Nothing here sleeps: whoever says or presses something waits until the bot has finished with it.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Concatenate, Final, ParamSpec

from bot.lifecycle import serve
from bot.programme import programme_in_force
from bot.sandbox.chats import Chat, Message, Person, StoredFile
from bot.sandbox.clock_calls import PageClock
from bot.sandbox.in_process import InProcess
from bot.sandbox.server import SandboxServer
from bot.sandbox.telegram import Telegram
from bot.settings import Secret, Settings
from bot.transport import Transport
from handlers.questions.understanding import warm_index
from locales.languages import installed_languages
from scheduler.clock import Clock
from scheduler.rate_limiter import Limits
from storage.database import Database
from storage.moments import to_ms
from storage.programme.model import Programme
from storage.programme.search import SearchIndex
from storage.programme.snapshot import Snapshot
from tests.programmes import MOSCOW
from tests.texts import translators

P = ParamSpec("P")

TOKEN = "1000000:of-these-tests"
PATIENCE = 120.0
"""Seconds after which a test hangs, on the busiest machine."""

AT_ONCE = Limits(
    bulk_per_second=1_000, total_per_second=1_000, private_seconds=0, group_per_minute=1_000
)
"""Delivery without a pace, so that nobody waits a second for what they are told."""


class StoppedClock(Clock):
    """A clock that stands still until it is set."""

    def __init__(self, moment: datetime) -> None:
        super().__init__()
        self._moment = moment

    @property
    def has_stops(self) -> bool:
        """Whether a bot that runs has anything planned by this clock."""
        return bool(self._stops)

    def now(self) -> datetime:
        return self._moment

    def to_real(self, moment: datetime) -> datetime:
        return datetime.now(UTC) + (moment - self._moment)

    def set(self, moment: datetime) -> None:
        if moment < self._moment:
            raise ValueError("the clock cannot be set back")
        self._moment = moment.astimezone(UTC)
        for listener in self._listeners:
            listener()


def index(snapshot: Snapshot) -> SearchIndex:
    """What a release is searched by: stages over the same release share it."""
    return _index(snapshot.programme, snapshot.release)


@lru_cache(32)
def _index(programme: Programme, release: int) -> SearchIndex:
    return warm_index(Snapshot.of(programme, release), installed_languages())


class Stopwatch:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.passed = 0.0

    def __call__(self) -> float:
        return self.passed


@cache
def _settings() -> Settings:
    """The settings as they are where nothing is set; to look for what is set takes 10 ms."""
    return Settings(token=Secret(TOKEN), webhook_secret=Secret("of-these-tests"))


_PUBLISHED: Final[dict[tuple[bytes | None, datetime], bytes]] = {}
"""Databases as the first start leaves them, by the file of the programme and the moment."""


async def publish_once(database: Path, programme: Path | None, clock: Clock) -> None:
    """Fill a new database with the programme, the built-in one where none is named, as the bot does
    at its first start; it does so once for all stages that begin alike.
    """
    content = await asyncio.to_thread(programme.read_bytes) if programme else None
    alike = (content, clock.now())
    if alike not in _PUBLISHED:
        opened = await Database.open(database)
        await programme_in_force(opened, programme, lambda _zone: clock)
        await opened.close()
        _PUBLISHED[alike] = await asyncio.to_thread(database.read_bytes)
    else:
        await asyncio.to_thread(database.write_bytes, _PUBLISHED[alike])


@dataclass
class Stage:
    """A running bot and the world it is in."""

    telegram: Telegram
    transport: Transport | None
    clock: StoppedClock
    settings: Settings
    limits: Limits = AT_ONCE
    seconds: Stopwatch = field(default_factory=Stopwatch)
    people: dict[int, "Talker"] = field(default_factory=dict)
    _stop: asyncio.Event = field(default_factory=asyncio.Event)
    _serving: asyncio.Task[None] | None = None
    _watching: sqlite3.Connection | None = None

    async def start(self) -> None:
        """Start the bot, and wait until it takes updates in and goes by the clock.

        Raises what ends the start: nobody waits for the answers of a bot that does not run.
        """
        self.telegram.allowed_updates = ()
        self._stop = asyncio.Event()
        serving = asyncio.create_task(
            serve(
                self.settings,
                self._stop,
                self.clock,
                self.limits,
                self.transport,
                translators=translators(),
                build_index=index,
                seconds=self.seconds,
            )
        )
        self._serving = serving
        await until(
            lambda: bool(self.telegram.allowed_updates and self.clock.has_stops) or serving.done()
        )
        if serving.done():
            self._serving = None
            await serving

    @property
    def has_ended(self) -> bool:
        """Whether the bot serves no more."""
        return self._serving is not None and self._serving.done()

    async def stop(self) -> None:
        """End the bot; raises what ended it before."""
        self._stop.set()
        if self._serving:
            async with asyncio.timeout(PATIENCE):
                await self._serving

    async def restart(self) -> None:
        """End the bot and start it again over the same database."""
        await self.stop()
        await self.start()

    def person(self, number: int, name: str, language_code: str | None = "de") -> "Talker":
        """Somebody new with a phone."""
        talker = Talker(self, self.telegram.add_person(number, name, language_code))
        self.people[number] = talker
        return talker

    def group(self, number: int, *members: "Talker") -> Chat:
        """A group chat with the bot in it."""
        return self.telegram.add_group(number, "Gruppe", [talker.person for talker in members])

    async def finished(self) -> None:
        """Wait until the bot has finished with everything that it was given."""
        await until(lambda: not self.telegram.pending and not self.holds("inbox_body"))

    async def delivered(self) -> None:
        """Wait until nothing that is due is owed to anybody who can be reached.

        What was published waits for no other release.
        """
        await self.finished()
        if self.holds("notices_owed"):
            self.write("UPDATE notices_owed SET due_at = 0, latest_at = 0")
            await self.clock.travel(self.clock.now())
        blocked = "chat IN (SELECT id FROM person WHERE NOT reachable)"
        due = f"state = 'pending' AND due_at <= {to_ms(self.clock.now())}"
        owed = f"state = 'sending' OR ({due} AND NOT {blocked})"
        notices = f"due_at <= {to_ms(self.clock.now())}"
        await until(lambda: not self.holds("notices_owed", notices))
        await until(lambda: not self.holds("delivery", owed))

    def holds(self, table: str, condition: str = "1") -> bool:
        """Whether a table of the database has a row of that kind."""
        query = f"SELECT EXISTS (SELECT * FROM {table} WHERE {condition})"  # noqa: S608
        return bool(self._beside().execute(query).fetchone()[0])

    def close(self) -> None:
        """Look at the database no more."""
        if self._watching is not None:
            self._watching.close()
            self._watching = None

    def write(self, statement: str, *values: object) -> None:
        """Change the database behind the bot's back, where no press could come at that moment."""
        self._beside().execute(statement, values)

    def do(
        self,
        use_case: Callable[Concatenate[sqlite3.Connection, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """The same by a use case of ours."""
        use_case(self._beside(), *args, **kwargs)

    def _beside(self) -> sqlite3.Connection:
        """A connection beside the bot's, with which every statement is a transaction."""
        if self._watching is None:
            self._watching = sqlite3.connect(self.settings.database, isolation_level=None)
        return self._watching


@dataclass
class Talker:
    """Somebody who talks to the bot, and what they see on their phone."""

    stage: Stage
    person: Person

    @property
    def chat(self) -> Chat:
        """Their private chat."""
        return self.stage.telegram.chats[self.person.id]

    @property
    def screen(self) -> Message:
        """The bot's last message in the private chat."""
        return last_of_bot(self.chat)

    @property
    def text(self) -> str:
        """The text of the bot's last message."""
        return self.screen.text

    @property
    def labels(self) -> list[str]:
        """The buttons below the bot's last message."""
        return labels_of(self.screen)

    async def says(self, text: str, chat: Chat | None = None) -> str:
        """Write something and wait for what comes of it; the bot's last text there."""
        self.stage.telegram.say(self.person, text, chat)
        await self.stage.finished()
        return last_of_bot(chat or self.chat).text if _answered(chat or self.chat) else ""

    def may_go_on(self) -> bool:
        """Whether a button goes on with a question that was paused."""
        return any(label.startswith(("Fortsetzen: ", "Продолжить: ")) for label in self.labels)

    async def sends_file(self, name: str, content: bytes, mime_type: str = "text/yaml") -> str:
        """Send a file in the private chat; the bot's answer."""
        file = StoredFile(f"sent{len(self.stage.telegram.files)}", name, mime_type, content)
        self.stage.telegram.send_file(self.person, "document", file)
        await self.stage.finished()
        return self.text

    async def presses(self, label: str, message: Message | None = None) -> str:
        """Press the button with that label, or that begins so, or with the number of the line of
        the list that has these words; what stands there then.
        """
        message = message or self.screen
        buttons = [button for row in message.rows for button in row]
        number = _number_of(label, message.text)
        found = (
            [b for b in buttons if _read(b["text"]) == label]
            or [b for b in buttons if _read(b["text"]).startswith(label)]
            or [b for b in buttons if b["text"] == number]
        )
        assert found, f"no button {label!r} among {labels_of(message)}"
        return await self.sends_press(found[0]["callback_data"], message)

    async def sends_press(self, data: str, message: Message | None = None) -> str:
        """Send callback data as a modified client could."""
        message = message or self.screen
        before = message.text
        self.query = self.stage.telegram.press(self.person, message, data)
        await self.stage.finished()
        return message.text if message.text != before else last_of_bot(message.chat).text

    @property
    def toast(self) -> str:
        """What the answer to the last press said."""
        answer = self.stage.telegram.queries[self.query]
        return str(answer["text"]) if answer else ""


def _number_of(words: str, text: str) -> str | None:
    """The number of the first line of a list that has these words."""
    numbered = (line.partition(". ") for line in text.split("\n"))
    return next((n for n, _, line in numbered if n.isdigit() and words in line), None)


def labels_of(message: Message) -> list[str]:
    """What the buttons below a message say, as it is read: all blanks look alike."""
    return [_read(button["text"]) for row in message.rows for button in row]


def _read(label: str) -> str:
    return label.replace("\u00a0", " ")


def last_of_bot(chat: Chat) -> Message:
    """The bot's last message in a chat."""
    return next(message for message in reversed(chat.messages) if message.sender is None)


def _answered(chat: Chat) -> bool:
    return any(message.sender is None for message in chat.messages)


@asynccontextmanager
async def on_stage(
    folder: Path,
    moment: datetime,
    programme: Path | None = None,
    webhook_port: int | None = None,
    limits: Limits = AT_ONCE,
    prepare: Callable[[Telegram], None] | None = None,
    **settings: Any,
) -> AsyncIterator[Stage]:
    """Serve the real application against the stand-in: in process, or by webhook with a port.

    `prepare` fills the stand-in with what was there before.
    """
    clock = StoppedClock(moment)
    telegram = Telegram(TOKEN, clock.now)
    if prepare:
        prepare(telegram)
    values: dict[str, Any] = {
        "database": folder / "bot.sqlite3",
        "programme": programme,
        **settings,
    }
    async with AsyncExitStack() as ending:
        transport: Transport | None = None
        if webhook_port:
            values["api_url"] = await ending.enter_async_context(over_http(telegram, clock))
            values["webhook_url"] = f"http://127.0.0.1:{webhook_port}/hook"
            values["webhook_listen"] = f"127.0.0.1:{webhook_port}"
        else:
            transport = InProcess(telegram)
        given = replace(_settings(), **values)
        if not given.database.exists():
            await publish_once(given.database, programme, clock)
        stage = Stage(telegram, transport, clock, given, limits)
        ending.callback(stage.close)
        ending.push_async_callback(stage.stop)
        await stage.start()
        yield stage


async def announce_nothing(*_: object) -> None:
    """In place of announcing everybody's menus, which takes forty calls at each start, a third of
    what a start takes; for stages at whose menus nobody looks.
    """


@asynccontextmanager
async def over_http(telegram: Telegram, clock: Clock) -> AsyncIterator[str]:
    """Serve the stand-in by HTTP, as webhooks and the chat page need it; the root of its URLs."""
    server = SandboxServer(telegram, {}, 0, PageClock(clock.now, clock.travel, MOSCOW))
    await server.start()
    yield server.url
    await server.stop()


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something to become true, looking again after a millisecond, and later ever more
    seldom: on a busy machine most of what a test takes would be looking.
    """
    pause = 0.001
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(pause)
            pause = min(pause * 1.1, 0.05)
