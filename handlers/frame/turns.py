"""Doing something about the same thing one after the other, and not more often than is needed."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Turns:
    """Brings things up to date: who comes while another waits leaves it to them.

    What is done reads the newest state when its turn comes, so that the last one is always shown.
    """

    _locks: dict[str, asyncio.Lock] = field(default_factory=dict)
    _waiting: set[str] = field(default_factory=set)

    async def take(self, thing: str, work: Callable[[], Awaitable[None]]) -> None:
        """Do the work on a thing in turn, unless somebody waits for it who will do the same."""
        if thing in self._waiting:
            return
        lock = self._locks.setdefault(thing, asyncio.Lock())
        self._waiting.add(thing)
        try:
            await lock.acquire()
        finally:
            self._waiting.discard(thing)
        try:
            await work()
        finally:
            lock.release()
