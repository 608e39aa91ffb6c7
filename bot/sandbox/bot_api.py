"""The bot's side of the stand-in: every method, refused where Telegram would refuse it."""

import json
from typing import Any, Final

from bot.sandbox import errors
from bot.sandbox.chats import Chat, Message, StoredFile
from bot.sandbox.entities import MAX_CAPTION, MAX_TEXT, check_text
from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.keyboards import check_keyboard
from bot.sandbox.methods import read_parameters
from bot.sandbox.profile import check_language, check_scope
from bot.sandbox.world import World

Parameters = dict[str, Any]

_MEDIA: Final = {
    "sendPhoto": "photo",
    "sendDocument": "document",
    "sendVideo": "video",
    "sendVoice": "voice",
}
_LARGEST_FILE: Final = 50_000_000


class BotApi:
    """Carries out the bot's calls in a world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._webhook: Parameters = {"url": ""}
        self._next_file = 1

    @property
    def webhook(self) -> Parameters:
        """What setWebhook was given; its `url` is empty while the bot polls."""
        return self._webhook

    def call(self, method: str, given: Parameters) -> Any:
        """The result of a call; raises ApiError where it is refused."""
        p = read_parameters(method, given)
        match method:
            case "getMe":
                return self._world.bot.to_api() | {
                    "can_join_groups": True,
                    "can_read_all_group_messages": False,
                    "supports_inline_queries": False,
                }
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
                return self._send_message(p)
            case "sendPhoto" | "sendDocument" | "sendVideo" | "sendVoice":
                return self._send_media(p, _MEDIA[method])
            case "sendMediaGroup":
                return self._send_album(p)
            case "sendLocation" | "sendVenue":
                return self._send_point(p, method)
            case "sendChatAction":
                self._writable(p)
                return True
            case "editMessageText" | "editMessageCaption" | "editMessageReplyMarkup":
                return self._edit(p, method)
            case "deleteMessage":
                return self._delete(p, [p["message_id"]], strict=True)
            case "deleteMessages":
                return self._delete(p, p["message_ids"], strict=False)
            case "answerCallbackQuery":
                return self._answer(p)
            case "getFile":
                return self._get_file(p)
            case "getChat":
                return self._chat(p).to_api() | {"accent_color_id": 0, "max_reaction_count": 11}
            case "getChatMember":
                return self._get_member(p)
            case "leaveChat":
                self._writable(p).bot_is_member = False
                return True
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
        if p.get("drop_pending_updates"):
            self._world.pending.clear()
        if "allowed_updates" in p:
            self._world.allowed_updates = p["allowed_updates"]
        self._webhook = {"url": "", **p}
        return True

    # Sending

    def _send_message(self, p: Parameters) -> Parameters:
        chat = self._writable(p)
        text, entities = check_text(
            p.get("text", ""), p.get("parse_mode"), p.get("entities"), MAX_TEXT
        )
        return self._put(chat, p, text=text, entities=entities)

    def _send_media(self, p: Parameters, kind: str) -> Parameters:
        chat = self._writable(p)
        file = self._file(p.get(kind), kind)
        return self._put(chat, p, kind=kind, file=file, **self._caption(p))

    def _send_album(self, p: Parameters) -> list[Parameters]:
        chat = self._writable(p)
        if not 2 <= len(p["media"]) <= 10:
            raise bad_request("wrong number of messages in the album specified")
        album = f"album{chat.messages[-1].id if chat.messages else 0}"
        sent = []
        for item in p["media"]:
            file = self._file(item.get("media"), str(item.get("type")))
            sent.append(
                self._put(
                    chat,
                    p,
                    kind=str(item["type"]),
                    file=file,
                    media_group_id=album,
                    **self._caption(item),
                )
            )
        return sent

    def _send_point(self, p: Parameters, method: str) -> Parameters:
        chat = self._writable(p)
        if not (-90 <= p["latitude"] <= 90 and -180 <= p["longitude"] <= 180):
            raise bad_request("wrong latitude or longitude specified")
        location = {"latitude": p["latitude"], "longitude": p["longitude"]}
        point: Parameters = {"location": location}
        if method == "sendVenue":
            point["venue"] = {"location": location, "title": p["title"], "address": p["address"]}
        return self._put(chat, p, kind="venue" if "venue" in point else "location", point=point)

    def _caption(self, p: Parameters) -> Parameters:
        if not p.get("caption"):
            return {}
        text, entities = check_text(
            p["caption"], p.get("parse_mode"), p.get("caption_entities"), MAX_CAPTION
        )
        return {"text": text, "entities": entities}

    def _file(self, given: Any, kind: str) -> StoredFile:
        """A file that is sent along, or one known by its id."""
        if isinstance(given, str) and given in self._world.files:
            return self._world.files[given]
        if not isinstance(given, tuple):
            raise bad_request(
                f"there is no {kind} in the request"
                if not given
                else "wrong remote file identifier specified: can't unserialize it"
            )
        name, content, mime_type = given
        if not content:
            raise bad_request("file must be non-empty")
        if len(content) > _LARGEST_FILE:
            raise ApiError(413, "Request Entity Too Large")
        file = StoredFile(f"file{self._next_file}", name, mime_type, content)
        self._next_file += 1
        self._world.files[file.id] = file
        return file

    def _put(self, chat: Chat, p: Parameters, **content: Any) -> Parameters:
        message = self._world.put(
            chat,
            None,
            rows=check_keyboard(p.get("reply_markup")),
            thread=p.get("message_thread_id"),
            silent=p.get("disable_notification", False),
            **content,
        )
        return message.to_api(self._world.bot)

    # Changing what was sent

    def _edit(self, p: Parameters, method: str) -> Parameters:
        message = self._own(p, "edit")
        text, entities = message.text, message.entities
        if method == "editMessageText":
            if message.kind != "text":
                raise bad_request("there is no text in the message to edit")
            text, entities = check_text(
                p.get("text", ""), p.get("parse_mode"), p.get("entities"), MAX_TEXT
            )
        elif method == "editMessageCaption":
            if message.kind == "text":
                raise bad_request("there is no caption in the message to edit")
            caption = self._caption(p)
            text, entities = caption.get("text", ""), caption.get("entities", [])
        rows = check_keyboard(p.get("reply_markup"))
        if (text, entities, rows) == (message.text, message.entities, message.rows):
            raise bad_request(errors.NOT_MODIFIED)
        message.text, message.entities, message.rows = text, entities, rows
        message.edited = message.edited or method != "editMessageReplyMarkup"
        return message.to_api(self._world.bot)

    def _delete(self, p: Parameters, ids: list[Any], strict: bool) -> bool:
        chat = self._writable(p)
        found = [message for message in chat.messages if message.id in ids]
        if strict and not found:
            raise bad_request("message to delete not found")
        for message in found:
            if message.sender is not None and chat.kind != "private":
                raise bad_request("message can't be deleted")
            chat.messages.remove(message)
        return True

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

    def _own(self, p: Parameters, verb: str) -> Message:
        chat = self._writable(p)
        message = chat.find(p.get("message_id", 0))
        if message is None:
            raise bad_request(f"message to {verb} not found")
        if message.sender is not None:
            raise bad_request(f"message can't be {verb}ed")
        return message

    # Chats, files and the profile

    def _chat(self, p: Parameters) -> Chat:
        chat_id = p.get("chat_id")
        if chat_id is None:
            raise bad_request("chat_id is empty")
        chat = self._world.chats.get(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def _writable(self, p: Parameters) -> Chat:
        chat = self._chat(p)
        if chat.migrated_to is not None:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.migrated_to,
            )
        if not chat.bot_is_member:
            kicked = {"private": errors.BLOCKED, "group": errors.KICKED_GROUP}
            raise ApiError(403, kicked.get(chat.kind, errors.KICKED_SUPERGROUP))
        if not chat.started:
            raise ApiError(403, errors.NOT_STARTED)
        if not chat.bot_may_write:
            raise bad_request(errors.NO_RIGHT_TO_SEND)
        self._check_topic(chat, p.get("message_thread_id", 0))
        return chat

    @staticmethod
    def _check_topic(chat: Chat, thread: int) -> None:
        if thread in chat.deleted_topics:
            raise bad_request(errors.NO_THREAD)
        if thread in chat.closed_topics:
            raise bad_request(errors.TOPIC_CLOSED)

    def _get_file(self, p: Parameters) -> Parameters:
        file = self._world.files.get(p["file_id"])
        if file is None:
            raise bad_request("invalid file_id")
        if len(file.content) > 20_000_000:
            raise bad_request("file is too big")
        return {
            "file_id": file.id,
            "file_unique_id": file.id,
            "file_size": len(file.content),
            "file_path": file.path,
        }

    def _get_member(self, p: Parameters) -> Parameters:
        chat = self._chat(p)
        member = next((person for person in chat.members if person.id == p["user_id"]), None)
        if member is None:
            raise bad_request("member not found")
        return {"user": member.to_api(), "status": "member"}

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
        what = {"Name": "name", "ShortDescription": "short_description"}.get(
            method.partition("My")[2], "description"
        )
        if method.startswith("get"):
            return {what: profile.text(what, language)}
        profile.set_text(what, p.get(what, ""), language)
        return True


def multipart_references(p: Parameters, files: dict[str, Any]) -> Parameters:
    """The parameters with `attach://name` replaced by the file of that name."""

    def resolved(value: Any) -> Any:
        if isinstance(value, str) and value.startswith("attach://"):
            return files.get(value.removeprefix("attach://"))
        if isinstance(value, dict):
            return {key: resolved(item) for key, item in value.items()}
        return [resolved(item) for item in value] if isinstance(value, list) else value

    media = p.get("media")
    read = {**p, "media": json.loads(media)} if isinstance(media, str) else p
    return {name: resolved(value) for name, value in read.items()}
