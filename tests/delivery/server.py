"""A Bot API server for delivery: it counts what it accepts, fails as told, and enforces limits."""

import asyncio
import json
import re
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import Random
from time import monotonic
from typing import Final

from aiohttp import web

from scheduler.rate_limiter import Limits
from tests.bot.api_server import ALTERING, SENDING, ApiServer, failure, parameters_of
from tests.delivery.enforced import Enforced

_SEEN: Final = re.compile(r'"callback_data":\s*"e:(\d+)"')
_KNOWS = re.compile(r'"kk:')


@dataclass(frozen=True, slots=True)
class Faults:
    """How often sending goes wrong, as shares of 1."""

    fails: float = 0.0
    drops: float = 0.0
    asks_to_wait: float = 0.0


_COUNTED: Final = SENDING | ALTERING


@dataclass(frozen=True, slots=True)
class Accepted:
    """What has arrived: `delivery` is which row of the outbox it was sent for, if any.

    An album is one call of as many `messages` as it has.
    """

    chat: int
    at: float
    method: str
    delivery: int | None
    messages: int = 1


class DeliveryServer(ApiServer):
    """Takes messages, edits and deletions, of which `count` has as many as arrived in each chat.

    Half of its latency passes before one is accepted, half after. With `limits` it answers 429 to
    whatever goes over them.
    """

    def __init__(
        self,
        faults: Faults | None = None,
        latency: float = 0.0,
        limits: Limits | None = None,
    ) -> None:
        super().__init__()
        self.accepted: list[Accepted] = []
        self.count: Counter[int] = Counter()
        self.told: Counter[int] = Counter()
        self.dropped: Counter[int] = Counter()
        self.arrived = 0
        self.refused = 0
        self.sends_in_flight = 0
        self.most_in_flight = 0
        self._faults = faults or Faults()
        self._latency = latency
        self._enforced = Enforced(limits) if limits else None
        self._random = Random(20210628)  # noqa: S311 (which call fails, no secret)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if method not in _COUNTED:
            return await super()._call(request)
        form = await parameters_of(request)
        self.arrived += 1
        self.sends_in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.sends_in_flight)
        try:
            await self._tell()
            await asyncio.sleep(self._latency / 2)
            chat, buttons = int(form["chat_id"]), form.get("reply_markup", "")
            messages = len(json.loads(form["media"])) if method == "sendMediaGroup" else 1
            fate = self._random.random()
            if response := self._refusal(chat, fate, messages):
                return response
            self._accept(chat, method, buttons, messages)
            if fate > 1 - self._faults.drops and request.transport:
                self.dropped[chat] += 1
                request.transport.abort()
            await self._tell()
            await asyncio.sleep(self._latency / 2)
            return await super()._call(request)
        finally:
            self.sends_in_flight -= 1

    def _refusal(self, chat: int, fate: float, messages: int) -> web.Response | None:
        faults = self._faults
        if fate < faults.fails:
            return failure(502, "Bad Gateway")
        wait = 1 if fate < faults.fails + faults.asks_to_wait else None
        if wait is None and self._enforced:
            wait = self._enforced.refuses(chat, monotonic(), messages)
        if wait is None:
            return None
        self.refused += 1
        return failure(429, f"Too Many Requests: retry after {wait}", retry_after=wait)

    def _accept(self, chat: int, method: str, buttons: str, messages: int) -> None:
        seen = _SEEN.search(buttons)
        delivery = int(seen[1]) if seen else None
        self.accepted.append(Accepted(chat, monotonic(), method, delivery, messages))
        self.count[chat] += messages
        if seen or _KNOWS.search(buttons):
            self.told[chat] += 1


@asynccontextmanager
async def delivery_server(
    faults: Faults | None = None, latency: float = 0.0, limits: Limits | None = None
) -> AsyncIterator[DeliveryServer]:
    """A server that is stopped whatever happens."""
    server = DeliveryServer(faults, latency, limits)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()
