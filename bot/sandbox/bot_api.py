"""The bot's side of the stand-in: every method, refused where Telegram would refuse it."""

import json
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox import errors
from bot.sandbox.chats import Chat
from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.keys import check_keys
from bot.sandbox.membership import membership
from bot.sandbox.messages import MEDIA, Messages, Parameters
from bot.sandbox.methods import read_parameters
from bot.sandbox.profile import check_language, check_scope
from bot.sandbox.topics import Topics, check_topic
from bot.sandbox.world import World
from handlers.frame.calls import Upload

_ABILITIES = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
}
"""What getMe says that a bot may do."""


class BotApi:
    """Carries out the bot's calls in a world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._webhook: Parameters = {"url": ""}
        self._messages = Messages(world)
        self._topics = Topics(world)

    @property
    def webhook(self) -> Parameters:
        """What setWebhook was given; its `url` is empty while the bot polls."""
        return self._webhook

    def call(self, method: str, given: Parameters) -> Any:
        """The result of a call; raises ApiError where it is refused."""
        p = read_parameters(method, given)
        match method:
            case "getMe":
                return self._world.bot.to_api() | _ABILITIES
            case "getUpdates":
                return self._get_updates(p)
            case "setWebhook" | "deleteWebhook":
                return self._set_webhook(p)
            case "getWebhookInfo":
                return {
                    "url": self._webhook["url"],
                    "has_custom_certificate": False,
                    "pending_update_count": len(self._world.pending),
                }
            case "sendMessage":
                self._put_keys(p)
                return self._messages.text(self._writable(p), p)
            case "sendPhoto" | "sendDocument" | "sendVideo" | "sendVoice":
                return self._messages.media(self._writable(p), p, MEDIA[method])
            case "sendMediaGroup":
                return self._messages.album(self._writable(p), p)
            case "sendLocation" | "sendVenue":
                return self._messages.point(self._writable(p), p, method)
            case "sendChatAction":
                self._writable(p)
                return True
            case (
                "editMessageText"
                | "editMessageCaption"
                | "editMessageMedia"
                | "editMessageReplyMarkup"
            ):
                return self._messages.edit(self._writable(p), p, method)
            case "deleteMessage":
                return self._messages.delete(self._writable(p), p["message_id"])
            case "deleteMessages":
                return self._messages.delete_many(self._writable(p), p["message_ids"])
            case "createForumTopic":
                return self._topics.create(self._writable(p), p["name"])
            case "closeForumTopic":
                return self._topics.close(self._reachable(p), p["message_thread_id"])
            case "deleteForumTopic":
                return self._topics.delete(self._reachable(p), p["message_thread_id"])
            case "answerCallbackQuery":
                return self._answer(p)
            case "answerInlineQuery":
                return self._world.inline.answer(p)
            case "getFile":
                return self._get_file(p)
            case "getChat":
                return self._chat(p).to_api() | {"accent_color_id": 0, "max_reaction_count": 11}
            case "getChatMember":
                return self._member(p)
            case _:
                return self._profile(p, method)

    # Updates

    def _get_updates(self, p: Parameters) -> list[Parameters]:
        if self._webhook["url"]:
            raise ApiError(409, errors.WEBHOOK_ACTIVE)
        if "allowed_updates" in p:
            self._world.allowed_updates = p["allowed_updates"]
        pending, offset = self._world.pending, p.get("offset", 0)
        if offset < 0:
            pending[:] = pending[offset:]
        else:
            pending[:] = [update for update in pending if update["update_id"] >= offset]
        return pending[: max(1, min(100, p.get("limit", 100)))]

    def _set_webhook(self, p: Parameters) -> bool:
        """Where updates are posted to; that is on this machine, for the stand-in plays alone."""
        if p.get("url") and not is_loopback(p["url"]):
            raise bad_request("bad webhook: only addresses on this machine are allowed")
        if p.get("drop_pending_updates"):
            self._world.pending.clear()
        if "allowed_updates" in p:
            self._world.allowed_updates = p["allowed_updates"]
        self._webhook = {"url": "", **p}
        return True

    def _put_keys(self, p: Parameters) -> None:
        """Keys below the field for writing, which a message brings or takes away."""
        markup, chat = p.get("reply_markup") or {}, self._writable(p)
        if markup.get("remove_keyboard"):
            chat.keys = []
        if "keyboard" in markup:
            chat.keys = check_keys(markup, in_private=chat.kind == "private")

    # Presses, chats, files and the profile

    def _answer(self, p: Parameters) -> bool:
        queries = self._world.queries
        if queries.get(p["callback_query_id"], "none") is not None:
            raise bad_request(errors.QUERY_TOO_OLD)
        if len(p.get("text", "")) > 200:
            raise bad_request("MESSAGE_TOO_LONG")
        queries[p["callback_query_id"]] = {
            "text": p.get("text", ""),
            "alert": p.get("show_alert", False),
        }
        return True

    def _chat(self, p: Parameters) -> Chat:
        chat_id = p.get("chat_id")
        if chat_id is None:
            raise bad_request("chat_id is empty")
        chat = self._world.chats.get(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def _member(self, p: Parameters) -> Parameters:
        chat, bot = self._reachable(p), self._world.bot
        if p["user_id"] == bot.id:
            return membership(chat, bot)
        found = next((person for person in chat.members if person.id == p["user_id"]), None)
        if found is None:
            raise bad_request("PARTICIPANT_ID_INVALID")
        return {"status": "member", "user": found.to_api()}

    def _reachable(self, p: Parameters) -> Chat:
        chat = self._chat(p)
        if chat.migrated_to is not None:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.migrated_to,
            )
        if not chat.bot_is_member:
            kicked = {
                "private": errors.BLOCKED,
                "group": errors.KICKED_GROUP,
                "channel": errors.KICKED_CHANNEL,
            }
            raise ApiError(403, kicked.get(chat.kind, errors.KICKED_SUPERGROUP))
        if not chat.started:
            raise ApiError(403, errors.NOT_STARTED)
        return chat

    def _writable(self, p: Parameters) -> Chat:
        chat = self._reachable(p)
        if chat.kind == "channel" and not chat.bot_posts_messages:
            raise bad_request(errors.NO_ADMINISTRATOR)
        if not chat.bot_may_write:
            raise bad_request(errors.NO_RIGHT_TO_SEND)
        check_topic(chat, p.get("message_thread_id", 0))
        return chat

    def _get_file(self, p: Parameters) -> Parameters:
        file = self._world.files.fetched(p["file_id"])
        return {
            "file_id": file.id,
            "file_unique_id": file.unique_id,
            "file_size": len(file.content),
            "file_path": file.path,
        }

    def _profile(self, p: Parameters, method: str) -> Any:
        profile, language = self._world.profile, p.get("language_code", "")
        scope = p.get("scope") or {"type": "default"}
        check_language(language)
        if method.endswith("MyCommands"):
            check_scope(scope)
            if "chat_id" in scope and not self._chat(scope).started:
                raise bad_request("chat not found")
            if method == "getMyCommands":
                return profile.commands(scope, language)
            if method == "deleteMyCommands":
                profile.delete_commands(scope, language)
            else:
                profile.set_commands(p["commands"], scope, language)
            return True
        what = "short_description" if method.endswith("ShortDescription") else "description"
        if method.startswith("get"):
            return {what: profile.text(what, language)}
        profile.set_text(what, p.get(what, ""), language)
        return True


def with_files(p: Parameters, files: Mapping[str, Upload]) -> Parameters:
    """The parameters with the files that came along.

    A file takes the place of the `attach://name` that means it, else it is a parameter itself.
    Raises ApiError for media that is no JSON.
    """
    attached: set[str] = set()

    def resolved(value: Any) -> Any:
        if isinstance(value, str) and value.startswith("attach://"):
            name = value.removeprefix("attach://")
            attached.add(name)
            return files.get(name)
        if isinstance(value, dict):
            return {key: resolved(item) for key, item in value.items()}
        return [resolved(item) for item in value] if isinstance(value, list) else value

    media = p.get("media")
    try:
        read = {**p, "media": json.loads(media)} if isinstance(media, str) else p
    except ValueError:
        raise bad_request("can't parse media: expected a JSON object") from None
    given = {name: resolved(value) for name, value in read.items()}
    return given | {name: file for name, file in files.items() if name not in attached}


def is_loopback(address: str) -> bool:
    """Whether `//host:port` or a whole URL leads to this machine; the stand-in calls no other."""
    try:
        host = urlsplit(address).hostname or ""
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
