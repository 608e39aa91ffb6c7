"""The bot's own logging in a test, and everything as before when the test is over with it."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from bot.logs import configure_logging
from bot.settings import Settings


@contextmanager
def logging_as_set(settings: Settings) -> Iterator[io.StringIO]:
    """Log as the bot would with these settings; what it writes to stderr."""
    stderr, root = io.StringIO(), logging.getLogger()
    loggers = [
        root,
        *map(logging.getLogger, ("bot", "handlers", "scheduler", "locales", "storage")),
    ]
    handlers, levels = root.handlers[:], [logger.level for logger in loggers]
    try:
        with patch("sys.stderr", stderr):
            configure_logging(settings)
        yield stderr
    finally:
        root.handlers[:] = handlers
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
