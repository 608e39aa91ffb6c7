"""What is written to the organisers, rather than asked of the bot, is shown before it goes out."""

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.helpdesk.world import about, bound

PREVIEW = "An das Organisationsteam weitergeben?"
PREVIEW_IN_RUSSIAN = "Передать организаторам?"
LETTER = (
    "Sehr geehrte Damen und Herren, gestern Abend habe ich meinen Regenschirm liegen lassen."
    " Wurde er gefunden? Wo kann ich ihn abholen?"
)


@pytest.mark.parametrize(
    "wish", ["Ich möchte an die Organisatoren schreiben", "kann ich dem Orgateam etwas mitteilen"]
)
async def test_a_letter_after_the_wish_to_write_is_shown_before_it_goes_out(
    desk: Stage, anna: Talker, wish: str
) -> None:
    _, _, group = await bound(desk)
    await anna.says(wish)
    said = await anna.says(LETTER)
    assert said.startswith(PREVIEW)
    assert "Wo kann ich ihn abholen?" in said
    await anna.presses("Weitergeben")
    await desk.delivered()
    assert about(group, "Regenschirm")


async def test_who_asks_the_bot_after_the_wish_to_write_says_so(desk: Stage, anna: Talker) -> None:
    await bound(desk)
    await anna.says("Ich möchte an die Organisatoren schreiben")
    await anna.says("Wann ist die Eröffnung?")
    assert "Eröffnung" in await anna.presses("Die Frage ist für den Bot")
    assert not (await anna.says("Wann ist die Eröffnung?")).startswith(PREVIEW)


async def test_a_letter_in_russian_is_shown_as_well(desk: Stage, boris: Talker) -> None:
    await bound(desk)
    await boris.says("можно мне написать организаторам")
    said = await boris.says("Вчера вечером я забыл зонт. Его нашли?")
    assert said.startswith(PREVIEW_IN_RUSSIAN)


async def test_a_correction_becomes_what_is_passed_on(desk: Stage, anna: Talker) -> None:
    _, _, group = await bound(desk)
    await anna.says("Sagen Sie den Organisatoren, dass ich 10 Minuten später komme")
    said = await anna.says("nein, schreiben Sie lieber: 20 Minuten später, bitte nicht warten")
    assert said.startswith(PREVIEW)
    assert "10 Minuten" not in said
    assert "lieber" not in said
    await anna.presses("Weitergeben")
    await desk.delivered()
    assert about(group, "20 Minuten später, bitte nicht warten")
    assert not about(group, "10 Minuten")


async def test_a_correction_in_russian_is_one_too(desk: Stage, boris: Talker) -> None:
    await bound(desk)
    await boris.says("сообщите организаторам, что я опоздаю на 10 минут")
    said = await boris.says("нет лучше напишите: опоздаю на 20 минут, место не занимайте")
    assert said.startswith(PREVIEW_IN_RUSSIAN)
    assert "опоздаю на 20 минут, место не занимайте" in said
    assert "10 минут" not in said


async def test_a_question_below_the_preview_is_answered(desk: Stage, anna: Talker) -> None:
    await bound(desk)
    await anna.says("Sagen Sie den Organisatoren, dass ich 10 Minuten später komme")
    assert not (await anna.says("Wann ist die Eröffnung?")).startswith(PREVIEW)


@pytest.mark.parametrize(
    "text",
    [
        "сообщите организаторам что я опоздаю на 20 минут",
        "передайте организаторам что в зале холодно",
        "скажите, пожалуйста, организаторам, что автобус не пришёл",
    ],
)
async def test_what_the_organisers_are_to_be_told_is_shown_at_once(
    desk: Stage, boris: Talker, text: str
) -> None:
    await bound(desk)
    said = await boris.says(text)
    assert said.startswith(PREVIEW_IN_RUSSIAN)
    assert text in said
