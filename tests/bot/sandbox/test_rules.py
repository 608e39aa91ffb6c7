"""The stand-in refuses what Telegram refuses, in Telegram's words."""

from typing import Any

import pytest

from bot.sandbox.chats import Person, StoredFile
from bot.sandbox.telegram import Telegram
from handlers.frame.calls import Upload
from tests.bot.sandbox.asking import BUTTON, keyboard, refusal, send


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "message text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"chat_id": 99}, "chat not found"),
        ({"chat_id": "abc"}, "has to be of type"),
        ({"txt": "x"}, 'unknown parameter "txt"'),
        ({"entities": "no list"}, "has to be of type"),
        ({"entities": [{"type": "bold", "offset": 0, "length": 2}]}, "ends after the end"),
        ({"entities": [{"type": "sparkling", "offset": 0, "length": 1}]}, "MessageEntity"),
        ({"entities": [{"type": "bold", "offset": -1, "length": 1}]}, "offset"),
        ({"text": "<b>x</b>", "parse_mode": "HTML"}, 'unknown parameter "parse_mode"'),
        ({"reply_markup": keyboard([{"text": "x", "callback_data": "a" * 65}])}, "BUTTON_DATA"),
        ({"reply_markup": keyboard([{"text": "x", "callback_data": ""}])}, "BUTTON_DATA"),
        ({"reply_markup": keyboard([{"text": " ", "callback_data": "x"}])}, "must not be empty"),
        ({"reply_markup": keyboard([{"text": "x"}])}, "unallowed"),
        ({"reply_markup": keyboard([{"text": "x", "url": "nonsense"}])}, "Wrong HTTP URL"),
        ({"reply_markup": keyboard([{"text": "x", "copy_text": {"text": "a" * 257}}])}, "COPY"),
        ({"reply_markup": keyboard([{"text": "x", "copy_text": "a"}])}, "COPY"),
        ({"reply_markup": keyboard([{**BUTTON, "style": "pink"}])}, "style"),
        ({"reply_markup": keyboard(*[[BUTTON]] * 101)}, "too long"),
    ],
)
def test_a_message_that_telegram_would_refuse_is_refused(
    telegram: Telegram, anna: Person, parameters: dict[str, Any], reason: str
) -> None:
    error = refusal(telegram, "sendMessage", **{"chat_id": anna.id, "text": "x", **parameters})
    assert error.code == 400
    assert error.description.startswith("Bad Request: ")
    assert reason in error.description


def test_the_longest_text_and_data_are_taken(telegram: Telegram, anna: Person) -> None:
    markup = keyboard([{"text": "x", "callback_data": "a" * 64}])
    assert send(telegram, chat_id=anna.id, text="x" * 4096, reply_markup=markup)


def test_an_unknown_method_is_not_found(telegram: Telegram) -> None:
    error = refusal(telegram, "sendMesage")
    assert (error.code, error.description) == (404, "Not Found: method not found")


def test_whoever_never_wrote_cannot_be_written_to(telegram: Telegram) -> None:
    telegram.add_person(12, "Boris")
    error = refusal(telegram, "sendMessage", chat_id=12, text="x")
    assert error.code == 403
    assert "can't initiate conversation" in error.description


def test_whoever_blocked_the_bot_is_not_reached_until_they_come_back(
    telegram: Telegram, anna: Person
) -> None:
    telegram.block(anna)
    error = refusal(telegram, "sendMessage", chat_id=anna.id, text="x")
    assert (error.code, error.description) == (403, "Forbidden: bot was blocked by the user")
    change = telegram.pending[-1]["my_chat_member"]
    assert change["new_chat_member"]["status"] == "kicked"
    telegram.block(anna, blocked=False)
    assert send(telegram)


@pytest.mark.usefixtures("anna")
def test_an_edit_must_change_something(telegram: Telegram) -> None:
    sent = send(telegram)
    where = {"chat_id": 11, "message_id": sent["message_id"]}
    assert (
        "message is not modified"
        in refusal(telegram, "editMessageText", **where, text="x").description
    )
    edited = telegram.call("editMessageText", {**where, "text": "y"})
    assert edited["text"] == "y"
    assert edited["edit_date"]


def test_only_the_bots_own_messages_can_be_edited(telegram: Telegram, anna: Person) -> None:
    theirs = telegram.chats[anna.id].messages[0].id
    where = {"chat_id": anna.id, "text": "y"}
    refused = refusal(telegram, "editMessageText", **where, message_id=theirs)
    assert "can't be edited" in refused.description
    refused = refusal(telegram, "editMessageText", **where, message_id=999)
    assert "message to edit not found" in refused.description


