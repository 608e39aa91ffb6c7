"""What the chat page calls, and whoever would rather use JSON than a browser."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.sandbox.chats import Chat, Message, Person, StoredFile
from bot.sandbox.telegram import Telegram

_KINDS: Final = {"image": "photo", "video": "video"}
_INLINE: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


@dataclass(frozen=True, slots=True)
class PageClock:
    """The bot's clock as the page sees and sets it; `travel` raises ValueError for turning back."""

    now: Callable[[], datetime]
    travel: Callable[[datetime], Awaitable[None]]
    zone: ZoneInfo


class ChatCalls:
    """People, chats, sending, pressing and the clock, as JSON."""

    def __init__(
        self, telegram: Telegram, names: dict[int, str], organiser: int, clock: PageClock
    ) -> None:
        self._telegram = telegram
        self._names = names
        self._organiser = organiser
        self._clock = clock

    def routes(self) -> list[web.AbstractRouteDef]:
        """The routes to serve."""
        return [
            web.get("/people", self._people),
            web.get("/chats/{id}", self._chat),
            web.get("/chats/{id}/menu", self._menu),
            web.post("/chats/{id}/send", self._send),
            web.post("/chats/{id}/press", self._press),
            web.post("/chats/{id}/upload", self._upload),
            web.get("/queries/{id}", self._query),
            web.get("/files/{id}", self._file),
            web.get("/clock", self._get_clock),
            web.post("/clock", self._set_clock),
        ]

    async def _people(self, _request: web.Request) -> web.Response:
        return web.json_response([{"id": id_, "name": name} for id_, name in self._names.items()])

    async def _chat(self, request: web.Request) -> web.Response:
        chat = self._find_chat(request)
        return web.json_response({"messages": [self._bubble(m) for m in chat.messages]})

    async def _menu(self, request: web.Request) -> web.Response:
        chat = self._find_chat(request)
        return web.json_response(self._telegram.profile.menu(self._sender(chat, {}), chat))

    async def _send(self, request: web.Request) -> web.Response:
        chat, body = self._find_chat(request), await _object(request)
        text = body.get("text")
        if not isinstance(text, str) or not text.strip():
            raise _refused("text: a text that is not empty is expected")
        message = self._telegram.say(self._sender(chat, body), text[:4096], chat)
        return web.json_response(self._bubble(message))

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
            raise _refused("button: this button opens an address")
        data = found["callback_data"] if found else wanted
        if len(data.encode()) > 64:
            raise _refused("button: there is no such button")
        query = self._telegram.press(self._sender(chat, body), message, data)
        return web.json_response({"query": query})

    async def _upload(self, request: web.Request) -> web.Response:
        chat, form = self._find_chat(request), await request.post()
        field = form.get("file")
        if not isinstance(field, web.FileField):
            raise _refused("file: a file is expected")
        content = field.file.read()
        kind = _KINDS.get(field.content_type.split("/")[0], "document")
        file = StoredFile(
            f"upload{len(self._telegram.files) + 1}", field.filename, field.content_type, content
        )
        message = self._telegram.send_file(
            self._sender(chat, dict(form)), kind, file, str(form.get("caption", ""))[:1024], chat
        )
        return web.json_response(self._bubble(message))

    async def _query(self, request: web.Request) -> web.Response:
        queries = self._telegram.queries
        if request.match_info["id"] not in queries:
            raise _refused("there is no such query", 404)
        return web.json_response(queries[request.match_info["id"]])

    async def _file(self, request: web.Request) -> web.Response:
        """A file to look at or to keep; only pictures are shown, nothing of it is ever run."""
        file = self._telegram.files.get(request.match_info["id"])
        if file is None:
            raise _refused("there is no such file", 404)
        shown = file.mime_type in _INLINE
        return web.Response(
            body=file.content,
            content_type=file.mime_type if shown else "application/octet-stream",
            headers={
                "Content-Disposition": "inline" if shown else "attachment",
                "X-Content-Type-Options": "nosniff",
            },
        )

    async def _get_clock(self, _request: web.Request) -> web.Response:
        return self._told_clock()

    async def _set_clock(self, request: web.Request) -> web.Response:
        body = await _object(request)
        try:
            local = datetime.fromisoformat(body.get("at", ""))
        except (ValueError, TypeError):
            raise _refused("at: a local moment such as 2021-06-29T09:50 is expected") from None
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
        chat_id = int(number) if number.lstrip("-").isdecimal() else 0
        if chat_id not in self._names:
            raise _refused("there is no such chat", 404)
        chat = self._telegram.chats[chat_id]
        return self._telegram.chats[chat.migrated_to] if chat.migrated_to else chat

    def _sender(self, chat: Chat, body: dict[str, Any]) -> Person:
        """Who acts: in a private chat its person, in a group whoever is named."""
        if chat.kind == "private":
            return chat.members[0]
        wanted = str(body.get("from", self._organiser))
        found = next((person for person in chat.members if str(person.id) == wanted), None)
        if found is None:
            raise _refused("from: there is no such person in this chat", 404)
        return found

    def _bubble(self, message: Message) -> dict[str, Any]:
        bubble: dict[str, Any] = {
            "id": message.id,
            "from": message.sender.id if message.sender else "bot",
            "name": message.sender.first_name if message.sender else "konferenzbot",
            "text": message.text,
            "buttons": [
                [
                    {
                        "text": button["text"],
                        "data": button.get("callback_data"),
                        "url": button.get("url"),
                        "style": button.get("style"),
                    }
                    for button in row
                ]
                for row in message.rows
            ],
            "entities": message.entities,
            "kind": message.kind,
            "edited": message.edited,
            "silent": message.silent,
            "date": message.date,
        }
        if message.file:
            file = message.file
            bubble["file"] = {
                "name": file.name,
                "size": len(file.content),
                "shown": file.mime_type in _INLINE,
                "address": f"/files/{file.id}",
            }
        if message.point:
            bubble["point"] = message.point
        return bubble


async def _object(request: web.Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.read())
    except ValueError:
        raise _refused("JSON is expected") from None
    if not isinstance(body, dict):
        raise _refused("an object is expected")
    return body


def _refused(reason: str, status: int = 400) -> web.HTTPException:
    kind = web.HTTPNotFound if status == 404 else web.HTTPBadRequest
    return kind(reason=reason)
