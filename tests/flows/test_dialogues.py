"""A question of the bot waits for a text: paused, gone on with, lapsed, and never lost."""

import pytest

from handlers.releases import proposals
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import AS_TEXT, ORGANISER, OTHER_ORGANISER, somebody
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

GO_ON = "Fortsetzen: "


@pytest.fixture
async def asked(olga: Talker) -> Talker:
    """An organiser who is asked for the new hours of the opening."""
    await olga.says("/start s-eroeffnung")
    await olga.presses("Ändern")
    await olga.presses("Zeit")
    return olga


async def test_the_next_text_is_the_answer_and_is_repeated_back(asked: Talker) -> None:
    assert "→ 19:00–21:00" in await asked.says("19 Uhr")
    assert not asked.may_go_on()
    assert "→" not in await asked.says("Nacht")


@pytest.mark.parametrize("command", ["/now", "/programme", "/start", "/audit", "/foo"])
async def test_a_command_pauses_it_and_offers_to_go_on(asked: Talker, command: str) -> None:
    await asked.says(command)
    assert asked.may_go_on()
    assert "→" not in await asked.says("19 Uhr")
    assert "Fortsetzen: Neue Zeit: Eröffnung" in asked.labels
    assert (await asked.presses(GO_ON)).startswith("Neue Zeit: Eröffnung")
    assert not asked.may_go_on()
    assert "→ 19:00–21:00" in await asked.says("19 Uhr")


async def test_the_file_of_the_programme_does_not_swallow_the_question(asked: Talker) -> None:
    await asked.says("/programme_update")
    await asked.presses(AS_TEXT)
    assert asked.screen.file
    assert "→" not in await asked.says("19 Uhr")
    assert (await asked.presses(GO_ON)).startswith("Neue Zeit: Eröffnung")


async def test_another_screens_button_pauses_it(asked: Talker) -> None:
    await asked.presses("« Zurück")
    assert asked.may_go_on()
    await asked.presses("Startseite")
    await asked.presses(GO_ON)
    assert "→ 19:00–21:00" in await asked.says("19 Uhr")


async def test_it_speaks_russian_as_well(desk: Stage) -> None:
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    await ivan.says("/start s-eroeffnung")
    await ivan.presses("Изменить")
    await ivan.presses("Место")
    await ivan.says("/now")
    assert (await ivan.presses("Продолжить: ")).startswith("Новое место: Открытие")
    assert "Большой зал → Фонтан" in await ivan.says("Фонтан")


async def test_a_button_that_answers_it_ends_it(asked: Talker) -> None:
    assert "→ 18:30–20:30" in await asked.presses("+30 Min.")
    assert not asked.may_go_on()
    await asked.presses("Verwerfen")
    assert not asked.may_go_on()
    await asked.says("/now")
    assert not asked.may_go_on()


async def test_the_last_question_is_the_one_that_counts(asked: Talker) -> None:
    await asked.says("/start g-umwelt")
    await asked.presses("Ändern")
    await asked.presses("Zahl der Plätze")
    assert "Plätze: unbegrenzt → 20" in await asked.says("20")
    await asked.says("/now")
    assert not asked.may_go_on()


async def test_it_survives_a_restart_waiting_or_paused(desk: Stage, asked: Talker) -> None:
    await desk.restart()
    assert "kann ich nicht als Zeit lesen" in await asked.says("bald")
    await asked.says("/now")
    await desk.restart()
    await asked.presses(GO_ON)
    assert "→ 19:00–21:00" in await asked.says("19 Uhr")


async def test_it_lapses_after_a_day(desk: Stage, asked: Talker) -> None:
    desk.clock.set(at(29, 17))
    assert "kann ich nicht" not in await asked.says("19 Uhr")
    assert not asked.may_go_on()


async def test_it_waits_for_nearly_a_day(desk: Stage, asked: Talker) -> None:
    desk.clock.set(at(29, 16, 59))
    assert "→ 19:00–21:00" in await asked.says("19 Uhr")


async def test_what_is_no_text_leaves_it_as_it_is(desk: Stage, asked: Talker) -> None:
    assert (await asked.sends_file("x.txt", b"x")).startswith("Das ist keine Programmdatei")
    assert asked.may_go_on()
    await asked.presses(GO_ON)
    desk.telegram.edit(asked.chat.messages[0], "20 Uhr")
    await desk.finished()
    assert "→ 19:00–21:00" in await asked.says("19 Uhr")


async def test_it_ends_with_the_role(desk: Stage, asked: Talker) -> None:
    guest = await somebody(desk, 31, "Gast")
    desk.write("INSERT INTO organiser (person, named_by, since) VALUES (31, NULL, 0)")
    await guest.says("/start s-eroeffnung")
    await guest.presses("Ändern")
    await guest.presses("Zeit")
    await asked.sends_press("Px:31:1")
    await desk.delivered()
    assert "→" not in await guest.says("19 Uhr")
    assert not guest.may_go_on()
    assert asked.person.id == ORGANISER


@pytest.mark.parametrize("word", ["zurück", "Menü", "в меню"])
async def test_who_writes_back_or_menu_is_led_home_and_the_question_pauses(
    asked: Talker, word: str
) -> None:
    assert (await asked.says(word)).startswith("Testkonferenz")
    assert asked.may_go_on()


@pytest.fixture
async def asked_for_a_reason(olga: Talker) -> Talker:
    """An organiser who is asked why a draft cancels a session, in the other language."""
    await olga.says("/start s-eroeffnung")
    for label in ("Ändern", "Programmpunkt absagen"):
        await olga.presses(label)
    assert (await olga.says("Der Dirigent ist krank")).startswith("Und auf Russisch?")
    return olga


async def test_the_way_back_to_a_question_about_a_draft_compares_no_programmes(
    asked_for_a_reason: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as looked_at:
        looked_at.setattr(proposals, "find", None)
        await asked_for_a_reason.says("/now")
    assert "Fortsetzen: Grund der Absage" in asked_for_a_reason.labels
    assert (await asked_for_a_reason.presses(GO_ON)).startswith("Und auf Russisch?")


@pytest.mark.parametrize("gone", ["DELETE FROM draft", "UPDATE draft SET release = 1"])
async def test_a_question_whose_draft_is_gone_is_offered_no_more_once_that_is_known(
    desk: Stage, asked_for_a_reason: Talker, gone: str
) -> None:
    olga = asked_for_a_reason
    await olga.says("/now")
    desk.write(gone)
    assert "Und auf Russisch?" not in await olga.presses(GO_ON)
    assert not olga.may_go_on()
    await olga.says("/now")
    assert not olga.may_go_on()
