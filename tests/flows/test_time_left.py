"""How long it still is: the first line says how much time is left, of what is on or until then."""

from pathlib import Path

import pytest

from tests.flows.conversation import Talker, on_stage
from tests.flows.organising import somebody
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def first_lines(tmp_path: Path, hour: int, minute: int, *asked: str) -> list[str]:
    """The first line of the answer to each question, on the main day of the built-in programme."""
    async with on_stage(tmp_path, at(29, hour, minute)) as stage:
        people: list[Talker] = [
            await somebody(stage, 11, "Anna"),
            await somebody(stage, 12, "Борис", "ru"),
        ]
        return [
            (await people[text[0] in "сдкч"].says(text)).split("\n")[0].replace("\xa0", " ")
            for text in asked
        ]


async def test_while_all_goes_on_as_long_it_says_how_long(tmp_path: Path) -> None:
    assert await first_lines(
        tmp_path, 11, 0, "wie lange noch", "ist bald Schluss?", "долго ещё?"
    ) == [
        "Noch 1 Std. 30 Min., bis 12:30 Uhr",
        "Noch 1 Std. 30 Min., bis 12:30 Uhr",
        "Ещё 1 ч 30 мин, до 12:30",
    ]


async def test_where_nothing_is_on_it_says_how_long_until_it_goes_on(tmp_path: Path) -> None:
    goes_on = "In 15 Min.: 17:00 Zentrales Podium: Kommunen und Politik im Dialog"
    asked = ("wie lange noch", "Wie lange muss ich noch warten?", "сколько ещё ждать")
    said = await first_lines(tmp_path, 16, 45, *asked)
    assert said[:2] == [goes_on, goes_on]
    assert said[2].startswith("Через 15 мин: 17:00 ")


async def test_what_is_on_today_no_more_goes_on_another_day(tmp_path: Path) -> None:
    said = await first_lines(tmp_path, 23, 0, "wie lange noch", "Wie viel Zeit habe ich noch?")
    assert said == ["Als Nächstes: Mi., 30. Juni, 09:30 · Abschlussplenum"] * 2


async def test_when_there_is_a_break_is_said_before_what_it_is(tmp_path: Path) -> None:
    assert await first_lines(tmp_path, 11, 0, "когда перерыв") == ["Вторник, 29 июня, 12:30–14:00"]
