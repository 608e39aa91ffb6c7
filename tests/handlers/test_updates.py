"""Of an update as much becomes objects as handlers read, and what they need of a press is there."""

from typing import Any

import pytest
from telegram import Bot, Message, Update

from handlers.frame.update_shapes import KINDS
from handlers.frame.updates import buttons_of, read_update
from handlers.routes import ALLOWED_UPDATES

BOT = Bot("0:nobody-is-called")
ANNA = {"id": 5, "is_bot": False, "first_name": "Anna", "language_code": "de"}
CHAT = {"id": 5, "type": "private", "first_name": "Anna"}
ROWS = [[{"text": "x", "callback_data": "q"}], [{"text": "y", "url": "https://example.org"}]]
SCREEN: dict[str, Any] = {
    "message_id": 7,
    "date": 1_624_000_000,
    "chat": CHAT,
    "text": "a screen",
    "entities": [{"type": "bold", "offset": 0, "length": 1}],
    "reply_markup": {"inline_keyboard": ROWS},
}


def pressed_under(message: object) -> dict[str, Any]:
    query = {"id": "1", "from": ANNA, "chat_instance": "1", "data": "q", "message": message}
    return {"update_id": 3, "callback_query": query}


def test_a_press_says_who_pressed_what_and_where() -> None:
    update = read_update(pressed_under({**SCREEN, "message_thread_id": 9}), BOT)
    query = update.callback_query
    assert query
    assert (update.update_id, query.id, query.data, query.from_user.id) == (3, "1", "q", 5)
    message = query.message
    assert isinstance(message, Message)
    assert (message.message_id, message.chat.id, message.text) == (7, 5, "a screen")
    assert message.message_thread_id == 9


def test_the_buttons_of_a_screen_stay_as_they_came() -> None:
    update = read_update(pressed_under(SCREEN), BOT)
    assert update.callback_query
    message = update.callback_query.message
    assert isinstance(message, Message)
    assert buttons_of(message) == ROWS
    assert (message.reply_markup, message.entities) == (None, ())


def test_a_screen_without_buttons_has_none() -> None:
    bare = {name: value for name, value in SCREEN.items() if name != "reply_markup"}
    update = read_update(pressed_under(bare), BOT)
    assert update.callback_query
    message = update.callback_query.message
    assert isinstance(message, Message)
    assert buttons_of(message) == []


@pytest.mark.parametrize("rows", [None, [None], [["x"]], [[{"url": "x"}]], {"x": 1}])
def test_buttons_that_are_none_are_not_read(rows: object) -> None:
    update = read_update(pressed_under({**SCREEN, "reply_markup": {"inline_keyboard": rows}}), BOT)
    assert update.callback_query
    message = update.callback_query.message
    assert isinstance(message, Message)
    assert buttons_of(message) == []


def test_what_arrives_is_not_changed() -> None:
    raw = pressed_under(dict(SCREEN))
    read_update(raw, BOT)
    assert raw == pressed_under(SCREEN)


def test_a_message_that_somebody_wrote_is_read_whole() -> None:
    update = read_update({"update_id": 3, "message": {**SCREEN, "from": ANNA}}, BOT)
    assert update.message
    assert update.message.reply_markup
    assert [entity.type for entity in update.message.entities] == ["bold"]


@pytest.mark.parametrize("message", [{"message_id": 7}, {"chat": 5}, 5, []])
def test_a_press_under_what_is_no_message_cannot_be_read(message: object) -> None:
    with pytest.raises((KeyError, TypeError, AttributeError)):
        read_update(pressed_under(message), BOT)


