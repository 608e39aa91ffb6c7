"""Keys below the field for writing, which let a person choose a chat for the bot."""

from typing import Any, Final

from bot.sandbox.chats import Chat, Person
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

OF_USERS: Final = ("request_name", "request_username", "request_photo")
"""What a key may ask to be told of those who are chosen."""

MOST_USERS: Final = 10


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
        if "request_users" in key:
            _check_request_of_users(key["request_users"], in_private=in_private)
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


def _check_request_of_users(request: Any, *, in_private: bool) -> None:
    if not in_private:
        raise bad_request("users can be requested in private chats only")
    if not isinstance(request, dict) or not _is_number(request.get("request_id")):
        raise bad_request('can\'t parse keyboard button: Field "request_id" must be of type Number')
    if not -(2**31) <= request["request_id"] < 2**31:
        raise bad_request('can\'t parse keyboard button: Field "request_id" is out of range')
    for name in ("user_is_bot", "user_is_premium", *OF_USERS):
        if not isinstance(request.get(name, False), bool):
            raise bad_request(
                f'can\'t parse keyboard button: Field "{name}" must be of type Boolean'
            )
    most = request.get("max_quantity", 1)
    if not _is_number(most) or not 1 <= most <= MOST_USERS:
        raise bad_request("can't parse keyboard button: invalid max_quantity specified")


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def shared_user(person: Person, request: dict[str, Any]) -> dict[str, Any]:
    """What the bot is told of somebody who was chosen: no more than the key has asked for."""
    said: dict[str, Any] = {"user_id": person.id}
    if request.get("request_name"):
        said["first_name"] = person.first_name
        said |= {"last_name": person.last_name} if person.last_name else {}
    if request.get("request_username") and person.username:
        said["username"] = person.username
    return said


def _rights(given: Any) -> set[str] | None:
    """The rights that are asked for; raises ApiError where one that has to be said is not."""
    if given is None:
        return None
    if not isinstance(given, dict) or any(name not in given for name in RIGHTS):
        raise bad_request("can't parse chat administrator rights")
    return {name for name, wanted in given.items() if wanted}


def key_of(chat: Chat, label: str) -> dict[str, Any]:
    """The key below a chat that says this; an empty one where there is none."""
    return next((key for row in chat.keys for key in row if key["text"] == label), {})


def grant(chat: Chat, request: dict[str, Any]) -> bool:
    """Let the bot in with the rights that a key asks for, as the app does; whether that is new."""
    wanted = _rights(request.get("bot_administrator_rights"))
    if wanted is None:
        return False
    new = not (chat.bot_is_member and chat.bot_administers)
    chat.bot_is_member = chat.bot_manages_chat = True
    chat.bot_posts_messages = chat.bot_posts_messages or "can_post_messages" in wanted
    return new
