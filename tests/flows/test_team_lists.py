"""Many workshops of a team: numbered lines, keys with their numbers, at most six rows."""

from dataclasses import replace
from pathlib import Path

import pytest

from storage.programme.model import Kind, Strand, Text
from tests.flows.conversation import Stage, Talker
from tests.flows.teams import in_the_forum, joined, leader, programme_with_leaders
from tests.programmes import at, session
from tests.storage.teams.team_world import PERM, UFA

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

ROWS = 6


def _many() -> list[tuple[int, int]]:
    """Days and hours of further workshops of Perm–Duisburg."""
    return [(28, 20), (28, 21), *((30, hour) for hour in range(9, 18))]


async def pages_of(talker: Talker) -> list[tuple[str, list[str]]]:
    """All pages of the list before somebody, from the first; none has more than six rows."""
    pages = [(talker.text, talker.labels)]
    while "Nächste Seite »" in talker.labels:
        assert len(talker.screen.rows) <= ROWS
        await talker.presses("Nächste Seite")
        pages.append((talker.text, talker.labels))
    assert len(talker.screen.rows) <= ROWS
    return pages


@pytest.mark.parametrize("who", ["member", "leader", "stranger"])
async def test_a_team_with_many_workshops_has_six_rows_and_a_key_for_each_number(
    tmp_path: Path, who: str
) -> None:
    programme = programme_with_leaders()
    further = [
        session(
            f"w{n}",
            at(day, hour),
            1,
            Text({"de": f"Werk {n}", "ru": f"Дело {n}"}),
            kind=Kind.WORKSHOP,
            strand=Strand.YOUTH,
            teams=(PERM,),
        )
        for n, (day, hour) in enumerate(_many())
    ]
    programme = replace(programme, sessions=(*programme.sessions, *further))
    async with in_the_forum(tmp_path, programme=programme) as forum:
        talker = await _seen_by(forum, who)
        seen = ""
        for text, labels in await pages_of(talker):
            numbers = [line.partition(". ")[0] for line in text.splitlines() if ". " in line[:4]]
            assert numbers
            assert numbers == [label for label in labels if label.isdigit()], text
            seen += text
        for n in range(len(further)):
            assert f"Werk {n}" in seen
        await talker.presses(next(label for label in talker.labels if label.isdigit()))
        assert talker.text.startswith("Werk")


async def _seen_by(forum: Stage, who: str) -> Talker:
    if who == "leader":
        talker = await leader(forum)
        await talker.says("/team")
    elif who == "member":
        talker = await joined(forum, 11, "Anna Arndt")
        await talker.says("/team")
    else:
        talker = await joined(forum, 14, "Ulf Ufer", team=UFA)
        await talker.says("/team")
        await talker.presses("Alle Teams")
        await talker.presses("1")
    return talker
