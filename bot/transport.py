"""PTB's transport on aiohttp: one session, many requests in flight, and patience where it is due.

PTB's own transport slows down with many requests in flight; this one does not. The token stands in
every address, so no address is ever put into an exception or a log line.
"""

import asyncio
import json
from collections.abc import Callable
from http import HTTPStatus
from io import BytesIO
from time import monotonic
from typing import Final

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

Timeout = object
"""PTB passes a number of seconds, None for no limit, or its own sentinel for the default."""

_CONNECTIONS: Final = 256
_CONNECT_SECONDS: Final = 5.0
_READ_SECONDS: Final = 10.0
_UPLOAD_READ_SECONDS: Final = 60.0
_LONGEST_PAUSE: Final = 1.0


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
    """The server answered that it could not do it (5xx): the request was not carried out."""


NoteCall = Callable[[str, int], None]
"""Told the method and the chat of a call that puts something before people."""

NoteRefusal = Callable[[float], None]
"""Told how long the server asks to wait that has refused a call."""

_SHOWN: Final = ("send", "edit", "copy", "forward")


class AiohttpRequest(BaseRequest):
    """Requests to the Bot API.

    With `patience`, in seconds, a request that fails for reasons of the network or the server
    (no connection, a timeout, 429, 5xx) is tried again for so long before it counts as failed. A
    message may then arrive twice, if its first answer was lost; Telegram knows no idempotency key.
    `note_call` is told of every message that is sent or changed, `note_refusal` of every 429.
    """

    def __init__(
        self,
        patience: float = 0.0,
        note_call: NoteCall | None = None,
        note_refusal: NoteRefusal | None = None,
    ) -> None:
        self._patience = patience
        self._note_call = note_call
        self._note_refusal = note_refusal
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How long an answer may take, in seconds, where a call says nothing else."""
        return _READ_SECONDS

    async def initialize(self) -> None:
        """Open the session, if it is not open."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=_CONNECTIONS)
            self._session = aiohttp.ClientSession(connector=connector)

    async def shutdown(self) -> None:
        """Close the session and its connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        write_timeout: Timeout = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 (aiohttp has none)
        connect_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        pool_timeout: Timeout = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request, tried again while patience lasts; the status and the body of the answer.

        Raises TooManyRequests, ServerFailedError, and TimedOut or NetworkError where no answer
        came.
        """
        uploads = request_data is not None and request_data.contains_files
        limits = aiohttp.ClientTimeout(
            total=None,
            connect=_seconds(pool_timeout, None),
            sock_connect=_seconds(connect_timeout, _CONNECT_SECONDS),
            sock_read=_seconds(read_timeout, _UPLOAD_READ_SECONDS if uploads else _READ_SECONDS),
        )
        deadline, pause = monotonic() + self._patience, 0.1
        while True:
            self._note(url, request_data)
            try:
                return await self._once(method, url, request_data, limits)
            except NetworkError as error:
                wait = max(pause, seconds_to_wait(error))
                if self._note_refusal and isinstance(error, TooManyRequests):
                    self._note_refusal(error.seconds)
                if monotonic() + wait > deadline:
                    raise
            await asyncio.sleep(wait)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def _once(
        self, method: str, url: str, data: RequestData | None, limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("the transport is not initialized")
        try:
            async with self._session.request(
                method, url, data=_form(data), timeout=limits
            ) as response:
                body = await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotConnectedError(type(error).__name__) from None
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None
        if response.status == HTTPStatus.TOO_MANY_REQUESTS:
            raise TooManyRequests(_retry_after(body))
        if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise ServerFailedError(f"the server failed ({response.status})")
        return response.status, body

    def _note(self, url: str, data: RequestData | None) -> None:
        """Tell who counts them that a call goes out now."""
        called = url.rpartition("/")[2]
        if self._note_call is None or data is None or not called.startswith(_SHOWN):
            return
        chat = data.json_parameters.get("chat_id", "")
        if chat.lstrip("-").isdecimal():
            self._note_call(called, int(chat))


def seconds_to_wait(error: TelegramError) -> float:
    """How long the server asks to wait before the next attempt; 0 where it says nothing."""
    return error.seconds if isinstance(error, TooManyRequests) else 0.0


def _form(data: RequestData | None) -> aiohttp.FormData | None:
    """The parameters as a form; a new one for each attempt, since sending uses it up."""
    if data is None:
        return None
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)
    for part, (name, content, mime_type) in data.multipart_data.items():
        body = BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(part, body, filename=name, content_type=mime_type)
    return form


def _seconds(timeout: Timeout, default: float | None) -> float | None:
    if timeout is BaseRequest.DEFAULT_NONE:
        return default
    return float(timeout) if isinstance(timeout, int | float) else None


def _retry_after(body: bytes) -> float:
    """The seconds that a 429 asks to wait, where Telegram puts them, else one."""
    try:
        return float(json.loads(body)["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError):
        return 1.0
