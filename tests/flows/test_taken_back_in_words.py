"""An organiser who has just published a change takes it back in hurried words."""

from datetime import timedelta

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.organising import ORGANISER, OTHER_ORGANISER, somebody

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

GERMAN = (
    *("nee moment doch nicht, die nacht findet statt", "zurück nehmen", "absage war falsch"),
    *("moment die nacht doch", "das war falsch mit der nacht", "die Nacht bleibt"),
    *("oh nein das war die falsche veranstaltung", "quatsch, die nacht findet statt"),
    *("die absage war ein versehen", "letzte änderung zurücknehmen", "ups falsche gruppe"),
)
RUSSIAN = (
    *("нет, стоп, ночь состоится", "ой не то", "ночь остается", "отмена по ошибке"),
    *("это ошибка, ночь будет", "не то отменила", "ой не ту группу", "стой, ночь состоится"),
)


async def _starred(stage: Stage) -> Talker:
    anna = await somebody(stage, 11, "Anna")
    await anna.says("/start s-nacht")
    await anna.presses("☆")
    return anna


async def _cancels(organiser: Talker, session: str, key: str) -> None:
    await organiser.says(session)
    await organiser.presses(key)


@pytest.mark.parametrize("typed", GERMAN)
async def test_words_that_take_a_cancellation_back_hold_its_message_and_show_the_way_back(
    desk: Stage, olga: Talker, typed: str
) -> None:
    await _starred(desk)
    await _cancels(olga, "Nacht absagen", "Absagen und veröffentlichen")
    text = await olga.says(typed)
    assert text.startswith("Fassung\u00a02 ist noch nicht zurückgenommen."), text
    assert olga.labels[0] == "Zurück zu Fassung 1"
    assert not desk.holds("release", "number > 2")


@pytest.mark.parametrize("typed", RUSSIAN)
async def test_the_same_in_russian(desk: Stage, typed: str) -> None:
    vera = await somebody(desk, ORGANISER, "Вера", "ru")
    await _starred(desk)
    await _cancels(vera, "ночь отменяется", "Объявить об отмене")
    text = await vera.says(typed)
    assert text.startswith("Версия\u00a02 ещё не отменена."), text
    assert vera.labels[0] == "Вернуться к версии 1"


@pytest.mark.parametrize(
    "typed", ["die absage zurücknehmen", "nein, die Nacht findet doch statt", "Absage rückgängig"]
)
async def test_who_says_that_it_takes_place_has_that_before_them_and_the_message_waits(
    desk: Stage, olga: Talker, typed: str
) -> None:
    await _starred(desk)
    await _cancels(olga, "Nacht absagen", "Absagen und veröffentlichen")
    text = await olga.says(typed)
    assert "Nacht\nFindet doch statt" in text
    assert "bis 17:05 angehalten" in text
    await olga.presses("Veröffentlichen")
    assert desk.holds("release", "number = 3")


async def test_the_message_about_a_move_is_not_held_back_by_who_says_that_it_takes_place(
    desk: Stage, olga: Talker
) -> None:
    await _starred(desk)
    await _cancels(olga, "Nacht eine Stunde später", "Veröffentlichen")
    text = await olga.says("die Nacht findet doch statt")
    assert text.startswith("Findet wie geplant statt.")
    assert "angehalten" not in text


async def test_some_minutes_later_what_names_the_change_still_leads_to_it(
    desk: Stage, olga: Talker
) -> None:
    await _cancels(olga, "Nacht absagen", "Absage ohne Meldung")
    await desk.clock.travel(desk.clock.now() + timedelta(minutes=6))
    assert (await olga.says("nee, nacht findet statt")).startswith("Fassung 2 ist veröffentlicht.")
    assert "Zurück zu Fassung 1" in olga.labels
    await desk.clock.travel(desk.clock.now() + timedelta(minutes=6))
    assert not (await olga.says("nee, nacht findet statt")).startswith("Fassung")


async def test_what_names_something_else_is_no_word_on_what_was_published(
    desk: Stage, olga: Talker
) -> None:
    await _cancels(olga, "Nacht absagen", "Absage ohne Meldung")
    assert "Das würde sich ändern" in await olga.says("stopp, Eröffnung absagen")
    await olga.presses("Verwerfen")
    assert not (await olga.says("die Eröffnung findet statt")).startswith("Fassung")
    pavel = await somebody(desk, OTHER_ORGANISER, "Pavel")
    assert not (await pavel.says("die Nacht bleibt")).startswith("Fassung")


@pytest.mark.parametrize("typed", ["nee moment doch nicht, die nacht findet statt", "Nacht bleibt"])
async def test_beside_the_draft_it_is_the_draft_that_is_meant(
    desk: Stage, olga: Talker, typed: str
) -> None:
    await olga.says("Nacht absagen")
    text = await olga.says(typed)
    assert "Nacht\nFällt aus" in text
    assert "oder „Verwerfen“ drücken" in text
    assert not desk.holds("release", "number > 1")


@pytest.mark.parametrize(
    "typed",
    [
        "nee moment doch nicht, die nacht findet statt",
        "nimm jens maler aus umwelt raus",
        "setz Petra Lang auf die Liste von Umwelt",
    ],
)
async def test_while_the_reason_is_asked_it_is_asked_whether_it_is_the_reason(
    desk: Stage, olga: Talker, typed: str
) -> None:
    await olga.says("Nacht absagen")
    await olga.presses("Grund nennen")
    text = await olga.says(typed)
    assert text.startswith("Ist das die Antwort oder eine Änderung am Programm?"), text
    text = await olga.presses("Änderung vorbereiten")
    assert "oder „" in text or text.startswith(("Umwelt", "Person von Hand"))
    assert not desk.holds("draft", f"programme LIKE '%{typed}%'")
