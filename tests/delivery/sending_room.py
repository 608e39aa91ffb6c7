"""Delivery of broadcasts in fast time: all that is ours is real, but for the line to Telegram."""

import asyncio
from collections import Counter, defaultdict, deque
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from telegram.error import TelegramError

from bot.telegram_sender import outcome_of
from bot.transport import TooManyRequests
from handlers.features import features
from handlers.frame.child_process import Children
from handlers.frame.current_release import CurrentRelease
from handlers.frame.notices import Notices
from handlers.frame.posts import Deliverable, Edit, Post, Removal
from handlers.frame.services import Services
from scheduler.clock import Clock
from scheduler.delivery import DeliveryLoop
from scheduler.outbox import GroupChats, WakeUp
from scheduler.rate_limiter import TELEGRAM, Limits, RateLimiter
from storage import deliveries, releases
from storage.broadcasts import report, send, store
from storage.broadcasts.amend import recall_of
from storage.broadcasts.model import RECALL, Broadcast, State
from storage.broadcasts.report import Progress
from storage.database import Database
from storage.erasure_list import ErasureList
from tests.delivery.enforced import Enforced
from tests.delivery.owed import DATABASE, MORNING, star_for_all
from tests.flows.conversation import index
from tests.scheduler.fast_delivery import until_so
from tests.scheduler.fast_time import WatchedDatabase, in_fast_time, seconds
from tests.texts import translators

_TRANSLATORS: Final = translators()


@dataclass(frozen=True, slots=True)
class Arrived:
    """What the line has taken, and when."""

    chat: int
    content: Deliverable
    at: float

    @property
    def messages(self) -> int:
        """How many messages it counts as."""
        return self.content.weight if isinstance(self.content, Post) else 1


@dataclass
class Line:
    """Takes what is sent; or fails as Telegram does, where a chat or a content is to."""

    enforced: Enforced | None = None
    arrived: list[Arrived] = field(default_factory=list)
    fates: defaultdict[int, deque[TelegramError]] = field(
        default_factory=lambda: defaultdict(deque)
    )
    refuses: Callable[[Deliverable], TelegramError | None] = lambda _content: None
    afterwards: Callable[[Arrived], Coroutine[Any, Any, None]] | None = None
    delay: Callable[[], float] | None = None
    attempts: Counter[int] = field(default_factory=Counter)
    refused: int = 0
    next_id: int = 0

    def will(self, chat: int, *fates: TelegramError) -> None:
        """Let so many attempts at a chat fail so."""
        self.fates[chat].extend(fates)

    def answer(self, chat: int) -> None:
        """An answer to a press, which is refused where too much has arrived."""
        if self.enforced and self.enforced.refuses(chat, seconds()) is not None:
            self.refused += 1

    async def send(self, chat: int, content: Deliverable) -> tuple[int, ...]:
        self.attempts[chat] += 1
        if self.delay:
            await asyncio.sleep(self.delay())
        arriving = Arrived(chat, content, seconds())
        fate = self.fates[chat].popleft() if self.fates[chat] else self.refuses(content)
        wait = self._wait(arriving) if fate is None else None
        if wait is not None:
            self.refused += 1
            fate = TooManyRequests(wait)
        if fate is None:
            self.arrived.append(arriving)
        if self.afterwards:
            await self.afterwards(arriving)
        if fate is not None:
            raise outcome_of(fate)
        if isinstance(content, Removal):
            return content.messages
        if isinstance(content, Edit):
            return (content.message,)
        self.next_id += arriving.messages
        return tuple(range(self.next_id - arriving.messages + 1, self.next_id + 1))

    def posts(self) -> dict[int, list[str]]:
        """What each chat has got of broadcasts, by the words in it."""
        got = defaultdict(list)
        for arrived in self.arrived:
            if isinstance(arrived.content, Post):
                got[arrived.chat].append(words_of(arrived.content))
        return got

    def edits(self) -> dict[int, list[str]]:
        """What has been put right in each chat, by the words."""
        got = defaultdict(list)
        for arrived in self.arrived:
            if isinstance(arrived.content, Edit):
                got[arrived.chat].append(words_of(arrived.content.post))
        return got

    def _wait(self, arriving: Arrived) -> int | None:
        if self.enforced is None:
            return None
        return self.enforced.refuses(arriving.chat, arriving.at, arriving.messages)


