"""Inline keyboards as Telegram checks them."""

from typing import Any, Final
from urllib.parse import urlsplit

from bot.sandbox.errors import bad_request

MAX_BUTTONS: Final = 100
_ACTIONS: Final = (
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "copy_text",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "pay",
)
_STYLES: Final = ("primary", "success", "danger")

Button = dict[str, Any]
Keyboard = list[list[Button]]


def check_keyboard(markup: dict[str, Any] | None) -> Keyboard:
    """The rows of an inline keyboard; raises ApiError where Telegram would refuse it."""
    if markup is None:
        return []
    rows = markup.get("inline_keyboard")
    if not isinstance(rows, list):
        return []
    for row in rows:
        if not isinstance(row, list):
            raise bad_request("inline keyboard row must be an array")
        for button in row:
            _check_button(button)
    if sum(map(len, rows)) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return [row for row in rows if row]


def _check_button(button: Any) -> None:
    if not isinstance(button, dict) or not str(button.get("text", "")).strip():
        raise bad_request("can't parse inline keyboard button: Text buttons must not be empty")
    actions = [action for action in _ACTIONS if action in button]
    if len(actions) != 1:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if "style" in button and button["style"] not in _STYLES:
        raise bad_request("invalid button style specified")
    if "url" in button:
        address = urlsplit(str(button["url"]))
        host = address.hostname or ""
        if address.scheme not in ("http", "https", "tg") or (
            "." not in host and address.scheme != "tg"
        ):
            raise bad_request(
                f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL"
            )
