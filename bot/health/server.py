"""Serves the health of the bot by HTTP: /healthz, /readyz and /metrics."""

import logging
import sqlite3
from typing import Final

from aiohttp import web

from bot.bounded_server import BoundedServer, listen
from bot.health.health import Health

CONNECTIONS: Final = 32
SECONDS: Final = 10.0
"""How long a connection may stay open: each client asks for one page."""

_PLAIN: Final = "text/plain; charset=utf-8"


class HealthServer:
    """A small server for programs that look after the bot. It changes nothing and hides nothing."""

    def __init__(self, health: Health) -> None:
        self._health = health
        self._server = BoundedServer(
            self._receive,
            CONNECTIONS,
            SECONDS,
            access_log=None,
            # aiohttp logs the address of a client that sends what is no request.
            logger=logging.Logger("strangers", logging.CRITICAL),
        )
        self._runner = web.ServerRunner(self._server)

    async def start(self, address: tuple[str, int]) -> str:
        """Listen; the address it is at. Raises UnusableInput where that cannot be had."""
        return await listen(self._runner, address, "BOT_HEALTH_LISTEN")

    async def stop(self) -> None:
        """Stop listening, and close what is open."""
        await self._runner.cleanup()

    async def _receive(self, request: web.BaseRequest) -> web.Response:
        if request.method not in ("GET", "HEAD"):
            return web.Response(status=405, headers={"Allow": "GET, HEAD"})
        match request.path:
            case "/healthz":
                report = self._health.alive()
                return _sent(report.text.encode(), report.status)
            case "/readyz":
                report = self._health.ready()
                return _sent(report.text.encode(), report.status)
            case "/metrics":
                return await self._metrics()
            case _:
                return _sent(b"there are /healthz, /readyz and /metrics\n", 404)

    async def _metrics(self) -> web.Response:
        try:
            content_type, content = await self._health.metrics()
        except sqlite3.Error as error:
            return _sent(f"the database cannot be read: {error}\n".encode(), 503)
        return _sent(content, content_type=content_type)


def _sent(body: bytes, status: int = 200, content_type: str = _PLAIN) -> web.Response:
    headers = {"Content-Type": content_type, "Cache-Control": "no-store"}
    return web.Response(status=status, body=body, headers=headers)
