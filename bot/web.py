"""Serves the pages: what was made is sent, with the headers that browsers and caches need."""

import logging
from collections.abc import Iterable, Mapping
from typing import Final

from aiohttp import web

from bot.bounded_server import BoundedServer, listen
from handlers.site.links import SCREEN
from handlers.site.published import Content, Moved, Published
from handlers.site.schedules import SCHEDULES

_LOGGER: Final = logging.getLogger(__name__)

CONNECTIONS: Final = 500
"""How many connections may be open; a crowd in one hall shares addresses, but not connections."""

REQUEST_SECONDS: Final = 10.0
"""How long a connection may be open before its first request."""

READING_SECONDS: Final = 90.0
"""How long a client may take to read an answer: 60 kB at 700 bytes a second."""

_IDLE_SECONDS: Final = 30.0
_LATEST: Final = "no-cache"
"""Kept by browsers, but asked for again each time: a change is seen with the next look."""

_ONES_OWN: Final = "private, no-cache"
_FOR_A_DAY: Final = "public, max-age=86400"
"""The address of these files names their content."""

_SAFE: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
        " connect-src 'self'; base-uri 'none'; form-action 'none';"
        # Telegram in the browser shows them so.
        " frame-ancestors https://web.telegram.org"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Server": "konferenzbot",
}


class WebServer:
    """A small server for the pages; it takes any host name, since a proxy stands in front."""

    def __init__(
        self,
        published: Published,
        connections: int = CONNECTIONS,
        request_seconds: float = REQUEST_SECONDS,
        reading_seconds: float = READING_SECONDS,
    ) -> None:
        self._published = published
        self._reading_seconds = reading_seconds
        self._server = BoundedServer(
            self._receive,
            connections,
            request_seconds,
            keepalive_timeout=_IDLE_SECONDS,
            access_log=None,  # addresses of calendars are secrets
            # aiohttp logs the address of a client that sends no request; ours are logged below.
            logger=logging.Logger("strangers", logging.CRITICAL),
        )
        self._runner = web.ServerRunner(self._server)

    async def start(self, host: str, port: int) -> str:
        """Listen; the address it is at. Raises UnusableInput where that cannot be had."""
        return await listen(self._runner, (host, port), "BOT_WEB_LISTEN")

    async def stop(self) -> None:
        """Stop listening, and close what is open."""
        await self._runner.cleanup()

    async def _receive(self, request: web.BaseRequest) -> web.StreamResponse:
        transport = request.transport
        self._server.allow(transport, self._reading_seconds)
        try:
            return await self._answer(request)
        except Exception:
            # Nothing of the request is said: an address may be a secret.
            _LOGGER.exception("a page could not be made")
            return web.Response(status=500, text="500", headers=_SAFE)
        finally:
            self._server.allow(transport, self._reading_seconds)

    async def _answer(self, request: web.BaseRequest) -> web.Response:
        if request.method not in ("GET", "HEAD"):
            return web.Response(status=405, headers={**_SAFE, "Allow": "GET, HEAD"})
        path = request.path.removeprefix("/")
        if asset := self._published.asset(path):
            return _sent(request, asset, _FOR_A_DAY)
        if not path:
            return _redirect(f"./{self._reader_of(request)}/", status=302)
        if feed := await self._feed(path):
            return _sent(request, feed, _ONES_OWN)
        chosen = request.query.get("language", self._published.languages[0])
        if path in SCHEDULES:
            path = f"{chosen}/{path}"
        elif path.partition("/")[0] == SCREEN:
            return await self._screen(request, chosen, path)
        language, slash, below = path.partition("/")
        if not slash and language in self._published.languages:
            return _redirect(f"./{language}/", status=301)
        found = await self._published.page(language, below)
        match found:
            case Content():
                return _sent(request, found, _LATEST)
            case Moved():
                return _redirect(f"../{found.path}", status=301)
        page = below.removesuffix("/")
        # Browsers and libraries do not agree on where a way up leads from an empty part of a path.
        if page not in ("", below) and await self._published.page(language, page):
            return _without_slash(below)
        known = language in self._published.languages
        return await self._missing(request, path, language if known else self._reader_of(request))

    async def _screen(self, request: web.BaseRequest, language: str, path: str) -> web.Response:
        """A screen, which stands above the languages."""
        if found := await self._published.screen(language, path):
            return _sent(request, found, _LATEST)
        if path.endswith("/") and await self._published.screen(language, path.removesuffix("/")):
            return _without_slash(path)
        return await self._missing(request, path, self._reader_of(request))

    async def _missing(self, request: web.BaseRequest, path: str, language: str) -> web.Response:
        missing = await self._published.not_found(language, path)
        return _sent(request, missing, _LATEST, status=404)

    async def _feed(self, path: str) -> Content | None:
        """A person's calendar, where that is asked for by a token that is somebody's."""
        token = path.removeprefix("cal/").removesuffix(".ics")
        return await self._published.feed(token) if path == f"cal/{token}.ics" else None

    def _reader_of(self, request: web.BaseRequest) -> str:
        return self._published.preferred(accepted_languages(request.headers))


def accepted_languages(headers: Mapping[str, str]) -> list[str]:
    """The tags that a browser says its reader reads, the best first."""
    return [tag for tag, _ in sorted(_weighted(headers), key=lambda pair: -pair[1])]


def _weighted(headers: Mapping[str, str]) -> Iterable[tuple[str, float]]:
    for part in headers.get("Accept-Language", "").split(","):
        tag, _, weight = part.partition(";")
        try:
            quality = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        if tag.strip() and quality > 0:
            yield tag.strip(), quality


def _redirect(there: str, status: int) -> web.Response:
    """Lead on, relatively: what a proxy puts before a path stays."""
    headers = {**_SAFE, "Location": there, "Cache-Control": _LATEST, "Vary": "Accept-Language"}
    return web.Response(status=status, headers=headers)


def _without_slash(path: str) -> web.Response:
    """Lead to the page whose path ends without one."""
    return _redirect(f"../{path.removesuffix('/').rpartition('/')[2]}", status=301)


def _sent(
    request: web.BaseRequest, content: Content, cached: str, status: int = 200
) -> web.Response:
    """Content as it is wanted: whole or compressed, or that the browser still has it."""
    headers = {
        **_SAFE,
        "Cache-Control": cached,
        # A weak one: it is the same for both forms.
        "ETag": f'W/"{content.etag}"',
        "Vary": "Accept-Encoding",
    }
    known = request.if_none_match or ()
    if status == 200 and any(tag.value in (content.etag, "*") for tag in known):
        return web.Response(status=304, headers=headers)
    body = content.body
    if "gzip" in request.headers.get("Accept-Encoding", "").lower():
        body, headers["Content-Encoding"] = content.zipped, "gzip"
    return web.Response(
        body=body, status=status, headers=headers, content_type=content.type, charset="utf-8"
    )
