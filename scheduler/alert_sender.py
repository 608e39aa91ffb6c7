"""Tells organisers of trouble with the bot itself, as soon as it is written down."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from scheduler.outbox import WakeUp
from storage import alerts
from storage.alerts import Alert
from storage.database import Database


class AlertSender:
    """Puts alerts into the outbox; `admins` are the organisers whom the settings name."""

    def __init__(self, database: Database, wake_up: WakeUp, admins: Collection[int]) -> None:
        self._database = database
        self._wake_up = wake_up
        self._admins = admins

    async def tell(self, kind: Alert, parameters: Mapping[str, Any], now: datetime) -> bool:
        """Tell organisers; False where they heard of such trouble within the last hour.

        Raises sqlite3.Error where nothing can be written.
        """
        told = await self._database.write(alerts.tell, kind, parameters, now, self._admins)
        return self._sent(told)

    async def tell_of_disk(self, free: int, needed: int, now: datetime) -> bool:
        """Tell organisers, where it is news, that of `needed` bytes only `free` are there."""
        if not await self._database.read(alerts.disk_is_news, free, needed, now):
            return False
        told = await self._database.write(alerts.note_disk, free, needed, now, self._admins)
        return self._sent(told)

    def _sent(self, told: bool) -> bool:
        if told:
            self._wake_up.set()
        return told
