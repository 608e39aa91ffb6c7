"""Calls of the bot into the stand-in, and what it answers or refuses."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.sandbox.chats import StoredFile
from bot.sandbox.errors import ApiError
from bot.sandbox.telegram import Telegram
from handlers.frame.calls import Upload

NOON = datetime(2021, 6, 28, 12, tzinfo=UTC)
BUTTON = {"text": "x", "callback_data": "x"}
MIME_TYPES = {
    "photo": "image/jpeg",
    "video": "video/mp4",
    "voice": "audio/ogg",
    "document": "text/plain",
    "sticker": "image/webp",
}
METHODS = {
    "photo": "sendPhoto",
    "video": "sendVideo",
    "voice": "sendVoice",
    "document": "sendDocument",
}


class Hands:
    """A clock that a test sets forward."""

    def __init__(self) -> None:
        self.moment = NOON

    def now(self) -> datetime:
        return self.moment

    def pass_by(self, hours: float) -> None:
        self.moment += timedelta(hours=hours)


def keyboard(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def send(telegram: Telegram, **more: Any) -> dict[str, Any]:
    sent: dict[str, Any] = telegram.call("sendMessage", {"chat_id": 11, "text": "x", **more})
    return sent


def upload(kind: str, content: bytes = b"x") -> Upload:
    """A file as it comes along with a call."""
    return Upload(f"a.{kind}", content, MIME_TYPES[kind])


def stored(kind: str, name: str = "f") -> StoredFile:
    """A file as a person sends it."""
    return StoredFile(f"{name}-{kind}", f"a.{kind}", MIME_TYPES[kind], b"x")


def send_media(telegram: Telegram, kind: str, media: Any = None, **more: Any) -> dict[str, Any]:
    given = {"chat_id": 11, kind: upload(kind) if media is None else media, **more}
    sent: dict[str, Any] = telegram.call(METHODS[kind], given)
    return sent


def file_id(message: dict[str, Any], kind: str) -> str:
    """The id of the file in a message; of a picture that of its largest size."""
    media = message[kind][-1] if kind == "photo" else message[kind]
    return str(media["file_id"])


def album(telegram: Telegram, *items: dict[str, Any]) -> list[dict[str, Any]]:
    sent: list[dict[str, Any]] = telegram.call("sendMediaGroup", {"chat_id": 11, "media": [*items]})
    return sent


def item(kind: str, **more: Any) -> dict[str, Any]:
    """One InputMedia with an upload."""
    return {"type": kind, "media": upload(kind), **more}


def refusal(telegram: Telegram, method: str, **parameters: Any) -> ApiError:
    with pytest.raises(ApiError) as refused:
        telegram.call(method, parameters)
    return refused.value
