"""A server that connections cannot use up, whether their clients send nothing or read nothing."""

import asyncio
import os
import socket
from collections.abc import Awaitable, Callable
from typing import Any, cast

from aiohttp import web

from bot.failures import UnusableInput


class BoundedServer(web.Server):
    """aiohttp's server with a bound on the connections that are not trusted.

    aiohttp closes idle connections only after their first request, and waits without end for
    clients that do not read. Here each connection has so many seconds, counted anew by `allow`,
    which pages call; when there are too many, the one that was allowed the longest ago is closed.
    `trust`, which the webhook calls, ends both for a connection.
    The rest of a body that was given up is not waited for any longer than `seconds`.
    """

    def __init__(
        self,
        receive: Callable[[web.BaseRequest], Awaitable[web.StreamResponse]],
        most: int,
        seconds: float,
        **options: Any,
    ) -> None:
        super().__init__(receive, lingering_time=seconds, **options)
        self._most = most
        self._seconds = seconds
        self._bounded: dict[asyncio.BaseTransport, asyncio.TimerHandle] = {}

    def connection_made(self, handler: web.RequestHandler, transport: asyncio.Transport) -> None:
        """Somebody has connected."""
        super().connection_made(handler, transport)
        if len(self._bounded) >= self._most:
            self._drop(next(iter(self._bounded)))
        self._bound(transport, self._seconds)

    def connection_lost(
        self, handler: web.RequestHandler, exc: BaseException | None = None
    ) -> None:
        """A connection has ended."""
        self.trust(handler.transport)
        super().connection_lost(handler, exc)

    def trust(self, transport: asyncio.BaseTransport | None) -> None:
        """The connection may last."""
        timer = self._bounded.pop(transport, None) if transport else None
        if timer:
            timer.cancel()

    def allow(self, transport: asyncio.BaseTransport | None, seconds: float) -> None:
        """A connection that lasts has so many seconds from now on."""
        if transport in self._bounded:
            self.trust(transport)
            self._bound(transport, seconds)

    def _bound(self, transport: asyncio.BaseTransport, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        self._bounded[transport] = loop.call_later(seconds, self._drop, transport)

    def _drop(self, transport: asyncio.BaseTransport) -> None:
        self.trust(transport)
        # Each came by connection_made. uvloop's are no asyncio.Transport by descent.
        cast("asyncio.Transport", transport).abort()


async def listen(runner: web.ServerRunner, address: tuple[str, int], setting: str) -> str:
    """Let a server listen on a host and port; the address it is at.

    Raises UnusableInput, which names the setting, where that cannot be had.
    """
    host, port = address
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except (OSError, UnicodeError) as error:
        await runner.cleanup()
        raise UnusableInput(f"{setting}: {host}:{port}: {_reason(error)}") from None
    return f"http://{host}:{runner.addresses[0][1]}"


def why_not_free(host: str, port: int) -> str | None:
    """Why nothing could listen on a host and port now; None where it could."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.create_server(address[:2], family=family):
            return None
    except (OSError, UnicodeError) as error:
        return _reason(error)


def _reason(error: OSError | UnicodeError) -> str:
    """Without the address, which asyncio says once more in its own words."""
    number = getattr(error, "errno", None)
    return os.strerror(number) if isinstance(number, int) and number > 0 else str(error)
