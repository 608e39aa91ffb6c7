"""Whatever arrives: a helpful answer, or silence where a bot should be silent; never an error."""

from typing import Any

import pytest

from bot.sandbox.chats import StoredFile
from tests.flows.conversation import Stage, Talker

NASTY = [
    "<b>bold</b> &amp; {name} %s",
    "😀" * 2000,
    "\u202etfel ot thgir\u202c \u0000 \x07",
    "' OR 1=1; DROP TABLE person; --",
    "(a+)+$" * 50,
    "…",
    "/",
    "/ start",
    "//",
    "x" * 4096,
]

FORGED = [
    "x",
    "zz:1",
    "s:nothing:",
    "s:../../etc:",
    "d:20210101::0",
    "d:20219999::0",
    "l:xx:h",
    "p:::",
    "g:gone",
    "t:gone:0",
    "sp:gone:0",
    "pp:gone",
    "ds:q",
    "\u0000",
    "😀" * 16,
    "a" * 64,
]


pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def test_any_text_is_answered(anna: Talker) -> None:
    for count, text in enumerate(NASTY, 1):
        assert await anna.says(text)
        assert sum(message.sender is None for message in anna.chat.messages) == count, text
        assert "Startseite" in anna.labels or "Programm" in anna.labels, text


@pytest.mark.parametrize("command", ["/foo", "/START_NOW", "/broadcast", "/now_and_then", "/audit"])
async def test_an_unknown_command_leads_on(anna: Talker, command: str) -> None:
    assert (await anna.says(command)).startswith("Diesen Befehl kenne ich nicht")
    assert "Programm" in anna.labels
    assert anna.labels[-2:] == ["Deutsch", "Русский"]


@pytest.mark.parametrize(
    ("command", "meant"),
    [("/programm", "/programme"), ("/hlep", "/help"), ("/mi", "/my"), ("/stats", "/start")],
)
async def test_a_misspelt_command_offers_the_nearest_of_ones_own(
    anna: Talker, command: str, meant: str
) -> None:
    await anna.says("/start lang-de")
    text = await anna.says(command)
    assert text == f"Diesen Befehl kenne ich nicht.\nMeinten Sie {meant}?"
    assert anna.labels == [meant, "Programm", "Hilfe", "Startseite"]


async def test_a_command_that_the_programme_has_nothing_for_is_not_offered(anna: Talker) -> None:
    await anna.says("/start lang-de")
    await anna.says("/places")
    assert not [label for label in anna.labels if label.startswith("/")]


async def test_the_nearest_command_opens_what_was_meant(anna: Talker) -> None:
    await anna.says("/start lang-de")
    await anna.says("/programm")
    assert (await anna.presses("/programme")).startswith("Programm")


@pytest.mark.parametrize("command", ["/NOW", "/Now@KONFERENZ_DEMO_BOT", "/now please", "/now\nx"])
async def test_a_command_is_known_however_it_is_written(anna: Talker, command: str) -> None:
    assert (await anna.says(command)).startswith("Jetzt")


async def test_an_outdated_or_forged_button_says_so_and_offers_home(anna: Talker) -> None:
    await anna.says("/start lang-de")
    for data in FORGED:
        assert (await anna.sends_press(data)).startswith("Dieser Knopf ist nicht mehr aktuell"), (
            data
        )
        assert anna.labels == ["Startseite"]
        assert (await anna.presses("Startseite")).startswith("16. deutsch-russische")


@pytest.mark.parametrize("kind", ["photo", "sticker", "voice", "video", "document"])
async def test_what_is_not_text_gets_a_hint(stage: Stage, anna: Talker, kind: str) -> None:
    file = StoredFile("f1", "f.bin", "application/octet-stream", b"x")
    stage.telegram.send_file(anna.person, kind, file)
    await stage.finished()
    assert anna.text.startswith("Ich kann nur Text lesen")
    assert ("Mikrofon auf Ihrer Tastatur" in anna.text) == (kind == "voice")


