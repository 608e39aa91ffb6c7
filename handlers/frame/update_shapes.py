"""What the fields of an update are, as far as anything is read of them.

PTB takes whatever stands in a field. A chat whose id is a list, or a text that is a number, would
be an error wherever somebody looks at it. Here it is found at the door: the update cannot be read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

_LARGEST: Final = 2**63
"""Ids and numbers of Telegram have 52 bits; nothing that does not fit into 64 can be stored."""

READ_UNDER_A_PRESS: Final = frozenset(
    (
        *("message_id", "date", "chat", "text", "message_thread_id", "is_topic_message"),
        "reply_to_message",
    )
)
"""All that is read of the message that was pressed under, besides its buttons."""


@dataclass(frozen=True, slots=True)
class _Object:
    """An object with these fields; those in `needed` are there."""

    fields: Mapping[str, "_Shape"]
    needed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _List:
    """A list of such things."""

    of: "_Shape"


_Shape: TypeAlias = type | _Object | _List

_USER: Final = _Object(
    {
        "id": int,
        "is_bot": bool,
        "first_name": str,
        "last_name": str,
        "username": str,
        "language_code": str,
    },
    ("id",),
)
_CHAT: Final = _Object(
    {"id": int, "type": str, "title": str, "username": str, "is_forum": bool}, ("id", "type")
)
_ENTITIES: Final = _List(
    _Object(
        {
            "type": str,
            "offset": int,
            "length": int,
            "url": str,
            "user": _USER,
            "language": str,
            "custom_emoji_id": str,
        },
        ("type", "offset", "length"),
    )
)
_FILE: Final = _Object(
    {
        "file_id": str,
        "file_unique_id": str,
        "file_size": int,
        "file_name": str,
        "mime_type": str,
        "width": int,
        "height": int,
    },
    ("file_id", "file_unique_id"),
)
_SHARED: Final = _List(_Object({"user_id": int, "first_name": str, "last_name": str}, ("user_id",)))
_ALONE: Final[Mapping[str, _Shape]] = {
    "message_id": int,
    "date": int,
    "edit_date": int,
    "message_thread_id": int,
    "is_topic_message": bool,
    "chat": _CHAT,
    "from": _USER,
    "sender_chat": _CHAT,
    "via_bot": _USER,
    "text": str,
    "entities": _ENTITIES,
    "caption": str,
    "caption_entities": _ENTITIES,
    "media_group_id": str,
    "photo": _List(_FILE),
    **dict.fromkeys(
        ("video", "document", "voice", "video_note", "audio", "animation", "sticker"), _FILE
    ),
    "location": _Object({}, ("latitude", "longitude")),
    "users_shared": _Object({"request_id": int, "users": _SHARED}, ("request_id", "users")),
    "chat_shared": _Object({"request_id": int, "chat_id": int, "title": str}),
    "migrate_to_chat_id": int,
    "migrate_from_chat_id": int,
    "new_chat_members": _List(_USER),
    "left_chat_member": _USER,
}
_WHERE: Final = ("message_id", "date", "chat")
_MESSAGE: Final = _Object({**_ALONE, "reply_to_message": _Object(_ALONE, _WHERE)}, _WHERE)
_SCREEN: Final = _Object(
    {name: shape for name, shape in _MESSAGE.fields.items() if name in READ_UNDER_A_PRESS}, _WHERE
)
_ROWS: Final = _Object({"inline_keyboard": _List(_List(_Object({"text": str}, ("text",))))})
_MEMBER: Final = _Object({"user": _USER, "status": str}, ("user", "status"))

KINDS: Final[Mapping[str, _Object]] = {
    "message": _MESSAGE,
    "edited_message": _MESSAGE,
    "callback_query": _Object(
        {
            "id": str,
            "from": _USER,
            "message": _SCREEN,
            "chat_instance": str,
            "data": str,
            "inline_message_id": str,
        },
        ("id", "from"),
    ),
    "inline_query": _Object(
        {"id": str, "from": _USER, "query": str, "offset": str, "chat_type": str},
        ("id", "from", "query", "offset"),
    ),
    "my_chat_member": _Object(
        {"chat": _CHAT, "from": _USER, "old_chat_member": _MEMBER, "new_chat_member": _MEMBER},
        ("chat", "from", "new_chat_member"),
    ),
}
"""The kinds of update that anything is read of."""


def read_of(update: Mapping[str, Any]) -> dict[str, Any]:
    """What is read of an update. Raises TypeError where a field is not what Telegram makes of it,
    by its name alone: what stands there may be what somebody wrote.
    """
    read = {name: update[name] for name in KINDS if name in update}
    for name, value in read.items():
        _check(value, KINDS[name], name)
    return {"update_id": update["update_id"], **read}


def rows_of(markup: Any) -> list[list[dict[str, Any]]]:
    """The rows of buttons in what stands below a message; none where they are not such."""
    try:
        _check(markup, _ROWS, "reply_markup")
    except TypeError:
        return []
    rows: list[list[dict[str, Any]]] = markup.get("inline_keyboard") or []
    return rows


def _check(value: Any, shape: _Shape, name: str) -> None:
    match shape:
        case _Object(fields, needed):
            if type(value) is not dict or any(value.get(field) is None for field in needed):
                raise TypeError(name)
            for field, inner in value.items():
                if inner is not None and field in fields:
                    _check(inner, fields[field], field)
        case _List(of):
            if type(value) is not list:
                raise TypeError(name)
            for inner in value:
                _check(inner, of, name)
        case _:
            fits = not isinstance(value, int) or -_LARGEST <= value < _LARGEST
            if type(value) is not shape or not fits:
                raise TypeError(name)
