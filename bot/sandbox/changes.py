"""Waiting for something to happen in the stand-in."""

import asyncio
from collections.abc import Callable


class Changes:
    """Wakes everybody who waits for the next change."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def note(self) -> None:
        """Something has changed."""
        self._next.set()
        self._next = asyncio.Event()

    async def next(self) -> None:
        """Wait for the next change."""
        await self._next.wait()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is true; it is looked at now and after every change."""
        while not condition():
            await self.next()
