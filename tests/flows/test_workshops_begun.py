"""A leader who begins a second workshop finds the first again, each with what was said of it."""

from datetime import timedelta

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.teams import adds, leader, own_workshops, publishes_it

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

FIRST = "Fortsetzen: Mi., 30. Juni"
SECOND = "Fortsetzen: Singen"


@pytest.fixture
async def lena(forum: Stage) -> Talker:
    """A leader who has begun two workshops: of the first day and hour are known, of the second all
    but whether the title will do.
    """
    lena = await leader(forum)
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    await lena.says("30. Juni 18:00")
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    await lena.says("29. Juni 15:00–16:00")
    await lena.presses("Offen lassen")
    await lena.says("Singen")
    return lena


def begun(lena: Talker) -> list[str]:
    """The keys that go on with what was begun, without no-break spaces."""
    return [label.replace("\xa0", " ") for label in lena.labels if label.startswith("Fortsetzen")]


async def test_both_stand_on_the_list_the_last_one_first(lena: Talker) -> None:
    await own_workshops(lena)
    last, first = begun(lena)
    assert last.startswith(SECOND)
    assert first.startswith(FIRST)


async def test_the_first_goes_on_where_it_was_left(lena: Talker) -> None:
    await own_workshops(lena)
    said = (await lena.presses(FIRST)).replace("\xa0", " ")
    assert said.startswith("Wie lange dauert der Workshop?")
    assert "Mi., 30. Juni · 18:00" in said
    await lena.presses("1 Std.")
    await lena.presses("Offen lassen")
    await lena.says("Malen")
    assert "Malen" in await lena.presses("Eine Sprache genügt")
    await publishes_it(lena)
    assert len(begun(lena)) == 1
    said = await lena.presses(SECOND)
    assert said.startswith("Und auf Russisch?")


async def test_what_is_cancelled_is_gone_and_the_other_stays(lena: Talker) -> None:
    await lena.presses("Abbrechen")
    [left] = begun(lena)
    assert left.startswith(FIRST)


async def test_what_waits_to_be_published_is_found_and_changed_by_its_own_buttons(
    lena: Talker,
) -> None:
    await lena.presses("Eine Sprache genügt")
    await own_workshops(lena)
    await lena.presses(FIRST)
    await own_workshops(lena)
    assert "Singen" in await lena.presses(SECOND)
    await lena.presses("Andere Zeit")
    said = (await lena.says("17:00")).replace("\xa0", " ")
    assert "Singen\nNeu: Di., 29. Juni, 17:00–18:00" in said


async def test_a_change_of_another_workshop_leaves_what_was_begun(lena: Talker) -> None:
    await lena.presses("Abbrechen")
    await adds(lena, title="Trommeln")
    await lena.presses("Trommeln")
    await lena.presses("Andere Zeit")
    await lena.says("10:00")
    await lena.presses("Verwerfen")
    [left] = begun(lena)
    assert left.startswith(FIRST)


async def test_what_was_only_opened_is_no_more_offered(forum: Stage) -> None:
    lena = await leader(forum)
    await adds(lena, title="Trommeln")
    await lena.presses("Workshop eintragen")
    await own_workshops(lena)
    await lena.presses("Trommeln")
    await lena.presses("Andere Zeit")
    await own_workshops(lena)
    assert not begun(lena)


async def test_after_a_day_it_is_forgotten(forum: Stage, lena: Talker) -> None:
    await forum.clock.travel(forum.clock.now() + timedelta(hours=24))
    await own_workshops(lena)
    assert not begun(lena)
