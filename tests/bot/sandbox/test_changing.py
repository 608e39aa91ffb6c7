"""Editing and deleting what the bot has sent."""

from typing import Any

import pytest

from bot.sandbox.chats import Person
from bot.sandbox.telegram import Telegram
from tests.bot.sandbox.asking import (
    BUTTON,
    METHODS,
    Hands,
    album,
    file_id,
    item,
    keyboard,
    refusal,
    send,
    send_media,
)

pytestmark = pytest.mark.usefixtures("anna")
BOLD = {"type": "bold", "offset": 0, "length": 1}


def place(telegram: Telegram) -> dict[str, Any]:
    where = {"chat_id": 11, "latitude": 54.5, "longitude": 36.2}
    sent: dict[str, Any] = telegram.call("sendLocation", where)
    return sent


def at(message: dict[str, Any]) -> dict[str, Any]:
    return {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}


@pytest.mark.parametrize("kind", METHODS)
def test_a_caption_is_edited_with_its_formatting_and_taken_away(
    telegram: Telegram, hands: Hands, kind: str
) -> None:
    sent = send_media(telegram, kind, caption="a")
    hands.pass_by(hours=1)
    new = {**at(sent), "caption": "b", "caption_entities": [BOLD]}
    edited = telegram.call("editMessageCaption", new)
    assert (edited["caption"], edited["caption_entities"]) == ("b", [BOLD])
    assert edited["edit_date"] == sent["date"] + 3600
    assert "is not modified" in refusal(telegram, "editMessageCaption", **new).description
    assert "caption" not in telegram.call("editMessageCaption", at(sent))


def test_what_has_no_caption_or_no_text_has_none_to_edit(telegram: Telegram) -> None:
    text, photo = send(telegram), send_media(telegram, "photo")
    error = refusal(telegram, "editMessageCaption", **at(text), caption="x")
    assert error.description == "Bad Request: there is no caption in the message to edit"
    error = refusal(telegram, "editMessageText", **at(photo), text="x")
    assert error.description == "Bad Request: there is no text in the message to edit"


def test_of_a_place_the_buttons_alone_can_be_edited(telegram: Telegram) -> None:
    sent = place(telegram)
    for method, more in (
        ("editMessageCaption", {"caption": "x"}),
        ("editMessageText", {"text": "x"}),
        ("editMessageMedia", {"media": item("photo")}),
    ):
        error = refusal(telegram, method, **at(sent), **more)
        assert error.description == "Bad Request: message can't be edited"
    keys = keyboard([BUTTON])
    edited = telegram.call("editMessageReplyMarkup", {**at(sent), "reply_markup": keys})
    assert edited["reply_markup"] == keys


@pytest.mark.parametrize("kind", ["photo", "video", "document"])
def test_a_file_is_exchanged_for_another_of_its_kind(telegram: Telegram, kind: str) -> None:
    sent = send_media(telegram, kind, caption="a", reply_markup=keyboard([BUTTON]))
    edited = telegram.call("editMessageMedia", {**at(sent), "media": item(kind, caption="b")})
    assert edited["caption"] == "b"
    assert file_id(edited, kind) != file_id(sent, kind)
    assert "reply_markup" not in edited
    same = {"type": kind, "media": file_id(edited, kind), "caption": "b"}
    error = refusal(telegram, "editMessageMedia", **at(sent), media=same)
    assert "is not modified" in error.description


@pytest.mark.parametrize("kind", ["text", "voice"])
def test_a_text_or_voice_note_does_not_become_a_picture(telegram: Telegram, kind: str) -> None:
    sent = send(telegram) if kind == "text" else send_media(telegram, kind)
    error = refusal(telegram, "editMessageMedia", **at(sent), media=item("photo"))
    assert error.description == "Bad Request: message media can't be edited"


def test_nothing_becomes_a_voice_note(telegram: Telegram) -> None:
    sent = send_media(telegram, "photo")
    error = refusal(telegram, "editMessageMedia", **at(sent), media=item("voice"))
    assert error.description.endswith('type "voice" is unsupported')