def test_a_query_is_answered_once(telegram: Telegram, anna: Person) -> None:
    send(telegram, reply_markup=keyboard([BUTTON]))
    query = telegram.press(anna, telegram.chats[11].messages[-1], "x")
    assert telegram.call("answerCallbackQuery", {"callback_query_id": query, "text": "ok"})
    assert telegram.queries[query] == {"text": "ok", "alert": False}
    for number in (query, "999"):
        refused = refusal(telegram, "answerCallbackQuery", callback_query_id=number)
        assert "query is too old" in refused.description


@pytest.mark.usefixtures("anna")
def test_a_deleted_message_is_gone_and_its_id_is_not_given_again(telegram: Telegram) -> None:
    sent = send(telegram)
    where = {"chat_id": 11, "message_id": sent["message_id"]}
    assert telegram.call("deleteMessage", where)
    assert "not found" in refusal(telegram, "deleteMessage", **where).description
    assert send(telegram)["message_id"] > sent["message_id"]


def test_a_group_that_became_a_supergroup_tells_its_new_id(
    telegram: Telegram, anna: Person
) -> None:
    group = telegram.add_group(-5, "Team", [anna])
    new = telegram.migrate(group)
    error = refusal(telegram, "sendMessage", chat_id=-5, text="x")
    assert error.parameters == {"migrate_to_chat_id": new.id}
    assert telegram.call("sendMessage", {"chat_id": new.id, "text": "x"})


def test_a_bot_that_was_removed_from_a_group_cannot_write_there(
    telegram: Telegram, anna: Person
) -> None:
    group = telegram.add_group(-5, "Team", [anna])
    telegram.remove_bot(anna, group)
    error = refusal(telegram, "sendMessage", chat_id=-5, text="x")
    assert (error.code, "kicked from the group" in error.description) == (403, True)
    telegram.add_bot(anna, group)
    assert telegram.call("sendMessage", {"chat_id": -5, "text": "x"})


def test_in_a_group_the_bot_sees_commands_for_it_and_nothing_else(
    telegram: Telegram, anna: Person
) -> None:
    group = telegram.add_group(-5, "Team", [anna])
    telegram.pending.clear()
    for text in ("hello", "/now", f"/now@{telegram.bot.username}", "/now@other_bot", "a /now"):
        telegram.say(anna, text, group)
    seen = [update["message"]["text"] for update in telegram.pending]
    assert seen == ["/now", f"/now@{telegram.bot.username}"]


def test_in_a_group_the_bot_sees_mentions_of_it_and_replies_to_it(
    telegram: Telegram, anna: Person
) -> None:
    group = telegram.add_group(-5, "Team", [anna])
    name = str(telegram.bot.username)
    telegram.call("sendMessage", {"chat_id": -5, "text": "from the bot"})
    of_bot, of_anna = group.messages[-1], telegram.say(anna, "from Anna", group)
    telegram.pending.clear()
    telegram.say(anna, "😀 ask", group, reply_to=of_bot)
    telegram.say(anna, "among us", group, reply_to=of_anna)
    telegram.say(anna, f"😀 hello @{name.upper()}!", group)
    telegram.say(anna, f"mail me@{name}, or @{name}2", group)
    named = {"type": "text_mention", "offset": 0, "length": 3, "user": telegram.bot.to_api()}
    telegram.say(anna, "bot!", group, entities=[named])
    seen = [update["message"] for update in telegram.pending]
    texts = [message["text"] for message in seen]
    assert texts == ["😀 ask", f"😀 hello @{name.upper()}!", "bot!"]
    answered = seen[0]["reply_to_message"]
    assert (answered["text"], answered["from"]["id"]) == ("from the bot", telegram.bot.id)
    assert seen[1]["entities"] == [{"type": "mention", "offset": 9, "length": 1 + len(name)}]


def test_in_a_forum_a_message_answers_the_beginning_of_its_topic(
    telegram: Telegram, anna: Person
) -> None:
    group = telegram.add_group(-5, "Team", [anna])
    group.kind, group.is_forum = "supergroup", True
    topic = telegram.open_topic(anna, group, "Gifts")
    assert telegram.pending[-1]["message"]["forum_topic_created"] == {"name": "Gifts"}
    telegram.say(anna, "/now", group, topic)
    message = telegram.pending[-1]["message"]
    assert message["message_thread_id"] == topic
    assert message["reply_to_message"]["message_id"] == topic
    assert message["reply_to_message"]["forum_topic_created"] == {"name": "Gifts"}
    telegram.say(anna, "/now", group)
    assert "reply_to_message" not in telegram.pending[-1]["message"]
    telegram.pending.clear()
    telegram.say(anna, "hello", group, topic)
    assert not telegram.pending


