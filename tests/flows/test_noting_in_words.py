"""To note a session, or no more, in words: its card opens, where one press of the star does it."""

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.organising import somebody, starred
from tests.flows.working_groups import has_seat, member

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


@pytest.fixture
async def anna(foyer: Stage) -> Talker:
    return await somebody(foyer, 11, "Anna")


@pytest.mark.parametrize(
    "text",
    [
        "Bitte merken Sie es mir vor",
        "merk mir das",
        "Erinnern Sie mich daran",
        "füge das zu meinen Favoriten hinzu",
        "добавь в избранное",
        "отметь это",
        "напомните мне об этом",
    ],
)
async def test_what_was_shown_is_noted_by_one_press(anna: Talker, text: str) -> None:
    await anna.says("Wann ist die Eröffnung?")
    said = await anna.says(text)
    assert said.startswith("Merken Sie den Programmpunkt unten mit ☆ vor, dann erinnere ich Sie")
    assert "\nEröffnung\n" in said
    assert "★ Vorgemerkt" in await anna.presses("☆ Merken")


@pytest.mark.parametrize(
    "text",
    [
        "merk mir die Eröffnung doch nicht",
        "nimm die eröffnung wieder raus",
        "Streichen Sie die Eröffnung wieder aus meinem Programm",
        "убери открытие из избранного",
        "сними отметку с открытия",
    ],
)
async def test_what_is_named_is_noted_no_more_by_one_press(foyer: Stage, text: str) -> None:
    anna = await starred(foyer, 11, "Anna")
    await anna.says("/my")
    said = await anna.says(text)
    assert said.startswith("Sie haben sich das gemerkt: Mit ★ unten nehmen Sie es zurück.")
    assert "Vorgemerkt" not in await anna.presses("★ Nicht mehr merken")


@pytest.mark.parametrize(
    "text", ["nimm das wieder raus", "doch nicht merken", "убери из избранного"]
)
async def test_what_was_shown_is_noted_no_more_by_one_press(foyer: Stage, text: str) -> None:
    anna = await starred(foyer, 11, "Anna")
    said = await anna.says(text)
    assert said.startswith("Sie haben sich das gemerkt: Mit ★ unten nehmen Sie es zurück.")


@pytest.mark.parametrize(
    "text", ["что у меня в избранном", "мои избранные", "Was ist auf meiner Merkliste?"]
)
async def test_who_asks_what_is_noted_sees_it(foyer: Stage, text: str) -> None:
    anna = await starred(foyer, 11, "Anna")
    assert (await anna.says(text)).startswith("Mein Programm\n")
    assert "Eröffnung" in anna.text


async def test_to_be_reminded_without_a_word_for_what_is_wished_for_all(anna: Talker) -> None:
    await anna.says("Wann ist die Eröffnung?")
    assert (await anna.says("Bitte erinnern Sie mich 5 Minuten vorher")).startswith("Erinnerungen")


@pytest.mark.parametrize(
    "text",
    [
        "Lösche alle meine Daten",
        "Ist die Eröffnung nicht online?",
        "Ich kann den Saal nicht finden",
        "отмените моё участие",
        "bitte nehmen Sie mich aus der Gruppe",
    ],
)
async def test_a_no_or_what_else_is_taken_back_is_not_about_the_star(
    foyer: Stage, text: str
) -> None:
    anna = await starred(foyer, 11, "Anna")
    assert not (await anna.says(text)).startswith("Sie haben sich das gemerkt")


@pytest.mark.parametrize("text", ["vergiss nicht, mir das zu merken", "не забудь отметить это"])
async def test_not_to_forget_takes_nothing_back(anna: Talker, text: str) -> None:
    await anna.says("Wann ist die Eröffnung?")
    said = await anna.says(text)
    assert said.startswith("Merken Sie den Programmpunkt unten mit ☆ vor")


OFF_WITH_IT = [
    "weg damit",
    "kann weg",
    "schmeiß mich da raus",
    "brauche ich nicht mehr",
    "lösch das",
    "уберите меня оттуда",
    "убери это",
    "больше не нужно",
    "удали это",
]


@pytest.mark.parametrize("text", OFF_WITH_IT)
async def test_off_with_it_is_meant_of_the_star_that_was_shown(foyer: Stage, text: str) -> None:
    anna = await starred(foyer, 11, "Anna")
    said = await anna.says(text)
    assert said.startswith("Sie haben sich das gemerkt: Mit ★ unten nehmen Sie es zurück.")


@pytest.mark.parametrize("text", OFF_WITH_IT)
async def test_off_with_it_asks_before_a_seat_is_given_up(foyer: Stage, text: str) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    await anna.says("/start g-umwelt")
    assert (await anna.says(text)).startswith("Platz abgeben?\n\nUmwelt")
    assert has_seat(foyer, anna, "umwelt")


@pytest.mark.parametrize(
    "text", ["Lösche alle meine Daten", "wie komme ich hier raus?", "Erinnerungen weg damit"]
)
async def test_what_is_said_of_more_gives_up_nothing_that_was_shown(
    foyer: Stage, text: str
) -> None:
    anna = await starred(foyer, 11, "Anna")
    assert not (await anna.says(text)).startswith("Sie haben sich das gemerkt")