def test_in_an_album_each_caption_is_edited_and_pictures_stay_pictures(telegram: Telegram) -> None:
    first, second = album(telegram, item("photo", caption="a"), item("photo"))
    edited = telegram.call("editMessageCaption", {**at(first), "caption": "b"})
    assert (edited["caption"], edited["media_group_id"]) == ("b", first["media_group_id"])
    assert telegram.call("editMessageMedia", {**at(second), "media": item("video")})["video"]
    error = refusal(telegram, "editMessageMedia", **at(first), media=item("document"))
    assert error.description == "Bad Request: can't change media type in the album"


def test_a_file_that_telegram_has_let_go_is_not_edited_in(telegram: Telegram) -> None:
    sent, other = send_media(telegram, "photo"), send_media(telegram, "photo")
    telegram.forget_file(file_id(other, "photo"))
    media = {"type": "photo", "media": file_id(other, "photo")}
    error = refusal(telegram, "editMessageMedia", **at(sent), media=media)
    assert error.description == "Bad Request: wrong file identifier/HTTP URL specified"


def test_a_bot_edits_its_own_messages_however_old_they_are(
    telegram: Telegram, hands: Hands
) -> None:
    text, photo = send(telegram), send_media(telegram, "photo")
    hands.pass_by(hours=24 * 60)
    assert telegram.call("editMessageText", {**at(text), "text": "new"})
    assert telegram.call("editMessageCaption", {**at(photo), "caption": "new"})
    assert telegram.call("editMessageMedia", {**at(photo), "media": item("photo")})


def test_a_message_is_deleted_within_48_hours_and_no_later(
    telegram: Telegram, hands: Hands
) -> None:
    in_time, too_late = send(telegram), send(telegram)
    hands.pass_by(hours=48)
    assert telegram.call("deleteMessage", at(in_time)) is True
    hands.pass_by(hours=0.001)
    error = refusal(telegram, "deleteMessage", **at(too_late))
    assert error.description == "Bad Request: message can't be deleted for everyone"
    assert telegram.chats[11].find(too_late["message_id"])


def test_what_is_not_there_is_not_found(telegram: Telegram) -> None:
    error = refusal(telegram, "deleteMessage", chat_id=11, message_id=99)
    assert error.description == "Bad Request: message to delete not found"
    error = refusal(telegram, "deleteMessage", chat_id=11, message_id=0)
    assert error.description == "Bad Request: message identifier is not specified"


def test_many_are_deleted_at_once_and_what_is_not_there_is_skipped(telegram: Telegram) -> None:
    ids = [message["message_id"] for message in album(telegram, item("photo"), item("photo"))]
    assert telegram.call("deleteMessages", {"chat_id": 11, "message_ids": [*ids, 99]}) is True
    assert telegram.call("deleteMessages", {"chat_id": 11, "message_ids": ids}) is True
    assert not any(telegram.chats[11].find(number) for number in ids)


def test_one_that_is_too_old_keeps_all_the_others(telegram: Telegram, hands: Hands) -> None:
    old = send(telegram)["message_id"]
    hands.pass_by(hours=49)
    new = send(telegram)["message_id"]
    error = refusal(telegram, "deleteMessages", chat_id=11, message_ids=[new, old])
    assert error.description == "Bad Request: message can't be deleted for everyone"
    assert telegram.chats[11].find(new)


@pytest.mark.parametrize(
    ("ids", "reason"),
    [
        (list(range(1, 102)), "too many message identifiers specified"),
        ([], "message identifiers are not specified"),
        (["x"], "message identifier must be a Number"),
    ],
)
def test_at_most_a_hundred_numbers_are_deleted_at_once(
    telegram: Telegram, ids: list[Any], reason: str
) -> None:
    error = refusal(telegram, "deleteMessages", chat_id=11, message_ids=ids)
    assert error.description == f"Bad Request: {reason}"
    assert telegram.call("deleteMessages", {"chat_id": 11, "message_ids": list(range(50, 150))})


def test_in_a_group_a_bot_deletes_its_own_messages_alone(telegram: Telegram, anna: Person) -> None:
    group = telegram.add_group(-5, "Team", [anna])
    theirs = telegram.say(anna, "/now", group).id
    own = send(telegram, chat_id=-5)
    error = refusal(telegram, "deleteMessage", chat_id=-5, message_id=theirs)
    assert error.description == "Bad Request: message can't be deleted for everyone"
    assert telegram.call("deleteMessage", at(own))
