"""What the bot is in a chat, as the Bot API says it."""

from dataclasses import replace
from typing import Any

from bot.sandbox.chats import Chat, Person


def membership(chat: Chat, bot: Person) -> dict[str, Any]:
    """A ChatMember: the bot itself, with the rights that it has in a group."""
    if not chat.bot_is_member:
        return {"status": "left", "user": bot.to_api()}
    if not chat.bot_administers:
        return {"status": "member", "user": bot.to_api()}
    lacking = (
        "can_be_edited is_anonymous can_restrict_members can_promote_members can_change_info"
        " can_post_stories can_edit_stories can_delete_stories can_manage_video_chats"
        " can_pin_messages"
    )
    return {
        "status": "administrator",
        "user": bot.to_api(),
        **dict.fromkeys(lacking.split(), False),
        "can_manage_chat": True,
        "can_invite_users": True,
        "can_manage_topics": chat.bot_manages_topics,
        "can_delete_messages": chat.bot_deletes_messages,
        **({"can_post_messages": chat.bot_posts_messages} if chat.kind == "channel" else {}),
    }


def membership_change(chat: Chat, bot: Person, old: str, new: str) -> dict[str, Any]:
    """What it was and what it is from now on, by the status of each."""
    before, after = _membership_as(chat, bot, old), _membership_as(chat, bot, new)
    return {"old_chat_member": before, "new_chat_member": after}


def _membership_as(chat: Chat, bot: Person, status: str) -> dict[str, Any]:
    """The same with another status than it has now."""
    if status == "administrator":
        return membership(replace(chat, bot_is_member=True, bot_manages_chat=True), bot)
    until = {"until_date": 0} if status == "kicked" else {}
    return {"user": bot.to_api(), "status": status, **until}