def words_of(post: Post) -> str:
    """What a post says below the line with who writes, the captions of an album in a row."""
    version = post.version
    said = version.text or "".join(file.text for file in version.files)
    for tr in _TRANSLATORS.values():
        said = said.removeprefix(tr("From the organisers")).lstrip()
    return said


@dataclass
class SendingRoom:
    """Everything that delivery of broadcasts works with; `loop` is to be started."""

    database: Database
    clock: Clock
    line: Line
    rate_limiter: RateLimiter
    wake_up: WakeUp
    loop: DeliveryLoop[Deliverable]

    async def write(self, use_case: Callable[..., Any], *args: Any) -> Any:
        """Run a use case, as a press does; delivery hears of it."""
        result = await self.database.write(use_case, *args)
        self.wake_up.set()
        return result

    async def find(self, number: int) -> Broadcast:
        """A broadcast as it stands."""
        found = await self.database.read(store.find, number)
        assert found
        return found

    async def progress(self, number: int) -> Progress:
        """What its report says."""
        return await self.database.read(report.progress, await self.find(number))

    async def is_in(self, number: int, state: State) -> None:
        """Wait until a broadcast stands so."""

        async def stands() -> bool:
            return (await self.find(number)).state is state

        await until_so(stands)

    async def has_reached(self, number: int, people: int) -> None:
        """Wait until so many have got a broadcast."""

        async def reached() -> bool:
            return (await self.progress(number)).sent >= people

        await until_so(reached)

    async def settled(self, number: int) -> Progress:
        """The report once nothing of a broadcast is under way that can go on."""

        async def done() -> bool:
            found = await self.find(number)
            return not await self.database.read(deliveries.is_open, found.subject, found.kind)

        await until_so(done)
        return await self.progress(number)

    async def recalled(self, number: int) -> Progress:
        """How the deletions of a broadcast stand once all are done."""

        async def done() -> bool:
            return not await self.database.read(deliveries.is_open, recall_of(number), RECALL)

        await until_so(done)
        return await self.database.read(report.recall_progress, await self.find(number))

    async def finished(self, number: int) -> Progress:
        """The report once a broadcast is over."""
        await self.settled(number)
        assert await self.write(send.finish_if_done, number, self.clock.now())
        return await self.progress(number)


Scenario = Callable[[SendingRoom], Coroutine[Any, Any, None]]


def play(
    folder: Path, people: int, scenario: Scenario, limits: Limits = TELEGRAM, enforced: bool = False
) -> None:
    """Play a scenario where so many people are known, those with even numbers read Russian."""

    async def played() -> None:
        async with sending_room(folder, people, limits, enforced) as room:
            await scenario(room)

    in_fast_time(played())


@asynccontextmanager
async def sending_room(
    folder: Path, people: int, limits: Limits, enforced: bool
) -> AsyncIterator[SendingRoom]:
    """A room whose loop has not been started; whatever was begun is ended."""
    await star_for_all(folder, people)
    database = await WatchedDatabase.open(folder / DATABASE)
    clock, wake_up, rate_limiter = (
        Clock.starting_at(MORNING),
        WakeUp(),
        RateLimiter(limits, seconds),
    )
    snapshot = await database.read(releases.latest)
    assert snapshot
    desk = Services(
        database=database,
        clock=clock,
        current_release=CurrentRelease.open(database, snapshot, index),
        translators=_TRANSLATORS,
        retention_days=90,
        wake_up=wake_up,
        children=Children(),
        erasure_list=ErasureList(database),
    )
    line = Line(Enforced(limits) if enforced else None)
    loop = DeliveryLoop(
        database, clock, Notices(desk, features()), line, rate_limiter, wake_up, GroupChats()
    )
    try:
        yield SendingRoom(database, clock, line, rate_limiter, wake_up, loop)
    finally:
        await loop.stop()
        await database.close()
