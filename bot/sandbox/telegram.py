"""The stand-in for Telegram: what people do, and which updates the bot gets of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.sandbox.bot_api import BotApi
from bot.sandbox.chats import Chat, Message, Person, StoredFile
from bot.sandbox.content import Entity, said_entities
from bot.sandbox.keys import grant, key_of, shared_user
from bot.sandbox.membership import membership_change
from bot.sandbox.messages import LARGEST_ALBUM, checked_location
from bot.sandbox.privacy_mode import bot_reads
from bot.sandbox.world import World


class Telegram(World):
    """A small world of people and chats, and the Bot API into it."""

    def __init__(self, token: str, now: Callable[[], datetime]) -> None:
        super().__init__(token, now)
        self.api = BotApi(self)

    def say(
        self,
        person: Person,
        text: str,
        chat: Chat | None = None,
        thread: int | None = None,
        *,
        entities: Sequence[Entity] = (),
        forwarded_from: Person | str | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Write a message, in the private chat unless another is named.

        It may answer another message. One that is forwarded comes from a person, or from the name
        of one who hides theirs. Raises ApiError for formatting that no app could send.
        """
        return self._send(
            person,
            chat,
            text=text,
            entities=said_entities(text, entities),
            thread=reply_to.thread if reply_to and thread is None else thread,
            origin=self._origin(forwarded_from),
            reply_to=reply_to,
        )

    def send_file(
        self,
        person: Person,
        kind: str,
        file: StoredFile,
        caption: str = "",
        chat: Chat | None = None,
        media_group_id: str | None = None,
        *,
        entities: Sequence[Entity] = (),
        forwarded_from: Person | str | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Send a photo, document, video, voice or sticker."""
        return self._send(
            person,
            chat,
            text=caption,
            entities=said_entities(caption, entities),
            kind=kind,
            file=self.files.keep(replace(file, kind=kind)),
            media_group_id=media_group_id,
            origin=self._origin(forwarded_from),
            thread=reply_to.thread if reply_to else None,
            reply_to=reply_to,
        )

    def send_album(
        self,
        person: Person,
        files: Sequence[tuple[str, StoredFile]],
        captions: Sequence[str] = (),
        chat: Chat | None = None,
        *,
        entities: Sequence[Entity] = (),
        reply_to: Message | None = None,
    ) -> list[Message]:
        """Send several files with their kinds at once: a message and an update for each.

        `captions` go to the files in their order, `entities` are those of the first. Raises
        ValueError for what no app sends as one album.
        """
        kinds = {kind for kind, _ in files}
        if not 2 <= len(files) <= LARGEST_ALBUM:
            raise ValueError("an album has 2 to 10 files")
        if not (kinds <= {"photo", "video"} or kinds == {"document"}):
            raise ValueError("an album has photos and videos, or documents alone")
        texts = [*captions, *[""] * (len(files) - len(captions))]
        album = str(13_000_000_000 + next(self.numbers))
        return [
            self.send_file(
                person,
                kind,
                file,
                text,
                chat,
                album,
                entities=() if number else entities,
                reply_to=reply_to,
            )
            for number, ((kind, file), text) in enumerate(zip(files, texts, strict=True))
        ]

    def send_location(
        self,
        person: Person,
        latitude: float,
        longitude: float,
        chat: Chat | None = None,
        *,
        reply_to: Message | None = None,
    ) -> Message:
        """Send a point on the map; raises ApiError for one that is not on the globe."""
        point = {"location": checked_location(latitude, longitude)}
        thread = reply_to.thread if reply_to else None
        return self._send(
            person, chat, kind="location", point=point, thread=thread, reply_to=reply_to
        )

    def forget_file(self, file_id: str) -> None:
        """From now on Telegram does not accept this file from the bot; KeyError for none."""
        self.files.forget(file_id)

    def edit(self, message: Message, text: str, entities: Sequence[Entity] = ()) -> None:
        """Change a message of one's own, or its caption."""
        message.entities = said_entities(text, entities)
        message.text, message.edit_date = text, self.moment
        if bot_reads(self.bot, message):
            self.give({"edited_message": message.to_api(self.bot)})

    def press(self, person: Person, message: Message, data: str) -> str:
        """Press a button, or send whatever data a modified client may send; the query's id."""
        query_id = str(next(self.numbers) + 7_000_000)
        self.queries[query_id] = None
        self.give(
            {
                "callback_query": {
                    "id": query_id,
                    "from": person.to_api(),
                    "message": message.to_api(self.bot),
                    "chat_instance": str(message.chat.id),
                    "data": data,
                }
            }
        )
        return query_id

    def block(self, person: Person, blocked: bool = True) -> None:
        """Block the bot, or let it in again."""
        chat = self.chats[person.id]
        if chat.bot_is_member is blocked:
            self._change_membership(chat, person, not blocked, "kicked")

    def remove_bot(self, person: Person, chat: Chat) -> None:
        """Take the bot out of a group."""
        self._change_membership(chat, person, False, "kicked")

    def type_inline(self, person: Person, text: str, chat: Chat | None = None) -> str:
        """Type something behind the bot's name; the id of the query."""
        number = next(self.numbers)
        asked = self.inline.ask(number, person, chat or self.chats[person.id], text)
        self.give({"inline_query": asked})
        return str(number)

    def send_inline(
        self, person: Person, query: str, result: str, chat: Chat | None = None
    ) -> Message:
        """Send one of the results of a query; raises ValueError where it was not offered."""
        chosen = self.inline.chosen(query, result)
        return self._send(
            person,
            chat,
            text=chosen.text,
            entities=chosen.entities,
            rows=chosen.rows,
            via_bot=True,
        )

    def add_bot(self, person: Person, chat: Chat) -> None:
        """Put the bot into a group again."""
        self._change_membership(chat, person, True, "left")

    def migrate(self, chat: Chat) -> Chat:
        """Turn a group into a supergroup: it goes on under a new id."""
        new = Chat(-1_000_000_000_000 + chat.id, "supergroup", chat.title, chat.members, True)
        self.chats[new.id], chat.migrated_to = new, new.id
        self._send(chat.members[0], chat, service={"migrate_to_chat_id": new.id})
        return new

    def share_chat(self, person: Person, chat: Chat, label: str) -> Message:
        """Press a key that asks for a chat and choose one; the bot gets the rights it asks for.

        Raises ValueError for a key that is not there, or that asks for chats of another kind.
        """
        private = self.chats[person.id]
        request = key_of(private, label).get("request_chat")
        if request is None or request["chat_is_channel"] is not (chat.kind == "channel"):
            raise ValueError("there is no key that asks for such a chat")
        if grant(chat, request):
            self._tell_membership(chat, person, "left", "administrator")
        shared = {"request_id": request["request_id"], "chat_id": chat.id}
        titled = {"title": chat.title} if request.get("request_title") else {}
        return self._send(person, private, service={"chat_shared": shared | titled})

    def share_users(self, person: Person, users: Sequence[Person], label: str) -> Message:
        """Press a key that asks for people and choose some; the bot is told no more than it asks.

        Raises ValueError for a key that is not there, or that asks for others or for fewer.
        """
        private = self.chats[person.id]
        request = key_of(private, label).get("request_users")
        if request is None or not 1 <= len(users) <= request.get("max_quantity", 1):
            raise ValueError("there is no key that asks for so many people")
        if any(user.is_bot is not request.get("user_is_bot", user.is_bot) for user in users):
            raise ValueError("there is no key that asks for such people")
        shared = [shared_user(user, request) for user in users]
        said = {"request_id": request["request_id"], "users": shared}
        return self._send(person, private, service={"users_shared": said})

    def take_rights(self, person: Person, chat: Chat) -> None:
        """Let the bot no longer be an administrator; in a channel it is out then."""
        chat.bot_manages_chat = chat.bot_posts_messages = False
        chat.bot_manages_topics = chat.bot_deletes_messages = False
        chat.bot_is_member = chat.kind != "channel"
        self._tell_membership(
            chat, person, "administrator", "member" if chat.bot_is_member else "left"
        )

    def make_forum(self, chat: Chat) -> None:
        """Give a group topics, and the bot the right to manage them and to delete messages."""
        chat.kind, chat.is_forum = "supergroup", True
        chat.bot_manages_topics = chat.bot_deletes_messages = True
        self.changed()

    def open_topic(self, person: Person, chat: Chat, name: str) -> int:
        """Begin a topic of a forum; its number, which is that of the message it begins with."""
        opening = self.put(chat, person, service={"forum_topic_created": {"name": name}})
        opening.thread = opening.id
        self._deliver(opening)
        return opening.id

    def close_topic(self, person: Person, chat: Chat, thread: int) -> None:
        """Close a topic of a forum; nobody but its admins writes there any more."""
        chat.closed_topics.add(thread)
        self._send(person, chat, thread=thread, service={"forum_topic_closed": {}})

    def delete_topic(self, chat: Chat, thread: int) -> None:
        """Delete a topic with all that stands in it; bots are not told of it."""
        self.drop_topic(chat, thread)

    def call(self, method: str, parameters: dict[str, Any]) -> Any:
        """A call of the bot; raises ApiError as the Bot API would refuse it."""
        self.calls[method] += 1
        result = self.api.call(method, parameters)
        self.changed()
        return result

    def _origin(self, source: Person | str | None) -> dict[str, Any] | None:
        if source is None:
            return None
        if isinstance(source, str):
            return {"type": "hidden_user", "date": self.moment, "sender_user_name": source}
        return {"type": "user", "date": self.moment, "sender_user": source.to_api()}

    def _send(self, person: Person, chat: Chat | None, **content: Any) -> Message:
        message = self.put(chat or self.chats[person.id], person, **content)
        self._deliver(message)
        return message

    def _deliver(self, message: Message) -> None:
        if bot_reads(self.bot, message):
            kind = "channel_post" if message.chat.kind == "channel" else "message"
            self.give({kind: message.to_api(self.bot)})
        self.changed()

    def _change_membership(self, chat: Chat, person: Person, joins: bool, outside: str) -> None:
        chat.bot_is_member = joins
        old, new = ("member", outside) if not joins else (outside, "member")
        self._tell_membership(chat, person, old, new)

    def _tell_membership(self, chat: Chat, person: Person, old: str, new: str) -> None:
        told = {"chat": chat.to_api(), "from": person.to_api(), "date": self.moment}
        self.give({"my_chat_member": told | membership_change(chat, self.bot, old, new)})
