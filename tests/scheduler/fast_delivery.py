"""A delivery loop on a real database, with a sender that does to each chat what it is told."""

import asyncio
import sqlite3
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from scheduler.clock import Clock
from scheduler.delivery import DeliveryLoop
from scheduler.outbox import GroupChats, Rendered, WakeUp
from scheduler.rate_limiter import Limits, RateLimiter
from storage import deliveries, people
from storage.database import Database
from storage.deliveries import OutboxMessage
from tests.scheduler.fast_time import WatchedDatabase, seconds
from tests.storage.conftest import NOON

LETTER, USELESS, UNWRITABLE = "letter", "useless", "unwritable"
PATIENCE = 600.0
"""Seconds of fast time, which cost next to nothing."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that was accepted, and when."""

    chat: int
    text: str
    at: float


@dataclass
class Postman:
    """Sends, unless something else is to become of the next message to a chat."""

    fates: defaultdict[int, deque[Exception]] = field(default_factory=lambda: defaultdict(deque))
    sent: list[Sent] = field(default_factory=list)
    attempts: list[Sent] = field(default_factory=list)
    hands_free: asyncio.Event = field(default_factory=asyncio.Event)

    def will(self, chat: int, *fates: Exception) -> None:
        """Let so many attempts at a chat end so."""
        self.fates[chat].extend(fates)

    async def send(self, chat: int, content: str) -> tuple[int]:
        self.attempts.append(Sent(chat, content, seconds()))
        await self.hands_free.wait()
        if self.fates[chat]:
            raise self.fates[chat].popleft()
        self.sent.append(Sent(chat, content, seconds()))
        return (len(self.sent),)

    def texts(self, chat: int) -> list[str]:
        """What a chat got."""
        return [message.text for message in self.sent if message.chat == chat]

    def moments(self, chat: int) -> list[float]:
        """When it was tried to send something to a chat."""
        return [attempt.at for attempt in self.attempts if attempt.chat == chat]


@dataclass
class Scribe:
    """Writes a row's subject, in the reader's language where they are known."""

    database: Database
    effects: dict[int, Rendered[str]] = field(default_factory=dict)
    afterwards: Callable[[], Coroutine[Any, Any, None]] | None = None

    async def render(self, delivery: deliveries.Delivery) -> Rendered[str] | None:
        if delivery.kind == USELESS:
            return None
        if delivery.kind == UNWRITABLE:
            raise ValueError("no words for it")
        person = await self.database.read(people.find, delivery.chat)
        text = f"{delivery.subject} ({person.language if person else '?'})"
        if self.afterwards:
            await self.afterwards()
        return replace(self.effects.get(delivery.chat, Rendered("")), content=text)


@dataclass
class FastDelivery:
    """Everything delivery works with."""

    database: Database
    clock: Clock
    rate_limiter: RateLimiter
    wake_up: WakeUp
    postman: Postman
    scribe: Scribe
    loop: DeliveryLoop[str]

    async def owe(self, *owed: OutboxMessage) -> None:
        """Put messages in the outbox."""
        await self.database.write(deliveries.put, owed)
        self.wake_up.set()

    async def rows(self) -> dict[str, tuple[str, str | None]]:
        """State and reason of every row, by its key."""

        def read(connection: sqlite3.Connection) -> dict[str, tuple[str, str | None]]:
            found = connection.execute("SELECT key, state, reason FROM delivery ORDER BY id")
            return {row["key"]: (row["state"], row["reason"]) for row in found}

        return await self.database.read(read)

    async def states(self) -> dict[str, str]:
        """The state of every row, by its key."""
        return {key: state for key, (state, _) in (await self.rows()).items()}

    async def settled(self, *waiting: str) -> dict[str, str]:
        """The states once nothing is under way but the rows of these keys."""
        await until_so(self._nothing_but(*waiting))
        return await self.states()

    async def tried(self) -> None:
        """Wait until something was sent, and what came of it is on disk."""

        async def reached() -> bool:
            return bool(self.postman.attempts) and "sending" not in (await self.states()).values()

        await until_so(reached)

    def _nothing_but(self, *waiting: str) -> Callable[[], Any]:
        async def reached() -> bool:
            under_way = {k for k, s in (await self.states()).items() if s in ("pending", "sending")}
            return under_way == set(waiting)

        return reached


async def until_so(condition: Callable[[], Any]) -> None:
    """Wait in fast time until a condition, plain or awaited, holds."""
    async with asyncio.timeout(PATIENCE):
        while True:
            held = condition()
            if await held if asyncio.iscoroutine(held) else held:
                return
            await asyncio.sleep(0.25)


@asynccontextmanager
async def office(folder: Path, limits: Limits | None = None) -> AsyncIterator[FastDelivery]:
    """An office whose loop has not been started; whatever was begun is ended."""
    database = await WatchedDatabase.open(folder / "bot.sqlite3")
    clock, wake_up = Clock.starting_at(NOON), WakeUp()
    rate_limiter = RateLimiter(limits or Limits(), seconds)
    postman, scribe = Postman(), Scribe(database)
    postman.hands_free.set()
    loop = DeliveryLoop(database, clock, scribe, postman, rate_limiter, wake_up, GroupChats())
    try:
        yield FastDelivery(database, clock, rate_limiter, wake_up, postman, scribe, loop)
    finally:
        await loop.stop()
        await database.close()


def letter(chat: int, number: int = 1, **more: Any) -> OutboxMessage:
    """A message that is due."""
    values: dict[str, Any] = {"kind": LETTER, "due_at": NOON, "subject": f"Nr. {number}", **more}
    return OutboxMessage(key=f"{chat}/{number}", chat=chat, **values)
