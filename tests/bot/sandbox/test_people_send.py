"""What people send reaches the bot as Telegram would hand it over."""

from typing import Any

import pytest

from bot.sandbox.chats import Person
from bot.sandbox.errors import ApiError
from bot.sandbox.telegram import Telegram
from tests.bot.sandbox.asking import stored


def got(telegram: Telegram, count: int = 1) -> list[dict[str, Any]]:
    """The last messages that the bot got."""
    return [update["message"] for update in telegram.pending[-count:]]


def test_formatting_that_a_person_gives_arrives_beside_the_commands_telegram_finds(
    telegram: Telegram, anna: Person
) -> None:
    bold = {"type": "bold", "offset": 5, "length": 2}
    link = {"type": "text_link", "offset": 8, "length": 1, "url": "https://example.org/"}
    emoji = {"type": "custom_emoji", "offset": 10, "length": 2, "custom_emoji_id": "5"}
    telegram.say(anna, "/now 😀 x 😀", entities=[bold, link, emoji])
    command = {"type": "bot_command", "offset": 0, "length": 4}
    assert got(telegram)[0]["entities"] == [command, bold, link, emoji]


@pytest.mark.parametrize(
    "entity",
    [
        {"type": "bold", "offset": 0, "length": 9},
        {"type": "text_link", "offset": 0, "length": 1},
        {"type": "custom_emoji", "offset": 0, "length": 1},
        {"type": "sparkling", "offset": 0, "length": 1},
    ],
)
def test_formatting_that_no_app_could_send_is_refused(
    telegram: Telegram, anna: Person, entity: dict[str, Any]
) -> None:
    with pytest.raises(ApiError):
        telegram.say(anna, "hello", entities=[entity])


def test_a_forwarded_message_says_where_it_comes_from(telegram: Telegram, anna: Person) -> None:
    boris = telegram.add_person(12, "Boris")
    telegram.say(anna, "x", forwarded_from=boris)
    telegram.send_file(anna, "photo", stored("photo"), forwarded_from="Somebody")
    first, second = (message["forward_origin"] for message in got(telegram, 2))
    assert (first["type"], first["sender_user"]["id"]) == ("user", 12)
    assert (second["type"], second["sender_user_name"]) == ("hidden_user", "Somebody")


@pytest.mark.parametrize("kind", ["photo", "video", "voice", "document", "sticker"])
def test_a_file_has_an_id_to_use_and_another_to_recognise_it_by(
    telegram: Telegram, anna: Person, kind: str
) -> None:
    telegram.send_file(anna, kind, stored(kind))
    media = got(telegram)[0][kind]
    media = media[-1] if kind == "photo" else media
    assert telegram.call("getFile", {"file_id": media["file_id"]})
    with pytest.raises(ApiError):
        telegram.call("getFile", {"file_id": media["file_unique_id"]})


def test_a_picture_comes_in_sizes_the_largest_last(telegram: Telegram, anna: Person) -> None:
    telegram.send_file(anna, "photo", stored("photo"))
    sizes = got(telegram)[0]["photo"]
    assert [size["width"] for size in sizes] == sorted(size["width"] for size in sizes)
    for name in ("file_id", "file_unique_id"):
        assert len({size[name] for size in sizes}) == len(sizes) > 1
    assert all(telegram.call("getFile", {"file_id": size["file_id"]}) for size in sizes)


def test_an_album_arrives_as_a_message_and_an_update_for_each_file(
    telegram: Telegram, anna: Person
) -> None:
    bold = {"type": "bold", "offset": 0, "length": 1}
    files = [("photo", stored("photo", str(n))) for n in range(9)] + [("video", stored("video"))]
    telegram.send_album(anna, files, ["first", "second"], entities=[bold])
    updates = telegram.pending[-10:]
    messages = got(telegram, 10)
    assert len({message["media_group_id"] for message in messages}) == 1
    for numbers in (
        [update["update_id"] for update in updates],
        [message["message_id"] for message in messages],
    ):
        assert numbers == sorted(set(numbers))
    assert [message.get("caption") for message in messages[:3]] == ["first", "second", None]
    assert messages[0]["caption_entities"] == [bold]
    assert "caption_entities" not in messages[1]
    telegram.send_album(anna, files)
    assert got(telegram)[0]["media_group_id"] != messages[0]["media_group_id"]


@pytest.mark.parametrize(
    "kinds", [["photo"], ["photo"] * 11, ["photo", "document"], ["voice", "voice"]]
)
def test_what_no_app_sends_as_an_album_is_refused(
    telegram: Telegram, anna: Person, kinds: list[str]
) -> None:
    files = [(kind, stored(kind, str(number))) for number, kind in enumerate(kinds)]
    with pytest.raises(ValueError, match="an album has"):
        telegram.send_album(anna, files)


def test_a_place_arrives_as_a_point_without_text(telegram: Telegram, anna: Person) -> None:
    telegram.send_location(anna, 54.5, 36.25)
    message = got(telegram)[0]
    assert message["location"] == {"latitude": 54.5, "longitude": 36.25}
    assert not {"text", "caption", "photo"} & set(message)
    with pytest.raises(ApiError):
        telegram.send_location(anna, 91, 0)


def test_an_edited_message_says_when(telegram: Telegram, anna: Person) -> None:
    message = telegram.say(anna, "x")
    telegram.edit(message, "y")
    edited = telegram.pending[-1]["edited_message"]
    assert (edited["text"], edited["edit_date"]) == ("y", telegram.moment)
