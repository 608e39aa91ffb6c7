"""What an author has written and not decided about is never lost without a word."""

import pytest

from tests.flows.broadcasts.steps import (
    BUSES,
    CHECK,
    SEND,
    АВТОБУСЫ,
    begins,
    broadcasts,
    got,
    has_written,
    opens,
    sends,
)
from tests.flows.conversation import Talker

pytestmark = [
    pytest.mark.usefixtures("nothing_is_logged_as_an_error"),
    pytest.mark.usefixtures("anna"),
]

ORDER = "Eröffnung 15 Minuten später"
LOST = "Nichts gewählt, deshalb weder übernommen noch gesendet: "


@pytest.mark.parametrize("word", ["ja", "senden", "ok", "да"])
async def test_a_yes_to_whom_a_text_is_for_lets_nothing_else_go(olga: Talker, word: str) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    asked = await olga.says(ORDER)
    assert asked.startswith("Gehört das in die Nachricht")
    assert (await olga.says(word)).startswith(asked)
    assert not any(map(SEND.search, olga.labels))
    await olga.presses("Es gehört in die")
    assert f"Künftig: Text, „{ORDER}“" in olga.text
    assert (await olga.says(word)).startswith("Version auf Deutsch: hierdurch ersetzen?")
    assert f"Text, „{ORDER}“" in await olga.presses("Ja, ersetzen")


async def test_the_question_whether_to_replace_a_text_quotes_the_new_one(olga: Talker) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    said = await olga.says("Die Busse kommen gar nicht.")
    assert f"Bisher: Text, „{BUSES}“" in said
    assert "Künftig: Text, „Die Busse kommen gar nicht.“" in said


@pytest.mark.parametrize(
    ("words", "shown"), [("an alle", ""), ("um 19 Uhr", "Wann: Mo., 28.\u00a0Juni, 19:00")]
)
async def test_to_whom_and_when_beside_a_question_about_a_text_leave_the_text_there(
    olga: Talker, words: str, shown: str
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.says("Die Busse kommen gar nicht.")
    said = await olga.says(words)
    assert shown in said
    assert "Version auf Deutsch: hierdurch ersetzen?" in said
    assert "Text, „Die Busse kommen gar nicht.“" in await olga.presses("Ja, ersetzen")


async def test_another_text_says_that_the_one_before_is_not_taken(olga: Talker) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.says("Die Busse kommen gar nicht.")
    said = await olga.says("Автобусы не придут.")
    assert said.endswith(f"{LOST}Text, „Die Busse kommen gar nicht.“")
    assert LOST not in await olga.presses("Ja, ersetzen")


async def test_a_picture_of_which_it_is_asked_is_not_lost_by_the_next_words(olga: Talker) -> None:
    await begins(olga)
    await sends(olga, "photo")
    assert "Welche Version ist das?" in olga.text
    said = await olga.says(BUSES)
    assert f"Version auf Deutsch\nText, „{BUSES}“" in said
    assert said.endswith(f"{LOST}Bild")


async def test_who_opens_the_draft_instead_of_deciding_is_told_what_is_not_in_it(
    olga: Talker,
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    draft = olga.screen
    await olga.says("Die Busse kommen gar nicht.")
    said = await olga.presses(CHECK, draft)
    assert said.endswith(f"{LOST}Text, „Die Busse kommen gar nicht.“")


async def test_a_correction_that_corrects_nothing_has_no_key_that_corrects(
    olga: Talker, anna: Talker
) -> None:
    await broadcasts(olga, BUSES, АВТОБУСЫ)
    await opens(olga, 1)
    await olga.presses("Korrigieren")
    assert (await olga.says(ORDER)).startswith("Gehört das in die Nachricht")
    for word in ("ja", "nein danke", "ja"):
        await olga.says(word)
        assert "Überall korrigieren" not in olga.labels
    assert BUSES in got(anna)


@pytest.mark.parametrize("word", ["abbrechen", "nein", "отмена", "nee doch nicht"])
async def test_a_no_to_replacing_a_text_leaves_it_and_says_so(olga: Talker, word: str) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.says("Die Busse kommen gar nicht.")
    text = await olga.says(word)
    assert text.startswith("Rundnachricht Nr.\u00a01: Entwurf"), text
    assert f"„{BUSES}“" in text
    assert f"{LOST}Text, „Die Busse kommen gar nicht.“" in text
