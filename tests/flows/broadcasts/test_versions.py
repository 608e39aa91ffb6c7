"""A version is whatever one sends the bot: kept as it is, checked while it is written."""

import pytest

from tests.flows.broadcasts.steps import (
    CHECK,
    begins,
    got,
    lets_go,
    over,
    said_in,
    sends,
    sends_album,
    writes,
)
from tests.flows.conversation import Stage, Talker, labels_of
from tests.flows.organising import as_file, moved

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def asked_for_german(organiser: Talker) -> None:
    await begins(organiser)
    await writes(organiser, "", "Русская версия")
    await organiser.presses("Version auf Deutsch")


async def test_bold_and_links_stay_and_of_a_custom_emoji_the_ordinary_one(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await asked_for_german(olga)
    desk.telegram.say(
        olga.person,
        "Heute 🚌 hier",
        entities=[
            {"type": "bold", "offset": 0, "length": 5},
            {"type": "custom_emoji", "offset": 6, "length": 2, "custom_emoji_id": "5"},
            {"type": "text_link", "offset": 9, "length": 4, "url": "https://example.org/"},
        ],
    )
    await desk.finished()
    await lets_go(olga)
    await over(desk)
    message = anna.screen
    assert message.text == "Vom Organisationsteam\n\nHeute 🚌 hier"
    assert [(entity["type"], entity["offset"]) for entity in message.entities] == [
        ("bold", 0),
        ("bold", 23),
        ("text_link", 32),
    ]


@pytest.mark.parametrize("kind", ["photo", "video", "document", "voice"])
async def test_a_file_goes_out_as_what_it_is_with_its_caption(
    desk: Stage, olga: Talker, anna: Talker, kind: str
) -> None:
    await asked_for_german(olga)
    sent = await sends(olga, kind, "Lageplan")
    await lets_go(olga)
    await over(desk)
    message = anna.screen
    assert (message.kind, said_in(message)) == (kind, "Lageplan")
    assert message.file
    assert sent.file
    assert message.file.content == sent.file.content


@pytest.mark.parametrize("name", ["Lageplan.pdf", "liste.docx"])
@pytest.mark.parametrize("at_the_list", [True, False])
async def test_a_document_that_can_be_no_programme_belongs_to_the_message(
    desk: Stage, olga: Talker, name: str, at_the_list: bool
) -> None:
    await olga.says("/broadcast")
    if not at_the_list:
        await begins(olga)
    await sends(olga, "document", "Lageplan", name=name)
    assert olga.text.startswith("Rundnachricht Nr.")
    assert "Lageplan" in olga.text
    assert desk.holds("broadcast")


async def test_a_place_on_the_map_goes_out_as_one(desk: Stage, olga: Talker, anna: Talker) -> None:
    await asked_for_german(olga)
    desk.telegram.send_location(olga.person, 54.5, 36.25)
    await desk.finished()
    await lets_go(olga)
    await over(desk)
    assert anna.screen.point == {"location": {"latitude": 54.5, "longitude": 36.25}}


async def test_an_album_is_gathered_in_one_screen_and_its_buttons_follow(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await asked_for_german(olga)
    before = len(got(olga))
    await sends_album(olga, 4, "", "Zweites")
    assert len(got(olga)) == before + 1
    assert "Album mit 4 Dateien, „Zweites“" in olga.text
    await olga.presses("Knöpfe darunter")
    await olga.presses("„Gesehen“")
    await olga.presses("Fertig")
    await lets_go(olga)
    await over(desk)
    *_, a, b, c, d, buttons = [m for m in anna.chat.messages if m.sender is None]
    assert [m.kind for m in (a, b, c, d)] == ["photo"] * 4
    assert len({m.media_group_id for m in (a, b, c, d)}) == 1
    assert b.text == "Zweites"
    assert (buttons.text, labels_of(buttons)) == (
        "Bitte bestätigen Sie, dass Sie es gesehen haben:",
        ["Gesehen"],
    )
    await anna.presses("Gesehen")
    assert desk.holds("delivery", "kind = 'broadcast' AND chat = 11 AND seen_at IS NOT NULL")


async def test_an_album_is_gathered_across_a_restart_and_nothing_of_it_twice(
    desk: Stage, olga: Talker
) -> None:
    await asked_for_german(olga)
    first, *others = await sends_album(olga, 2)
    await desk.restart()
    for message in (first, *others):
        desk.telegram.give({"message": message.to_api(desk.telegram.bot)})
    await desk.finished()
    await olga.says("/broadcast")
    await olga.presses("Nr. 1, Entwurf")
    assert "Album mit 2 Dateien" in olga.text


@pytest.mark.parametrize("kind", ["sticker", "audio", "animation", "video_note"])
async def test_what_cannot_be_sent_to_many_is_asked_for_again(
    desk: Stage, olga: Talker, kind: str
) -> None:
    await asked_for_german(olga)
    if kind == "sticker":
        await sends(olga, kind)
    else:
        file = {
            "file_id": "x",
            "file_unique_id": "x",
            "duration": 1,
            "width": 9,
            "height": 9,
            "length": 9,
        }
        also = {"document": file} if kind == "animation" else {}
        message = desk.telegram.put(desk.telegram.chats[olga.person.id], olga.person, text="")
        api = message.to_api(desk.telegram.bot)
        desk.telegram.give(
            {"message": {k: v for k, v in api.items() if k != "text"} | {kind: file} | also}
        )
        await desk.finished()
    assert "kann ich nicht an viele senden" in olga.text
    assert "Version auf Deutsch" in olga.text


async def test_a_caption_longer_than_bots_may_send_is_refused_while_it_is_written(
    olga: Talker,
) -> None:
    await asked_for_german(olga)
    await sends(olga, "photo", "ä" * 1_030)
    assert "um 6 Zeichen zu lang" in olga.text
    assert CHECK not in olga.labels


async def test_a_file_that_telegram_no_longer_accepts_is_named_in_the_preview(
    desk: Stage, olga: Talker
) -> None:
    await asked_for_german(olga)
    sent = await sends(olga, "photo")
    assert sent.file
    desk.telegram.forget_file(sent.file.id)
    await olga.presses(CHECK)
    assert "Version auf Deutsch: Telegram lehnt die Version ab" in await olga.presses("Vorschau")


async def test_an_organisers_programme_file_is_still_read_where_no_version_is_awaited(
    olga: Talker,
) -> None:
    await begins(olga)
    await olga.sends_file("programme.yaml", as_file(moved(19)))
    assert "19:00" in olga.text


async def test_a_file_is_the_version_where_one_is_awaited(olga: Talker) -> None:
    await asked_for_german(olga)
    await olga.sends_file("programme.yaml", as_file(moved(19)))
    assert "Datei „programme.yaml“" in olga.text
    assert CHECK in olga.labels


async def test_another_screen_pauses_the_wait_and_offers_to_go_on(olga: Talker) -> None:
    await asked_for_german(olga)
    await olga.says("/now")
    assert "Rundnachricht" not in await olga.says("Wann ist die Eröffnung?")
    await olga.presses("Fortsetzen: ")
    await olga.says("Jetzt aber")
    assert "Text, „Jetzt aber“" in olga.text


async def test_a_draft_follows_what_its_author_makes_of_the_message(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await asked_for_german(olga)
    message = desk.telegram.say(olga.person, "Abfahrt um 18 Uhr")
    await desk.finished()
    assert "Abfahrt um 18 Uhr" in olga.text
    desk.telegram.edit(message, "Abfahrt um 19 Uhr")
    await desk.finished()
    assert "Abfahrt um 19 Uhr" in olga.text
    await lets_go(olga)
    await over(desk)
    assert "Abfahrt um 19 Uhr" in got(anna)


async def test_the_caption_of_one_picture_of_an_album_is_followed_too(
    desk: Stage, olga: Talker
) -> None:
    await asked_for_german(olga)
    _, second = await sends_album(olga, 2, "", "Falsch")
    desk.telegram.edit(second, "Richtig")
    await desk.finished()
    assert "Album mit 2 Dateien, „Richtig“" in olga.text


async def test_what_has_grown_too_long_by_an_edit_is_named_and_not_sent(
    desk: Stage, olga: Talker
) -> None:
    await asked_for_german(olga)
    message = await sends(olga, "photo", "kurz")
    desk.telegram.edit(message, "ä" * 1_030)
    await desk.finished()
    await olga.presses(CHECK)
    assert "um 6 Zeichen zu lang" in olga.text
    assert not any(label.startswith("Jetzt an") for label in olga.labels)
