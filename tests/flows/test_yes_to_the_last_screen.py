"""A written yes belongs to the screen that was shown last, whatever else still waits."""

import pytest

from tests.flows.conversation import Stage, Talker, last_of_bot
from tests.flows.helpdesk.world import ANSWER, answers, bound, passes_on
from tests.flows.organising import somebody

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


@pytest.mark.parametrize("word", ["ja", "ok", "senden", "да", "als Antwort senden"])
async def test_a_yes_to_an_offered_answer_shows_its_key_and_no_older_draft(
    desk: Stage, olga: Talker, word: str
) -> None:
    anna = await somebody(desk, 11, "Anna")
    await olga.says("Nacht auf 21 Uhr verschieben")
    await bound(desk)
    await passes_on(anna)
    await olga.says("/helpdesk")
    await olga.presses("1")
    await olga.says(ANSWER)
    said = await olga.says(word)
    assert said.startswith("Als Antwort an Anna senden?")
    assert said.endswith("Zur Sicherheit bitte „Als Antwort senden“ oder „Nein“ drücken.")
    assert not answers(anna)
    await olga.presses("Als Antwort senden")
    await desk.delivered()
    assert ANSWER in answers(anna)[-1].text
    assert "Das würde sich ändern" not in await olga.says(word)
    assert "als Antwort" not in olga.text


async def test_an_answer_that_was_offered_and_not_sent_is_named_once_something_else_comes(
    desk: Stage, olga: Talker
) -> None:
    await bound(desk)
    await passes_on(await somebody(desk, 11, "Anna"))
    await olga.says("/helpdesk")
    await olga.presses("1")
    await olga.says(ANSWER)
    said = await olga.says("Wann ist Mittagessen?")
    assert said.endswith(f"Nichts gewählt, deshalb weder übernommen noch gesendet: „{ANSWER}“")
    assert ANSWER not in await olga.says("Wann ist Mittagessen?")


async def test_a_yes_beside_a_page_that_is_written_shows_no_older_draft(olga: Talker) -> None:
    await olga.says("Nacht auf 21 Uhr verschieben")
    await olga.says("/info")
    await olga.presses("Neue Infoseite")
    for said in ("Garderobe", "Гардероб", "Im Keller.", "В подвале."):
        await olga.says(said)
    for word in ("ja", "ok", "passt", "да"):
        assert "Das würde sich ändern" not in await olga.says(word)


@pytest.mark.parametrize("word", ["ja", "да", "ok"])
async def test_a_yes_to_whether_it_is_an_answer_or_a_change_is_neither(
    olga: Talker, word: str
) -> None:
    await olga.says("/start s-eroeffnung")
    await olga.presses("Ändern")
    await olga.presses("Ort")
    asked = await olga.says("Nacht auf 21 Uhr verschieben")
    assert asked.startswith("Ist das die Antwort oder eine Änderung am Programm?")
    said = await olga.says(word)
    assert said == f"{asked}\n\nZur Sicherheit bitte einen der Knöpfe drücken."
    assert "→ 21:00" in await olga.presses("Änderung vorbereiten")
    assert last_of_bot(olga.chat).text == olga.text
