"""The first question of the bot, in which language to talk, answered in words."""

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.teams import join_link

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


@pytest.mark.parametrize("written", ["Deutsch", "Auf Deutsch bitte", "Ich möchte bitte Deutsch"])
async def test_a_language_is_written_instead_of_pressed(
    stage: Stage, anna: Talker, written: str
) -> None:
    await anna.says("/start")
    assert "Konferenz" in await anna.says(written)
    assert stage.holds("person", "id = 11 AND language = 'de' AND language_chosen")
    assert "Русский" not in anna.labels


async def test_the_question_for_a_language_leads_on_to_what_a_link_names(forum: Stage) -> None:
    link = await join_link(forum)
    lena = forum.person(77, "Lena", "ru")
    assert "Добро пожаловать" in await lena.says(f"/start {link}")
    text = await lena.says("на русском пожалуйста")
    assert text.startswith("Перед вступлением в команду")
    assert forum.holds("person", "id = 77 AND language = 'ru' AND language_chosen")


async def test_the_answer_above_is_given_again_in_the_language_that_is_written(
    anna: Talker,
) -> None:
    await anna.says("Wann ist die Eröffnung?")
    assert (await anna.says("по-русски пожалуйста")).startswith("Открытие")


async def test_who_has_chosen_is_asked_first(stage: Stage, anna: Talker) -> None:
    await anna.says("/start lang-de")
    assert await anna.says("по-русски пожалуйста") == "Перейдём на русский язык?"
    assert stage.holds("person", "id = 11 AND language = 'de'")
