"""A leader writes that it begins later, or earlier: of which workshop is asked where it is open."""

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.teams import adds, leader, publishes_it
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


@pytest.fixture
async def lena(forum: Stage) -> Talker:
    """A leader on the morning of a day with two workshops of their team's own."""
    lena = await leader(forum)
    await adds(lena, day="29", hour="14:00", title="Trommeln")
    await adds(lena, day="29", hour="16:00", title="Theater")
    await adds(lena, day="30", hour="10:00", title="Malen")
    await forum.clock.travel(at(29, 9))
    await lena.says("/now")
    return lena


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("10 min später", "Welcher Workshop beginnt 10 Min. später?"),
        ("Wir fangen heute eine halbe Stunde später an", "beginnt 30 Min. später?"),
        ("на 10 минут позже", "beginnt 10 Min. später?"),
        ("Workshop 15 Minuten früher", "beginnt 15 Min. früher?"),
    ],
)
async def test_of_several_today_it_is_asked_which(lena: Talker, text: str, question: str) -> None:
    said = (await lena.says(text)).replace("\xa0", " ")
    assert question in said
    assert "Di., 29. Juni, 14:00–15:15: Trommeln" in said
    assert lena.labels[:2] == ["Trommeln", "Theater"]
    assert "Malen" not in said


async def test_the_chosen_one_is_proposed_and_published(lena: Talker) -> None:
    await lena.says("10 min später")
    said = (await lena.presses("Theater")).replace("\xa0", " ")
    assert "Theater\nZeit: Di., 29. Juni, 16:00–17:15 → 16:10–17:25" in said
    await publishes_it(lena)
    assert "16:10–17:25\nTheater" in lena.text


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Trommeln 10 min später", "14:00–15:15 → 14:10–15:25"),
        ("Theater eine Stunde früher", "16:00–17:15 → 15:00–16:15"),
        ("morgen 10 min später", "10:00–11:15 → 10:10–11:25"),
    ],
)
async def test_what_is_named_is_meant(lena: Talker, text: str, hours: str) -> None:
    assert hours in await lena.says(text)


async def test_what_was_shown_last_is_meant(lena: Talker) -> None:
    await lena.says("Trommeln")
    assert lena.text.startswith("Trommeln")
    assert "14:00–15:15 → 14:10–15:25" in await lena.says("10 min später")


async def test_what_is_on_is_meant(forum: Stage, lena: Talker) -> None:
    await forum.clock.travel(at(29, 14, 5))
    await lena.says("/now")
    assert "14:00–15:15 → 14:15–15:30" in await lena.says("15 min später")


async def test_no_hour_that_is_over_is_proposed(forum: Stage, lena: Talker) -> None:
    await forum.clock.travel(at(29, 13, 50))
    await lena.says("/now")
    said = await lena.says("Trommeln 15 min früher")
    assert "→" not in said
    assert "vorbei" in said
    assert "Trommeln" in said


@pytest.mark.parametrize("text", ["Der Bus fährt 10 min später", "Geht es 10 min später los?"])
async def test_what_is_said_of_something_else_or_asked_shifts_nothing(
    lena: Talker, text: str
) -> None:
    said = await lena.says(text)
    assert "Welcher Workshop" not in said
    assert "→" not in said
