"""What requests of the chat page have in common: which chat, who acts there, and what they say."""

import json
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from bot.sandbox.chats import Chat, Message, Person
from bot.sandbox.telegram import Telegram


class Requests:
    """Reads requests. `names` are the tabs of the page, by the id of their chat.

    `organiser` acts in a group where nobody else is named.
    """

    def __init__(self, telegram: Telegram, names: dict[int, str], organiser: int) -> None:
        self.telegram = telegram
        self.names = names
        self._organiser = organiser

    async def read(self, request: web.Request) -> tuple[Chat, Person, dict[str, Any]]:
        """The chat that a request is about, who acts there, and what it says."""
        chat, body = self.chat(request), await read_object(request)
        return chat, self.sender(chat, body), body

    def chat(self, request: web.Request) -> Chat:
        """The chat that the path names; of one that has moved, the one that it is now."""
        number = request.match_info["id"]
        chat_id = next((id_ for id_ in self.names if str(id_) == number), None)
        if chat_id is None:
            raise refused("there is no such chat", 404)
        chat = self.telegram.chats[chat_id]
        return self.telegram.chats[chat.migrated_to] if chat.migrated_to else chat

    def sender(self, chat: Chat, body: Mapping[str, Any]) -> Person:
        """Who acts: in a private chat its person, in a group the one named in the request."""
        if chat.kind == "private":
            return chat.members[0]
        wanted = str(body.get("from", self._organiser))
        found = next((person for person in chat.members if str(person.id) == wanted), None)
        if found is None:
            raise refused("from: there is no such person in this chat", 404)
        return found


def answered(chat: Chat, given: Mapping[str, Any]) -> Message | None:
    """The message that another one is to answer: `reply_to` is its id."""
    if not given.get("reply_to"):
        return None
    number = str(given["reply_to"])
    found = chat.find(int(number)) if number.isdecimal() else None
    if found is None:
        raise refused("reply_to: there is no such message", 404)
    return found


async def read_object(request: web.Request) -> dict[str, Any]:
    """The body as an object, whose texts are such as an app could send."""
    try:
        body = json.loads(await request.read())
        json.dumps(body, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise refused("JSON is expected") from None
    if not isinstance(body, dict):
        raise refused("an object is expected")
    return body


def refused(reason: str, status: int = 400) -> web.HTTPException:
    """What to raise for a request that cannot be carried out; 404 where it names what is not."""
    kind = web.HTTPNotFound if status == 404 else web.HTTPBadRequest
    return kind(reason=reason)
