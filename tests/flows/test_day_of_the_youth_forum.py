"""What is on at the youth forum: all that its strand attends, shared items included."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from storage.programme.model import Kind, Programme, Strand, Text
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import somebody
from tests.flows.teams import adds, in_the_forum, joined, leader, programme_with_leaders
from tests.programmes import at, session


def with_shared_items() -> Programme:
    """A plenary and a lunch that the youth forum shares with the conference, two days long."""
    programme = programme_with_leaders()
    shared = [
        session(f"{name}-{day}", at(day, hour), 1, Text(title), kind=kind, strand=Strand.BOTH)
        for day in (29, 30)
        for name, hour, title, kind in (
            ("plenum", 10, "Plenum", Kind.PLENARY),
            ("essen", 12, "Mittag", Kind.MEAL),
        )
    ]
    alone = session("rat", at(30, 14), 1, Text("Stadtrat"), strand=Strand.CONFERENCE)
    return replace(programme, sessions=(*programme.sessions, *shared, alone))


@pytest.fixture
async def shared(tmp_path: Path) -> AsyncIterator[Stage]:
    async with in_the_forum(tmp_path, at(29, 9), with_shared_items()) as stage:
        yield stage


async def member(stage: Stage) -> Talker:
    """A member of a team that has a workshop of its own on the 30th."""
    anna = await joined(stage, 11, "Anna Arndt")
    await adds(await leader(stage))
    return anna


@pytest.mark.parametrize(
    "text", ["was ist morgen beim jugendforum", "что завтра на молодежном форуме"]
)
async def test_a_day_of_the_youth_forum_is_complete_for_members_and_everybody(
    shared: Stage, text: str
) -> None:
    anna, guest = await member(shared), await somebody(shared, 12, "Gast")
    said = await anna.says(text)
    assert all(title in said for title in ("Planung", "Plenum", "Mittag"))
    assert "Stadtrat" not in said
    said = await guest.says(text)
    assert "Plenum" in said
    assert "Mittag" in said
    assert "Planung" not in said


async def test_today_is_told_as_it_goes_with_what_is_shared(shared: Stage) -> None:
    said = await (await member(shared)).says("was ist heute beim jugendforum")
    assert -1 < said.find("Plenum") < said.find("Mittag") < said.find("Treffen")


@pytest.mark.parametrize("text", ["Programm des Jugendforums", "программа молодежного форума"])
async def test_its_programme_without_a_day_is_that_of_all_its_days(
    shared: Stage, text: str
) -> None:
    said = await (await member(shared)).says(text)
    assert "Jugendforum" in said or "Молодёжный форум" in said
    assert len(shared.people[11].labels) > 2
    assert "30" in "".join(shared.people[11].labels)
