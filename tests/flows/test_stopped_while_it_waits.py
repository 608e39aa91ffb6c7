"""Who writes "stop" right after publishing holds the message back, and sees what takes it back."""

from datetime import timedelta

import pytest

from tests.flows.broadcasts.steps import BUSES, АВТОБУСЫ, broadcasts
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import ORGANISER, OTHER_ORGANISER, as_file, edited, somebody
from tests.flows.test_changes_told import notices

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

STOPS = (
    *("stopp", "Stopp!!", "nein", "doch nicht", "halt, das war falsch", "nicht senden"),
    *("stopp das", "abbrechen", "nein, bitte nicht senden", "Nacht nicht verschieben"),
    *("стоп", "не надо", "отмена", "отзови", "стой, это ошибка", "не отправляй"),
)


async def _starred(stage: Stage) -> Talker:
    anna = await somebody(stage, 11, "Anna")
    await anna.says("/start s-nacht")
    await anna.presses("☆")
    return anna


async def _moves_the_night(organiser: Talker) -> None:
    await organiser.sends_file("programme.yaml", as_file(edited("nacht", place="pin")))
    label = next(x for x in organiser.labels if x in ("Veröffentlichen", "Опубликовать"))
    await organiser.presses(label)


@pytest.mark.parametrize(
    ("person", "stopped", "now", "goes_out", "hold", "held", "back", "quietly"),
    [
        (
            ("Olga", "de"),
            "Fassung\u00a02 ist noch nicht zurückgenommen.\n"
            "„Zurück zu Fassung 1“ nimmt sie zurück.\n"
            "Die Meldung darüber ist bis 17:05 angehalten, dann geht sie hinaus.",
            "Jetzt benachrichtigen",
            "um 17:02",
            "Meldung bis 17:05 zurückhalten",
            "um 17:05",
            "Zurück zu Fassung 1",
            "Veröffentlichen ohne Meldung",
        ),
        (
            ("Ольга", "ru"),
            "Версия\u00a02 ещё не отменена.\nЕё отменит кнопка «Вернуться к версии 1».\n"
            "Сообщение о ней задержано до 17:05, потом оно уйдёт.",
            "Сообщить сейчас",
            "в 17:02",
            "Задержать сообщение до 17:05",
            "в 17:05",
            "Вернуться к версии 1",
            "Опубликовать без сообщения",
        ),
    ],
)
async def test_a_stop_while_the_message_waits_holds_it_back(
    desk: Stage,
    person: tuple[str, str],
    stopped: str,
    now: str,
    goes_out: str,
    hold: str,
    held: str,
    back: str,
    quietly: str,
) -> None:
    organiser = await somebody(desk, ORGANISER, *person)
    anna = await _starred(desk)
    await _moves_the_night(organiser)
    for typed in STOPS:
        text = await organiser.says(typed)
        assert text.startswith(stopped), typed
        assert held in text, typed
        assert goes_out not in text, typed
        assert organiser.labels[:2] == [back, now], typed
    assert hold not in organiser.labels
    await desk.clock.travel(desk.clock.now() + timedelta(minutes=4))
    await organiser.presses(back)
    assert not desk.holds("release", "number > 2")
    await organiser.presses(quietly)
    await desk.delivered()
    assert notices(anna) == []


async def test_the_other_organiser_stops_it_too_and_later_nothing_changes(
    desk: Stage, olga: Talker
) -> None:
    pavel = await somebody(desk, OTHER_ORGANISER, "Pavel")
    assert (await pavel.says("stopp")).endswith("Nichts wurde geändert.")
    await _starred(desk)
    await _moves_the_night(olga)
    assert (await pavel.says("stopp")).startswith("Fassung\u00a02 ist noch nicht zurückgenommen.")
    await desk.clock.travel(desk.clock.now() + timedelta(minutes=6))
    await desk.delivered()
    assert (await pavel.says("nein")).endswith("Nichts wurde geändert.")


async def test_a_stop_beside_a_draft_is_meant_for_the_draft(desk: Stage, olga: Talker) -> None:
    await _starred(desk)
    await _moves_the_night(olga)
    await olga.says("Eröffnung absagen")
    said = await olga.says("stopp")
    assert said.startswith("Verworfen.")
    assert said.endswith("Die Meldung über Fassung\u00a02 geht trotzdem um 17:02 hinaus.")
    assert (await olga.says("stopp")).startswith("Fassung\u00a02 ist noch nicht zurückgenommen.")


async def test_what_was_taken_back_in_time_is_nowhere_said_to_go_out(
    desk: Stage, olga: Talker
) -> None:
    anna = await _starred(desk)
    await _moves_the_night(olga)
    published = olga.screen
    await olga.says("stopp")
    await olga.presses("Zurück zu Fassung 1")
    said = await olga.presses("Veröffentlichen")
    assert "Fassung 2" not in said
    assert "geht um" not in said
    again = await olga.presses("Wie viele haben es", published)
    nobody = "Sie wurde zurückgenommen, bevor jemand davon erfuhr: Niemand erhält eine Nachricht."
    assert nobody in again
    assert not {"Jetzt benachrichtigen", "Meldung bis 17:05 zurückhalten"} & set(olga.labels)
    desk.clock.set(desk.clock.now() + timedelta(minutes=5))
    assert "gerade" not in await olga.sends_press("Rn:2")
    await desk.delivered()
    assert notices(anna) == []


async def test_a_stop_while_a_message_to_many_is_sent_pauses_it(desk: Stage, olga: Talker) -> None:
    await somebody(desk, 11, "Anna")
    await broadcasts(olga, BUSES, АВТОБУСЫ)
    desk.write("UPDATE broadcast SET state = 'sending', ended_at = NULL")
    desk.write("UPDATE delivery SET state = 'pending', due_at = due_at + 3600000")
    assert "angehalten" in await olga.says("stopp")
    assert desk.holds("broadcast", "state = 'paused'")
    assert "Fortsetzen" in olga.labels


async def test_a_stop_right_after_publishing_is_not_told_that_nothing_changed_though_nobody_hears(
    desk: Stage, olga: Talker
) -> None:
    await olga.says("Nacht absagen")
    await olga.presses("Absage ohne Meldung veröffentlichen")
    for typed in ("stopp", "halt, das war falsch", "не надо"):
        assert (await olga.says(typed)).startswith("Fassung 2 ist veröffentlicht."), typed
        assert "Zurück zu Fassung 1" in olga.labels
    await desk.clock.travel(desk.clock.now() + timedelta(minutes=2))
    assert (await olga.says("stopp")).endswith("Nichts wurde geändert.")
