"""An organiser cancels several sessions in one sentence."""

import pytest

from tests.flows.conversation import Stage, Talker

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


@pytest.mark.parametrize(
    "typed",
    [
        "Eröffnung und Nacht fallen aus",
        "eröffnung, nacht absagen",
        "Sag die Eröffnung und die Nacht ab",
        "отмените открытие и ночь",
        "открытие и ночь отменяются",
    ],
)
async def test_what_is_named_one_after_the_other_is_cancelled_together(
    desk: Stage, olga: Talker, typed: str
) -> None:
    text = await olga.says(typed)
    assert text.startswith("Welcher Programmpunkt?")
    assert "Eröffnung" in text
    assert "Nacht" in text
    text = await olga.presses("Alle: 2 Programmpunkte")
    assert "Eröffnung\nFällt aus" in text
    assert "Nacht\nFällt aus" in text
    assert not desk.holds("release", "number > 1")


async def test_why_several_are_off_is_said_of_each(olga: Talker) -> None:
    await olga.says("Eröffnung und Nacht fallen aus wegen Sturm")
    assert "Absagen: Eröffnung, Nacht" in await olga.presses("Alle: 2 Programmpunkte")
    text = await olga.presses("Eine Sprache genügt")
    assert text.count("Grund auf Deutsch: wegen Sturm") == 2


@pytest.mark.parametrize("typed", ["Alle Gruppen fallen aus", "все рабочие группы отменяются"])
async def test_all_groups_are_cancelled_at_once(organiser: Talker, typed: str) -> None:
    text = await organiser.says(typed)
    assert text.startswith("Welcher Programmpunkt?")
    key = next(label for label in organiser.labels if label.startswith("Alle: "))
    text = await organiser.presses(key)
    assert text.count("Fällt aus (war: ") > 1


async def test_with_one_that_there_is_not_nothing_is_cancelled_together(olga: Talker) -> None:
    await olga.says("Eröffnung und Ballett fallen aus")
    assert "Alle: " not in " ".join(olga.labels)


async def test_beside_a_draft_it_may_be_the_message_or_an_order(desk: Stage, olga: Talker) -> None:
    await olga.says("Schreib allen: Die Busse warten")
    text = await olga.says("Eröffnung und Nacht fallen aus")
    assert text.startswith("Gehört das in die Nachricht, oder ist es für mich?")
    assert "Alle: 2" in " ".join((await olga.presses("Änderung vorbereiten"), *olga.labels))
    assert not desk.holds("broadcast_version", "content LIKE '%Nacht%'")


@pytest.mark.parametrize(
    "typed",
    [
        "am Dienstag fällt alles aus",
        "sag den ganzen Dienstag ab",
        "morgen fällt der ganze Tag aus wegen Sturm",
        "завтра все отменяется",
        "отмени весь вторник",
    ],
)
async def test_a_whole_day_is_cancelled_by_one_press_and_a_look_at_it(
    desk: Stage, olga: Talker, typed: str
) -> None:
    text = await olga.says(typed)
    assert text.startswith("Welcher Programmpunkt?"), text
    assert "Dienstag, 29." in text
    assert "Eröffnung" not in text
    key = next(label for label in olga.labels if label.startswith("Alle: "))
    text = await olga.presses(key)
    if "Sturm" in typed:
        text = await olga.presses("Eine Sprache genügt")
    assert text.count("Fällt aus (war: ") > 3
    assert "Eröffnung" not in text
    assert not desk.holds("release", "number > 1")


async def test_what_only_says_that_a_day_is_off_for_somebody_cancels_nothing(olga: Talker) -> None:
    for typed in ("fällt morgen alles aus?", "Dienstag fällt das Essen aus"):
        await olga.says(typed)
        assert "Alle: " not in " ".join(olga.labels)
