"""Updates in by webhook: checked, written to the inbox, and only then acknowledged."""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from aiohttp import web

from bot.failures import Failure
from storage.inbox import Update

_LOGGER: Final = logging.getLogger(__name__)

_SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the header's name)
_LARGEST_UPDATE: Final = 1_000_000


class Webhook:
    """A small server that Telegram posts updates to.

    Any path is taken, since a proxy in front may rewrite it: what counts is the secret header.
    """

    def __init__(self, take: Callable[[Sequence[Update]], Awaitable[None]], secret: str) -> None:
        self._take = take
        self._secret = secret.encode()
        application = web.Application(client_max_size=_LARGEST_UPDATE)
        application.router.add_post("/{path:.*}", self._receive)
        self._runner = web.AppRunner(application, access_log=None)

    async def start(self, host: str, port: int) -> None:
        """Listen; raises Failure where that address cannot be had."""
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError as error:
            await self._runner.cleanup()
            raise Failure(f"BOT_WEBHOOK_LISTEN: {host}:{port}: {error.strerror}") from None

    async def stop(self) -> None:
        """Listen no more; posts under way are answered."""
        await self._runner.cleanup()

    async def _receive(self, request: web.Request) -> web.Response:
        given = request.headers.get(_SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            _LOGGER.warning("a post without the secret header was refused")
            raise web.HTTPForbidden
        try:
            update = json.loads(await request.read())
        except ValueError:
            raise web.HTTPBadRequest from None
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            raise web.HTTPBadRequest
        await self._take([update])
        return web.Response()
