"""The JSON API of the chat page; it can be used without a browser as well."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.sandbox.bubbles import INLINE, bubble
from bot.sandbox.chats import Chat, Message, Person, StoredFile
from bot.sandbox.content import MAX_CAPTION, MAX_TEXT, Entity
from bot.sandbox.errors import ApiError
from bot.sandbox.inline_calls import InlineCalls
from bot.sandbox.keys import key_of
from bot.sandbox.messages import LARGEST_ALBUM
from bot.sandbox.scenes import Scenes
from bot.sandbox.telegram import Telegram
from storage.programme.parsing.values import YEARS

_KINDS: Final = {"image": "photo", "video": "video"}
_VOICE: Final = "audio/ogg"


Point = tuple[float, float]
"""Latitude and longitude."""


@dataclass(frozen=True, slots=True)
class PageClock:
    """The bot's clock as the page sees and sets it; `travel` raises ValueError for turning back."""

    now: Callable[[], datetime]
    travel: Callable[[datetime], Awaitable[None]]
    zone: ZoneInfo


class ChatCalls:
    """People, chats, sending, pressing and the clock, as JSON."""

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
        self._names = names
        self._organiser = organiser
        self._clock = clock
        self._venue = venue
        self._scenes = scenes
        self._inline = InlineCalls(telegram, self._read)

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
            web.post("/chats/{id}/upload", self._upload),
            web.get("/chats/{id}/forum", self._is_forum),
            web.post("/chats/{id}/forum", self._make_forum),
            web.get("/queries/{id}", self._query),
            web.get("/files/{id}", self._file),
            web.get("/venue", self._get_venue),
            web.get("/clock", self._get_clock),
            web.post("/clock", self._set_clock),
            *self._inline.routes(),
        ]

    async def _people(self, _request: web.Request) -> web.Response:
        return web.json_response([{"id": id_, "name": name} for id_, name in self._names.items()])

    async def _chat(self, request: web.Request) -> web.Response:
        chat = self._find_chat(request)
        drawn = [bubble(m) for m in chat.messages]
        keys = [[key["text"] for key in row] for row in chat.keys]
        return web.json_response({"messages": drawn, **({"keys": keys} if keys else {})})

    async def _is_forum(self, request: web.Request) -> web.Response:
        chat = self._find_chat(request)
        # A channel cannot become one, so it is not offered either.
        return web.json_response({"forum": chat.is_forum or chat.kind == "channel"})

    async def _make_forum(self, request: web.Request) -> web.Response:
        chat = self._find_chat(request)
        if chat.kind in ("private", "channel"):
            raise _refused("only a group has topics")
        self._telegram.make_forum(chat)
        return web.json_response({"forum": True})

    async def _menu(self, request: web.Request) -> web.Response:
        chat = self._find_chat(request)
        return web.json_response(self._telegram.profile.menu(self._sender(chat, {}), chat))

    async def _about(self, request: web.Request) -> web.Response:
        """What an empty chat says of the bot before anybody has pressed Start."""
        chat = self._find_chat(request)
        language = self._sender(chat, {}).language_code or ""
        return web.json_response(
            {
                "description": self._telegram.profile.text("description", language),
                "username": self._telegram.bot.username,
            }
        )

    async def _get_scenes(self, _request: web.Request) -> web.Response:
        return web.json_response([scene.to_json() for scene in self._scenes()])

    async def _send(self, request: web.Request) -> web.Response:
        chat, body = self._find_chat(request), await _object(request)
        sender, text = self._sender(chat, body), body.get("text")
        answered = _answered(chat, body)
        if "location" in body:
            point = self._send_location(sender, chat, body["location"], answered)
            return web.json_response(bubble(point))
        if not isinstance(text, str) or not text.strip():
            raise _refused("text: a text that is not empty is expected")
        if shared := self._shared(sender, chat, text):
            return web.json_response(bubble(shared))
        entities = _entities(body.get("entities", []))
        try:
            message = self._telegram.say(
                sender, text[:MAX_TEXT], chat, entities=entities, reply_to=answered
            )
        except ApiError as error:
            raise _refused(f"entities: {error.description}") from None
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
            raise _refused("there is no chat of this kind")
        self._names.setdefault(chosen.id, chosen.title)
        return self._telegram.share_chat(sender, chosen, label)

    def _send_location(
        self, sender: Person, chat: Chat, given: Any, answered: Message | None
    ) -> Message:
        try:
            latitude, longitude = float(given["latitude"]), float(given["longitude"])
            return self._telegram.send_location(
                sender, latitude, longitude, chat, reply_to=answered
            )
        except (TypeError, KeyError, ValueError, ApiError):
            raise _refused("location: a latitude and a longitude are expected") from None

    async def _press(self, request: web.Request) -> web.Response:
        """Press a button by its label; anything else goes as data, as a forged press would."""
        chat, body = self._find_chat(request), await _object(request)
        wanted, number = body.get("button"), body.get("message")
        message = chat.find(number) if isinstance(number, int) else None
        if message is None:
            raise _refused("message: there is no such message", 404)
        if not isinstance(wanted, str) or not wanted:
            raise _refused("button: a label or data is expected")
        found = next((b for row in message.rows for b in row if b["text"] == wanted), None)
        if found is not None and "callback_data" not in found:
            raise _refused("button: this button opens an address or copies a text")
        data = found["callback_data"] if found else wanted
        if len(data.encode()) > 64:
            raise _refused("button: there is no such button")
        query = self._telegram.press(self._sender(chat, body), message, data)
        return web.json_response({"query": query})

    async def _upload(self, request: web.Request) -> web.Response:
        """Files that go together are sent as albums, as an app does it; the first has the caption.

        Answers with the bubble of one file, or with the messages that several have become.
        """
        chat, form = self._find_chat(request), await request.post()
        fields = form.getall("file", [])
        if not fields or not all(isinstance(field, web.FileField) for field in fields):
            raise _refused("file: a file is expected")
        sender = self._sender(chat, dict(form))
        caption = str(form.get("caption", ""))[:MAX_CAPTION]
        answered = _answered(chat, form)
        known = len(self._telegram.files)
        files = [
            (_kind(field), _stored(f"upload{known + number}", field))
            for number, field in enumerate(fields, 1)
            if isinstance(field, web.FileField)
        ]
        sent: list[Message] = []
        for album in _albums(files):
            if len(album) == 1:
                kind, file = album[0]
                sent.append(
                    self._telegram.send_file(sender, kind, file, caption, chat, reply_to=answered)
                )
            else:
                sent += self._telegram.send_album(sender, album, [caption], chat, reply_to=answered)
            caption = ""
        drawn = [bubble(message) for message in sent]
        return web.json_response(drawn[0] if len(drawn) == 1 else {"messages": drawn})

    async def _query(self, request: web.Request) -> web.Response:
        queries = self._telegram.queries
        if request.match_info["id"] not in queries:
            raise _refused("there is no such query", 404)
        return web.json_response(queries[request.match_info["id"]])

    async def _file(self, request: web.Request) -> web.Response:
        """A file to look at, to hear or to keep; nothing of it is ever run."""
        file = self._telegram.files.get(request.match_info["id"])
        if file is None:
            raise _refused("there is no such file", 404)
        shown = file.mime_type in INLINE
        return web.Response(
            body=file.content,
            content_type=file.mime_type if shown else "application/octet-stream",
            headers={
                "Content-Disposition": "inline" if shown else "attachment",
                "X-Content-Type-Options": "nosniff",
            },
        )

    async def _get_venue(self, _request: web.Request) -> web.Response:
        """The coordinates of the main venue, to send as a location."""
        if self._venue is None:
            raise _refused("there is no place with coordinates", 404)
        latitude, longitude = self._venue
        return web.json_response({"latitude": latitude, "longitude": longitude})

    async def _get_clock(self, _request: web.Request) -> web.Response:
        return self._told_clock()

    async def _set_clock(self, request: web.Request) -> web.Response:
        body = await _object(request)
        try:
            local = datetime.fromisoformat(body.get("at", ""))
        except (ValueError, TypeError):
            raise _refused("at: a local moment such as 2021-06-29T09:50 is expected") from None
        if local.year not in YEARS:
            raise _refused(f"at: a year from {YEARS[0]} to {YEARS[-1]} is expected")
        if local.tzinfo is not None:
            raise _refused("at: a moment local to the event is expected, without an offset")
        try:
            await self._clock.travel(local.replace(tzinfo=self._clock.zone))
        except ValueError as error:
            raise _refused(f"at: {error}") from None
        self._telegram.changed()
        return self._told_clock()

    def _told_clock(self) -> web.Response:
        local = self._clock.now().astimezone(self._clock.zone)
        return web.json_response({"at": f"{local:%Y-%m-%dT%H:%M:%S}", "zone": self._clock.zone.key})

    def _find_chat(self, request: web.Request) -> Chat:
        number = request.match_info["id"]
        chat_id = next((id_ for id_ in self._names if str(id_) == number), None)
        if chat_id is None:
            raise _refused("there is no such chat", 404)
        chat = self._telegram.chats[chat_id]
        return self._telegram.chats[chat.migrated_to] if chat.migrated_to else chat

    async def _read(self, request: web.Request) -> tuple[Chat, Person, dict[str, Any]]:
        chat, body = self._find_chat(request), await _object(request)
        return chat, self._sender(chat, body), body

    def _sender(self, chat: Chat, body: dict[str, Any]) -> Person:
        """Who acts: in a private chat its person, in a group the one named in the request."""
        if chat.kind == "private":
            return chat.members[0]
        wanted = str(body.get("from", self._organiser))
        found = next((person for person in chat.members if str(person.id) == wanted), None)
        if found is None:
            raise _refused("from: there is no such person in this chat", 404)
        return found


