"""Who answers a question of the desk by a word is shown its key; a word alone does nothing."""

import pytest

from tests.flows.broadcasts.steps import BUSES, АВТОБУСЫ, has_written, lets_go
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import somebody
from tests.flows.test_naming import chooses
from tests.flows.test_roles import link_of

pytestmark = pytest.mark.usefixtures("announced", "nothing_is_logged_as_an_error")

YES = ["ja", "ok", "senden", "doch sofort", "да"]
NO = ["nein", "nicht jetzt", "abbrechen", "не надо"]
WORDS = [*YES, *NO]
PRESS = "Zur Sicherheit bitte {} drücken."


@pytest.mark.parametrize("word", WORDS)
async def test_whether_somebody_becomes_a_coordinator(desk: Stage, olga: Talker, word: str) -> None:
    anna = await somebody(desk, 11, "Anna")
    await olga.says("Koordinator ernennen")
    await olga.presses("Umwelt")
    await olga.presses("In Telegram auswählen")
    await chooses(olga, anna)
    said = await olga.says(word)
    assert said.startswith("Anna als Koordination benennen?")
    named = "„Nein, so lassen“" if word in NO else "„Ja, benennen“ oder „Nein, so lassen“"
    assert said.endswith(PRESS.format(named))
    assert not desk.holds("coordinator")
    await olga.presses("Ja, benennen")
    assert desk.holds("coordinator")


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("meanwhile", ["", "Koordinator für Umwelt ernennen"])
async def test_whether_the_one_who_opened_a_link_becomes_an_organiser(
    desk: Stage, olga: Talker, word: str, meanwhile: str
) -> None:
    clara = await somebody(desk, 31, "Clara")
    payload = await link_of(olga)
    if meanwhile:
        await olga.says(meanwhile)
    await clara.says(f"/start {payload}")
    await desk.delivered()
    said = await olga.says(word)
    assert said.startswith("Ihr Link wurde geöffnet")
    named = "„Nein“" if word in NO else "„Ja, aufnehmen“ oder „Nein“"
    assert said.endswith(PRESS.format(named))
    assert not desk.holds("organiser")
    await olga.presses("Ja, aufnehmen")
    assert desk.holds("organiser")
    assert not (await olga.says(word)).startswith("Ihr Link wurde geöffnet")


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.usefixtures("anna", "boris")
async def test_whether_what_is_planned_is_sent_after_all(
    desk: Stage, olga: Talker, word: str
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.presses("Wann")
    await olga.presses("in 15 Min.")
    await lets_go(olga)
    said = await olga.says(word)
    assert said.startswith("Rundnachricht Nr. 1 ist geplant".replace(" 1", "\u00a01"))
    assert said.endswith(PRESS.format("einen der Knöpfe"))
    assert desk.holds("broadcast", "state = 'scheduled'")


async def test_whether_somebody_is_an_organiser_no_longer(desk: Stage, olga: Talker) -> None:
    clara = await somebody(desk, 31, "Clara")
    await clara.says(f"/start {await link_of(olga)}")
    await desk.delivered()
    await olga.presses("Ja, aufnehmen")
    await olga.presses("Organisationsteam")
    await olga.presses("Entfernen: Clara")
    assert (await olga.says("ja")).endswith(PRESS.format("„Ja, entfernen“ oder „Nein, so lassen“"))
    assert desk.holds("organiser")


@pytest.fixture
async def anna(desk: Stage) -> Talker:
    return await somebody(desk, 11, "Anna")


@pytest.fixture
async def boris(desk: Stage) -> Talker:
    return await somebody(desk, 12, "Борис", "ru")


@pytest.mark.parametrize("word", ["abbrechen", "Ende", "nein", "не надо", "передумал"])
async def test_the_wish_to_leave_is_no_room_hour_or_number(olga: Talker, word: str) -> None:
    await olga.says("/start s-eroeffnung")
    await olga.presses("Ändern")
    changing = olga.text
    for key in ("Ort", "Zeit", "Titel"):
        await olga.presses(key)
        assert await olga.says(word) == changing
        assert not olga.may_go_on()


@pytest.mark.parametrize("word", ["verwerfen", "Entwurf verwerfen", "bitte verwerfen"])
async def test_what_was_begun_and_left_is_offered_to_be_discarded(
    desk: Stage, olga: Talker, word: str
) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.says("/now")
    assert (await olga.says(word)).startswith(f"Entwurf verwerfen?\n\n{BUSES}")
    await olga.says("Nacht absagen")
    await olga.says("/now")
    text = await olga.says(word)
    assert text.startswith("Mehrere Entwürfe sind noch offen.")
    assert ("Noch nicht veröffentlicht: Nacht" in text, BUSES in text) == (True, True)
    await olga.presses("Rundnachricht senden oder verwerfen")
    await olga.presses("Entwurf verwerfen")
    assert desk.holds("broadcast")
    await olga.presses("Ja, verwerfen")
    assert not desk.holds("broadcast")
    await olga.says("/now")
    assert "Nacht\nFällt aus" in await olga.says(word)
    assert (desk.holds("draft"), "Verwerfen" in olga.labels) == (True, True)
