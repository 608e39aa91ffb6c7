"""Inline mode on the chat page, as JSON: what is typed, what is offered for it, what is chosen."""

from typing import Any

from aiohttp import web

from bot.sandbox.bubbles import bubble
from bot.sandbox.inline import InlineQuery
from bot.sandbox.requests import Requests, refused


class InlineCalls:
    """A query, its results once the bot has answered, and the message that one of them becomes."""

    def __init__(self, requests: Requests) -> None:
        self._telegram = requests.telegram
        self._read = requests.read

    def routes(self) -> list[web.AbstractRouteDef]:
        """The routes to serve."""
        return [
            web.post("/chats/{id}/inline", self._ask),
            web.get("/inline/{query}", self._results),
            web.post("/chats/{id}/inline/{query}", self._choose),
        ]

    async def _ask(self, request: web.Request) -> web.Response:
        chat, sender, body = await self._read(request)
        text = body.get("text")
        if not isinstance(text, str):
            raise refused("text: what is typed behind the bot's name is expected")
        return web.json_response({"query": self._telegram.type_inline(sender, text, chat)})

    async def _results(self, request: web.Request) -> web.Response:
        query = self._telegram.inline.known.get(request.match_info["query"])
        if query is None:
            raise refused("there is no such query", 404)
        return web.json_response(_drawn(query))

    async def _choose(self, request: web.Request) -> web.Response:
        chat, sender, body = await self._read(request)
        query, result = request.match_info["query"], str(body.get("result"))
        try:
            message = self._telegram.send_inline(sender, query, result, chat)
        except ValueError as error:
            raise refused(str(error), 404) from None
        return web.json_response(bubble(message))


def _drawn(query: InlineQuery) -> dict[str, Any] | None:
    """What is offered; nothing yet while the bot has not answered."""
    if query.results is None:
        return None
    return {
        "results": [
            {"id": result.id, "title": result.title, "description": result.description}
            for result in query.results
        ],
        "button": query.button,
    }
