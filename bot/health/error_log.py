"""Counts what went wrong, and keeps the last of it for the diagnosis."""

import logging
from collections import deque
from datetime import UTC, datetime
from typing import Any, Final

KEPT: Final = 30


class ErrorLog(logging.Handler):
    """A handler for the errors of the whole process; `form` writes them without secrets."""

    def __init__(self, form: logging.Formatter) -> None:
        super().__init__(logging.WARNING)
        self.setFormatter(form)
        self.count = 0
        self._last: deque[dict[str, Any]] = deque(maxlen=KEPT)

    def emit(self, record: logging.LogRecord) -> None:
        """See logging.Handler."""
        self.count += record.levelno >= logging.ERROR
        self._last.append(
            {
                "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds"),
                "level": record.levelname,
                "said": self.format(record),
            }
        )

    @property
    def last(self) -> list[dict[str, Any]]:
        """The last errors and warnings, the oldest first."""
        return list(self._last)
