"""Bringing the message up to date in which an author sees how a broadcast comes along."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final

from handlers.broadcasts.desk_screens import Result, result
from handlers.broadcasts.posts import Deliverable, Edit, Post
from handlers.broadcasts.rights import may_see
from handlers.frame.services import Services, find_reader
from scheduler.outbox import Blocked, Refused, Undelivered
from storage import deliveries
from storage.broadcasts import report
from storage.broadcasts.model import Broadcast, ContentKind, Notice, Version
from storage.broadcasts.report import Progress

_LOGGER: Final = logging.getLogger(__name__)


class ProgressBoard:
    """Shows progress in Telegram, in the message that its author was sent.

    `send` sends in its turn: nobody waits for this, so that it need not take an answer's room.
    """

    def __init__(
        self,
        services: Services,
        send: Callable[[int, Deliverable], Awaitable[object]],
    ) -> None:
        self._services = services
        self._send = send

    async def show(
        self, broadcast: Broadcast, progress: Progress, per_second: float | None
    ) -> bool:
        """Edit the message of progress; False where it is still on its way, or nothing answers."""
        found = await self._services.database.read(report.progress_message, broadcast.id)
        v = await find_reader(self._services, broadcast.author)
        if v is None or not may_see(v, broadcast.author, broadcast):
            return True
        if found is None:
            is_owed = self._services.database.read(
                deliveries.is_open, broadcast.subject, Notice.PROGRESS
            )
            return not await is_owed
        chat, message = found
        screen = result(v, broadcast, Result(progress, per_second))
        entities = tuple(entity.to_dict() for entity in screen.entities)
        version = Version(ContentKind.TEXT, screen.text, entities)
        try:
            await self._send(chat, Edit(message, Post(version, screen.rows)))
        except Undelivered as outcome:
            _LOGGER.info("progress was not shown: %s", outcome)
            return isinstance(outcome, Refused | Blocked)
        return True
