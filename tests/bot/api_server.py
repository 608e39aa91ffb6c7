"""A bare Bot API server for tests of transport and intake: it records calls and can misbehave.

It knows nothing of Telegram's rules; conversations are tested against the stand-in in bot/sandbox.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from aiohttp import web

from bot.transport import form_fields

TOKEN = "4711:test-token"
PATIENCE = 120.0
"""Seconds after which a test hangs, on the busiest machine."""

ME = {"id": 4711, "is_bot": True, "first_name": "Bot", "username": "test_bot"}
SENDING = frozenset(
    {
        "sendMessage",
        "sendPhoto",
        "sendVideo",
        "sendDocument",
        "sendVoice",
        "sendLocation",
        "sendMediaGroup",
    }
)
ALTERING = frozenset(
    {
        "editMessageText",
        "editMessageCaption",
        "editMessageMedia",
        "editMessageReplyMarkup",
        "deleteMessage",
        "deleteMessages",
    }
)
_AT_ONCE = 1_024
"""Connections that may wait to be taken; where no more may, one is tried again after a second."""

_ANSWERED = ("text", "caption", "media_group_id")


class ApiServer:
    """Long polling with confirmation by offset, as Telegram does it, and a log of every call."""

    def __init__(self) -> None:
        self.pending: list[dict[str, Any]] = []
        self.calls: list[tuple[str, Mapping[str, str]]] = []
        self.content_types: list[str] = []
        self.answers: dict[str, list[web.Response]] = {}
        self.spoiled: dict[str, tuple[int, bytes]] = {}
        self.hold: dict[str, asyncio.Event] = {}
        self.in_flight = 0
        self.changed = asyncio.Condition()
        self._runner: web.AppRunner | None = None
        self._port = 0
        self._ids = count(1)
        self._away = False

    @property
    def url(self) -> str:
        """The root of the Bot API; stays the same when the server goes away and comes back."""
        return f"http://127.0.0.1:{self._port}"

    async def start(self) -> None:
        """Listen, on the same port as before if there was one."""
        application = web.Application(client_max_size=50_000_000)
        application.router.add_route("*", "/bot{token}/{method}", self._call)
        self._away = False
        self._runner = web.AppRunner(
            application, access_log=None, shutdown_timeout=0.1, handler_cancellation=True
        )
        await self._runner.setup()
        site = web.TCPSite(
            self._runner, "127.0.0.1", self._port, reuse_address=True, backlog=_AT_ONCE
        )
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close every connection and refuse new ones; what was held is let go."""
        for gate in self.hold.values():
            gate.set()
        self._away = True
        await self._tell()
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    async def give(self, *updates: dict[str, Any]) -> None:
        """Let updates arrive."""
        self.pending.extend(updates)
        await self._tell()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something to become true; it is looked at after every call."""
        async with asyncio.timeout(PATIENCE), self.changed:
            await self.changed.wait_for(condition)

    def made(self, method: str) -> list[Mapping[str, str]]:
        """The parameters of every call of that method."""
        return [parameters for name, parameters in self.calls if name == method]

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != TOKEN:
            return failure(401, "Unauthorized")
        parameters = await parameters_of(request)
        self.calls.append((method, parameters))
        self.content_types.append(request.content_type)
        self.in_flight += 1
        await self._tell()
        try:
            if method in self.hold:
                await self.hold[method].wait()
            if method in self.spoiled:
                status, body = self.spoiled[method]
                return web.Response(status=status, body=body)
            if self.answers.get(method):
                return self.answers[method].pop(0)
            if method == "getUpdates":
                return await self._updates(parameters)
            result = ME if method == "getMe" else self._result(method, parameters)
            return web.json_response({"ok": True, "result": result})
        finally:
            self.in_flight -= 1
            await self._tell()

    async def _updates(self, parameters: Mapping[str, str]) -> web.Response:
        offset = int(parameters.get("offset", 0))
        self.pending = [u for u in self.pending if u["update_id"] >= offset]
        async with self.changed:
            try:
                async with asyncio.timeout(float(parameters.get("timeout", 0))):
                    await self.changed.wait_for(lambda: bool(self.pending) or self._away)
            except TimeoutError:
                pass
        if self._away:
            return failure(502, "Bad Gateway")
        return web.json_response({"ok": True, "result": self.pending[:100]})

    def _result(self, method: str, parameters: Mapping[str, str]) -> Any:
        if method == "sendMediaGroup":
            album = {**parameters, "media_group_id": str(next(self._ids))}
            return [self._message(album) for _ in json.loads(parameters["media"])]
        if method in SENDING or method.startswith("editMessage"):
            return self._message(parameters)
        if method in ("getMyDescription", "getMyShortDescription"):
            return {"description": "", "short_description": ""}
        return [] if method == "getMyCommands" else True

    def _message(self, parameters: Mapping[str, str]) -> dict[str, Any]:
        """A Message with the text it was given, under its own id or the next one."""
        chat = {"id": int(parameters["chat_id"]), "type": "private"}
        number = int(parameters.get("message_id") or next(self._ids))
        said = {name: parameters[name] for name in _ANSWERED if name in parameters}
        return {"message_id": number, "date": 0, "chat": chat, **said}

    async def _tell(self) -> None:
        async with self.changed:
            self.changed.notify_all()


async def parameters_of(request: web.Request) -> dict[str, str]:
    """What a call says, as it stands in a form, be it one or JSON."""
    if request.content_type == "application/json":
        return form_fields(await request.json())
    return {name: str(value) for name, value in (await request.post()).items()}


def failure(status: int, description: str, **parameters: int) -> web.Response:
    """An error as the Bot API gives it."""
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = parameters
    return web.json_response(body, status=status)
