"""The log, on stderr. No line of it holds a secret, a name or what anybody wrote.

Only our own code speaks below warnings: what libraries say there is whole addresses, which carry
the token, and whole rows, which carry what people wrote.
"""

import asyncio
import json
import logging
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote

from bot.settings import Settings
from bot.tracebacks import describe

_TEXT: Final = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_OURS: Final = ("bot", "handlers", "scheduler", "locales", "storage")
_REDACTED: Final = "[redacted]"

_LOGGER: Final = logging.getLogger(__name__)


def configure_logging(settings: Settings) -> None:
    """Log what the settings ask for, as text lines or as one JSON object a line."""
    form = _JsonLines if settings.log_format == "json" else _Lines
    handler = logging.StreamHandler()
    handler.setFormatter(form(secrets_of(settings)))
    level = logging.getLevelNamesMapping()[settings.log_level]
    logging.basicConfig(level=max(level, logging.WARNING), handlers=[handler], force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(level)


def log_uncaught(_loop: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
    """The event loop's exception handler; asyncio's own writes arguments and results into the log.

    What asyncio says may quote a callback with its arguments wherever there is an error as well.
    """
    error = context.get("exception")
    if isinstance(error, BaseException):
        _LOGGER.error("an error that nothing caught", exc_info=error)
    else:
        _LOGGER.error("%s", context["message"])


def secrets_of(settings: Settings) -> set[str]:
    """What must never be shown: the token, its secret half by itself, and the webhook's secret."""
    token = settings.token.get_secret_value() if settings.token else ""
    found = {token, token.partition(":")[2], settings.webhook_secret.get_secret_value()}
    return found - {""}


def redact(text: str, secrets: Iterable[str]) -> str:
    """The text without any of the secrets, written plainly or percent-encoded."""
    written = {form for secret in secrets for form in (secret, quote(secret, safe=""))}
    longest_first = sorted(written, key=len, reverse=True)
    if not longest_first:
        return text
    return re.sub("|".join(map(re.escape, longest_first)), _REDACTED, text, flags=re.IGNORECASE)


class _Lines(logging.Formatter):
    """A line a record, and tracebacks that quote nobody; secrets are taken out of the whole."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__(_TEXT)
        self._secrets = tuple(secrets)

    def format(self, record: logging.LogRecord) -> str:
        return redact(self._write(record), self._secrets)

    def formatException(self, ei: Any) -> str:  # noqa: N802 (the name that logging calls)
        return describe(ei[1]) if ei[1] else ""

    def _write(self, record: logging.LogRecord) -> str:
        return super().format(record)


class _JsonLines(_Lines):
    """One JSON object a line, its time in UTC."""

    def _write(self, record: logging.LogRecord) -> str:
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)
