"""A written yes belongs to the screen that was shown last, whatever else still waits."""

from pathlib import Path

import pytest

from tests.flows.conversation import Stage, Talker, last_of_bot, on_stage
from tests.flows.helpdesk.world import ANSWER, answers, bound, passes_on
from tests.flows.organising import somebody
from tests.programmes import at

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


@pytest.mark.parametrize("word", ["ja", "ja bitte", "да", "1"])
async def test_a_yes_to_the_one_thing_that_may_be_meant_opens_it(tmp_path: Path, word: str) -> None:
    async with on_stage(tmp_path, at(28, 17, 30)) as kaluga:
        anna = await somebody(kaluga, 11, "Anna")
        said = await anna.says("Tulpenspaziergang")
        assert said.startswith("Meinten Sie …?\n\n1. ")
        assert "2. " not in said
        assert said.split("1. ")[1].startswith((await anna.says(word)).split("\n")[0])


@pytest.mark.parametrize("word", ["das zweite", "Nummer 2", "2.", "второе", "номер два"])
async def test_a_line_of_a_list_may_be_named_by_its_number(tmp_path: Path, word: str) -> None:
    async with on_stage(tmp_path, at(28, 17, 30)) as kaluga:
        boris = await somebody(kaluga, 12, "Борис", "ru")
        said = await boris.says("по видео")
        second = next(line for line in said.split("\n") if line.startswith("2. "))
        assert (await boris.says(word)).startswith(second.removeprefix("2. "))


async def test_a_yes_where_nothing_was_found_asks_whether_somebody_shall_help(
    foyer: Stage,
) -> None:
    anna = await somebody(foyer, 11, "Anna")
    await anna.says("Xylofonquatsch mit Sauna")
    assert (await anna.says("ja")).startswith(
        "Ich kann Ihre Frage ans Organisationsteam weitergeben"
    )
    assert "nichts gefunden" not in anna.text
    assert "Wer hilft weiter?" in anna.labels
