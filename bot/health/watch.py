"""Looks after the signs: lets the writer write where nobody else did, and says what is wrong."""

import asyncio
import logging
from concurrent.futures import Future
from typing import Final

from bot.health.reports import Report, alive, ready
from bot.health.signs import Signs
from bot.outage import SAY_EVERY, OutageLog
from scheduler.clock import Clock
from storage import last_times
from storage.database import Database

_LOGGER: Final = logging.getLogger(__name__)

LOOKS_EVERY: Final = 5.0
"""Seconds."""

WRITES_EVERY: Final = 20.0
"""Seconds after which the database is written for the sake of knowing that it can be."""


class Watch:
    """Notes that the loop turns while it runs, and has the writer turn."""

    def __init__(self, signs: Signs, database: Database, clock: Clock, polls: bool) -> None:
        self.signs = signs
        self._database = database
        self._clock = clock
        self._polls = polls
        self._probe: Future[None] | None = None
        self._unwritable = OutageLog("the database", "cannot write to", signs.seconds)
        self._said_at = float("-inf")

    async def run(self) -> None:
        """Look again and again until cancelled."""
        while True:
            self.look()
            await asyncio.sleep(LOOKS_EVERY)

    def look(self) -> None:
        """See how things stand, and say in the log what is wrong, once a minute."""
        self.signs.turn()
        self.observe()
        self._ask_writer()
        if failure := self._database.writing.failure:
            self._unwritable.failed(failure)
        elif self._database.writing.commits:
            self._unwritable.succeeded()
        self._say(self.alive())

    def alive(self) -> Report:
        """Whether a restart would help."""
        self.observe()
        return alive(self.signs, self._polls)

    def ready(self) -> Report:
        """Whether the bot can do its work."""
        self.observe()
        return ready(self.signs, self._database.writing.failure)

    def observe(self) -> None:
        """Take over what the writer has counted."""
        self.signs.observe(self._database.writing)

    def _ask_writer(self) -> None:
        """Have the writer turn, and write where nothing else was written for a while.

        One visit at a time is asked for: a writer that is stuck is not buried. Until it is asked,
        the writer has nothing to be late with.
        """
        if self._probe and not self._probe.done():
            return
        now, written = self.signs.seconds(), self.signs.written
        self.signs.writer_turned = now
        if written is None or now - written >= WRITES_EVERY or self._database.writing.failure:
            self._probe = self._database.queue_ahead(
                last_times.note, last_times.WRITTEN, self._clock.now()
            )
        else:
            self._probe = self._database.queue_ahead(lambda _: None)

    def _say(self, report: Report) -> None:
        if report.ok or self.signs.seconds() - self._said_at < SAY_EVERY:
            return
        self._said_at = self.signs.seconds()
        said = "; ".join(f"{check.name}: {check.says}" for check in report.failed)
        _LOGGER.error("the bot hangs, a restart would help: %s", said)
