"""Telling systemd, or a supervisor like it, that the bot is ready, alive and about to stop.

The protocol is sd_notify(3): one datagram of `NAME=value` lines to the socket that the supervisor
names. Without a supervisor nothing is told.
"""

import asyncio
import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Final

_LOGGER: Final = logging.getLogger(__name__)


_MORE_PATIENCE: Final = 60_000_000
"""Microseconds from when it is asked for; it is asked for every second or so."""


class Supervisor:
    """Speaks to the supervisor named by the settings."""

    def __init__(self, address: str | None, patience: timedelta | None) -> None:
        """`address` is its socket, `patience` how long it waits for a sign of life, if it does."""
        # A name that begins with @ stands for one that begins with a zero byte (unix(7)).
        self._address = "\0" + address[1:] if address and address.startswith("@") else address
        self._patience = patience
        self._assuring: asyncio.Task[None] | None = None
        self._name: str | None = None
        self._status = ""

    def ready(self) -> None:
        """Say that the bot is up; it waits for Telegram by itself, and no restart would help."""
        self._tell("READY=1\nSTATUS=waiting for Telegram")

    def waits(self, trouble: str) -> None:
        """Say what the start waits for; the supervisor has patience for another while."""
        self._tell(f"EXTEND_TIMEOUT_USEC={_MORE_PATIENCE}\nSTATUS=waiting: {trouble}")

    def serving(self, name: str) -> None:
        """Say under which name the bot serves."""
        self._name = name
        self._tell_status("")

    def keep_assured(
        self, is_alive: Callable[[], bool], trouble: Callable[[], str] = lambda: ""
    ) -> None:
        """Go on saying that the bot is alive, as long as its loop turns and it says so itself; else
        it is restarted. What is in its way, such as Telegram that is away, stands beside its name.
        """
        if self._address and self._patience:
            every = self._patience / 3
            self._assuring = asyncio.create_task(self._assure(every, is_alive, trouble))

    async def _assure(
        self, every: timedelta, is_alive: Callable[[], bool], trouble: Callable[[], str]
    ) -> None:
        while True:
            if is_alive():
                self._tell("WATCHDOG=1")
            self._tell_status(trouble())
            await asyncio.sleep(every.total_seconds())

    def _tell_status(self, trouble: str) -> None:
        """Say whom the bot serves, once it does, and what is in its way, where that is new."""
        status = "; ".join(filter(None, (f"serving as @{self._name}", trouble)))
        if self._name and status != self._status:
            self._status = status
            self._tell(f"STATUS={status}")

    async def stopping(self) -> None:
        """Say that the bot stops in good order, and nothing more."""
        if self._assuring:
            self._assuring.cancel()
            with suppress(asyncio.CancelledError):
                await self._assuring
        self._tell("STOPPING=1")

    def _tell(self, lines: str) -> None:
        if not self._address:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as wire:
                wire.setblocking(False)
                wire.connect(self._address)
                wire.send(lines.encode())
        except OSError as error:
            _LOGGER.warning("the supervisor cannot be told: %s", error.strerror)
