"""Where a place is that only a message to many names: the message says it, and no other place."""

from pathlib import Path

import pytest

from tests.flows.broadcasts.steps import broadcasts, over, saying
from tests.flows.broadcasts.test_afterwards import corrects
from tests.flows.conversation import Stage, Talker, on_stage
from tests.flows.organising import somebody
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

_LUNCH = "Das Mittagessen ist heute im Restaurant Kaluga, Ul. Lenina 12."
_LUNCH_IN_RUSSIAN = "Обед сегодня в ресторане «Калуга», ул. Ленина, 12."


@pytest.mark.parametrize("text", ["Danke, wie komme ich dahin?", "Wo ist das?", "und wo ist das"])
async def test_behind_a_message_the_way_is_what_that_says(
    desk: Stage, olga: Talker, anna: Talker, text: str
) -> None:
    await anna.says("Eröffnung")
    await broadcasts(olga, _LUNCH, _LUNCH_IN_RUSSIAN)
    await over(desk)
    said = await anna.says(text)
    assert said.startswith(f"Ich weiß dazu auch nur, was in der Nachricht steht:\n„{_LUNCH}“")
    assert anna.labels[0] == "Ans Organisationsteam weitergeben"


async def test_in_russian_too_and_what_was_shown_since_is_meant_again(
    desk: Stage, olga: Talker, boris: Talker
) -> None:
    await broadcasts(olga, _LUNCH, _LUNCH_IN_RUSSIAN)
    await over(desk)
    assert "Обед сегодня в ресторане" in await boris.says("а где это")
    await boris.says("Открытие")
    assert "ресторане" not in await boris.says("а где это")


async def test_a_corrected_message_is_repeated_as_it_is_now(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await broadcasts(olga, _LUNCH, _LUNCH_IN_RUSSIAN)
    await over(desk)
    await corrects(olga, 1, german="Das Mittagessen ist im Café Mir.", russian="Обед в кафе «Мир».")
    await over(desk)
    said = await anna.says("wo ist das")
    assert "Café Mir" in said
    assert "Restaurant" not in said


async def test_what_answers_another_message_is_about_that(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await anna.says("Eröffnung")
    card = anna.screen
    await broadcasts(olga, _LUNCH, _LUNCH_IN_RUSSIAN)
    await over(desk)
    desk.telegram.say(anna.person, "wo ist das", anna.chat, reply_to=card)
    await desk.finished()
    assert "Restaurant" not in anna.text
    desk.telegram.say(anna.person, "wo ist das", anna.chat, reply_to=saying(anna, _LUNCH))
    await desk.finished()
    assert _LUNCH in anna.text


async def test_without_a_word_before_it_is_asked_which_place_is_meant(tmp_path: Path) -> None:
    async with on_stage(tmp_path, at(29, 11, 40)) as stage:
        anna = await somebody(stage, 11, "Anna")
        boris = await somebody(stage, 12, "Борис", "ru")
        for text in ("Danke, wie komme ich dahin?", "wo ist das"):
            assert (await anna.says(text)).startswith("Welchen Ort meinen Sie?")
        for text in ("а где это", "как туда добраться"):
            assert (await boris.says(text)).startswith("Какое место вы имеете в виду?")


async def test_a_place_that_no_programme_knows_is_said_to_be_none_of_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path, at(29, 11, 40)) as stage:
        anna = await somebody(stage, 11, "Anna")
        for text in ("Wie komme ich zum Rathaus?", "Wie komme ich zum Schwimmbad?"):
            assert (await anna.says(text)).startswith("Diesen Ort kennt das Programm nicht.")
        assert "Philharmonie" in await anna.says("Wie komme ich zur Philharmonie?")
        boris = await somebody(stage, 12, "Борис", "ru")
        assert (await boris.says("как пройти в библиотеку")).startswith("Этого места в программе")


async def test_where_the_event_was_is_no_way_to_it_any_more(tmp_path: Path) -> None:
    async with on_stage(tmp_path, at(29, 11, 40)) as stage:
        anna = await somebody(stage, 11, "Anna")
        assert "(vorbei)" not in await anna.says("Wo findet die Konferenz statt?")
