"""Who hears of a release: the organiser sees it before publishing, and chooses."""

import pytest

from storage.programme import edits
from storage.programme.model import Kind, Programme, Text
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import (
    as_file,
    edited,
    moved,
    publishes,
    renamed,
    somebody,
    starred,
    without,
)
from tests.flows.test_changes_told import notices
from tests.programmes import at, small_programme
from tests.storage.starred import NIGHT

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def test_a_room_change_of_a_plenary_is_told_to_all_of_its_strand_or_to_whom_it_concerns(
    desk: Stage, olga: Talker
) -> None:
    anna, boris = await starred(desk, 11, "Anna"), await somebody(desk, 12, "Борис", "ru")
    await olga.sends_file("programme.yaml", as_file(edited(kind=Kind.PLENARY, place="pin")))
    assert "3 Personen erfahren davon" in olga.text
    assert "weitere" not in olga.text
    assert "✓ Konferenz" in olga.labels
    assert "1 Person erfährt davon, 2 weitere nicht" in await olga.presses("Wen es betrifft")
    assert "✓ Wen es betrifft" in olga.labels
    await olga.presses("Konferenz")
    assert "3 Personen erfahren davon" in await olga.presses("Veröffentlichen")
    await desk.delivered()
    (german,), (russian,) = notices(anna), notices(boris)
    assert "Ort: Große Halle → Brunnen" in german
    assert "Место: Большой зал → Фонтан" in russian


async def test_everybody_hears_of_what_else_is_new_and_of_its_cancellation_then(
    desk: Stage, olga: Talker
) -> None:
    boris = await somebody(desk, 12, "Борис", "ru")
    await olga.sends_file("programme.yaml", as_file(edited(NIGHT, end=at(29, 3))))
    assert "Niemand wird benachrichtigt" in olga.text
    await olga.presses("Alle")
    await olga.presses("Veröffentlichen")
    await desk.delivered()
    (first,) = notices(boris)
    assert "→ 22:00 — вт 03:00" in first
    await olga.says("/start s-nacht")
    for label in ("Ändern", "Programmpunkt absagen", "Krankheit"):
        await olga.presses(label)
    assert "2 Personen erfahren davon" in olga.text
    await olga.presses("Absagen und veröffentlichen")
    await desk.delivered()
    assert "Отменяется" in notices(boris)[1]


def both_slip_and_move() -> Programme:
    """The small programme with a corrected title and, beside it, another hour."""
    return edits.move(renamed("Eröffnungsfeier", "Открытие"), NIGHT, at(28, 21), at(28, 23))


async def test_a_slip_is_corrected_quietly_and_nothing_else(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    await somebody(desk, 12, "Борис", "ru")
    await olga.sends_file("programme.yaml", as_file(moved(19)))
    assert "Still berichtigen" not in olga.labels
    loud = olga.screen
    await olga.sends_file("programme.yaml", as_file(both_slip_and_move()))
    assert "Still berichtigen geht hier nicht" in olga.text
    assert "mehr ändert als der Wortlaut: Nacht" in olga.text
    await olga.sends_file("programme.yaml", as_file(renamed("Eröffnungsfeier", "Открытие")))
    assert "1 Person erfährt davon, 2 weitere nicht" in olga.text
    said = await olga.presses("Alle")
    assert "2 Personen erfahren davon; für 1 weitere Person" in said
    assert "Niemand wird benachrichtigt" in await olga.presses("Still berichtigen")
    await olga.presses("Veröffentlichen")
    await desk.delivered()
    assert notices(anna) == []
    assert "Eröffnungsfeier" in await anna.says("/start s-eroeffnung")
    assert "Bisher hat sich nichts geändert." in await anna.says("/changes")
    assert "Fassung 2 still veröffentlicht" in await olga.says("/audit")
    for _ in range(2):
        await olga.presses("Veröffentlichen", loud)
    await desk.delivered()
    (told,) = notices(anna)
    assert "Eröffnungsfeier" in told
    assert "Bisher" not in told
    assert "19:00–21:00" in told


async def test_what_is_off_for_a_reason_is_told_so_to_all(desk: Stage, olga: Talker) -> None:
    anna = await somebody(desk, 11, "Anna")
    off = edited(NIGHT, cancelled=Text({"de": "Regen", "ru": "Дождь"}))
    await olga.sends_file("programme.yaml", as_file(off))
    await olga.presses("Konferenz")
    await olga.presses("Absagen und veröffentlichen")
    await desk.delivered()
    (told,) = notices(anna)
    assert "Regen" in told


async def test_who_wants_to_is_told_of_all_changes_and_of_what_is_new(
    desk: Stage, olga: Talker
) -> None:
    anna, boris = await somebody(desk, 11, "Anna"), await somebody(desk, 12, "Борис", "ru")
    assert "Änderungen, die Sie betreffen" in await anna.says("/settings")
    assert "jeder Änderung" in await anna.presses("Alle Änderungen")
    assert "✓ Alle Änderungen" in anna.labels
    await boris.says("/settings")
    await boris.presses("Все изменения")
    await boris.presses("✓ Все изменения")
    assert "1 Person erfährt davon" in await publishes(olga, edited(NIGHT, place="pin"))
    await publishes(olga, without("essen"))
    await publishes(olga, small_programme())
    (moved_, off, back) = notices(anna)
    assert "→ Brunnen" in moved_
    assert "Mittagessen" in off
    assert "Findet doch statt" in back
    assert notices(boris) == []


async def test_that_nobody_would_hear_of_a_cancellation_is_said_on_its_key_and_all_can_be_told(
    desk: Stage, olga: Talker
) -> None:
    anna, boris = await somebody(desk, 11, "Anna"), await somebody(desk, 12, "Борис", "ru")
    await olga.says("Mittagessen fällt aus")
    assert "Niemand wird benachrichtigt\nWer kommen will, ohne es vorgemerkt" in olga.text
    assert olga.labels[0] == "Alle benachrichtigen"
    assert "Absage ohne Meldung veröffentlichen" in olga.labels
    said = await olga.presses("Absage ohne Meldung veröffentlichen")
    assert "Niemand wird benachrichtigt\nSollen es doch alle erfahren" in said
    assert (await olga.presses("An alle schreiben")).startswith("Rundnachricht")
    await olga.says("/start")
    await olga.says("Nacht in den Brunnen verlegen")
    assert "Veröffentlichen ohne Meldung" in olga.labels
    assert "3 Personen erfahren davon" in await olga.presses("Alle benachrichtigen")
    assert ("✓ Alle" in olga.labels, "Alle benachrichtigen" in olga.labels) == (True, False)
    await olga.presses("Veröffentlichen")
    await desk.delivered()
    assert [len(notices(person)) for person in (anna, boris)] == [1, 1]


async def test_a_change_that_reaches_others_than_was_shown_is_shown_anew_and_not_published(
    desk: Stage, olga: Talker
) -> None:
    await olga.says("Mittagessen absagen")
    quiet = olga.screen
    anna = await somebody(desk, 11, "Anna")
    await anna.says("/start s-essen")
    await anna.presses("☆")
    text = await olga.presses("Absage ohne Meldung", quiet)
    assert "1 Person erfährt davon, 1 weitere nicht" in text
    last = "Wer davon erfährt, hat sich geändert. Bitte prüfen Sie es und drücken Sie noch einmal."
    assert text.endswith(f"\n\n{last}")
    assert not desk.holds("release", "number > 1")
    assert "1 Person erfährt davon" in await olga.presses("Absagen und veröffentlichen")
