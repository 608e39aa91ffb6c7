"""A Bot API server for delivery: it accepts messages, fails as told, and holds to the limits."""

import asyncio
from collections import Counter, deque
from dataclasses import dataclass
from random import Random
from time import monotonic

from aiohttp import web

from tests.bot.api_server import ApiServer, failure

PER_SECOND = 30
PER_GROUP_AND_MINUTE = 20


@dataclass(frozen=True, slots=True)
class Faults:
    """How often sending goes wrong, as shares of 1."""

    fails: float = 0.0
    drops: float = 0.0
    asks_to_wait: float = 0.0


class DeliveryServer(ApiServer):
    """Counts the messages it accepts for each chat.

    `latency` is in seconds. A strict one answers 429 where Telegram's limits are passed.
    """

    def __init__(
        self, faults: Faults = Faults(), latency: float = 0.0, strict: bool = False
    ) -> None:  # fmt: skip
        super().__init__()
        self.accepted: Counter[int] = Counter()
        self.dropped: Counter[int] = Counter()
        self.refused = 0
        self.times: deque[float] = deque(maxlen=100_000)
        self._faults = faults
        self._latency = latency
        self._strict = strict
        self._chats: dict[int, deque[float]] = {}
        self._random = Random(20210628)  # noqa: S311 (which call fails, no secret)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["method"] != "sendMessage":
            return await super()._call(request)
        chat = int(str((await request.post())["chat_id"]))
        if self._latency:
            await asyncio.sleep(self._latency)
        fate = self._random.random()
        faults = self._faults
        if fate < faults.fails:
            return failure(502, "Bad Gateway")
        fate -= faults.fails
        if fate < faults.asks_to_wait or (self._strict and self._is_too_fast(chat)):
            self.refused += 1
            return failure(429, "Too Many Requests: retry after 1", retry_after=1)
        self.accepted[chat] += 1
        self.times.append(monotonic())
        response = await super()._call(request)
        if fate < faults.asks_to_wait + faults.drops:
            self.dropped[chat] += 1
            if request.transport:
                request.transport.abort()
        return response

    def _is_too_fast(self, chat: int) -> bool:
        now = monotonic()
        recent = self._chats.setdefault(0, deque())
        theirs = self._chats.setdefault(chat, deque())
        window = 60.0 if chat < 0 else 1.0
        limit = PER_GROUP_AND_MINUTE if chat < 0 else 1
        for sent, seconds in ((recent, 1.0), (theirs, window)):
            while sent and sent[0] <= now - seconds:
                sent.popleft()
        if len(recent) >= PER_SECOND or len(theirs) >= limit:
            return True
        recent.append(now)
        theirs.append(now)
        return False
