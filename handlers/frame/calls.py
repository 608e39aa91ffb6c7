"""What is said to Telegram: calls of the Bot API, which the process carries out, and their JSON."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from mimetypes import guess_type
from types import MappingProxyType
from typing import Any, Final, Protocol

from handlers.frame.actions import pack
from handlers.ui.screen import Button, Row, Screen

Json = dict[str, Any]

_NO_PREVIEW: Final[Mapping[str, Any]] = {"is_disabled": True}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that goes out with a call."""

    name: str
    content: bytes
    mime_type: str


NO_FILES: Final[Mapping[str, Upload]] = MappingProxyType({})


class Calls(Protocol):
    """Carries calls to the Bot API out."""

    async def call(
        self,
        method: str,
        parameters: Mapping[str, Any],
        files: Mapping[str, Upload] = NO_FILES,
    ) -> Sequence[int]:
        """Carry a method out; the result is the ids of the messages that the answer names.

        Parameters are JSON values, files are parameters as well; None is not sent. Raises
        TelegramError: BadRequest, Forbidden or ChatMigrated for what is refused for good.
        """


async def send_screen(calls: Calls, chat: int, screen: Screen) -> int:
    """Send a screen as a new message; its id."""
    parameters = {
        "chat_id": chat,
        "message_thread_id": screen.thread,
        "reply_parameters": reply_to(screen.reply_to),
        "disable_notification": screen.silent or None,
        **_written(screen),
    }
    return (await calls.call("sendMessage", parameters))[0]


async def edit_screen(calls: Calls, chat: int, message: int, screen: Screen) -> None:
    """Let a message show a screen."""
    where = {"chat_id": chat, "message_id": message}
    await calls.call("editMessageText", {**where, **_written(screen)})


async def edit_buttons(calls: Calls, chat: int, message: int, markup: Json | None) -> None:
    """Put other buttons below a message; None takes them away."""
    where = {"chat_id": chat, "message_id": message}
    await calls.call("editMessageReplyMarkup", {**where, "reply_markup": markup})


async def send_file(
    calls: Calls, chat: int, kind: str, name: str, content: bytes, caption: Screen
) -> None:
    """Send a file of a kind that Telegram knows: a document or a photo, with a screen below it."""
    mime_type = guess_type(name)[0] or "application/octet-stream"
    parameters = {
        "chat_id": chat,
        "caption": caption.text,
        "caption_entities": entities_of(caption),
        "reply_markup": keyboard(caption.rows),
    }
    files = {kind: Upload(name, content, mime_type)}
    await calls.call(f"send{kind.capitalize()}", parameters, files)


def reply_to(message: int | None) -> Json | None:
    """What lets a message answer another one; where that one is gone it stands alone."""
    return {"message_id": message, "allow_sending_without_reply": True} if message else None


def keyboard(rows: Iterable[Row]) -> Json | None:
    """Rows of buttons as Telegram takes them; None where there are none."""
    built = [[_button(button) for button in row] for row in rows]
    return {"inline_keyboard": built} if built else None


def entities_of(screen: Screen) -> list[Json] | None:
    """What stands out in a screen as Telegram takes it; None where nothing does."""
    return [
        {"type": e.type, "offset": e.offset, "length": e.length} for e in screen.entities
    ] or None


def _written(screen: Screen) -> Json:
    return {
        "text": screen.text,
        "entities": entities_of(screen),
        "reply_markup": keyboard(screen.rows),
        "link_preview_options": _NO_PREVIEW,
    }


def _button(button: Button) -> Json:
    built: Json = {"text": button.label}
    if button.press:
        built["callback_data"] = pack(button.press)
    if button.url:
        built["url"] = button.url
    if button.web_app:
        built["web_app"] = {"url": button.web_app}
    if button.copy:
        built["copy_text"] = {"text": button.copy}
    if button.style:
        built["style"] = button.style
    return built
