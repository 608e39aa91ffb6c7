"""What an organiser calls by its name is opened: drafts, the channel, a new page."""

import pytest

from tests.flows.conversation import Stage, Talker

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("sind noch entwürfe offen", "Organisationsbüro"),
        ("offene Entwürfe", "Organisationsbüro"),
        ("есть ли незаконченные черновики", "Organisationsbüro"),
        ("Kanal einrichten", "Kanal für Änderungen"),
        ("канал", "Kanal für Änderungen"),
        ("wirf olga aus dem organisationsteam", "Organisationsteam"),
        ("убери ольгу из организаторов", "Organisationsteam"),
        ("neue infoseite", "Neue Infoseite"),
        ("neues programm hochladen", "Fassung 1 gilt"),
        ("новая страница", "Neue Infoseite"),
    ],
)
async def test_it_is_opened(olga: Talker, typed: str, shown: str) -> None:
    assert (await olga.says(typed)).startswith(shown), olga.text


async def test_what_a_new_page_is_to_say_is_not_lost_without_a_word(olga: Talker) -> None:
    text = await olga.says("neue infoseite parken: hinter der halle")
    assert text.startswith("Neue Infoseite")
    assert "„parken: hinter der halle“" in text


@pytest.mark.parametrize("typed", ["verwirf alle entwürfe", "entwürfe löschen"])
async def test_all_drafts_are_listed_for_who_wants_them_discarded(
    desk: Stage, olga: Talker, typed: str
) -> None:
    for text in ("Schreib allen: Die Busse warten", "Schreib allen: Die Busse sind da"):
        await olga.says(text)
        await olga.says("/start")
    assert (await olga.says(typed)).startswith("Mehrere Entwürfe sind noch offen.")
    assert desk.holds("broadcast", "id = 2")


async def test_what_is_told_to_correct_a_draft_is_its_text_without_that_word(olga: Talker) -> None:
    await olga.says("Schreib allen: Treffpunkt ist das Foyer")
    text = await olga.says("korrigiere: Treffpunkt ist der Garten")
    assert "Künftig: Text, „Treffpunkt ist der Garten“" in text
    assert "Text, „Treffpunkt ist der Garten“" in await olga.presses("Ja, ersetzen")
