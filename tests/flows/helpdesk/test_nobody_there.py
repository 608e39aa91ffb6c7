"""What is said before anything is written where the desk has nobody who would read it."""

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.helpdesk.world import organisers

NOBODY_READS = "Im Moment ist über diesen Chat niemand"
PROMISED = "Was Sie als Nächstes schreiben"


async def test_where_nobody_reads_it_a_human_is_not_promised_but_other_ways_are_shown(
    anna: Talker,
) -> None:
    said = await anna.says("ich möchte mit jemandem sprechen")
    assert NOBODY_READS in said
    assert "Organisationsteam fragen" not in anna.labels
    assert "orga@example.org" in said
    assert said.endswith("Bitte fragen Sie vor Ort nach, oder sehen Sie hier nach:")


async def test_where_nobody_reads_it_that_is_said_before_anything_is_written(
    anna: Talker,
) -> None:
    await anna.says("Hilfe")
    assert "Organisationsteam fragen" not in anna.labels
    said = await anna.presses("Wer hilft weiter?")
    assert NOBODY_READS in said
    assert PROMISED not in said
    assert "weitergegeben" not in await anna.says("Wann gibt es Mittagessen?")


@pytest.mark.parametrize(
    "text", ["Gibt es einen Schuhputzer?", "Hilfe", "bist du eine KI", "/search", "Wlahn?"]
)
async def test_where_nobody_reads_it_nothing_is_offered_to_be_passed_on(
    anna: Talker, text: str
) -> None:
    said = await anna.says(text)
    assert not [label for label in anna.labels if "Organisationsteam" in label]
    assert "Auch Menschen antworten" not in said
    assert NOBODY_READS in await anna.presses("Wer hilft weiter?")


async def test_where_nobody_reads_it_the_ways_to_others_lead_in_no_circle(anna: Talker) -> None:
    await anna.says("ich möchte mit jemandem sprechen")
    await anna.says("Notfall")
    assert not [label for label in anna.labels if "Organisationsteam" in label or "Wer" in label]


async def test_an_old_button_that_passes_on_says_at_once_that_nobody_reads_it(
    anna: Talker,
) -> None:
    await anna.says("Gibt es einen Schuhputzer?")
    said = await anna.sends_press("zp:1")
    assert NOBODY_READS in said
    assert "Weitergeben" not in anna.labels


async def test_once_an_organiser_is_there_a_question_is_taken(desk: Stage, anna: Talker) -> None:
    await organisers(desk)
    await anna.says("Hilfe")
    assert PROMISED in await anna.presses("Organisationsteam fragen")
