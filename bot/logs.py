"""The log, on stderr. No line of it holds a secret, a name or what anybody wrote.

Many errors quote the value they stumbled over, and that may be what a person wrote: `int("Anna")`
says so. The words of an error are shown only for kinds that speak of code, files and connections.

Only our own code speaks below warnings: what libraries say there is whole addresses, which carry
the token, and whole rows, which carry what people wrote.
"""

import asyncio
import json
import logging
import re
import sqlite3
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from time import perf_counter
from typing import Any, Final
from urllib.parse import quote

import aiohttp
from telegram.error import ChatMigrated, TelegramError

from bot.settings import Settings

_TEXT: Final = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_OURS: Final = ("bot", "handlers", "scheduler", "locales", "storage")
_REDACTED: Final = "[redacted]"

_QUOTES_NOBODY: Final = (
    ArithmeticError,
    AttributeError,
    ImportError,
    NameError,
    OSError,
    RuntimeError,
    TypeError,
    aiohttp.ClientError,
    sqlite3.Error,
    TelegramError,
)

_LOGGER: Final = logging.getLogger(__name__)
_UPDATES: Final = logging.getLogger("bot.updates")
"""One line for each update, for programs that collect logs; people would read nothing else."""

_IN_HAND: Final[ContextVar[tuple[int, str] | None]] = ContextVar("in hand", default=None)


def configure_logging(settings: Settings) -> None:
    """Log what the settings ask for, as text lines or as one JSON object a line."""
    handler = logging.StreamHandler()
    handler.setFormatter(log_form(settings))
    level = logging.getLevelNamesMapping()[settings.log_level]
    logging.basicConfig(level=max(level, logging.WARNING), handlers=[handler], force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    # That a job is not begun while it still runs is meant so: its next time makes up for it.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    reads_all = settings.log_format == "json" or level <= logging.DEBUG
    _UPDATES.setLevel(level if reads_all else logging.WARNING)


@contextmanager
def update_in_hand(update_id: int, kind: str) -> Iterator[None]:
    """Let every line that is logged in the block say which update it is about, and log its end.

    `kind` is one of those that Telegram has. Only lines in JSON say so.
    """
    began, token = perf_counter(), _IN_HAND.set((update_id, kind))
    try:
        yield
        took = round(1_000 * (perf_counter() - began), 1)
        _UPDATES.info("update %d finished", update_id, extra={"milliseconds": took})
    finally:
        _IN_HAND.reset(token)


def log_form(settings: Settings) -> logging.Formatter:
    """How a line of the log is written: without secrets, and without what an error may quote."""
    form = _JsonLines if settings.log_format == "json" else _Lines
    return form(secrets_of(settings))


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
    """What must never be shown: the token, its secret half by itself, the webhook's secret, the
    address of the heartbeat, by which anybody could send one, and how we show a proxy who we are.
    """
    token = settings.token.value if settings.token else ""
    heartbeat = settings.heartbeat_url.value if settings.heartbeat_url else ""
    found = {token, token.partition(":")[2], settings.webhook_secret.value, heartbeat}
    proxy = settings.proxy_to_telegram()
    return (found | (proxy.secrets if proxy else frozenset())) - {""}


def redact(text: str, secrets: Iterable[str]) -> str:
    """The text without any of the secrets, written plainly or percent-encoded."""
    written = {form for secret in secrets for form in (secret, quote(secret, safe=""))}
    longest_first = sorted(written, key=len, reverse=True)
    if not longest_first:
        return text
    return re.sub("|".join(map(re.escape, longest_first)), _REDACTED, text, flags=re.IGNORECASE)


def describe(error: BaseException) -> str:
    """The error with its traceback, after those that led to it; lines without an end."""
    return "\nled to\n".join(map(_alone, _chain(error)))


def _chain(error: BaseException) -> list[BaseException]:
    """The errors that led to this one, the first first, and itself."""
    found: list[BaseException] = []
    earlier: BaseException | None = error
    while earlier is not None and earlier not in found:
        found.append(earlier)
        hidden = earlier.__suppress_context__
        earlier = earlier.__cause__ or (None if hidden else earlier.__context__)
    return found[::-1]


def _alone(error: BaseException) -> str:
    stack = "".join(traceback.format_tb(error.__traceback__))
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    quotes = not isinstance(error, _QUOTES_NOBODY) or isinstance(error, ChatMigrated)
    words = f": {error}" if str(error) and not quotes else ""
    text = f"Traceback (most recent call last):\n{stack}{kind}{words}"
    if isinstance(error, BaseExceptionGroup):
        text = "\n".join((text, *(f"in it:\n{describe(each)}" for each in error.exceptions)))
    return text


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
        entry: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if in_hand := _IN_HAND.get():
            entry["update_id"], entry["kind"] = in_hand
        if (took := getattr(record, "milliseconds", None)) is not None:
            entry["milliseconds"] = took
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)
