"""The methods of the Bot API that the stand-in knows, and the parameters each takes.

Telegram overlooks a parameter that it does not know; here it is refused, so that a misspelt one is
noticed.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from bot.sandbox.errors import ApiError, bad_request

_INT: Final = "Integer"
_TEXT: Final = "String"
_FLAG: Final = "Boolean"
_FLOAT: Final = "Float"
_LIST: Final = "Array"
_OBJECT: Final = "Object"
_FILE: Final = "InputFile"
_CHAT: Final = "Integer or String"

_SENDING: Final = {
    "chat_id": _CHAT,
    "message_thread_id": _INT,
    "disable_notification": _FLAG,
    "protect_content": _FLAG,
    "message_effect_id": _TEXT,
    "reply_parameters": _OBJECT,
}
_SENDING_ONE: Final = {**_SENDING, "reply_markup": _OBJECT}
_CAPTION: Final = {"caption": _TEXT, "caption_entities": _LIST}
_EDITING: Final = {
    "chat_id": _CHAT,
    "message_id": _INT,
    "inline_message_id": _TEXT,
    "reply_markup": _OBJECT,
}
_COMMAND_SCOPE: Final = {"scope": _OBJECT, "language_code": _TEXT}
_POINT: Final = {"latitude": _FLOAT, "longitude": _FLOAT}

PARAMETERS: Final[Mapping[str, Mapping[str, str]]] = {
    "getMe": {},
    "getUpdates": {"offset": _INT, "limit": _INT, "timeout": _INT, "allowed_updates": _LIST},
    "setWebhook": {
        "url": _TEXT,
        "ip_address": _TEXT,
        "max_connections": _INT,
        "allowed_updates": _LIST,
        "drop_pending_updates": _FLAG,
        "secret_token": _TEXT,
    },
    "deleteWebhook": {"drop_pending_updates": _FLAG},
    "getWebhookInfo": {},
    "sendMessage": {
        **_SENDING_ONE,
        "text": _TEXT,
        "entities": _LIST,
        "link_preview_options": _OBJECT,
    },
    "sendPhoto": {**_SENDING_ONE, **_CAPTION, "photo": _FILE, "has_spoiler": _FLAG},
    "sendDocument": {
        **_SENDING_ONE,
        **_CAPTION,
        "document": _FILE,
        "thumbnail": _FILE,
        "disable_content_type_detection": _FLAG,
    },
    "sendVideo": {
        **_SENDING_ONE,
        **_CAPTION,
        "video": _FILE,
        "duration": _INT,
        "width": _INT,
        "height": _INT,
        "thumbnail": _FILE,
        "has_spoiler": _FLAG,
        "supports_streaming": _FLAG,
    },
    "sendVoice": {**_SENDING_ONE, **_CAPTION, "voice": _FILE, "duration": _INT},
    "sendMediaGroup": {**_SENDING, "media": _LIST},
    "sendLocation": {**_SENDING_ONE, **_POINT, "horizontal_accuracy": _FLOAT},
    "sendVenue": {
        **_SENDING_ONE,
        **_POINT,
        "title": _TEXT,
        "address": _TEXT,
        "google_place_id": _TEXT,
    },
    "sendChatAction": {"chat_id": _CHAT, "message_thread_id": _INT, "action": _TEXT},
    "editMessageText": {
        **_EDITING,
        "text": _TEXT,
        "entities": _LIST,
        "link_preview_options": _OBJECT,
    },
    "editMessageCaption": {**_EDITING, **_CAPTION},
    "editMessageMedia": {**_EDITING, "media": _OBJECT},
    "editMessageReplyMarkup": _EDITING,
    "deleteMessage": {"chat_id": _CHAT, "message_id": _INT},
    "deleteMessages": {"chat_id": _CHAT, "message_ids": _LIST},
    "answerCallbackQuery": {
        "callback_query_id": _TEXT,
        "text": _TEXT,
        "show_alert": _FLAG,
        "url": _TEXT,
        "cache_time": _INT,
    },
    "answerInlineQuery": {
        "inline_query_id": _TEXT,
        "results": _LIST,
        "cache_time": _INT,
        "is_personal": _FLAG,
        "next_offset": _TEXT,
        "button": _OBJECT,
    },
    "getFile": {"file_id": _TEXT},
    "setMyCommands": {**_COMMAND_SCOPE, "commands": _LIST},
    "getMyCommands": _COMMAND_SCOPE,
    "deleteMyCommands": _COMMAND_SCOPE,
    "setMyDescription": {"description": _TEXT, "language_code": _TEXT},
    "getMyDescription": {"language_code": _TEXT},
    "setMyShortDescription": {"short_description": _TEXT, "language_code": _TEXT},
    "getMyShortDescription": {"language_code": _TEXT},
    "getChat": {"chat_id": _CHAT},
    "getChatMember": {"chat_id": _CHAT, "user_id": _INT},
    "createForumTopic": {
        "chat_id": _CHAT,
        "name": _TEXT,
        "icon_color": _INT,
        "icon_custom_emoji_id": _TEXT,
    },
    "closeForumTopic": {"chat_id": _CHAT, "message_thread_id": _INT},
    "deleteForumTopic": {"chat_id": _CHAT, "message_thread_id": _INT},
}

_REQUIRED: Final[Mapping[str, tuple[str, ...]]] = {
    "setWebhook": ("url",),
    "sendLocation": ("latitude", "longitude"),
    "sendVenue": ("latitude", "longitude", "title", "address"),
    "sendMediaGroup": ("media",),
    "editMessageMedia": ("media",),
    "sendChatAction": ("action",),
    "deleteMessage": ("message_id",),
    "deleteMessages": ("message_ids",),
    "answerCallbackQuery": ("callback_query_id",),
    "answerInlineQuery": ("inline_query_id", "results"),
    "getFile": ("file_id",),
    "setMyCommands": ("commands",),
    "getChatMember": ("user_id",),
    "createForumTopic": ("name",),
    "closeForumTopic": ("message_thread_id",),
    "deleteForumTopic": ("message_thread_id",),
}


def read_parameters(method: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of a call in their types; numbers and objects may come as text, as in a form.

    Raises ApiError for a method or parameter that does not exist, a wrong type, a missing one.
    """
    known = PARAMETERS.get(method)
    if known is None:
        raise ApiError(404, "Not Found: method not found")
    values = {}
    for name, value in given.items():
        if name not in known:
            raise bad_request(f'unknown parameter "{name}" of {method}')
        values[name] = _typed(name, value, known[name])
    for name in _REQUIRED.get(method, ()):
        if name not in values:
            raise bad_request(f'parameter "{name}" is required')
    return values


def _typed(name: str, value: Any, kind: str) -> Any:
    try:
        match kind:
            case "Integer":
                return int(_text(value))
            case "Float":
                return float(_text(value))
            case "Boolean":
                return {"true": True, "false": False}[_text(value)]
            case "Array" | "Object":
                read = json.loads(value) if isinstance(value, str) else value
                if not isinstance(read, list if kind == "Array" else dict):
                    raise ValueError
                return read
            case "Integer or String":
                text = _text(value)
                return text if text.startswith("@") else int(text)
            case "String":
                return _text(value)
            case _:
                return value
    except (ValueError, TypeError, KeyError):
        raise bad_request(f"parameter {name} has to be of type {kind}") from None


def _text(value: Any) -> str:
    """A value as it stands in a form: Telegram reads one of JSON likewise."""
    return value if isinstance(value, str) else json.dumps(value)