def test_the_bot_answers_a_message_that_is_there(telegram: Telegram, anna: Person) -> None:
    asked = telegram.say(anna, "?")
    sent = send(telegram, reply_parameters={"message_id": asked.id})
    assert sent["reply_to_message"]["text"] == "?"
    refused = refusal(
        telegram, "sendMessage", chat_id=11, text="x", reply_parameters={"message_id": 99}
    )
    assert "to be replied not found" in refused.description
    lost = {"message_id": 99, "allow_sending_without_reply": True}
    assert "reply_to_message" not in send(telegram, reply_parameters=lost)


def test_an_empty_row_of_a_keyboard_is_noticed(telegram: Telegram, anna: Person) -> None:
    refused = refusal(
        telegram, "sendMessage", chat_id=anna.id, text="x", reply_markup=keyboard([BUTTON], [])
    )
    assert "row must not be empty" in refused.description


@pytest.mark.usefixtures("anna")
def test_files_are_sent_kept_and_sent_again_by_id(telegram: Telegram) -> None:
    document = Upload("a.txt", b"x", "text/plain")
    sent = telegram.call("sendDocument", {"chat_id": 11, "document": document})
    file_id = sent["document"]["file_id"]
    assert telegram.call("sendDocument", {"chat_id": 11, "document": file_id, "caption": "again"})
    assert telegram.call("getFile", {"file_id": file_id})["file_size"] == 1
    assert "invalid file_id" in refusal(telegram, "getFile", file_id="none").description
    for broken in ("none", Upload("a", b"", "x"), None):
        assert refusal(telegram, "sendDocument", chat_id=11, document=broken).code == 400
    long = {"chat_id": 11, "document": file_id, "caption": "x" * 1025}
    assert "caption is too long" in refusal(telegram, "sendDocument", **long).description


@pytest.mark.usefixtures("anna")
def test_a_venue_has_a_place_on_the_globe(telegram: Telegram) -> None:
    where = {"chat_id": 11, "latitude": "54.5", "longitude": 36.2, "title": "t", "address": "a"}
    assert telegram.call("sendVenue", where)["venue"]["location"]["latitude"] == 54.5
    assert refusal(telegram, "sendVenue", **{**where, "latitude": 91}).code == 400


def test_menus_follow_scope_and_language(telegram: Telegram, anna: Person) -> None:
    def entry(name: str) -> list[dict[str, str]]:
        return [{"command": name, "description": "x"}]

    telegram.call("setMyCommands", {"commands": entry("all")})
    telegram.call("setMyCommands", {"commands": entry("german"), "language_code": "de"})
    private = {"type": "all_private_chats"}
    telegram.call("setMyCommands", {"commands": entry("private"), "scope": private})
    chat = telegram.chats[anna.id]
    assert telegram.profile.menu(anna, chat) == entry("private")
    own = {"type": "chat", "chat_id": anna.id}
    telegram.call("setMyCommands", {"commands": entry("own"), "scope": own})
    assert telegram.profile.menu(anna, chat) == entry("own")
    telegram.call("deleteMyCommands", {"scope": own})
    telegram.call("deleteMyCommands", {"scope": private})
    assert telegram.profile.menu(anna, chat) == entry("german")
    stranger = telegram.add_person(12, "Boris")
    not_started = {"type": "chat", "chat_id": stranger.id}
    assert refusal(telegram, "setMyCommands", commands=entry("x"), scope=not_started).code == 400
    assert refusal(telegram, "setMyCommands", commands=entry("Groß")).code == 400


@pytest.mark.usefixtures("anna")
def test_a_menu_for_a_scope_or_language_that_there_is_not_is_refused(telegram: Telegram) -> None:
    for scope in ({"type": "everyone"}, {"type": "chat"}, {"type": "chat_member", "chat_id": 11}):
        error = refusal(telegram, "setMyCommands", commands=[], scope=scope)
        assert "can't parse BotCommandScope" in error.description
    nobody = {"type": "chat", "chat_id": 99}
    for error in (
        refusal(telegram, "setMyCommands", commands=[], scope=nobody),
        refusal(telegram, "deleteMyCommands", scope=nobody),
    ):
        assert "chat not found" in error.description
    for code in ("deu", "DE", "d", "ру"):
        error = refusal(telegram, "setMyCommands", commands=[], language_code=code)
        assert "language code" in error.description


