"""Files, albums and places that the bot sends."""

from typing import Any

import pytest

from bot.sandbox.chats import Person
from bot.sandbox.telegram import Telegram
from tests.bot.sandbox.asking import (
    BUTTON,
    METHODS,
    album,
    file_id,
    item,
    keyboard,
    refusal,
    send,
    send_media,
    stored,
    upload,
)

pytestmark = pytest.mark.usefixtures("anna")
BOLD = {"type": "bold", "offset": 0, "length": 1}


@pytest.mark.parametrize("kind", METHODS)
def test_a_file_is_uploaded_once_and_sent_again_by_its_id(telegram: Telegram, kind: str) -> None:
    sent = send_media(telegram, kind, caption="x", caption_entities=[BOLD])
    again = send_media(telegram, kind, file_id(sent, kind), reply_markup=keyboard([BUTTON]))
    assert (sent["caption"], sent["caption_entities"]) == ("x", [BOLD])
    assert "caption" not in again
    assert file_id(again, kind) == file_id(sent, kind)


@pytest.mark.parametrize("kind", METHODS)
def test_what_a_person_sent_is_sent_on_by_its_id(
    telegram: Telegram, anna: Person, kind: str
) -> None:
    telegram.send_file(anna, kind, stored(kind))
    known = file_id(telegram.pending[-1]["message"], kind)
    assert file_id(send_media(telegram, kind, known), kind) == known


def test_a_picture_is_sent_by_the_id_of_any_of_its_sizes(telegram: Telegram) -> None:
    sizes = send_media(telegram, "photo")["photo"]
    for size in sizes:
        assert send_media(telegram, "photo", size["file_id"])["photo"] == sizes


@pytest.mark.parametrize(
    ("kind", "used_as", "reason"),
    [
        ("photo", "document", "can't use file of type Photo as Document"),
        ("photo", "video", "can't use file of type Photo as Video"),
        ("video", "photo", "can't use file of type Video as Photo"),
        ("voice", "photo", "can't use file of type VoiceNote as Photo"),
        ("document", "photo", "can't use file of type Document as Photo"),
    ],
)
def test_pictures_are_no_documents_and_documents_no_pictures(
    telegram: Telegram, kind: str, used_as: str, reason: str
) -> None:
    known = file_id(send_media(telegram, kind), kind)
    error = refusal(telegram, METHODS[used_as], chat_id=11, **{used_as: known})
    assert (error.code, error.description) == (400, f"Bad Request: {reason}")


def test_other_files_arrive_as_what_they_are_whatever_they_are_sent_as(telegram: Telegram) -> None:
    known = file_id(send_media(telegram, "video"), "video")
    sent = send_media(telegram, "document", known)
    assert sent["video"]["file_id"] == known
    assert "document" not in sent


@pytest.mark.parametrize("kind", METHODS)
def test_a_file_that_telegram_has_let_go_is_refused(telegram: Telegram, kind: str) -> None:
    sent = send_media(telegram, kind)
    known = file_id(sent, kind)
    telegram.forget_file(known)
    error = refusal(telegram, METHODS[kind], chat_id=11, **{kind: known})
    assert error.description == "Bad Request: wrong file identifier/HTTP URL specified"
    assert error.code == 400
    assert "temporarily unavailable" in refusal(telegram, "getFile", file_id=known).description
    for size in sent["photo"] if kind == "photo" else ():
        assert refusal(telegram, METHODS[kind], chat_id=11, photo=size["file_id"])
    assert file_id(send_media(telegram, kind), kind) != known


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (None, "there is no photo in the request"),
        ("made-up", "wrong remote file identifier specified"),
        ("https://example.org/x.jpg", "failed to get HTTP URL content"),
        (upload("photo", b""), "file must be non-empty"),
    ],
)
def test_what_is_no_file_is_refused(telegram: Telegram, given: Any, reason: str) -> None:
    assert reason in refusal(telegram, "sendPhoto", chat_id=11, photo=given).description


def test_captions_are_counted_as_telegram_counts(telegram: Telegram) -> None:
    assert send_media(telegram, "photo", caption="😀" * 512)
    error = refusal(
        telegram, "sendPhoto", chat_id=11, photo=upload("photo"), caption="😀" * 512 + "x"
    )
    assert error.description == "Bad Request: message caption is too long"


