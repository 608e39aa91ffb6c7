"""An answer that is broken off at its second language is in no draft, or shown as half."""

import pytest

from tests.flows.conversation import Talker

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

LEAVES = (("Menü",), ("abbrechen", "Menü"))


@pytest.mark.parametrize("leaves", [*LEAVES, ("abbrechen", "abbrechen")])
async def test_a_place_named_in_one_language_waits_nowhere_once_its_question_is_left(
    olga: Talker, leaves: tuple[str, ...]
) -> None:
    await olga.says("Nacht in den Blauen Salon verlegen")
    assert (await olga.says("Kleiner Saal")).startswith("Und auf Russisch?")
    for word in leaves:
        await olga.says(word)
    for typed in ("veröffentliche", "опубликуй"):
        assert "Kleiner Saal" not in await olga.says(typed)
    await olga.says("/start")
    assert "Kleiner Saal" not in await olga.presses("Organisationsbüro")


@pytest.mark.parametrize("leaves", LEAVES)
async def test_a_reason_in_one_language_waits_nowhere_once_its_question_is_left(
    olga: Talker, leaves: tuple[str, ...]
) -> None:
    await olga.says("/start s-eroeffnung")
    for label in ("Ändern", "Programmpunkt absagen"):
        await olga.presses(label)
    assert (await olga.says("Dirigent krank")).startswith("Und auf Russisch?")
    for word in leaves:
        await olga.says(word)
    for typed in ("veröffentliche", "опубликуй"):
        assert "Dirigent krank" not in await olga.says(typed)
    await olga.says("/start")
    assert "Dirigent krank" not in await olga.presses("Organisationsbüro")


async def test_a_draft_with_half_a_reason_says_so_on_each_screen_on_the_way_out(
    olga: Talker,
) -> None:
    await olga.says("Eröffnung absagen")
    await olga.presses("Grund nennen")
    assert (await olga.says("Dirigent krank")).startswith("Und auf Russisch?")
    assert "Grund: Dirigent krank" in await olga.says("abbrechen")
    for typed in ("abbrechen", "veröffentliche"):
        text = await olga.says(typed)
        assert "Grund auf Deutsch: Dirigent krank" in text
        assert "Grund: der Text auf Russisch fehlt" in text


async def test_an_order_beside_an_open_question_is_not_offered_as_its_answer_unsaid(
    olga: Talker,
) -> None:
    await olga.says("Eröffnung absagen")
    await olga.presses("Grund nennen")
    await olga.says("Menü")
    answers = "Als Antwort auf „Grund der Absage“"
    for typed in ("Nacht Bus Verspätung", "Xylofonquatsch?", "Wann ist Xylofonquatsch?"):
        await olga.says(typed)
        assert olga.labels.index(answers) == len(olga.labels) - 2, typed
    assert "Grund: Wann ist Xylofonquatsch?" in await olga.presses(answers)
    await olga.says("Menü")
    await olga.says("Xylofonquatsch Dirigent")
    assert olga.labels[0] == "Fortsetzen mit „Xylofonquatsch Dirigent“"


async def test_the_word_to_publish_is_not_offered_first_as_the_name_of_a_place(
    olga: Talker,
) -> None:
    await olga.says("Nacht in den Blauen Salon verlegen")
    for word in ("Kleiner Saal", "abbrechen", "Menü", "veröffentliche"):
        await olga.says(word)
    assert olga.labels[-2:] == ["Als Antwort auf „Neuer Ort: Nacht“", "Startseite"]
