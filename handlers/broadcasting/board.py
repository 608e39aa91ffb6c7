"""Bringing the message up to date in which an author sees how a broadcast comes along."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final

from handlers.context import Desk
from handlers.notices import Notices
from handlers.views.broadcasts.desk import Result, result
from handlers.views.broadcasts.posts import Deliverable, Edit, Post
from scheduler.outbox import Undelivered
from storage.broadcasts import sending
from storage.broadcasts.model import Broadcast, ContentKind, Progress, Version

_LOGGER: Final = logging.getLogger(__name__)


class ProgressBoard:
    """Shows progress in Telegram; what cannot be shown now is shown at the next look.

    `send` sends in its turn: nobody waits for this, so that it need not take an answer's room.
    """

    def __init__(
        self,
        desk: Desk,
        notices: Notices,
        send: Callable[[int, Deliverable], Awaitable[object]],
    ) -> None:
        self._desk = desk
        self._notices = notices
        self._send = send

    async def show(
        self, broadcast: Broadcast, progress: Progress, per_second: float | None
    ) -> None:
        """Edit the message of progress, if it has arrived."""
        found = await self._desk.database.read(sending.progress_message, broadcast.id)
        v = await self._notices.viewpoint(broadcast.author)
        if found is None or v is None:
            return
        chat, message = found
        screen = result(v, broadcast, Result(progress, per_second))
        entities = tuple(entity.to_dict() for entity in screen.entities)
        version = Version(ContentKind.TEXT, screen.text, entities)
        try:
            await self._send(chat, Edit(message, Post(version, screen.rows)))
        except Undelivered as outcome:
            _LOGGER.info("progress was not shown: %s", outcome)
