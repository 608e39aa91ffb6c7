"""What is written while a form asks: the label of a button, a question, or the answer."""

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.teams import adds, leader, own_workshops

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def asked_where(forum: Stage) -> Talker:
    """A leader who is asked where a new workshop is."""
    lena = await leader(forum)
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    await lena.says("30. Juni 18:00–19:00")
    assert "Wo, oder über welchen Link?" in lena.text
    return lena


@pytest.mark.parametrize(
    "written", ["Offen lassen", "offen lassen.", "„Offen lassen“", "OFFEN LASSEN!"]
)
async def test_the_label_of_a_button_counts_as_its_press(forum: Stage, written: str) -> None:
    lena = await asked_where(forum)
    said = await lena.says(written)
    assert said.startswith("Wie heißt der Workshop?")
    assert "ffen lassen" not in said


async def test_the_label_of_the_way_back_leads_one_step_back(forum: Stage) -> None:
    lena = await asked_where(forum)
    assert (await lena.says("« Zurück")).startswith("Wie lange dauert")


async def test_a_label_is_no_title(forum: Stage) -> None:
    lena = await asked_where(forum)
    await lena.presses("Offen lassen")
    await lena.says("Probe")
    assert "18:00–19:00\nRussisch: nicht angegeben" in await lena.says("eine Sprache genügt")


async def test_a_label_of_what_publishes_is_shown_once_more(forum: Stage) -> None:
    lena = await asked_where(forum)
    await lena.presses("Offen lassen")
    await lena.says("Probe")
    await lena.presses("Eine Sprache genügt")
    said = await lena.says("Veröffentlichen")
    assert "Veröffentlichen" in lena.labels
    assert "bitte „Veröffentlichen“ oder" in said


async def test_the_label_of_a_paused_form_is_no_press(forum: Stage) -> None:
    lena = await asked_where(forum)
    await lena.says("/now")
    assert not (await lena.says("Offen lassen")).startswith("Wie heißt")


@pytest.mark.parametrize("asked", ["title", "title in Russian"])
async def test_a_question_at_a_title_is_asked_about(forum: Stage, asked: str) -> None:
    lena = await leader(forum)
    await adds(lena, title="Konzert")
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    await lena.says("30. Juni 18:00–19:00")
    await lena.presses("Offen lassen")
    if asked != "title":
        await lena.says("Probe")
    said = await lena.says("Wann beginnt das Konzert?")
    assert said.startswith("Ist das die Antwort oder eine Frage an mich?")
    assert "Der Text: „Wann beginnt das Konzert?“" in said
    assert "09:15" in await lena.presses("Frage beantworten")
    assert lena.may_go_on()


async def test_a_question_may_be_a_title(forum: Stage) -> None:
    lena = await leader(forum)
    await adds(lena, title="Konzert")
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    await lena.says("30. Juni 18:00–19:00")
    await lena.presses("Offen lassen")
    await lena.says("Wann beginnt das Konzert?")
    said = await lena.presses("Es ist die Antwort")
    assert said.startswith("Und auf Russisch?")
    assert "Wann beginnt das Konzert?" in said


async def test_a_question_of_which_the_programme_knows_nothing_is_a_title(forum: Stage) -> None:
    lena = await asked_where(forum)
    await lena.presses("Offen lassen")
    assert (await lena.says("Wer malt mit uns?")).startswith("Und auf Russisch?")
