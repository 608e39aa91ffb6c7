"""What people type behind the bot's name in any chat: a query for each pause between two keys.

A query is worth an answer for a few seconds, and only until the next one comes. So none is written
down or begun again, and of those of one person that wait only the newest is answered.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from handlers.frame.errors import traceback_of
from storage.inbox import Update, queue_of

_LOGGER: Final = logging.getLogger(__name__)

IN_HAND: Final = 32
"""How many queries are answered at once, however many people type."""

WORTH_SECONDS: Final = 10.0
"""A query that is older is given up: Telegram takes no answer any more."""


class InlineQueries:
    """Answers the newest query of each person; `handle` finishes one update."""

    def __init__(self, handle: Callable[[Update], Awaitable[None]]) -> None:
        self._handle = handle
        self._slots = asyncio.Semaphore(IN_HAND)
        self._newest: dict[int, tuple[Update, float]] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}

    def offer(self, query: Update) -> None:
        """Answer a query soon, in place of an older one of the same person that still waits."""
        person, now = queue_of(query), asyncio.get_running_loop().time()
        self._newest[person] = query, now + WORTH_SECONDS
        if person not in self._tasks:
            self._tasks[person] = asyncio.create_task(self._answer(person))

    async def stop(self) -> None:
        """Give up what is left."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _answer(self, person: int) -> None:
        try:
            while person in self._newest:
                async with self._slots:
                    await self._answer_one(*self._newest.pop(person))
        finally:
            self._newest.pop(person, None)
            del self._tasks[person]

    async def _answer_one(self, query: Update, until: float) -> None:
        try:
            async with asyncio.timeout_at(until):
                await self._handle(query)
        except TimeoutError:
            _LOGGER.debug("update %d was not answered in time", query["update_id"])
        except Exception as error:
            _LOGGER.error("update %d failed: %s", query["update_id"], traceback_of(error))
