"""The seam to Telegram: a method and its parameters in, a status and a body out.

Everything the bot says to the Bot API goes through a Transport: over HTTP to Telegram, or in one
process to the local stand-in. What stands on it knows neither the server nor the token.
"""

import json
import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final, Protocol

import msgspec
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot.foreign_json import parse
from handlers.frame.calls import NO_FILES, Upload

_LOGGER: Final = logging.getLogger(__name__)

LONGEST_WAIT: Final = 300.0
"""Seconds; a server that asks for more is asked again then: no slip of it silences us for ever."""

_REFUSALS: Final[Mapping[int, type[TelegramError]]] = {
    HTTPStatus.BAD_REQUEST: BadRequest,
    HTTPStatus.FORBIDDEN: Forbidden,
    HTTPStatus.CONFLICT: Conflict,
}
"""What else is refused may pass another time, for all we know."""

Answer = tuple[int, bytes]
"""The HTTP status and the body."""


class Transport(Protocol):
    """Carries calls to the Bot API, once each: trying again is left to the caller.

    Both methods return whatever the server answers, errors included. They raise NotConnectedError
    where the call was certainly not sent, and TimedOut or another NetworkError where no answer
    came. `read_seconds` is how long the server may be silent; None leaves it to the transport.
    """

    async def call(
        self,
        method: str,
        parameters: Mapping[str, Any],
        files: Mapping[str, Upload] = NO_FILES,
        read_seconds: float | None = None,
    ) -> Answer:
        """Call a method. Parameters are JSON values; None is not sent.

        A file is a parameter of its own name, or is meant by `attach://` and its name elsewhere.
        """

    async def download(self, path: str, read_seconds: float | None = None) -> Answer:
        """Fetch a file from the `file_path` that getFile gave."""


class NotConnectedError(NetworkError):
    """The server could not be reached at all: the request was certainly not sent."""


class TooManyRequests(NetworkError):
    """The server wants to be left alone for so many seconds (429).

    PTB's own RetryAfter would do, but making one warns of a change of its type.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Too many requests: wait {seconds:g} s")
        self.seconds = seconds


class ServerFailedError(NetworkError):
    """The server answered that it could not do it (5xx): the request was not carried out.

    A redirect counts as such: what we say to Telegram is said to no other server.
    """


class UnreadableAnswer(NetworkError):
    """The server answered something that no Bot API server says: nobody knows what it did."""


def check_answer(status: int, body: bytes) -> None:
    """Raise what an answer means that does not say yes, as PTB's kinds of error or as ours.

    TooManyRequests and ServerFailedError say to try again later, and so does UnreadableAnswer: the
    answer is none of the Bot API. BadRequest, Forbidden and ChatMigrated are final. InvalidToken is
    believed of a Bot API server alone: a relay that is being mended knows no path either.
    """
    if status < HTTPStatus.MULTIPLE_CHOICES:
        return
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        raise TooManyRequests(_retry_after(body))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status < HTTPStatus.BAD_REQUEST:
        raise ServerFailedError(f"the server failed ({status})")
    answer = read_answer(body)
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
        if answer.get("ok") is False and answer.get("error_code", status) == status:
            raise InvalidToken
        raise unreadable(body)
    moved_to = answer.get("parameters", {}).get("migrate_to_chat_id")
    if isinstance(moved_to, int):
        raise ChatMigrated(moved_to)
    raise _REFUSALS.get(status, NetworkError)(answer.get("description") or f"refused ({status})")


OK: Final = "ok"
TOKEN_REFUSED: Final = "token_refused"  # noqa: S105 (an outcome)
UNDERSTOOD: Final = frozenset({OK, "bad_request", "forbidden", "chat_migrated", "conflict"})
"""The outcomes that only a Bot API server that knows the bot can give."""

_OUTCOMES: Final[Mapping[type[TelegramError], str]] = {
    TooManyRequests: "too_many_requests",
    ServerFailedError: "server_failed",
    UnreadableAnswer: "unreadable",
    NotConnectedError: "not_connected",
    TimedOut: "timed_out",
    InvalidToken: TOKEN_REFUSED,
    Forbidden: "forbidden",
    BadRequest: "bad_request",
    ChatMigrated: "chat_migrated",
    Conflict: "conflict",
}


def outcome_named(error: TelegramError) -> str:
    """The outcome of a call that raised this, in one word of a few."""
    return _OUTCOMES.get(type(error), "network_error")


def read_answer(body: bytes) -> dict[str, Any]:
    """What the body of an answer says; raises UnreadableAnswer where it is none of the Bot API."""
    try:
        answer = parse(body)
    except ValueError:
        raise unreadable(body) from None
    if not (
        isinstance(answer, dict)
        and isinstance(answer.get("description", ""), str)
        and isinstance(answer.get("parameters", {}), dict)
    ):
        raise unreadable(body)
    return answer


def read_result(body: bytes) -> dict[str, Any]:
    """The same of an answer that says yes: it has a `result`."""
    answer = read_answer(body)
    if "result" not in answer:
        raise unreadable(body)
    return answer


def unreadable(body: bytes | bytearray) -> UnreadableAnswer:
    """The error for such an answer. The log gets its length alone: it may hold anybody's words.

    Who called says once a minute that the server is away; each answer is for those who look closer.
    """
    _LOGGER.debug("an answer of the server cannot be read: %d bytes", len(body))
    return UnreadableAnswer("an answer cannot be read")


def seconds_to_wait(error: TelegramError) -> float:
    """How long the server asks to wait before the next attempt; 0 where it says nothing."""
    return error.seconds if isinstance(error, TooManyRequests) else 0.0


def json_body(parameters: Mapping[str, Any]) -> bytes:
    """The parameters as JSON; raises TypeError for what JSON does not know."""
    given = {name: value for name, value in parameters.items() if value is not None}
    return msgspec.json.encode(given)


def form_fields(parameters: Mapping[str, Any]) -> dict[str, str]:
    """The parameters as the fields of a form: text as it is, everything else as JSON."""
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in parameters.items()
        if value is not None
    }


def _retry_after(body: bytes) -> float:
    """The seconds that a 429 asks to wait, where Telegram puts them, else one."""
    try:
        seconds = float(parse(body)["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError):
        return 1.0
    return min(LONGEST_WAIT, max(0.0, seconds))
