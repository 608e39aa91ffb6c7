"""No update ends the bot, stays unfinished, leaves a press unanswered, or gets into the log."""

import asyncio
import gc
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from ctypes import CDLL
from pathlib import Path

import aiohttp
import pytest

from bot.application import Answering
from bot.intake import Intake
from bot.lifecycle import serve
from bot.settings import Secret, Settings
from storage import inbox
from storage.inbox import Update
from tests.flows.conversation import AT_ONCE, StoppedClock, index
from tests.fuzz.server import FuzzServer
from tests.fuzz.updates import MARK, ORGANISER, Case, Fuzzer
from tests.programmes import at
from tests.texts import translators

TOKEN = "4711:zz-token"
POSTS_AT_ONCE = 6
"""Webhook posts under way at once; Telegram makes up to forty."""

PATIENCE = 600
"""Seconds after which a bot stands still; a loaded machine is no fault of its."""

OURS = ("bot", "handlers", "scheduler", "storage", "locales")
MEMORY_GROWS_BY_AT_MOST = 24 << 20
"""Bytes over a whole soak; word caches and SQLite's own fill up first."""


class Log(logging.Handler):
    """Every line as it would be written: ours from DEBUG, everybody else's from WARNING."""

    def __init__(self) -> None:
        super().__init__()
        self.leaks: list[str] = []
        self.uncaught: list[str] = []
        self._formatter = logging.Formatter("%(name)s %(levelname)s %(message)s")

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line that says what it must not, and an error with a stack: unhandled."""
        line = self._formatter.format(record)
        if record.levelno >= logging.ERROR and 'File "' in line:
            self.uncaught.append(line)
        if MARK in line or TOKEN in line:
            self.leaks.append(line)


@contextmanager
def logged() -> Iterator[Log]:
    """What is written to the log, which pytest would keep, line for line, in memory otherwise."""
    log, root = Log(), logging.getLogger()
    loggers = [logging.getLogger(name) for name in OURS]
    for logger in (root, *loggers):
        logger.addHandler(log)
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
        logger.propagate = False
    try:
        yield log
    finally:
        for logger in (root, *loggers):
            logger.removeHandler(log)
        for logger in loggers:
            logger.setLevel(logging.NOTSET)
            logger.propagate = True


class Bot:
    """The real bot before a fuzzing server, and what is left in its inbox."""

    def __init__(self, folder: Path, webhook_port: int | None) -> None:
        # Each way in gets updates of its own.
        self.fuzzer = Fuzzer(20210629 if webhook_port else 20210628)
        self.server = FuzzServer(self.fuzzer.pressed)
        self._port = webhook_port
        webhook = {
            "webhook_url": "https://example.org/hook",
            "webhook_listen": f"127.0.0.1:{webhook_port}",
        }
        self._settings = Settings(
            token=Secret(TOKEN),
            database=folder / "bot.sqlite3",
            admins=(ORGANISER,),
            **(webhook if webhook_port else {}),  # type: ignore[arg-type]
        )
        self._stop = asyncio.Event()
        self._serving: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        clock = StoppedClock(at(28, 17, 30))
        self._serving = asyncio.create_task(
            serve(
                self._settings,
                self._stop,
                clock,
                AT_ONCE,
                self.server,
                translators=translators(),
                build_index=index,
            )
        )
        try:
            yield
        finally:
            self._stop.set()
            await self._serving

    async def feed(self, count: int) -> None:
        """Let so many updates in, and then one lawful message that has to be answered."""
        cases = [*self.fuzzer.cases(count), self.fuzzer.lawful("/now", person=9)]
        if self._port:
            await self._post(cases)
        else:
            self.server.give(cases)
        await self._until(lambda: self.server.is_empty and not self.unfinished())
        assert self.server.answered.pop(9, 0), "a lawful message is unanswered"

    def unfinished(self) -> int:
        """How many rows are left in the inbox."""
        with closing(sqlite3.connect(self._settings.database)) as connection:
            return int(connection.execute("SELECT count(*) FROM inbox_body").fetchone()[0])

    async def _post(self, cases: list[Case]) -> None:
        await self._until(lambda: self.server.webhook_secret is not None)
        headers = {"X-Telegram-Bot-Api-Secret-Token": str(self.server.webhook_secret)}
        url, waiting = f"http://127.0.0.1:{self._port}/", iter(cases)

        async def post() -> None:
            for case in waiting:
                self.server.expect(case)
                async with session.post(url, data=case.text.encode()) as response:
                    assert response.status in (200, 400, 413), response.status
                    if response.status != 200 and case.press:
                        assert response.status == 413
                        self.server.unanswered.discard(case.press)

        async with aiohttp.ClientSession(headers=headers) as session:
            await asyncio.gather(*(post() for _ in range(POSTS_AT_ONCE)))

    async def _until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is true; the bot must not end meanwhile, nor stand still."""
        async with asyncio.timeout(PATIENCE):
            while not condition():
                assert self._serving
                assert not self._serving.done(), "the bot has ended"
                assert not self.server.repeated, "a batch was not taken in"
                await asyncio.sleep(0.02)


