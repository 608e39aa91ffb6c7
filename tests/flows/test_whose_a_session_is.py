"""Guests of the conference see which sessions are the youth forum's, and first what is theirs."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.flows.conversation import Stage, on_stage
from tests.flows.organising import somebody
from tests.flows.working_groups import member
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


@pytest.fixture
async def evening_before(tmp_path: Path) -> AsyncIterator[Stage]:
    async with on_stage(tmp_path, at(27, 18)) as stage:
        yield stage


@pytest.fixture
async def first_morning(tmp_path: Path) -> AsyncIterator[Stage]:
    async with on_stage(tmp_path, at(28, 10, 46)) as stage:
        yield stage


async def test_what_is_the_youth_forums_alone_is_marked_so(evening_before: Stage) -> None:
    renate = await somebody(evening_before, 11, "Renate")
    dinner = "18:30–20:30 Abendessen nach der Projektwerkstatt*, Ort folgt · Jugendforum"
    assert dinner in renate.text
    assert dinner in await renate.says("/now")
    await renate.says("/programme")
    text = await renate.presses("Mo. 28")
    assert "Fahrt von Moskau nach Kaluga*, Ort folgt · Jugendforum" in text
    assert "Anreise und Anmeldung*, Ort folgt\n" in text
    text = await renate.presses("Di., 29. Juni »")
    assert "Generalprobe der Projektteams*, Ort folgt · Jugendforum" in text


async def test_where_all_is_the_youth_forums_nothing_says_so(evening_before: Stage) -> None:
    renate = await somebody(evening_before, 11, "Renate")
    await renate.says("/programme")
    await renate.presses("Jugendforum")
    assert " · Jugendforum" not in (await renate.presses("Mo. 28")).split("\n", 1)[1]
    await renate.says("/team")
    await renate.presses("4")
    assert " · Jugendforum" not in renate.text


async def test_who_has_noted_something_sees_on_the_first_screen_what_is_for_guests(
    first_morning: Stage,
) -> None:
    renate = await somebody(first_morning, 11, "Renate")
    assert "Fahrt von Moskau nach Kaluga" in renate.text
    await renate.says("/start s-eroeffnung")
    await renate.presses("☆ Merken")
    home = await renate.says("/start")
    assert "Fahrt von Moskau" not in home
    assert "Als Nächstes, in 14\xa0Min.\n11:00–16:00 Anreise und Anmeldung*, Ort folgt" in home
    assert "Fahrt von Moskau" in await renate.says("/now")


async def test_ones_own_stands_before_what_goes_on_beside_it(evening_before: Stage) -> None:
    renate = await member(evening_before, 11, "Renate", "inklusion")
    await renate.says("/programme")
    text = await renate.presses("Di. 29")
    assert "\n2. 10:00–12:30 Inklusion und Teilhabe: " in text
    text = await renate.says("Was kommt am Dienstagnachmittag?")
    assert text.index("Inklusion und Teilhabe") < text.index("Berufsorientierung")


async def test_what_is_the_youth_forums_comes_last_of_what_is_on(tmp_path: Path) -> None:
    async with on_stage(tmp_path, at(29, 11, 40)) as stage:
        renate = await somebody(stage, 11, "Renate")
        assert "Generalprobe" not in renate.text
        assert "Generalprobe" not in await renate.says("/now")
        assert "Generalprobe" in await renate.presses("Nächste Seite »")
