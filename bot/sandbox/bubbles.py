"""A message as the chat page draws it, and which files it may show."""

from typing import Any, Final

from bot.sandbox.chats import Message, StoredFile

INLINE: Final = frozenset(
    {
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
        "video/mp4",
        "video/webm",
        "audio/ogg",
        "audio/mpeg",
        "audio/mp4",
        "audio/webm",
        "audio/wav",
    }
)
"""What a browser shows or plays without running anything of it."""

_EXCERPT: Final = 80
"""How many characters of the message are quoted that another one replies to."""


def bubble(message: Message) -> dict[str, Any]:
    """The JSON of a message."""
    drawn: dict[str, Any] = {
        "id": message.id,
        "from": message.sender.id if message.sender else "bot",
        "name": message.sender.first_name if message.sender else "konferenzbot",
        "text": message.text or _said_of(message),
        "buttons": [[_key(button) for button in row] for row in message.rows],
        "entities": message.entities,
        "kind": message.kind,
        "album": message.media_group_id,
        "edited": message.edited,
        "silent": message.silent,
        "via": message.via_bot,
        "date": message.date,
    }
    if message.file:
        drawn["file"] = _file(message.file)
    if message.point:
        drawn["point"] = message.point
    if message.topic:
        drawn["topic"] = message.topic
    if message.reply_to:
        answered = message.reply_to
        drawn["reply"] = {
            "id": answered.id,
            "name": answered.sender.first_name if answered.sender else "konferenzbot",
            "text": answered.text[:_EXCERPT],
        }
    return drawn


def _said_of(message: Message) -> str:
    """What a message says that nobody wrote."""
    service = message.service or {}
    if "forum_topic_created" in service:
        return f"Topic: {service['forum_topic_created']['name']}"
    if "chat_shared" in service:
        return f"Chosen: {service['chat_shared'].get('title', '')}"
    if "users_shared" in service:
        named = (user.get("first_name", "") for user in service["users_shared"]["users"])
        return f"Chosen: {', '.join(named)}"
    return "Topic closed" if "forum_topic_closed" in service else ""


def _key(button: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": button["text"],
        "data": button.get("callback_data"),
        "url": button.get("url") or button.get("web_app", {}).get("url"),
        "copy": button.get("copy_text", {}).get("text"),
        "style": button.get("style"),
    }


def _file(file: StoredFile) -> dict[str, Any]:
    inline = file.mime_type in INLINE
    return {
        "name": file.name,
        "size": len(file.content),
        "shown": inline and file.mime_type.startswith("image/"),
        "played": inline and not file.mime_type.startswith("image/"),
        "address": f"/files/{file.id}",
    }
