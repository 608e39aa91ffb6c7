"""Updates of every kind that Telegram has, as it sends them and spoilt in every way, by a seed.

Everything a person wrote or is called has MARK in it, so that a log can be searched for it.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any, Final

MARK: Final = "zzgeheim"
ORGANISER: Final = 77
PEOPLE: Final = (*range(1_000, 1_060), ORGANISER)
DEEP: Final = "@@deep@@"
"""Stands in an update where, in its text, lists are nested 100,000 levels deep."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One update as text, and the id of the press in it, if it has one that must be answered."""

    text: str
    press: str | None


class Fuzzer:
    """Makes updates; `pressed` are callback data that the bot itself has given out."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 (a seed, no secret)
        self._next_id = 1
        self.pressed: list[str] = ["h"]

    def cases(self, count: int) -> Iterator[Case]:
        """So many updates: each kind in its turn, every other one spoilt."""
        kinds = list(_KINDS)
        for number in range(count):
            self._next_id += 1
            content = _KINDS[kinds[number % len(kinds)]](self)
            update: Json = {"update_id": self._next_id, **content}
            for _ in range(self._random.choice((0, 0, 0, 1, 1, 2, 4))):
                update = self._spoilt(update)
            yield Case(_text(update), _press_of(update))

    def lawful(self, text: str, person: int) -> Case:
        """A message that is certain to be answered."""
        self._next_id += 1
        message = _message({**self._user(person), "is_bot": False}, text=text)
        return Case(_text({"update_id": self._next_id, "message": message}), None)

    def _user(self, number: int | None = None) -> Json:
        random = self._random
        number = number or random.choice((*PEOPLE, random.randint(10_000, 10**9)))
        user = {"id": number, "is_bot": random.random() < 0.02, "first_name": f"{MARK} Anna"}
        return {**user, "language_code": random.choice(("de", "ru", "en", "", "x" * 50))}

    def _said(self) -> str:
        random = self._random
        return random.choice(
            (
                f"{MARK} was läuft morgen um 10?",
                f"{MARK} где плов?",
                f"/now {MARK}",
                f"/start s-{MARK}",
                f"/search {MARK}",
                f"/broadcast {MARK}",
                f"/{MARK}",
                MARK * 512,
                f"{MARK} \u202e\u0000 <b>{{x}}</b>",
                f"{MARK} " + "😀" * 2_000,
                f"{MARK} 31.02.2021 25:61",
                "🇩🇪" * random.randint(1, 30) + MARK,
                f"{MARK}\n" * 200,
            )
        )

    def _commanded(self) -> str:
        commands = "start now my search programme groups team settings privacy help stats audit"
        return "/" + self._random.choice(commands.split())

    def _press(self, data: Any) -> Json:
        user = self._user()
        shown = _message(user, text=f"{MARK} screen", message_id=self._random.randint(1, 50))
        query = {"id": str(10**12 + self._next_id), "from": user, "chat_instance": "1"}
        return {"callback_query": {**query, "message": shown, "data": data}}

    def _spoilt(self, update: Json) -> Json:
        """The same with one thing in it changed, left out, or put in."""
        spoilt = deepcopy(update)
        places = list(_places(spoilt))
        if not places:
            return spoilt
        holder, key = self._random.choice(places)
        how = self._random.random()
        if how < 0.25:
            del holder[key]
        elif how < 0.35 and isinstance(holder, dict):
            holder[self._random.choice(_FIELDS)] = holder.pop(key)
        elif how < 0.45 and isinstance(holder, dict):
            holder[self._random.choice(_FIELDS)] = deepcopy(self._random.choice(_ODD))
        else:
            holder[key] = deepcopy(self._random.choice(_ODD))
        return spoilt


def _places(value: Any, levels: int = 8) -> Iterator[tuple[Any, Any]]:
    """Every field of an update and every element, as what holds it and its key there."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(items):
        yield value, key
        if isinstance(inner, dict | list) and levels:
            yield from _places(inner, levels - 1)


def _text(update: Json) -> str:
    return json.dumps(update).replace(f'"{DEEP}"', "[" * 100_000 + "]" * 100_000)


def _press_of(update: Json) -> str | None:
    """The id of a press that must be answered; what may rightly be set aside need not be."""
    query = update.get("callback_query")
    if set(update) != {"update_id", "callback_query"} or type(update["update_id"]) is not int:
        return None
    if not isinstance(query, dict) or type(query.get("id")) is not str:
        return None
    text = json.dumps(update)
    return None if any(poison in text for poison in _POISON) else query["id"]


def _chat(user: Json) -> Json:
    return {"id": user["id"], "type": "private", "first_name": user["first_name"]}


def _group(kind: str = "supergroup") -> Json:
    return {"id": -1_000_000_000_500, "type": kind, "title": f"{MARK} Gruppe", "is_forum": True}


def _message(user: Json, chat: Json | None = None, **content: Any) -> Json:
    text = content.get("text", "")
    message = {"message_id": 400, "date": 1_624_000_000, "from": user, "chat": chat or _chat(user)}
    if isinstance(text, str) and text.startswith("/"):
        length = len(text.split()[0])
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    return {**message, **content}


