"""No change begins at an hour that is over unless its author has read so."""

import re

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.organising import OTHER_ORGANISER, publishes, somebody
from tests.flows.test_cancelled import off
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def test_an_hour_that_is_over_is_said_last_next_to_the_keys(olga: Talker) -> None:
    text = await olga.says("Eröffnung auf 15:30 verschieben")
    assert text.split("\n\n")[-1].startswith("15:30 ist schon vorbei: Eröffnung.")
    assert "vorbei" not in await olga.says("Eröffnung auf 17:30 verschieben")


@pytest.mark.parametrize(("hour", "title"), [(17, "Nacht"), (23, "Sport I")])
async def test_the_example_at_the_desk_is_about_what_is_still_to_come(
    desk: Stage, olga: Talker, hour: int, title: str
) -> None:
    await publishes(olga, off())
    desk.clock.set(at(28, hour))
    await olga.says("/start")
    text = await olga.presses("Organisationsbüro")
    off_example = re.search(r"zum Beispiel: (.+ absagen) oder", text)
    moved_example = re.search(r"oder (.+ verschieben)\.", text)
    assert off_example
    assert moved_example
    for example in (off_example[1], moved_example[1]):
        assert f"„{title}“" in example
        shown = await olga.says(example)
        assert shown.startswith("Das würde sich ändern")
        assert title in shown


async def test_the_example_may_be_written_in_russian_as_it_stands(desk: Stage) -> None:
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    assert "Отменяется" in await ivan.says("отменить «Открытие»")
    assert "18:00–20:00 → 18:30–20:30" in await ivan.says("перенести «Открытие» на 18:30")