def test_a_button_can_be_taken_from_the_bots_own_messages_alone(
    telegram: Telegram, anna: Person
) -> None:
    markup = keyboard([BUTTON, {"text": "y", "callback_data": "y"}])
    where = {"chat_id": 11, "message_id": send(telegram, reply_markup=markup)["message_id"]}
    fewer = {"reply_markup": keyboard([BUTTON])}
    assert "edit_date" not in telegram.call("editMessageReplyMarkup", {**where, **fewer})
    again = refusal(telegram, "editMessageReplyMarkup", **where, **fewer)
    assert "message is not modified" in again.description
    assert "reply_markup" not in telegram.call("editMessageReplyMarkup", where)
    theirs = {"chat_id": 11, "message_id": telegram.chats[anna.id].messages[0].id}
    assert "can't be edited" in refusal(telegram, "editMessageReplyMarkup", **theirs).description


@pytest.mark.usefixtures("anna")
def test_a_bot_downloads_up_to_20_mb_and_sends_up_to_50(telegram: Telegram, anna: Person) -> None:
    for number, size in enumerate((20_000_000, 20_000_001)):
        file = StoredFile(f"f{number}", "p.yaml", "text/yaml", bytes(size))
        telegram.send_file(anna, "document", file)
        assert telegram.pending[-1]["message"]["document"]["file_size"] == size
    assert telegram.call("getFile", {"file_id": "f0"})["file_size"] == 20_000_000
    assert "file is too big" in refusal(telegram, "getFile", file_id="f1").description
    huge = Upload("x", bytes(50_000_001), "text/plain")
    assert refusal(telegram, "sendDocument", chat_id=11, document=huge).code == 413


def test_where_a_file_lies_says_nothing_of_its_name(telegram: Telegram, anna: Person) -> None:
    file = StoredFile("f", "../../x.yaml", "text/yaml", b"x")
    telegram.send_file(anna, "document", file)
    assert telegram.pending[-1]["message"]["document"]["file_name"] == "../../x.yaml"
    assert "x.yaml" not in telegram.call("getFile", {"file_id": "f"})["file_path"]


def test_texts_about_the_bot_have_their_limits(telegram: Telegram) -> None:
    telegram.call("setMyDescription", {"description": "kurz", "language_code": "de"})
    assert telegram.call("getMyDescription", {"language_code": "de"}) == {"description": "kurz"}
    assert telegram.call("getMyDescription", {}) == {"description": ""}
    assert refusal(telegram, "setMyShortDescription", short_description="x" * 121).code == 400


def test_kinds_of_update_that_must_be_asked_for_come_only_then(telegram: Telegram) -> None:
    telegram.give({"message_reaction": {}})
    assert telegram.pending == []
    telegram.call("getUpdates", {"allowed_updates": ["message_reaction"]})
    telegram.give({"message_reaction": {}})
    telegram.give({"message": {}})
    assert [list(update)[1] for update in telegram.pending] == ["message_reaction"]


def test_updates_are_given_until_they_are_confirmed(telegram: Telegram, anna: Person) -> None:
    telegram.say(anna, "hello")
    first, second = telegram.call("getUpdates", {})
    assert telegram.call("getUpdates", {"limit": 1}) == [first]
    assert telegram.call("getUpdates", {"offset": second["update_id"]}) == [second]
    telegram.call("setWebhook", {"url": "http://localhost:8090/hook"})
    assert refusal(telegram, "getUpdates").code == 409
    telegram.call("deleteWebhook", {"drop_pending_updates": True})
    assert telegram.call("getUpdates", {}) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/hook",
        "http://127.0.0.1@example.org/",
        "http://localhost.example.org/",
        "http://10.0.0.1/",
        "http://[::1/",
        "//example.org",
        "example",
    ],
)
def test_updates_are_posted_to_this_machine_alone(telegram: Telegram, url: str) -> None:
    assert "on this machine" in refusal(telegram, "setWebhook", url=url).description
    assert telegram.call("getWebhookInfo", {})["url"] == ""


def test_an_uploaded_file_reaches_the_bot(telegram: Telegram, anna: Person) -> None:
    telegram.send_file(anna, "document", StoredFile("f", "p.yaml", "text/yaml", b"x"), "here")
    message = telegram.pending[-1]["message"]
    assert message["document"]["file_name"] == "p.yaml"
    assert message["caption"] == "here"
