"""What is said before anything is written where the desk has nobody who would read it."""

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
    said = await anna.presses("Organisationsteam fragen")
    assert NOBODY_READS in said
    assert PROMISED not in said
    assert "weitergegeben" not in await anna.says("Wann gibt es Mittagessen?")


async def test_once_an_organiser_is_there_a_question_is_taken(desk: Stage, anna: Talker) -> None:
    await organisers(desk)
    await anna.says("Hilfe")
    assert PROMISED in await anna.presses("Organisationsteam fragen")
