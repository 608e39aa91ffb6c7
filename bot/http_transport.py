"""The transport to a Bot API server: one aiohttp session, many requests in flight.

PTB's own transport slows down with many requests in flight; this one does not. The token stands in
every address, so no address is ever put into an exception or a log line.
"""

import ssl
from collections.abc import Mapping
from functools import lru_cache
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import quote

import aiohttp
from telegram.error import NetworkError, TimedOut
from yarl import URL

from bot.proxy import Proxy
from bot.transport import Answer, NotConnectedError, form_fields, json_body, unreadable
from handlers.frame.calls import NO_FILES, Upload

_CONNECTIONS: Final = 384
"""More than the intake has in hand, so that delivery and the poll never wait behind answers."""

LARGEST_BODY: Final = 32 << 20
"""Bytes; files that a bot may fetch have 20 MB at most."""

_CONNECT_SECONDS: Final = 5.0
_READ_SECONDS: Final = 10.0
_UPLOAD_READ_SECONDS: Final = 60.0

_JSON: Final = {"Content-Type": "application/json"}


class HttpTransport:
    """A Transport over HTTP; its connections are open while it is entered as a context.

    With a proxy all of them go through it. Proxies that the environment names are not asked.
    """

    def __init__(self, api_url: str, token: str, proxy: Proxy | None = None) -> None:
        self._calls = f"{api_url}/bot{token}/"
        self._files = f"{api_url}/file/bot{token}/"
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None
        self._not_connected: tuple[type[Exception], ...] = (
            aiohttp.ClientConnectorError,
            aiohttp.ConnectionTimeoutError,
        )

    async def __aenter__(self) -> Self:
        if self._proxy:
            # A library that nobody needs who has no proxy.
            from bot.proxy_connections import PROXY_FAILED, connections_through

            connector: aiohttp.TCPConnector = connections_through(self._proxy, _CONNECTIONS)
            self._not_connected += PROXY_FAILED
        else:
            connector = aiohttp.TCPConnector(limit=_CONNECTIONS)
        # The Bot API has no cookies, and looking for some takes time with every call.
        self._session = aiohttp.ClientSession(
            connector=connector, cookie_jar=aiohttp.DummyCookieJar()
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def call(
        self,
        method: str,
        parameters: Mapping[str, Any],
        files: Mapping[str, Upload] = NO_FILES,
        read_seconds: float | None = None,
    ) -> Answer:
        """Post the parameters as JSON, or with files as a form; see Transport.call."""
        address, silence = self._calls + method, read_seconds or _READ_SECONDS
        if not files:
            return await self._request("POST", address, silence, json_body(parameters), _JSON)
        form = aiohttp.FormData(form_fields(parameters), quote_fields=False)
        for name, file in files.items():
            form.add_field(name, file.content, filename=file.name, content_type=file.mime_type)
        return await self._request("POST", address, read_seconds or _UPLOAD_READ_SECONDS, form)

    async def download(self, path: str, read_seconds: float | None = None) -> Answer:
        """See Transport.download."""
        return await self._request("GET", self._files + quote(path), read_seconds or _READ_SECONDS)

    async def _request(
        self,
        verb: str,
        address: str,
        silence: float,
        body: aiohttp.FormData | bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        if self._session is None:
            raise RuntimeError("the transport is not open")
        try:
            async with self._session.request(
                verb,
                URL(address, encoded=True),
                data=body,
                headers=headers,
                timeout=_limits(silence),
                allow_redirects=False,
            ) as response:
                return response.status, await _body(response)
        except self._not_connected as error:
            raise NotConnectedError(type(error).__name__) from None
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            if isinstance(error.__cause__, ssl.SSLCertVerificationError):
                raise NotConnectedError(type(error.__cause__).__name__) from None
            raise NetworkError(type(error).__name__) from None


@lru_cache
def _limits(silence: float) -> aiohttp.ClientTimeout:
    """How long a call may take to connect, and how long the server may say nothing, in seconds."""
    return aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT_SECONDS, sock_read=silence)


async def _body(response: aiohttp.ClientResponse) -> bytes:
    """The body, unpacked; raises NetworkError as soon as it is larger than any lawful one."""
    body = bytearray()
    async for part in response.content.iter_any():
        body += part
        if len(body) > LARGEST_BODY:
            raise unreadable(body)
    return bytes(body)
