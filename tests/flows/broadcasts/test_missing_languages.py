"""Which versions a broadcast needs: those that somebody in its audience reads, and no other."""

import pytest

from tests.flows.broadcasts.steps import (
    BUSES,
    CHECK,
    GERMAN,
    RUSSIAN,
    АВТОБУСЫ,
    begins,
    got,
    lets_go,
    opens,
    over,
    writes,
)
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import EVENING, somebody

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

IS_MISSING = (
    "Die Version auf Russisch fehlt noch: Schreiben Sie sie mir hier, oder senden Sie allen die"
    " auf Deutsch."
)


async def narrowed_to(organiser: Talker, language: str) -> str:
    """Have a draft go to the readers of a language alone."""
    await organiser.presses("An wen")
    await organiser.presses(language)
    return await organiser.presses("« Zurück")


async def test_whom_only_readers_of_german_get_needs_no_russian(
    desk: Stage, olga: Talker, anna: Talker, boris: Talker
) -> None:
    await begins(olga)
    await writes(olga, BUSES)
    assert olga.text.endswith(IS_MISSING)
    said = await narrowed_to(olga, "Deutsch")
    assert RUSSIAN not in said
    assert CHECK in olga.labels
    assert not any("An alle" in label for label in olga.labels)
    await lets_go(olga)
    await over(desk)
    assert BUSES in got(anna)
    assert BUSES not in got(boris)


@pytest.mark.usefixtures("anna", "boris")
async def test_what_is_missing_is_said_last_with_the_key_that_sends_one_version_to_all(
    olga: Talker,
) -> None:
    await begins(olga)
    await writes(olga, BUSES)
    assert (await olga.says("senden")).endswith(IS_MISSING)
    assert CHECK not in olga.labels
    await olga.presses("An alle auf Deutsch")
    assert CHECK in olga.labels


@pytest.mark.usefixtures("anna")
async def test_its_author_gets_what_has_no_version_in_their_own_language(
    desk: Stage, olga: Talker, boris: Talker
) -> None:
    await begins(olga)
    await narrowed_to(olga, "Russisch")
    said = await olga.says(АВТОБУСЫ)
    assert GERMAN not in said
    await lets_go(olga)
    await over(desk)
    assert АВТОБУСЫ in got(boris)
    assert АВТОБУСЫ in got(olga)


@pytest.mark.usefixtures("anna")
async def test_who_joins_an_audience_until_its_hour_gets_no_wrong_language_unasked(
    desk: Stage, olga: Talker
) -> None:
    await begins(olga)
    await writes(olga, BUSES)
    await olga.presses("Wann")
    await olga.presses("in 15 Min.")
    await lets_go(olga)
    boris = await somebody(desk, 12, "Борис", "ru")
    await desk.clock.travel(EVENING.replace(minute=16))
    await desk.delivered()
    assert BUSES not in got(boris)
    assert (await opens(olga, 1)).endswith(IS_MISSING)