_FILE: Final = {"file_id": f"{MARK}f", "file_unique_id": "u", "file_size": 9}
_PHOTO: Final = [{**_FILE, "width": 1, "height": 1}]
_POLL: Final[Json] = {
    "id": "1",
    "question": f"{MARK}?",
    "options": [{"text": MARK, "voter_count": 0, "persistent_id": "1"}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": False,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}
_INVOICE: Final = {"currency": "XTR", "total_amount": 5, "invoice_payload": MARK}
_ADDRESS_PARTS: Final = "country_code state city street_line1 street_line2 post_code"
_ADDRESS: Final = dict.fromkeys(_ADDRESS_PARTS.split(), MARK)
_CONTENTS: Final[Sequence[Json]] = (
    {"photo": _PHOTO, "caption": MARK},
    {"photo": _PHOTO, "media_group_id": "5", "caption": MARK},
    {"document": {**_FILE, "file_name": f"{MARK}.pdf", "mime_type": "application/pdf"}},
    {"voice": {**_FILE, "duration": 1}},
    {"video": {**_FILE, "width": 1, "height": 1, "duration": 1}},
    {"video_note": {**_FILE, "length": 1, "duration": 1}},
    {"audio": {**_FILE, "duration": 1, "performer": MARK}},
    {"animation": {**_FILE, "width": 1, "height": 1, "duration": 1}},
    {
        "sticker": {
            **_FILE,
            "type": "regular",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
        }
    },
    {"location": {"latitude": 54.5, "longitude": 36.2}},
    {"venue": {"location": {"latitude": 1, "longitude": 1}, "title": MARK, "address": MARK}},
    {"contact": {"phone_number": MARK, "first_name": MARK}},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"poll": _POLL},
    {"users_shared": {"request_id": 1, "users": [{"user_id": 5, "first_name": MARK}]}},
    {"web_app_data": {"data": MARK, "button_text": MARK}},
)
_SERVICES: Final[Sequence[Json]] = (
    {"new_chat_members": [{"id": 5, "is_bot": False, "first_name": MARK}]},
    {"left_chat_member": {"id": 5, "is_bot": False, "first_name": MARK}},
    {"new_chat_title": MARK},
    {"group_chat_created": True},
    {"migrate_to_chat_id": -1_000_000_000_501},
    {"migrate_from_chat_id": -501},
    {"forum_topic_closed": {}, "message_thread_id": 3},
    {"forum_topic_created": {"name": MARK, "icon_color": 1}, "message_thread_id": 3},
    {"pinned_message": {"message_id": 1, "date": 0, "chat": _group()}},
    {"video_chat_started": {}},
    {
        "successful_payment": {
            **_INVOICE,
            "telegram_payment_charge_id": "1",
            "provider_payment_charge_id": "2",
        }
    },
    {"write_access_allowed": {}},
    {"chat_shared": {"request_id": 1, "chat_id": -5}},
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 5}},
)
_ODD: Final[Sequence[Any]] = (
    None,
    True,
    False,
    0,
    -1,
    1.5,
    float("inf"),
    2**31,
    2**53,
    2**63,
    -(2**70),
    "",
    "x",
    f"{MARK} {'x' * 100_000}",
    f"{MARK}\ud800",
    "\u0000",
    "\u202e",
    [],
    [None],
    {},
    {"id": MARK},
    [[[[MARK]]]],
    {"from": {"id": 1_001}},
    DEEP,
    json.loads("[" * 150 + "]" * 150),
    10**400,
)
_POISON: Final = ("\\ud800", DEEP, "[" * 100, str(2**63), str(2**70), str(10**400))
_FIELDS: Final = (
    "update_id message edited_message callback_query from chat text caption entities id type data"
    " reply_to_message message_id date migrate_to_chat_id sender_chat via_bot is_bot is_forum"
    " forward_origin unheard_of document message_thread_id is_topic_message media_group_id"
    " inline_message_id game_short_name inline_query query offset my_chat_member chat_member"
    " old_chat_member new_chat_member status user edit_date reply_markup"
).split()


def _member(status: str) -> Json:
    bot = {"id": 4711, "is_bot": True, "first_name": "Bot"}
    return {"user": bot, "status": status, **({"until_date": 0} if status == "kicked" else {})}


def _membership(fuzzer: Fuzzer, chat: Callable[[Json], Json]) -> Json:
    user, status = fuzzer._user(), fuzzer._random.choice(("member", "kicked", "left"))
    members = {"old_chat_member": _member("left"), "new_chat_member": _member(status)}
    return {"chat": chat(user), "from": user, "date": 1, **members}


def _replied(fuzzer: Fuzzer) -> Json:
    user = fuzzer._user()
    earlier = _message(user, text=MARK, message_id=399)
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": MARK}
    quoted = {"reply_to_message": earlier, "quote": {"text": MARK, "position": 0}}
    return _message(user, text=fuzzer._said(), forward_origin=origin, **quoted)


