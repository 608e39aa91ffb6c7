"""What cannot be saved is not confirmed and comes again; who pressed a button is told at once.

Telegram shows a pressed button as busy until it is answered. An update that comes again, and again,
is answered once.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final

from storage.inbox import Update
from storage.writing import Writing, cannot_write

_LOGGER: Final = logging.getLogger(__name__)

PATIENCE: Final = 1.0
"""Seconds after which somebody who pressed is not left waiting for the disk."""

_AT_ONCE: Final = 32
_REMEMBERED: Final = 2_000

Take = Callable[[Sequence[Update]], Awaitable[None]]


class UnsavedPresses:
    """A way in on which presses are answered by `say` where they cannot be saved.

    `writing` tells whether anything could be written lately: where not, nobody waits to find out.
    """

    def __init__(
        self, take: Take, writing: Writing, say: Callable[[Update], Awaitable[None]]
    ) -> None:
        self._take = take
        self._writing = writing
        self._say = say
        self._said: deque[str] = deque(maxlen=_REMEMBERED)
        self._saying: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(_AT_ONCE)

    async def take(self, updates: Sequence[Update]) -> None:
        """Take updates in; raises what that raises, after saying so to those who pressed."""
        taking = asyncio.ensure_future(self._take(updates))
        try:
            patience = 0.0 if self._writing.failure else PATIENCE
            if not (await asyncio.wait([taking], timeout=patience))[0]:
                self._say_to(updates)
            await taking
        except Exception as error:
            if cannot_write(error):
                self._say_to(updates)
            raise
        finally:
            taking.cancel()

    async def stop(self) -> None:
        """Let nobody be told any more."""
        for task in self._saying:
            task.cancel()
        await asyncio.gather(*self._saying, return_exceptions=True)

    def _say_to(self, updates: Sequence[Update]) -> None:
        for update in updates:
            press = _press_of(update)
            if press is not None and press not in self._said:
                self._said.append(press)
                task = asyncio.create_task(self._answer(update))
                self._saying.add(task)
                task.add_done_callback(self._saying.discard)

    async def _answer(self, update: Update) -> None:
        try:
            async with self._slots:
                await self._say(update)
        except Exception as error:
            _LOGGER.error("a press could not be answered: %s", type(error).__name__)


def _press_of(update: Any) -> str | None:
    """The id of the press that an update is, where it is one."""
    query = update.get("callback_query") if isinstance(update, Mapping) else None
    number = query.get("id") if isinstance(query, Mapping) else None
    return number if isinstance(number, str) else None
