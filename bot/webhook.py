"""Updates in by webhook: checked, written to the inbox, and only then acknowledged."""

import asyncio
import hmac
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Final

from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest

from bot.bounded_server import BoundedServer, listen
from bot.failures import UnusableInput
from bot.foreign_json import parse
from bot.outage import SERVER, OutageLog, until_reached
from storage.inbox import Update
from storage.writing import cannot_write

_LOGGER: Final = logging.getLogger(__name__)

_SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the header's name)
STRANGERS: Final = 128
"""How many connections may be open without the secret. Telegram opens 100 at most."""

REQUEST_SECONDS: Final = 10.0
"""How long a connection may be open before it shows the secret, and an update may take."""

Take = Callable[[Sequence[Update]], Awaitable[None]]


class Webhook:
    """A small server that Telegram posts updates to.

    Any path is taken, since a proxy in front may rewrite it: what counts is the secret header.
    """

    def __init__(
        self,
        take: Take,
        secret: str,
        strangers: int = STRANGERS,
        request_seconds: float = REQUEST_SECONDS,
    ) -> None:
        self._take = take
        self.secret = secret
        self._request_seconds = request_seconds
        self._outage = OutageLog("the inbox", "cannot write to")
        self._server = BoundedServer(self._receive, strangers, request_seconds)
        self._runner = web.ServerRunner(self._server)

    async def start(self, host: str, port: int) -> None:
        """Listen; raises UnusableInput where that address cannot be had."""
        await listen(self._runner, (host, port), "BOT_WEBHOOK_LISTEN")

    async def stop(self) -> None:
        """Stop listening; posts under way are answered."""
        await self._runner.cleanup()

    async def _receive(self, request: web.BaseRequest) -> web.Response:
        given = request.headers.get(_SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self.secret.encode()):
            _LOGGER.warning("a post without the secret header was refused")
            return _closing(web.HTTPForbidden.status_code)
        self._server.trust(request.transport)
        if request.method != "POST":
            return _closing(web.HTTPMethodNotAllowed.status_code)
        try:
            async with asyncio.timeout(self._request_seconds):
                body = await request.read()
        except TimeoutError:
            return _closing(web.HTTPRequestTimeout.status_code)
        return web.Response(status=await self._status_of(body))

    async def _status_of(self, body: bytes) -> int:
        """Take an update in; the status it is answered with."""
        try:
            update = parse(body)
        except ValueError:
            return web.HTTPBadRequest.status_code
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return web.HTTPBadRequest.status_code
        try:
            await self._take([update])
        except sqlite3.Error as error:
            if not cannot_write(error):  # The watch says that.
                self._outage.failed(error)
            return web.HTTPInternalServerError.status_code
        self._outage.succeeded()
        return web.HTTPOk.status_code


async def receive(
    webhook: Webhook, address: tuple[str, int], bot: Bot, url: str, allowed_updates: Sequence[str]
) -> None:
    """Listen, then tell the server where, until cancelled. Raises UnusableInput."""
    await webhook.start(*address)
    register = partial(
        bot.set_webhook,
        url,
        allowed_updates=allowed_updates,
        secret_token=webhook.secret,
        drop_pending_updates=False,
    )
    try:
        await until_reached(SERVER, register, refused=BadRequest)
        await asyncio.Event().wait()
    except BadRequest as error:
        raise UnusableInput(f"BOT_WEBHOOK_URL: {error.message}") from None
    finally:
        await webhook.stop()


def _closing(status: int) -> web.Response:
    response = web.Response(status=status)
    response.force_close()
    return response
