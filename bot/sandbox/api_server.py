"""The stand-in as a Bot API server: the same addresses, forms and answers as Telegram's.

Calls are carried out by the transport in this process; here is only what HTTP adds.
"""

import asyncio
import json
import logging
from contextlib import suppress
from hmac import compare_digest
from http import HTTPStatus
from typing import Any, Final

import aiohttp
from aiohttp import web

from bot.sandbox.errors import ApiError
from bot.sandbox.in_process import InProcess
from bot.sandbox.telegram import Telegram
from bot.transport import Answer
from handlers.frame.calls import Upload

_LOGGER: Final = logging.getLogger(__name__)

LARGEST_UPLOAD: Final = 60_000_000
_TRY_WEBHOOK_AGAIN_AFTER: Final = 1.0


class BotApiServer:
    """Answers the bot's calls, lets it poll, or posts updates to its webhook."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._transport = InProcess(telegram)
        self._posting: asyncio.Task[None] | None = None

    def routes(self) -> list[web.AbstractRouteDef]:
        """The routes to serve."""
        return [
            web.post("/bot{token}/{method}", self._call),
            web.get("/file/bot{token}/{path:.+}", self._download),
        ]

    def start(self) -> None:
        """Begin to post updates, should the bot ask for it; needs a running event loop."""
        self._posting = asyncio.create_task(self._post_updates())

    async def stop(self) -> None:
        """End every poll and stop posting."""
        self._transport.close()
        if self._posting:
            self._posting.cancel()
            with suppress(asyncio.CancelledError):
                await self._posting

    async def _call(self, request: web.Request) -> web.Response:
        try:
            self._check(request)
            parameters, files = await _parameters(request)
        except ApiError as error:
            return web.json_response(error.body(), status=error.code)
        method = request.match_info["method"]
        return _json_response(await self._transport.call(method, parameters, files))

    async def _download(self, request: web.Request) -> web.Response:
        try:
            self._check(request)
        except ApiError as error:
            return web.json_response(error.body(), status=error.code)
        path = request.match_info["path"]
        file = self._telegram.files.at(path)
        status, body = await self._transport.download(path)
        if file is None:
            return _json_response((status, body))
        return web.Response(body=body, content_type=file.mime_type)

    def _check(self, request: web.Request) -> None:
        given, expected = request.match_info["token"], self._telegram.token
        if not compare_digest(given.encode(), expected.encode()):
            raise ApiError(401, "Unauthorized")

    async def _post_updates(self) -> None:
        async with aiohttp.ClientSession() as session:
            while True:
                version, url = self._telegram.version, self._telegram.api.webhook["url"]
                if not url or not self._telegram.pending:
                    await self._telegram.after(version)
                    continue
                update = self._telegram.pending[0]
                if await self._post(session, url, update):
                    if update in self._telegram.pending:
                        self._telegram.pending.remove(update)
                else:
                    await asyncio.sleep(_TRY_WEBHOOK_AGAIN_AFTER)

    async def _post(self, session: aiohttp.ClientSession, url: str, update: Any) -> bool:
        secret = self._telegram.api.webhook.get("secret_token")
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        try:
            async with session.post(
                url, json=update, headers=headers, allow_redirects=False
            ) as response:
                return response.status < HTTPStatus.MULTIPLE_CHOICES
        except aiohttp.ClientError as error:
            _LOGGER.warning("the webhook does not answer: %s", type(error).__name__)
            return False


async def _parameters(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    parameters: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.read() or b"{}")
        except ValueError:
            raise ApiError(400, "Bad Request: can't parse JSON object") from None
        return parameters | (body if isinstance(body, dict) else {}), {}
    files = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            content = await asyncio.to_thread(value.file.read)
            files[name] = Upload(value.filename, content, value.content_type)
        else:
            parameters[name] = value
    return parameters, files


def _json_response(answer: Answer) -> web.Response:
    status, body = answer
    return web.Response(status=status, body=body, content_type="application/json")
