"""Saying that a server is away: when it begins, once a minute while it lasts, and at its end."""

import logging
from time import monotonic
from typing import Final

_LOGGER: Final = logging.getLogger(__name__)

SAY_EVERY: Final = 60.0


class OutageLog:
    """Counts failures of one server and says so in the log, seldom enough to be read."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._since: float | None = None
        self._said_at = float("-inf")

    def failed(self, error: Exception) -> None:
        """A call failed. Only the kind of the error is said: its text might hold an address."""
        now = monotonic()
        if self._since is None:
            self._since = now
        if now - self._said_at >= SAY_EVERY:
            self._said_at = now
            _LOGGER.warning(
                "cannot reach %s (%s), trying again", self._server, type(error).__name__
            )

    def succeeded(self) -> None:
        """A call succeeded."""
        if self._since is not None:
            _LOGGER.info("%s is back after %.0f s", self._server, monotonic() - self._since)
        self._since, self._said_at = None, float("-inf")