@pytest.fixture(params=["polling", "webhook"])
def bot(request: pytest.FixtureRequest, tmp_path: Path, unused_tcp_port: int) -> Bot:
    return Bot(tmp_path, unused_tcp_port if request.param == "webhook" else None)


async def survives(bot: Bot, count: int) -> None:
    """Fails where any promise is broken."""
    with logged() as log:
        async with bot.running():
            await bot.feed(count)
        check(bot, log)


def check(bot: Bot, log: Log) -> None:
    """Fails where a press is unanswered, an error unhandled, or a line says what it must not."""
    assert not log.uncaught, f"unhandled errors: {log.uncaught[:1]}"
    assert not bot.server.unanswered, "unanswered presses"
    assert not log.leaks, f"leaks: {log.leaks[:3]}"


async def test_a_thousand_updates_of_every_kind_do_no_harm_by_one_way_in_or_the_other(
    bot: Bot,
) -> None:
    await survives(bot, 500)


@pytest.mark.soak
async def test_a_hundred_thousand_updates_do_no_harm_and_leave_no_memory_behind(bot: Bot) -> None:
    """So many by each way in."""
    sizes = []
    with logged() as log:
        async with bot.running():
            for _ in range(20):
                await bot.feed(5_000)
                sizes.append(_held())
                check(bot, log)
    assert sizes[-1] - sizes[1] <= MEMORY_GROWS_BY_AT_MOST, sizes


def _held() -> int:
    """Bytes of this process, without what the C library keeps for later where it is glibc: how much
    that is says what was in memory at once, not what stays.
    """
    gc.collect()
    library = CDLL(None)
    if hasattr(library, "malloc_trim"):
        library.malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4_096


async def _stores_all_or_nothing(self: Intake, updates: list[Update]) -> None:
    for entry in await self._database.write(inbox.store, updates, self._clock.now()):
        self._admit(entry)


async def _lets_wait(*_: object) -> None:
    """Do nothing about a press that cannot be read."""


_read = Answering._read


def _says_what_it_reads(self: Answering, raw: Update) -> object:
    logging.getLogger("bot.application").debug("an update: %s", raw)
    return _read(self, raw)


def _stumbles_over_edits(self: Answering, raw: Update) -> object:
    if "edited_message" in raw:
        raise RuntimeError("nobody deals with it")
    return _read(self, raw)


@pytest.mark.parametrize(
    ("place", "name", "broken", "noticed"),
    [
        (Intake, "_store_all", _stores_all_or_nothing, "a batch was not taken in"),
        (Answering, "_release", _lets_wait, "unanswered"),
        (Answering, "_read", _says_what_it_reads, "leaks"),
        (Answering, "_read", _stumbles_over_edits, "unhandled errors"),
    ],
)
async def test_what_is_broken_is_noticed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: type,
    name: str,
    broken: Callable[..., object],
    noticed: str,
) -> None:
    monkeypatch.setattr(place, name, broken)
    with pytest.raises(AssertionError, match=noticed):
        await survives(Bot(tmp_path, None), 200)
