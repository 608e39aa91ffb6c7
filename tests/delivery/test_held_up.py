"""A database that is busy for a while holds delivery up; what has waited does not rush out."""

import asyncio
import sqlite3
import threading
from pathlib import Path

from scheduler.clock import Clock
from scheduler.delivery import DeliveryLoop
from scheduler.outbox import GroupChats, Rendered, WakeUp
from scheduler.rate_limiter import Limits, RateLimiter
from storage import deliveries
from storage.database import Database
from storage.deliveries import Delivery, OutboxMessage
from tests.flows.conversation import PATIENCE, until
from tests.storage.conftest import NOON

MESSAGES = 20


class Writing:
    async def render(self, delivery: Delivery) -> Rendered[str] | None:
        return Rendered(delivery.kind)


class Sending:
    def __init__(self) -> None:
        self.sent = 0

    async def send(self, chat: int, content: str) -> tuple[int]:  # noqa: ARG002 (the protocol's)
        self.sent += 1
        return (self.sent,)


class CountingPace(RateLimiter):
    turns = 0

    async def turn(self, weight: int = 1) -> None:
        await super().turn(weight)
        self.turns += 1


async def test_no_turn_is_given_while_the_message_before_is_not_on_its_way(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "bot.sqlite3")
    owed = [OutboxMessage(f"k{chat}", "letter", chat, NOON) for chat in range(1, MESSAGES + 1)]
    await database.write(deliveries.put, owed)
    busy, free = threading.Event(), threading.Event()

    def hold(_connection: sqlite3.Connection) -> None:
        busy.set()
        free.wait(PATIENCE)

    sending, rate_limiter = Sending(), CountingPace(Limits(10_000, 10_000, 0))
    loop = DeliveryLoop(database, Clock(), Writing(), sending, rate_limiter, WakeUp(), GroupChats())
    pending = asyncio.create_task(database.write(hold))
    await until(busy.is_set)
    loop.start()
    await until(lambda: rate_limiter.turns > 0)
    for _ in range(10 * MESSAGES):
        await database.read(deliveries.find, 1, Clock().now())
    turns, sent = rate_limiter.turns, sending.sent
    free.set()
    await pending
    await until(lambda: sending.sent == MESSAGES)
    await loop.stop()
    await database.close()
    assert (turns, sent) == (1, 0)
