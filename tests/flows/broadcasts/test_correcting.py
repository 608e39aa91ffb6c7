"""Correcting in a hurry: the new text is taken at once, and no language goes on saying the old."""

import pytest

from tests.flows.broadcasts.steps import (
    CHECK,
    begins,
    broadcasts,
    got,
    has_written,
    opens,
    over,
    saying,
    sends,
)
from tests.flows.conversation import Stage, Talker

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

FOYER, ФОЙЕ = "Abendessen ist im Foyer der Philharmonie.", "Ужин в фойе филармонии."
KALUGA, КАЛУГА = "Abendessen ist im Restaurant Kaluga.", "Ужин в ресторане «Калуга»."
QUESTION = "Die Version auf Russisch sagt noch das Alte: korrigieren oder so lassen?"


async def begins_to_correct(organiser: Talker) -> None:
    await broadcasts(organiser, FOYER, ФОЙЕ)
    await opens(organiser, 1)
    await organiser.presses("Korrigieren")


async def corrects(organiser: Talker) -> None:
    await organiser.presses(CHECK)
    await organiser.presses("Überall korrigieren")
    await over(organiser.stage)


async def test_b2_a_correction_in_one_language_asks_for_the_other_before_anything_goes_out(
    desk: Stage, olga: Talker, anna: Talker, boris: Talker
) -> None:
    await begins_to_correct(olga)
    assert QUESTION in await olga.says(KALUGA)
    assert CHECK not in olga.labels
    # Neither a yes nor an old button lets the half of it go.
    assert QUESTION in await olga.says("ja, senden!")
    assert QUESTION in await olga.sends_press("Bc:2")
    await olga.sends_press("BR:2:2")
    await desk.delivered()
    assert FOYER in got(anna)
    assert QUESTION not in await olga.says(КАЛУГА)
    await corrects(olga)
    assert f"{KALUGA}\n\nKorrigiert um 17:00 Uhr" in got(anna)
    assert f"{КАЛУГА}\n\nИсправлено в 17:00" in got(boris)


@pytest.mark.usefixtures("anna")
async def test_what_a_correction_changes_is_seen_however_late_it_comes(olga: Talker) -> None:
    start = "Liebe Gäste, das Abendessen ist heute um 19 Uhr, und zwar für alle, die kommen, "
    await broadcasts(olga, f"{start}im Foyer.", ФОЙЕ)
    await opens(olga, 1)
    await olga.presses("Korrigieren")
    text = await olga.says(f"{start}im Restaurant.")
    so_far, from_now = (line for line in text.split("\n") if line.startswith(("Bisher", "Künftig")))
    assert ("im Foyer." in so_far, "im Restaurant." in from_now) == (True, True)


async def test_b2_a_language_that_is_left_on_purpose_stays_as_it_was_sent(
    olga: Talker, anna: Talker, boris: Talker
) -> None:
    await begins_to_correct(olga)
    await olga.says(КАЛУГА)
    await olga.presses("Auf Deutsch so lassen")
    await corrects(olga)
    assert f"{КАЛУГА}\n\nИсправлено в 17:00" in got(boris)
    assert not saying(anna, FOYER).edited


async def test_s14_a_text_in_both_languages_is_taken_apart_typed_straight_away(
    desk: Stage, olga: Talker, anna: Talker, boris: Talker
) -> None:
    await begins_to_correct(olga)
    message = desk.telegram.say(
        olga.person,
        f"DE: {KALUGA}\n\nRU: {КАЛУГА}",
        entities=[{"type": "bold", "offset": 46, "length": 4}],
    )
    await desk.finished()
    assert "nach Sprachen getrennt" in olga.text
    desk.telegram.edit(message, f"{KALUGA} / {КАЛУГА[:-1]}!")
    await desk.finished()
    await corrects(olga)
    assert f"{KALUGA}\n\nKorrigiert um 17:00 Uhr" in got(anna)
    assert f"{КАЛУГА[:-1]}!\n\nИсправлено в 17:00" in got(boris)


async def test_what_is_in_no_letters_is_asked_about_and_need_not_be_sent_again(
    olga: Talker, anna: Talker, boris: Talker
) -> None:
    await begins_to_correct(olga)
    assert "Welche Version ist das?" in await olga.says("19:30!")
    await olga.presses("In allen Sprachen gleich")
    await corrects(olga)
    assert any(text.startswith("19:30!") for text in got(anna))
    assert any(text.startswith("19:30!") for text in got(boris))


async def test_a_typed_yes_shows_the_screen_whose_button_does_it(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await has_written(olga, FOYER, ФОЙЕ)
    for words in ("Ja, bitte senden!", "да"):
        assert "Worte allein senden nichts. Drücken Sie „Jetzt an" in await olga.says(words)
    await desk.delivered()
    assert FOYER not in got(anna)
    await olga.presses("Jetzt an")
    await over(desk)
    await olga.says("/broadcast")
    await olga.presses("Nr. 1")
    await olga.presses("Zurückrufen")
    assert "Zur Sicherheit bitte „Ja, zurückrufen“ oder" in await olga.says("ok")
    assert "Ja, zurückrufen" in olga.labels
    assert FOYER in got(anna)
    assert "Eröffnung" in await olga.says("Wann ist die Eröffnung?")


async def test_what_is_written_at_the_list_begins_a_broadcast_and_an_hour_says_when(
    olga: Talker,
) -> None:
    await olga.says("/broadcast")
    assert "Rundnachrichten" in await olga.says("ja")
    assert FOYER in await olga.says(f"{FOYER}\n{ФОЙЕ}")
    assert ФОЙЕ in olga.text
    await olga.says("/broadcast")
    assert "Wann: Mo., 28. Juni, 19:30 (Moskau)" in await olga.says("19:30")
    assert FOYER in olga.text
    await begins(olga)
    await olga.says("Zweite")
    await olga.says("/broadcast")
    assert "Welcher Entwurf soll dann hinausgehen?" in await olga.says("20 Uhr")
    assert "20:00 (Moskau)" in await olga.presses("1. Abendessen")
    await olga.says("/broadcast")
    await sends(olga, "photo", "Lageplan")
    assert "Lageplan" in olga.text
    await olga.says("/broadcast")
    assert "Welche Version ist das?" in await olga.says(f"{FOYER}\nул. Ленина")
    assert "Text, „ул. Ленина“" in await olga.presses("Nach Sprachen trennen")


@pytest.mark.usefixtures("anna", "boris")
async def test_the_audit_log_keeps_what_was_sent_and_what_it_was_corrected_to(
    olga: Talker,
) -> None:
    await begins_to_correct(olga)
    await olga.says(KALUGA)
    await olga.presses("Auf Russisch so lassen")
    await corrects(olga)
    log = (await olga.says("/audit")).split("\n")
    [sent] = [line for line in log if "versendet" in line]
    [corrected] = [line for line in log if "korrigiert" in line]
    assert FOYER in sent
    assert KALUGA in corrected
