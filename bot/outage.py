"""Saying that something is away: when it begins, once a minute while it lasts, and at its end."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Final

from telegram.error import InvalidToken, TelegramError

_LOGGER: Final = logging.getLogger(__name__)

SERVER: Final = "the Bot API server"

SAY_EVERY: Final = 60.0
"""Seconds."""

_TRY_AGAIN_AFTER: Final = 1.0


class OutageLog:
    """Says in the log that one thing fails, seldom enough to be read.

    `seconds` is a clock that never jumps.
    """

    def __init__(
        self,
        thing: str,
        trouble: str = "cannot reach",
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        self._thing = thing
        self._trouble = trouble
        self._seconds = seconds
        self._since: float | None = None
        self._said_at = float("-inf")

    def failed(self, error: Exception) -> None:
        """An attempt failed. Only the kind of the error is said: its text might hold an address."""
        now = self._seconds()
        if self._since is None:
            self._since = now
        if now - self._said_at >= SAY_EVERY:
            self._said_at = now
            _LOGGER.warning("%s %s (%s), trying again", self._trouble, self._thing, _kind(error))

    @property
    def lasts(self) -> bool:
        """Whether the last attempt failed."""
        return self._since is not None

    def succeeded(self) -> None:
        """An attempt succeeded."""
        if self._since is not None:
            _LOGGER.info("%s is back after %.0f s", self._thing, self._seconds() - self._since)
        self._since, self._said_at = None, float("-inf")


def _kind(error: Exception) -> str:
    """What kind of error it is; SQLite says it by a name of its own."""
    if isinstance(error, InvalidToken):
        return "it does not know BOT_TOKEN"
    return getattr(error, "sqlite_errorname", None) or type(error).__name__


async def until_reached(
    thing: str, call: Callable[[], Awaitable[object]], refused: type[TelegramError]
) -> None:
    """Call again until it succeeds. Raises the error that says it never will."""
    outage = OutageLog(thing)
    while True:
        try:
            await call()
        except refused:
            raise
        except TelegramError as error:
            outage.failed(error)
            await asyncio.sleep(_TRY_AGAIN_AFTER)
        else:
            outage.succeeded()
            return
