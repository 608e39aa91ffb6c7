"""What is written instead of pressed on the card of a first sign-up: how one takes part, a town."""

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.organising import somebody
from tests.flows.working_groups import joins, known

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def signed_up(foyer: Stage, language: str = "de") -> Talker:
    """Somebody who sees the card of their first sign-up."""
    anna = await somebody(foyer, 11, "Anna Groß", language)
    await joins(anna, "umwelt")
    await anna.presses("Einverstanden" if language == "de" else "Даю согласие")
    await anna.says("Anna Groß")
    return anna


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("de", "vor Ort", "Teilnahme: vor Ort"),
        ("de", "ich komme persönlich", "Teilnahme: vor Ort"),
        ("de", "Per Video.", "Teilnahme: per Video"),
        ("de", "online", "Teilnahme: per Video"),
        ("de", "ich bin nur online dabei", "Teilnahme: per Video"),
        ("de", "Ich werde per Video teilnehmen", "Teilnahme: per Video"),
        ("de", "Ich nehme vor Ort teil", "Teilnahme: vor Ort"),
        ("ru", "Буду участвовать по видео", "Участие: по видеосвязи"),
        ("ru", "Я подключусь онлайн", "Участие: по видеосвязи"),
        ("ru", "очно", "Участие: лично"),
        ("ru", "Лично приеду", "Участие: лично"),
        ("ru", "онлайн", "Участие: по видеосвязи"),
        ("ru", "по видео", "Участие: по видеосвязи"),
    ],
)
async def test_how_one_takes_part_may_be_written(
    foyer: Stage, language: str, written: str, said: str
) -> None:
    anna = await signed_up(foyer, language)
    assert said in await anna.says(written)
    assert anna.text.startswith(("Sie haben einen Platz", "У вас есть место"))


async def test_it_may_be_written_where_it_is_asked_by_itself(foyer: Stage) -> None:
    anna = await known(foyer, 11, "Anna")
    for written, said in (
        ("online", "per Video"),
        ("hm weiß noch nicht", None),
        ("weiß noch nicht", "nicht angegeben"),
        ("ich komme nicht", None),
    ):
        await anna.says("/settings")
        await anna.presses("Vor Ort oder per Video")
        await anna.says(written)
        assert anna.text.startswith("Einstellungen") == (said is not None), written
        assert said is None or f"Teilnahme: {said}" in anna.text


async def test_elsewhere_the_same_words_are_a_question(foyer: Stage) -> None:
    anna = await signed_up(foyer)
    await anna.says("/now")
    await anna.says("online")
    assert not foyer.holds("profile", "attendance IS NOT NULL")


@pytest.mark.parametrize(
    ("written", "town"),
    [("Suhl", "Suhl"), ("Ich komme aus Suhl", "Suhl"), ("Duisburg", "Duisburg")],
)
async def test_a_town_below_the_card_is_kept_by_one_press(
    foyer: Stage, written: str, town: str
) -> None:
    anna = await signed_up(foyer)
    said = await anna.says(written)
    assert said.startswith(f"„{town}“ als Wohnort oder Organisation eintragen?")
    assert not foyer.holds("profile", "town IS NOT NULL")
    assert "bitte „Eintragen“ oder „Nein“" in await anna.says("ja")
    text = await anna.presses("Eintragen")
    assert text.startswith("Sie haben einen Platz: Umwelt")
    assert f"Organisation: {town}\n" in text


async def test_a_no_leads_back_to_the_card_and_keeps_nothing(foyer: Stage) -> None:
    anna = await signed_up(foyer)
    await anna.says("Suhl")
    assert (await anna.says("nein")).startswith("Sie haben einen Platz: Umwelt")
    assert not foyer.holds("profile", "town IS NOT NULL")


@pytest.mark.parametrize(
    "written", ["Wann ist Mittagessen?", "Musik", "danke", "Ich brauche einen Parkplatz am Hotel"]
)
async def test_what_is_no_town_is_answered_as_ever(foyer: Stage, written: str) -> None:
    anna = await signed_up(foyer)
    assert "eintragen?" not in await anna.says(written)


async def test_a_town_that_was_said_is_not_replaced(foyer: Stage) -> None:
    anna = await signed_up(foyer)
    await anna.says("Suhl")
    await anna.presses("Eintragen")
    assert "eintragen?" not in await anna.says("Xylofonquatsch")