def _typed(fuzzer: Fuzzer) -> Json:
    random = fuzzer._random
    return {
        "id": str(random.randint(1, 2**62)),
        "from": fuzzer._user(),
        "query": random.choice((fuzzer._said(), "", " ", "Eröff", "завтра", "heute um 25:61")),
        "offset": random.choice(("", "", "10", "-1", MARK, "9" * 60)),
        "chat_type": random.choice(("sender", "private", "group", "supergroup", "channel", "x")),
    }


def _channel_post(fuzzer: Fuzzer) -> Json:
    chat = {"id": -1_000_000_000_777, "type": "channel", "title": MARK}
    return {"message_id": 1, "date": 1, "chat": chat, "sender_chat": chat, "text": fuzzer._said()}


def _business(fuzzer: Fuzzer) -> Json:
    user = fuzzer._user()
    return {"id": "b", "user": user, "user_chat_id": user["id"], "date": 1, "is_enabled": True}


_KINDS: Final[dict[str, Callable[[Fuzzer], Json]]] = {
    "text": lambda f: {"message": _message(f._user(), text=f._said())},
    "command": lambda f: {"message": _message(f._user(), text=f._commanded())},
    "press": lambda f: f._press(f._random.choice(f.pressed)),
    "forged press": lambda f: f._press(
        f._random.choice((MARK, f._random.choice(f.pressed) + ":1", "é" * 32, "x:" * 40, "\x00"))
    ),
    "press elsewhere": lambda f: {
        "callback_query": {
            "id": str(10**12 + f._next_id),
            "from": f._user(),
            "chat_instance": "1",
            "inline_message_id": MARK,
            "data": f._random.choice(f.pressed),
        }
    },
    "press on what is gone": lambda f: {
        "callback_query": {
            **f._press(f._random.choice(f.pressed))["callback_query"],
            "message": {"message_id": 1, "date": 0, "chat": _chat(f._user())},
        }
    },
    "press in a group": lambda f: {
        "callback_query": {
            **f._press(f._random.choice(f.pressed))["callback_query"],
            "message": _message(f._user(), _group(), text=MARK),
        }
    },
    "press without a screen": lambda f: {
        "callback_query": {
            "id": str(10**12 + f._next_id),
            "from": f._user(),
            "chat_instance": "1",
            "game_short_name": MARK,
        }
    },
    "content": lambda f: {"message": _message(f._user(), **f._random.choice(_CONTENTS))},
    "reply": lambda f: {"message": _replied(f)},
    "service": lambda f: {"message": _message(f._user(), **f._random.choice(_SERVICES))},
    "edit": lambda f: {"edited_message": _message(f._user(), text=f._said(), edit_date=2)},
    "edited content": lambda f: {
        "edited_message": _message(f._user(), edit_date=2, **f._random.choice(_CONTENTS))
    },
    "group": lambda f: {"message": _message(f._user(), _group(), text=f._said())},
    "group command": lambda f: {"message": _message(f._user(), _group(), text=f._commanded())},
    "group service": lambda f: {
        "message": _message(f._user(), _group("group"), **f._random.choice(_SERVICES))
    },
    "channel": lambda f: {"channel_post": _channel_post(f)},
    "edited channel": lambda f: {"edited_channel_post": _channel_post(f)},
    "block": lambda f: {"my_chat_member": _membership(f, _chat)},
    "put out": lambda f: {"my_chat_member": _membership(f, lambda _: _group())},
    "member": lambda f: {"chat_member": _membership(f, lambda _: _group())},
    "join request": lambda f: {
        "chat_join_request": {"chat": _group(), "from": f._user(), "user_chat_id": 5, "date": 1}
    },
    "inline": lambda f: {"inline_query": _typed(f)},
    "chosen": lambda f: {
        "chosen_inline_result": {"result_id": "1", "from": f._user(), "query": MARK}
    },
    "shipping": lambda f: {
        "shipping_query": {
            "id": "1",
            "from": f._user(),
            "invoice_payload": MARK,
            "shipping_address": _ADDRESS,
        }
    },
    "payment": lambda f: {"pre_checkout_query": {"id": "1", "from": f._user(), **_INVOICE}},
    "paid media": lambda f: {
        "purchased_paid_media": {"from": f._user(), "paid_media_payload": MARK}
    },
    "poll": lambda _: {"poll": _POLL},
    "vote": lambda f: {
        "poll_answer": {
            "poll_id": "1",
            "user": f._user(),
            "option_ids": [0],
            "option_persistent_ids": ["1"],
        }
    },
    "reaction": lambda f: {
        "message_reaction": {
            "chat": _group(),
            "message_id": 1,
            "user": f._user(),
            "date": 1,
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": "👍"}],
        }
    },
    "business": lambda f: {"business_connection": _business(f)},
    "business message": lambda f: {"business_message": _message(f._user(), text=f._said())},
    "boost": lambda _: {
        "removed_chat_boost": {
            "chat": _group(),
            "boost_id": MARK,
            "remove_date": 1,
            "source": {"source": "gift_code"},
        }
    },
    "unheard of": lambda f: {"holographic_call": {"from": f._user(), "text": MARK}},
    "nothing": lambda _: {},
}
