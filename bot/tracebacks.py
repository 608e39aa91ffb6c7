"""An error as the log may show it: what kind, and where in the code.

Many errors quote the value they stumbled over, and that may be what a person wrote: `int("Anna")`
says so. The words of an error are shown only for kinds that speak of code, files and connections.
"""

import sqlite3
import traceback
from typing import Final

import aiohttp
from telegram.error import TelegramError

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
    words = f": {error}" if isinstance(error, _QUOTES_NOBODY) and str(error) else ""
    text = f"Traceback (most recent call last):\n{stack}{kind}{words}"
    if isinstance(error, BaseExceptionGroup):
        text = "\n".join((text, *(f"in it:\n{describe(each)}" for each in error.exceptions)))
    return text