async def test_the_parts_of_an_album_are_passed_over(stage: Stage, anna: Talker) -> None:
    await anna.says("/start lang-de")
    count = len(anna.chat.messages)
    for number in range(5):
        file = StoredFile(f"f{number}", "f.jpg", "image/jpeg", b"x")
        stage.telegram.send_file(anna.person, "photo", file, media_group_id="1")
    await stage.finished()
    assert len(anna.chat.messages) == count + 5


def _message(**more: Any) -> dict[str, Any]:
    chat = {"id": 11, "type": "private", "first_name": "Anna"}
    sender = {"id": 11, "is_bot": False, "first_name": "Anna"}
    return {"message_id": 500, "date": 1, "chat": chat, "from": sender, **more}


SILENT: list[dict[str, Any]] = [
    {"edited_message": _message(text="/now", edit_date=2)},
    {
        "channel_post": {
            "message_id": 1,
            "date": 1,
            "text": "/now",
            "chat": {"id": -100, "type": "channel", "title": "K"},
        }
    },
    {"message": _message(text="/now", **{"from": {"id": 99, "is_bot": True, "first_name": "B"}})},
    {"message": _message(pinned_message=_message(text="x"))},
    {"message": _message(group_chat_created=True)},
    {
        "poll": {
            "id": "1",
            "question": "?",
            "options": [],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
            "members_only": False,
        }
    },
    {"something_new_in_2030": {"from": {"id": 11}, "surprise": [1, {"a": None}]}},
    {"something_new_in_2030": 5},
    {},
]


@pytest.mark.parametrize("update", SILENT, ids=range(len(SILENT)))
async def test_what_is_not_meant_for_a_bot_is_met_with_silence(
    stage: Stage, anna: Talker, update: dict[str, Any]
) -> None:
    await anna.says("/start lang-de")
    count = len(anna.chat.messages)
    stage.telegram.allowed_updates = ()
    stage.telegram.give(update)
    await stage.finished()
    assert len(anna.chat.messages) == count
    assert (await anna.says("/now")).startswith("Jetzt")


async def test_a_message_without_anything_known_in_it_gets_a_hint(
    stage: Stage, anna: Talker
) -> None:
    await anna.says("/start lang-de")
    stage.telegram.give({"message": _message(holographic_greeting={"size": 3})})
    await stage.finished()
    assert anna.text.startswith("Ich kann nur Text lesen")


async def test_a_press_on_a_message_that_is_gone_gets_a_new_screen(
    stage: Stage, anna: Talker
) -> None:
    await anna.says("/start lang-de")
    old = anna.screen
    anna.chat.messages.remove(old)
    assert (await anna.sends_press("n", old)).startswith("Jetzt")
    stage.telegram.give(
        {
            "callback_query": {
                "id": "1",
                "from": anna.person.to_api(),
                "chat_instance": "1",
                "data": "ds:",
                "message": {"message_id": 1, "date": 0, "chat": anna.chat.to_api()},
            }
        }
    )
    await stage.finished()
    assert anna.text.startswith("Programm")


async def test_two_presses_of_one_button_change_nothing(stage: Stage, anna: Talker) -> None:
    await anna.says("/start lang-de")
    screen = anna.screen
    for _ in range(3):
        stage.telegram.press(anna.person, screen, "n")
    await stage.finished()
    assert screen.text.startswith("Jetzt")
    assert all(answer is not None for answer in stage.telegram.queries.values())


async def test_a_name_full_of_markup_does_no_harm(stage: Stage) -> None:
    eve = stage.person(66, "<script>alert(1)</script>{x}", "de")
    assert await eve.says("/start lang-de")
    assert "<script>" not in eve.text


async def test_whoever_blocks_the_bot_is_noted_and_comes_back(stage: Stage, anna: Talker) -> None:
    await anna.says("/start lang-de")
    stage.telegram.block(anna.person)
    await stage.finished()
    stage.telegram.block(anna.person, blocked=False)
    await stage.finished()
    assert (await anna.says("/now")).startswith("Jetzt")