@pytest.mark.parametrize("more", [{}, {"text": "/now"}, {"from": ANNA, "text": "/now"}])
def test_a_written_text_is_read_as_ptb_reads_it(more: dict[str, Any]) -> None:
    entities = [{"type": "bot_command", "offset": 0, "length": 4}]
    written = {"message_id": 7, "date": 1_624_000_000, "chat": CHAT, "entities": entities, **more}
    raw = {"update_id": 3, "message": written}
    update, wanted = read_update(raw, BOT), Update.de_json(dict(raw), BOT)
    message, as_ptb = update.message, wanted.message
    assert message is not None
    assert as_ptb is not None
    read = (message.date, message.chat, message.from_user, message.text, message.entities)
    assert read == (as_ptb.date, as_ptb.chat, as_ptb.from_user, as_ptb.text, as_ptb.entities)
    assert (update.update_id, message.message_id) == (3, 7)
    assert message.get_bot() is BOT


@pytest.mark.parametrize("more", [{}, {"message_thread_id": 9, "is_topic_message": True}])
@pytest.mark.parametrize("date", [0, 1_624_000_000])
def test_a_press_is_read_as_ptb_reads_it(more: dict[str, Any], date: int) -> None:
    raw = pressed_under({**SCREEN, **more, "date": date})
    update, wanted = read_update(raw, BOT), Update.de_json(dict(raw), BOT)
    query, as_ptb = update.callback_query, wanted.callback_query
    assert query
    assert as_ptb
    assert (query.id, query.data, query.from_user) == (as_ptb.id, as_ptb.data, as_ptb.from_user)
    message, under = query.message, as_ptb.message
    assert isinstance(message, Message)
    assert isinstance(under, Message)
    read = (message.message_id, message.date, message.chat, message.text)
    assert read == (under.message_id, under.date, under.chat, under.text)
    in_thread = (message.message_thread_id, message.is_topic_message)
    assert in_thread == (under.message_thread_id, under.is_topic_message)
    assert (update.effective_user, update.effective_chat) == (query.from_user, message.chat)
    assert (query.get_bot(), message.get_bot()) == (BOT, BOT)


WRITTEN = {**SCREEN, "from": ANNA}
TYPED = {"id": "1", "from": ANNA, "query": "Eröff", "offset": ""}
LEFT = {"user": ANNA, "status": "left"}
PUT_OUT = {"chat": CHAT, "from": ANNA, "date": 1, "old_chat_member": LEFT, "new_chat_member": LEFT}


@pytest.mark.parametrize(
    "content",
    [
        {"message": {**WRITTEN, "chat": {}}},
        {"message": {**WRITTEN, "chat": {**CHAT, "id": [5]}}},
        {"message": {**WRITTEN, "from": {**ANNA, "id": "5"}}},
        {"message": {**WRITTEN, "from": {**ANNA, "id": True}}},
        {"message": {**WRITTEN, "from": {**ANNA, "language_code": 7}}},
        {"message": {**WRITTEN, "text": {"x": 1}}},
        {"message": {**WRITTEN, "entities": [{"type": "bold", "offset": "0", "length": 1}]}},
        {"message": {**WRITTEN, "migrate_to_chat_id": 2**70}},
        {"message": {**WRITTEN, "reply_to_message": {**SCREEN, "caption": 1.5}}},
        {"edited_message": {**WRITTEN, "chat": {**CHAT, "type": None}}},
        {"callback_query": {**pressed_under(SCREEN)["callback_query"], "data": ["q"]}},
        {"inline_query": {**TYPED, "query": None}},
        {"inline_query": {**TYPED, "offset": 10}},
        {"my_chat_member": {**PUT_OUT, "new_chat_member": "left"}},
    ],
)
def test_what_is_not_of_the_type_that_telegram_gives_it_is_not_read(
    content: dict[str, Any],
) -> None:
    with pytest.raises(TypeError):
        read_update({"update_id": 3, **content}, BOT)


def test_all_kinds_that_are_asked_for_are_read_and_no_others() -> None:
    assert tuple(KINDS) == ALLOWED_UPDATES
    update = read_update({"update_id": 3, "message_reaction": {"user": {"id": []}}}, BOT)
    assert update == Update(3)
    assert update.effective_user is None
