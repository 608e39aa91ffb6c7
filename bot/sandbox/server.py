"""The stand-in's server: the Bot API, the chat page and its JSON calls, bound to loopback."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from importlib.resources import files
from typing import Final

from aiohttp import web

from bot.sandbox.api_server import LARGEST_UPLOAD, BotApiServer
from bot.sandbox.bot_api import is_loopback
from bot.sandbox.chat_calls import ChatCalls, Point
from bot.sandbox.clock_calls import PageClock
from bot.sandbox.scenes import Scenes
from bot.sandbox.telegram import Telegram

_PAGE: Final = {
    "/": ("index.html", "text/html"),
    "/style.css": ("style.css", "text/css"),
    "/chat.js": ("chat.js", "text/javascript"),
    "/bubbles.js": ("bubbles.js", "text/javascript"),
    "/attaching.js": ("attaching.js", "text/javascript"),
    "/inline.js": ("inline.js", "text/javascript"),
    "/picking.js": ("picking.js", "text/javascript"),
    "/scenes.js": ("scenes.js", "text/javascript"),
}
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'"
)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class SandboxServer:
    """Serves a `Telegram` to a bot and to people in a browser.

    `names` are the tabs of the page, by the id of their chat; `organiser` writes in a group where
    nobody else is named; `venue` is what the page offers as a location to send, `scenes` what it
    can play. `pages` is where the bot is to serve its pages: at the port after its own.
    """

    def __init__(
        self,
        telegram: Telegram,
        names: dict[int, str],
        organiser: int,
        clock: PageClock,
        venue: Point | None = None,
        scenes: Scenes = tuple,
    ) -> None:
        self._api = BotApiServer(telegram)
        self._calls = ChatCalls(telegram, names, organiser, clock, venue, scenes)
        self._telegram = telegram
        self._closing = False
        self._runner: web.AppRunner | None = None
        self.url = ""
        self.pages = ""

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; port 0 takes a free one. Raises OSError where the port is taken."""
        application = web.Application(middlewares=[_only_from_here], client_max_size=LARGEST_UPLOAD)
        application.add_routes(self._api.routes())
        application.add_routes(self._calls.routes())
        application.router.add_get("/events", self._events)
        application.router.add_get("/pages", self._to_pages)
        for path in _PAGE:
            application.router.add_get(path, _page)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError:
            await self._runner.cleanup()
            raise
        listening = self._runner.addresses[0][1]
        self.url = f"http://{host}:{listening}"
        self.pages = f"http://{host}:{listening + 1}"
        self._api.start()

    async def stop(self) -> None:
        """Close every connection."""
        self._closing = True
        self._telegram.changed()
        await self._api.stop()
        if self._runner:
            await self._runner.cleanup()

    async def _to_pages(self, _request: web.Request) -> web.Response:
        """Lead on to the pages of the programme, which the bot itself serves."""
        return web.Response(status=302, headers={"Location": f"{self.pages}/"})

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: one for every change, so that the page looks again."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        with suppress(ConnectionResetError):
            while not self._closing:
                told = self._telegram.version
                await response.write(f"data: {told}\n\n".encode())
                await self._telegram.after(told)
        return response


@web.middleware
async def _only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what other sites make a browser send, whatever name they give this machine.

    What is no browser says neither where it comes from nor how near that is, and is served; errors
    are JSON.
    """
    if not (is_loopback(f"//{request.host}") and _is_of_this_page(request)):
        return web.json_response({"error": "only from the demo's own page"}, status=403)
    try:
        response = await handler(request)
    except web.HTTPException as error:
        return web.json_response({"error": error.reason}, status=error.status)
    return response


def _is_of_this_page(request: web.Request) -> bool:
    """Whether the page itself asks, or somebody who typed its address in (`none`)."""
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site")
    return origin in (None, f"http://{request.host}") and site in (None, "none", "same-origin")


async def _page(request: web.Request) -> web.Response:
    name, content_type = _PAGE[request.path]
    text = (files("bot.sandbox") / "page" / name).read_text("utf-8")
    headers = {
        "Content-Security-Policy": _POLICY,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return web.Response(text=text, content_type=content_type, headers=headers)
