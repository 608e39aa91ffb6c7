"""The bot's clock on the chat page."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.sandbox.requests import read_object, refused
from bot.sandbox.telegram import Telegram
from storage.programme.parsing.values import YEARS


@dataclass(frozen=True, slots=True)
class PageClock:
    """The bot's clock as the page sees and sets it; `travel` raises ValueError for turning back."""

    now: Callable[[], datetime]
    travel: Callable[[datetime], Awaitable[None]]
    zone: ZoneInfo


class ClockCalls:
    """Tells the clock and sets it forward."""

    def __init__(self, telegram: Telegram, clock: PageClock) -> None:
        self._telegram = telegram
        self._clock = clock

    def routes(self) -> list[web.AbstractRouteDef]:
        """The routes to serve."""
        return [web.get("/clock", self._get), web.post("/clock", self._set)]

    async def _get(self, _request: web.Request) -> web.Response:
        local = self._clock.now().astimezone(self._clock.zone)
        return web.json_response({"at": f"{local:%Y-%m-%dT%H:%M:%S}", "zone": self._clock.zone.key})

    async def _set(self, request: web.Request) -> web.Response:
        body = await read_object(request)
        try:
            local = datetime.fromisoformat(body.get("at", ""))
        except (ValueError, TypeError):
            raise refused("at: a local moment such as 2021-06-29T09:50 is expected") from None
        if local.year not in YEARS:
            raise refused(f"at: a year from {YEARS[0]} to {YEARS[-1]} is expected")
        if local.tzinfo is not None:
            raise refused("at: a moment local to the event is expected, without an offset")
        try:
            await self._clock.travel(local.replace(tzinfo=self._clock.zone))
        except ValueError as error:
            raise refused(f"at: {error}") from None
        self._telegram.changed()
        return await self._get(request)
