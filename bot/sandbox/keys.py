"""Keys below the field for writing, which let a person choose a chat for the bot."""

from typing import Any, Final

from bot.sandbox.chats import Chat
from bot.sandbox.errors import bad_request

RIGHTS: Final = (
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
"""What rights of an administrator say at least."""


def check_keys(markup: dict[str, Any], *, in_private: bool) -> list[list[dict[str, Any]]]:
    """The rows of keys; raises ApiError where Telegram would refuse them."""
    rows = markup["keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) and row for row in rows):
        raise bad_request("can't parse reply keyboard markup JSON object")
    for key in (key for row in rows for key in row):
        if not isinstance(key, dict) or not str(key.get("text", "")).strip():
            raise bad_request("can't parse keyboard button: Text of the button must not be empty")
        if "request_chat" in key:
            _check_request(key["request_chat"], in_private=in_private)
    return rows


def _check_request(request: Any, *, in_private: bool) -> None:
    if not in_private:
        raise bad_request("chats can be requested in private chats only")
    if not isinstance(request, dict) or not isinstance(request.get("request_id"), int):
        raise bad_request('can\'t parse keyboard button: Field "request_id" must be of type Number')
    if not isinstance(request.get("chat_is_channel"), bool):
        raise bad_request("can't parse keyboard button: Can't find field \"chat_is_channel\"")
    mine, theirs = (_rights(request.get(f"{who}_administrator_rights")) for who in ("bot", "user"))
    if theirs is not None and not (mine or set()) <= theirs:
        raise bad_request("USER_RIGHTS_MISSING")


def _rights(given: Any) -> set[str] | None:
    """The rights that are asked for; raises ApiError where one that has to be said is not."""
    if given is None:
        return None
    if not isinstance(given, dict) or any(name not in given for name in RIGHTS):
        raise bad_request("can't parse chat administrator rights")
    return {name for name, wanted in given.items() if wanted}


def grant(chat: Chat, request: dict[str, Any]) -> bool:
    """Let the bot in with the rights that a key asks for, as the app does; whether that is new."""
    wanted = _rights(request.get("bot_administrator_rights"))
    if wanted is None:
        return False
    new = not (chat.bot_is_member and chat.bot_administers)
    chat.bot_is_member = chat.bot_manages_chat = True
    chat.bot_posts_messages = chat.bot_posts_messages or "can_post_messages" in wanted
    return new