def test_custom_emoji_are_taken_with_their_id_alone(telegram: Telegram) -> None:
    emoji = {"type": "custom_emoji", "offset": 0, "length": 2}
    assert send(telegram, text="😀", entities=[{**emoji, "custom_emoji_id": "5"}])["entities"]
    error = refusal(telegram, "sendMessage", chat_id=11, text="😀", entities=[emoji])
    assert 'Can\'t find field "custom_emoji_id"' in error.description


def test_an_album_is_a_message_for_each_file(telegram: Telegram) -> None:
    known = file_id(send_media(telegram, "video"), "video")
    before = telegram.chats[11].last_id
    sent = album(
        telegram,
        item("photo", caption="a", caption_entities=[BOLD]),
        {"type": "video", "media": known, "caption": "b"},
        item("photo"),
    )
    assert [message["message_id"] for message in sent] == [before + n for n in (1, 2, 3)]
    assert len({message["media_group_id"] for message in sent}) == 1
    assert [message.get("caption") for message in sent] == ["a", "b", None]
    assert sent[0]["caption_entities"] == [BOLD]
    assert sent[1]["video"]["file_id"] == known


@pytest.mark.parametrize(
    ("kinds", "reason"),
    [
        ([], "there are no messages to send"),
        (["photo"], "wrong number of messages in the album"),
        (["photo"] * 11, "too many messages to send as an album"),
        (["photo", "document"], "document can't be mixed with other media types"),
        (["video", "document"], "document can't be mixed with other media types"),
        (["voice", "voice"], 'can\'t parse InputMedia: type "voice" is unsupported'),
    ],
)
def test_an_album_that_telegram_would_refuse_is_refused(
    telegram: Telegram, kinds: list[str], reason: str
) -> None:
    before = telegram.chats[11].last_id
    error = refusal(telegram, "sendMediaGroup", chat_id=11, media=[item(kind) for kind in kinds])
    assert error.description.startswith(f"Bad Request: {reason}")
    assert telegram.chats[11].last_id == before


@pytest.mark.parametrize("kinds", [["document"] * 2, ["photo", "video"] * 5])
def test_documents_go_together_and_pictures_with_videos(
    telegram: Telegram, kinds: list[str]
) -> None:
    assert len(album(telegram, *[item(kind) for kind in kinds])) == len(kinds)


def test_an_album_has_no_buttons(telegram: Telegram) -> None:
    pair, keys = [item("photo"), item("photo")], keyboard([BUTTON])
    error = refusal(telegram, "sendMediaGroup", chat_id=11, media=pair, reply_markup=keys)
    assert "reply_markup" in error.description


def test_an_album_with_one_bad_file_or_caption_is_not_sent_at_all(telegram: Telegram) -> None:
    gone = file_id(send_media(telegram, "photo"), "photo")
    telegram.forget_file(gone)
    before = telegram.chats[11].last_id
    for bad, reason in (
        (
            {"type": "photo", "media": gone},
            "failed to send message #2 with the error message"
            ' "Wrong file identifier/HTTP URL specified"',
        ),
        (item("photo", caption="x" * 1025), "message caption is too long"),
        ({"type": "photo"}, "can't parse InputMedia: media not found"),
        ({"media": "x"}, "can't parse InputMedia: Can't find field \"type\""),
    ):
        error = refusal(telegram, "sendMediaGroup", chat_id=11, media=[item("photo"), bad])
        assert error.description == f"Bad Request: {reason}"
    assert telegram.chats[11].last_id == before


def test_a_place_is_sent_with_buttons_and_without_a_caption(telegram: Telegram) -> None:
    where = {"chat_id": 11, "latitude": 54.5, "longitude": 36.2}
    sent = telegram.call("sendLocation", {**where, "reply_markup": keyboard([BUTTON])})
    assert sent["location"] == {"latitude": 54.5, "longitude": 36.2}
    assert sent["reply_markup"] == keyboard([BUTTON])
    assert (
        "unknown parameter" in refusal(telegram, "sendLocation", **where, caption="x").description
    )