def _answered(chat: Chat, given: Mapping[str, Any]) -> Message | None:
    """The message that another one is to answer: `reply_to` is its id."""
    if not given.get("reply_to"):
        return None
    number = str(given["reply_to"])
    found = chat.find(int(number)) if number.isdecimal() else None
    if found is None:
        raise _refused("reply_to: there is no such message", 404)
    return found


def _kind(field: web.FileField) -> str:
    if field.content_type == _VOICE:
        return "voice"
    return _KINDS.get(field.content_type.split("/")[0], "document")


def _stored(file_id: str, field: web.FileField) -> StoredFile:
    return StoredFile(file_id, field.filename, field.content_type, field.file.read())


def _albums(files: list[tuple[str, StoredFile]]) -> list[list[tuple[str, StoredFile]]]:
    """Neighbours that may be in one album, at most as many as one holds."""
    albums: list[list[tuple[str, StoredFile]]] = []
    last = ""
    for kind, file in files:
        family = "pictures" if kind in ("photo", "video") else kind
        if family != last or family == "voice" or len(albums[-1]) == LARGEST_ALBUM:
            albums.append([])
        albums[-1].append((kind, file))
        last = family
    return albums


def _entities(given: Any) -> list[Entity]:
    if not isinstance(given, list) or not all(isinstance(entity, dict) for entity in given):
        raise _refused("entities: a list of objects is expected")
    return given


async def _object(request: web.Request) -> dict[str, Any]:
    """The body as an object, whose texts are such as an app could send."""
    try:
        body = json.loads(await request.read())
        json.dumps(body, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise _refused("JSON is expected") from None
    if not isinstance(body, dict):
        raise _refused("an object is expected")
    return body


def _refused(reason: str, status: int = 400) -> web.HTTPException:
    kind = web.HTTPNotFound if status == 404 else web.HTTPBadRequest
    return kind(reason=reason)
