"""Calls an address each minute while all is well, so that somebody elsewhere notices a silence.

Anybody who knows the address could call it in the bot's place: it is a secret.
"""

import asyncio
from collections.abc import Callable
from typing import Final

import aiohttp

from bot.outage import OutageLog

EVERY: Final = 60.0
"""Seconds."""

_PATIENCE: Final = aiohttp.ClientTimeout(total=20)


class Heartbeat:
    """Calls an address while `is_well`; what comes of it changes nothing about the bot."""

    def __init__(self, address: str, is_well: Callable[[], bool]) -> None:
        self._address = address
        self._is_well = is_well
        self._outage = OutageLog("the address of the heartbeat")

    async def run(self, every: float = EVERY) -> None:
        """Call again and again until cancelled."""
        async with aiohttp.ClientSession(timeout=_PATIENCE) as session:
            while True:
                if self._is_well():
                    await self._call(session)
                await asyncio.sleep(every)

    async def _call(self, session: aiohttp.ClientSession) -> None:
        try:
            async with session.get(self._address) as answer:
                answer.raise_for_status()
        except (aiohttp.ClientError, OSError, ValueError) as error:
            self._outage.failed(error)
        else:
            self._outage.succeeded()
