"""A bot's health with a clock of its own, over a real database, and what stops its writer."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import wait
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.health.error_log import ErrorLog
from bot.health.health import Health
from bot.health.outages import Outages
from bot.health.signs import Signs
from bot.logs import log_form
from bot.settings import Settings
from scheduler.alert_sender import AlertSender
from scheduler.outbox import WakeUp
from storage.database import Database
from tests.flows.conversation import StoppedClock, Stopwatch, until
from tests.programmes import at

ORGANISER = 21


@dataclass
class World:
    """A bot that polls, and the time that passes for it."""

    database: Database
    seconds: Stopwatch
    clock: StoppedClock
    health: Health
    outages: Outages

    @property
    def signs(self) -> Signs:
        """What is noted of the bot."""
        return self.health.signs

    async def passes(self, seconds: float, *, polls: bool = True) -> None:
        """Let time pass and the bot look; as long as it `polls`, the server answers."""
        self.seconds.passed += seconds
        self.clock.set(self.clock.now() + timedelta(seconds=seconds))
        if polls:
            self.signs.asked()
            self.signs.note_call("getUpdates", "ok", 0.01)
        turns = self.database.writing.turns
        self.health.watch.look()
        if self.is_stuck:
            return
        await until(lambda: self.database.writing.turns > turns)
        self.finishes_what_waits()
        await self.outages.look()

    def finishes_what_waits(self) -> None:
        """All that was queued by now is over, and whoever queued it knows.

        A turn is counted before its outcome is known: who looked in between would take the last
        look's visit to the writer for one that still waits.
        """
        wait([self.database.queue_ahead(lambda _: None)])

    is_stuck: bool = False

    @contextmanager
    def stuck_writer(self) -> Iterator[None]:
        """Nothing moves on the writer's thread as long as the block lasts."""
        go_on = threading.Event()
        holding = self.database.queue_ahead(lambda _: go_on.wait(60))
        self.is_stuck = True
        try:
            yield
        finally:
            self.is_stuck = False
            go_on.set()
            holding.result(60)
            self.finishes_what_waits()


@asynccontextmanager
async def a_bot(folder: Path, *, polls: bool = True) -> AsyncIterator[World]:
    """A bot in which all is well."""
    database = await Database.open(folder / "bot.sqlite3")
    seconds, clock = Stopwatch(), StoppedClock(at(28, 14, 2))
    errors = ErrorLog(log_form(Settings()))
    health = Health(Signs(seconds), database, clock, errors, polls)
    outages = Outages(health, database, clock, AlertSender(database, WakeUp(), [ORGANISER]))
    world = World(database, seconds, clock, health, outages)
    try:
        yield world
    finally:
        await asyncio.sleep(0)
        await database.close()
