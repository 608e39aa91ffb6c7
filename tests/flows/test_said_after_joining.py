"""What is written below the welcome to a team: name, town, how one takes part."""

import pytest

from tests.flows.conversation import Stage
from tests.flows.teams import joined, leader

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("ich komme aus Weimar", "Weimar"),
        ("aus Duisburg", "Duisburg"),
        ("из Перми", "Пермь"),
        ("Duisburg", "Duisburg"),
        ("Duisburg (wohne aber in Weimar)", "Duisburg"),
    ],
)
async def test_a_town_is_put_down_by_one_press(forum: Stage, text: str, town: str) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    assert await anna.says(text) == f"„{town}“ als deinen Wohnort eintragen?"
    said = await anna.presses("Eintragen")
    assert f"So sieht dich dein Team: Anna ({town})" in said


@pytest.mark.parametrize(
    "text", ["ich heiße eigentlich Thomas", "ich heiße Thomas", "меня зовут Thomas"]
)
async def test_another_name_is_put_down_by_one_press(forum: Stage, text: str) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    assert await anna.says(text) == "„Thomas“ als deinen Namen eintragen?"
    assert "So sieht dich dein Team: Thomas" in await anna.presses("Eintragen")


@pytest.mark.parametrize("text", ["per Video", "online", "онлайн"])
async def test_how_one_takes_part_is_noted(forum: Stage, text: str) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await anna.says(text)
    assert forum.holds("profile", "person = 11 AND attendance = 'video'")


async def test_no_leaves_all_as_it_is(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await anna.says("aus Duisburg")
    assert "So sieht dich dein Team: Anna" in await anna.presses("Nein")
    assert not forum.holds("profile", "town IS NOT NULL AND person = 11")


@pytest.mark.parametrize(
    "text", ["wo ist die Toilette", "wann ist Werkstatt", "danke", "Werkstatt"]
)
async def test_what_says_nothing_of_oneself_is_answered(forum: Stage, text: str) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    assert "eintragen?" not in await anna.says(text)


async def test_later_it_is_a_question_like_any_other(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await anna.says("/now")
    assert "eintragen?" not in await anna.says("Duisburg")


@pytest.mark.parametrize(
    ("typed", "first", "whole"),
    [("орлова дарья", "Дарья", "Дарья Орлова"), ("jonas weber", "Jonas", "Jonas Weber")],
)
async def test_the_team_sees_the_first_name_with_its_capital(
    forum: Stage, typed: str, first: str, whole: str
) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await anna.presses("Anderer Vorname")
    assert (await anna.says(typed)).endswith(f"So sieht dich dein Team: {first}")
    lena = await leader(forum)
    assert whole in await lena.says("wer ist im Team")
