"""Reminders that could not go out in time: told once, as it is true by then, or not any more."""

import pytest

from tests.flows.conversation import Stage
from tests.flows.organising import somebody, starred
from tests.flows.test_reminders import blocks, sets, stars, told
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def test_whoever_comes_back_is_told_once_with_the_time_that_is_left(desk: Stage) -> None:
    anna, boris = await starred(desk, 11, "Anna"), await starred(desk, 12, "Борис", "ru")
    await sets(anna, "30 Min.", "5 Min.")
    await blocks(anna)
    await blocks(boris)
    await desk.clock.travel(at(28, 17, 48))
    await blocks(anna, blocked=False)
    await desk.delivered()
    assert told(anna) == ["In 12 Min.: Eröffnung"]
    await desk.clock.travel(at(28, 18))
    await blocks(boris, blocked=False)
    await desk.delivered()
    assert told(anna) == ["In 12 Min.: Eröffnung", "In 5 Min.: Eröffnung"]
    assert told(boris) == []


async def test_a_reminder_speaks_the_language_chosen_by_the_time_it_is_sent(desk: Stage) -> None:
    anna = await starred(desk, 11, "Anna")
    await blocks(anna)
    await desk.clock.travel(at(28, 17, 45))
    desk.write("UPDATE person SET language = 'ru' WHERE id = 11")
    await blocks(anna, blocked=False)
    await desk.delivered()
    assert told(anna) == ["Через 15 мин: Открытие"]


async def test_after_downtime_all_is_told_once_that_has_not_begun(desk: Stage) -> None:
    anna = await starred(desk, 11, "Anna")
    await stars(anna, "nacht", "u1")
    await sets(anna, "30 Min.")
    await desk.stop()
    desk.clock.set(at(28, 21, 40))
    await desk.start()
    await desk.delivered()
    assert told(anna) == ["Ihr Programm morgen: Dienstag, 29. Juni", "In 20 Min.: Nacht"]
    assert desk.holds("moment", "subject = 'eroeffnung' AND missed = 1")
    await desk.clock.travel(at(28, 21, 45))
    assert told(anna)[2:] == ["In 15 Min.: Nacht"]


async def test_an_evening_that_was_missed_is_made_up_for_as_today(desk: Stage) -> None:
    anna = await somebody(desk, 11, "Anna")
    await stars(anna, "u1")
    boris = await somebody(desk, 12, "Борис", "ru")
    await stars(boris, "s1")
    await blocks(boris)
    await desk.stop()
    desk.clock.set(at(29, 8))
    await desk.start()
    await desk.delivered()
    assert told(anna) == ["Ihr Programm heute: Dienstag, 29. Juni"]
    assert "10:00–12:00 Umwelt I" in anna.text
    day = "Di., 29. Juni"
    assert anna.labels == ["10:00 Umwelt I", day, "Mein Programm", "Erinnerungen"]
    await desk.clock.travel(at(29, 10))
    await blocks(boris, blocked=False)
    await desk.delivered()
    assert told(boris) == []


async def test_after_a_restart_the_clock_still_stops_at_every_reminder(desk: Stage) -> None:
    anna = await starred(desk, 11, "Anna")
    await desk.restart()
    await desk.clock.travel(at(28, 17, 45))
    assert told(anna) == ["In 15 Min.: Eröffnung"]
