"""The JSON API of the chat page; it can be used without a browser as well."""

from typing import Any

from aiohttp import web

from bot.sandbox.bubbles import bubble
from bot.sandbox.chats import Chat, Message, Person
from bot.sandbox.clock_calls import ClockCalls, PageClock
from bot.sandbox.content import MAX_TEXT, Entity
from bot.sandbox.errors import ApiError
from bot.sandbox.file_calls import FileCalls
from bot.sandbox.inline_calls import InlineCalls
from bot.sandbox.keys import key_of
from bot.sandbox.requests import Requests, answered, read_object, refused
from bot.sandbox.scenes import Scenes
from bot.sandbox.telegram import Telegram

Point = tuple[float, float]
"""Latitude and longitude."""


class ChatCalls:
    """People, chats, sending and pressing, as JSON; the routes of all calls."""

    def __init__(
        self,
        telegram: Telegram,
        names: dict[int, str],
        organiser: int,
        clock: PageClock,
        venue: Point | None = None,
        scenes: Scenes = tuple,
    ) -> None:
        self._telegram = telegram
        self._requests = Requests(telegram, names, organiser)
        self._venue = venue
        self._scenes = scenes
        self._others = (
            FileCalls(self._requests),
            InlineCalls(self._requests),
            ClockCalls(telegram, clock),
        )

    def routes(self) -> list[web.AbstractRouteDef]:
        """The routes to serve."""
        return [
            web.get("/people", self._people),
            web.get("/chats/{id}", self._chat),
            web.get("/chats/{id}/menu", self._menu),
            web.get("/chats/{id}/about", self._about),
            web.get("/scenes", self._get_scenes),
            web.post("/chats/{id}/send", self._send),
            web.post("/chats/{id}/press", self._press),
            web.get("/chats/{id}/forum", self._is_forum),
            web.post("/chats/{id}/forum", self._make_forum),
            web.get("/queries/{id}", self._query),
            web.get("/venue", self._get_venue),
            *(route for calls in self._others for route in calls.routes()),
        ]

    async def _people(self, _request: web.Request) -> web.Response:
        return web.json_response(
            [{"id": id_, "name": name} for id_, name in self._requests.names.items()]
        )

    async def _chat(self, request: web.Request) -> web.Response:
        chat = self._requests.chat(request)
        drawn = [bubble(m) for m in chat.messages]
        keys = [[key["text"] for key in row] for row in chat.keys]
        return web.json_response({"messages": drawn, **({"keys": keys} if keys else {})})

    async def _is_forum(self, request: web.Request) -> web.Response:
        chat = self._requests.chat(request)
        # A channel cannot become one, so it is not offered either.
        return web.json_response({"forum": chat.is_forum or chat.kind == "channel"})

    async def _make_forum(self, request: web.Request) -> web.Response:
        chat = self._requests.chat(request)
        if chat.kind in ("private", "channel"):
            raise refused("only a group has topics")
        self._telegram.make_forum(chat)
        return web.json_response({"forum": True})

    async def _menu(self, request: web.Request) -> web.Response:
        chat = self._requests.chat(request)
        return web.json_response(self._telegram.profile.menu(self._requests.sender(chat, {}), chat))

    async def _about(self, request: web.Request) -> web.Response:
        """What an empty chat says of the bot before anybody has pressed Start."""
        chat = self._requests.chat(request)
        language = self._requests.sender(chat, {}).language_code or ""
        return web.json_response(
            {
                "description": self._telegram.profile.text("description", language),
                "username": self._telegram.bot.username,
                "kind": chat.kind,
            }
        )

    async def _get_scenes(self, _request: web.Request) -> web.Response:
        return web.json_response([scene.to_json() for scene in self._scenes()])

    async def _send(self, request: web.Request) -> web.Response:
        chat, sender, body = await self._requests.read(request)
        text, reply_to = body.get("text"), answered(chat, body)
        if "location" in body:
            point = self._send_location(sender, chat, body["location"], reply_to)
            return web.json_response(bubble(point))
        if not isinstance(text, str) or not text.strip():
            raise refused("text: a text that is not empty is expected")
        if shared := self._shared(sender, chat, text):
            return web.json_response(bubble(shared))
        entities = _entities(body.get("entities", []))
        try:
            message = self._telegram.say(
                sender, text[:MAX_TEXT], chat, entities=entities, reply_to=reply_to
            )
        except ApiError as error:
            raise refused(f"entities: {error.description}") from None
        return web.json_response(bubble(message))

    def _shared(self, sender: Person, chat: Chat, label: str) -> Message | None:
        """Choose the one chat of the kind that a key asks for, which has a tab from then on, or the
        first other person.
        """
        key = key_of(chat, label)
        if "request_users" in key:
            others = (p for p in self._telegram.people.values() if p is not sender)
            return self._telegram.share_users(sender, [next(others)], label)
        request = key.get("request_chat")
        if request is None:
            return None
        kind = request["chat_is_channel"]
        fitting = (c for c in self._telegram.chats.values() if c.id < 0 and not c.migrated_to)
        chosen = next((c for c in fitting if (c.kind == "channel") is kind), None)
        if chosen is None:
            raise refused("there is no chat of this kind")
        self._requests.names.setdefault(chosen.id, chosen.title)
        return self._telegram.share_chat(sender, chosen, label)

    def _send_location(
        self, sender: Person, chat: Chat, given: Any, reply_to: Message | None
    ) -> Message:
        try:
            latitude, longitude = float(given["latitude"]), float(given["longitude"])
            return self._telegram.send_location(
                sender, latitude, longitude, chat, reply_to=reply_to
            )
        except (TypeError, KeyError, ValueError, ApiError):
            raise refused("location: a latitude and a longitude are expected") from None

    async def _press(self, request: web.Request) -> web.Response:
        """Press a button by its label; anything else goes as data, as a forged press would."""
        chat, body = self._requests.chat(request), await read_object(request)
        wanted, number = body.get("button"), body.get("message")
        message = chat.find(number) if isinstance(number, int) else None
        if message is None:
            raise refused("message: there is no such message", 404)
        if not isinstance(wanted, str) or not wanted:
            raise refused("button: a label or data is expected")
        found = next((b for row in message.rows for b in row if b["text"] == wanted), None)
        if found is not None and "callback_data" not in found:
            raise refused("button: this button opens an address or copies a text")
        data = found["callback_data"] if found else wanted
        if len(data.encode()) > 64:
            raise refused("button: there is no such button")
        query = self._telegram.press(self._requests.sender(chat, body), message, data)
        return web.json_response({"query": query})

    async def _query(self, request: web.Request) -> web.Response:
        queries = self._telegram.queries
        if request.match_info["id"] not in queries:
            raise refused("there is no such query", 404)
        return web.json_response(queries[request.match_info["id"]])

    async def _get_venue(self, _request: web.Request) -> web.Response:
        """The coordinates of the main venue, to send as a location."""
        if self._venue is None:
            raise refused("there is no place with coordinates", 404)
        latitude, longitude = self._venue
        return web.json_response({"latitude": latitude, "longitude": longitude})


def _entities(given: Any) -> list[Entity]:
    if not isinstance(given, list) or not all(isinstance(entity, dict) for entity in given):
        raise refused("entities: a list of objects is expected")
    return given
