"""From when to when the bot could not do its work, and who waited for it; told when it is over.

An outage is over when all is well again, and told when all who waited have been answered.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from bot.health.health import Health
from bot.health.reports import DONE_WITHIN, Check
from scheduler.alert_sender import AlertSender
from scheduler.clock import Clock
from storage import inbox, last_times
from storage.alerts import Alert
from storage.database import Database
from storage.inbox import Update
from storage.moments import to_ms
from storage.writing import cannot_write

_LOGGER: Final = logging.getLogger(__name__)

LOOKS_EVERY: Final = 5.0
"""Seconds."""

NOTES_EVERY: Final = 30.0
"""Seconds after which it is kept that all is well, so that the next start knows how long it was
away.
"""

SHORTEST: Final = timedelta(seconds=DONE_WITHIN)

ANSWERED_WITHIN: Final = timedelta(minutes=10)
"""After an outage those who waited get so long to be answered before it is told as it is."""

Take = Callable[[Sequence[Update]], Awaitable[None]]


@dataclass(slots=True)
class _Outage:
    """`people` are those who wanted something meanwhile. Where it `may_be_meant`, as when the bot
    was stopped, it is told only if there were any.
    """

    began: datetime
    may_be_meant: bool = False
    people: set[int] = field(default_factory=set)
    ended: datetime | None = None

    def count(self, waiting: Iterable[int]) -> None:
        """Those to whom these queues belong have waited; groups and channels are nobody."""
        self.people.update(person for person in waiting if person > 0)


class Outages:
    """Looks for outages while it runs."""

    def __init__(
        self, health: Health, database: Database, clock: Clock, alerts: AlertSender
    ) -> None:
        self._health = health
        self._database = database
        self._clock = clock
        self._alerts = alerts
        self._present: _Outage | None = None
        self._over: list[_Outage] = []
        self._noted_at = health.signs.seconds()

    def noticing(self, take: Take) -> Take:
        """The same way in, on which people who come during an outage are counted."""

        async def noticed(updates: Sequence[Update]) -> None:
            if self._present:
                lawful = (update for update in updates if isinstance(update, Mapping))
                self._present.count(map(inbox.queue_of, lawful))
            await take(updates)

        return noticed

    async def run(self) -> None:
        """Look again and again until cancelled."""
        await self.look_back()
        while True:
            await self.look()
            await asyncio.sleep(LOOKS_EVERY)

    async def look(self) -> None:
        """See whether an outage begins, lasts or is over, and tell what is to be told.

        What cannot be written now is written later.
        """
        try:
            await self._look()
        except sqlite3.Error as error:
            if not cannot_write(error):
                _LOGGER.exception("outages could not be looked for")

    async def _look(self) -> None:
        now = self._clock.now()
        failed = [*self._health.alive().failed, *self._health.ready().failed]
        if failed and self._present is None:
            self._begin(failed, now)
        if self._present:
            self._present.count(await self._database.read(inbox.waiting))
        if not failed and self._health.is_under_way:
            await self._all_is_well(now)

    async def look_back(self) -> None:
        """Take the time since all was well for an outage: the bot may have been away. How long it
        was is known as soon as all is well again.
        """
        well = await self._database.read(last_times.find, last_times.WELL)
        if well is not None:
            self._present = _Outage(well, may_be_meant=True)

    def _begin(self, failed: Iterable[Check], now: datetime) -> None:
        ages = [check.age for check in failed if check.age is not None]
        if ages:
            self._present = _Outage(now - timedelta(seconds=max(ages)))

    async def _all_is_well(self, now: datetime) -> None:
        if outage := self._present:
            self._present, outage.ended = None, now
            if now - outage.began > SHORTEST and (outage.people or not outage.may_be_meant):
                self._over.append(outage)
        await self._tell(now)
        if self._health.signs.seconds() - self._noted_at >= NOTES_EVERY:
            self._noted_at = self._health.signs.seconds()
            await self._database.write(last_times.note, last_times.WELL, now)

    async def _tell(self, now: datetime) -> None:
        """Tell of the outages that are over, once those who waited are answered."""
        told = []
        for outage in self._over:
            ended = outage.ended or now
            waiting = set(await self._database.read(inbox.waiting, ended)) & outage.people
            if not waiting or now - ended >= ANSWERED_WITHIN:
                told.append((outage, len(waiting)))
        parameters = {"outages": [_said(outage, waiting) for outage, waiting in told]}
        if told and await self._alerts.tell(Alert.OUTAGE_ENDED, parameters, now):
            self._over = [outage for outage in self._over if outage not in [o for o, _ in told]]


def _said(outage: _Outage, waiting: int) -> dict[str, int]:
    """An outage as organisers are told of it; `waiting` still have no answer."""
    return {
        "began": to_ms(outage.began),
        "ended": to_ms(outage.ended or outage.began),
        "people": len(outage.people),
        "waiting": waiting,
    }
