"""When a broadcast is sent, with a sound or without, and by whom; a missed moment is told."""

from datetime import timedelta

import pytest

from storage.programme.model import Programme
from tests.flows.broadcasts.steps import (
    BUSES,
    CHECK,
    АВТОБУСЫ,
    begins,
    got,
    has_written,
    lets_go,
    looked_at,
    opens,
    over,
    writes,
)
from tests.flows.conversation import Stage, Talker, until
from tests.flows.organising import EVENING, OTHER_ORGANISER, publishes, somebody
from tests.flows.working_groups import COORDINATOR, group_changed, known, programme_with_groups

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def is_planned(organiser: Talker, moment: str) -> None:
    """Write one to everybody and plan it."""
    await has_written(organiser, BUSES, АВТОБУСЫ)
    await organiser.presses("Wann")
    await organiser.says(moment)
    await lets_go(organiser)


async def sent_at_last(stage: Stage) -> None:
    await looked_at(stage)
    await until(lambda: stage.holds("broadcast", "state = 'sent'"))


async def test_it_is_sent_when_its_moment_comes_and_not_before(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await is_planned(olga, "18:30")
    assert "ist geplant" in olga.text
    assert "Mo., 28. Juni, 18:30" in olga.text
    await desk.clock.travel(EVENING + timedelta(minutes=89))
    assert BUSES not in got(anna)
    await desk.clock.travel(EVENING + timedelta(minutes=91))
    await sent_at_last(desk)
    assert BUSES in got(anna)


async def test_a_stop_leads_to_what_of_ones_own_is_still_to_be_sent(
    olga: Talker, anna: Talker
) -> None:
    assert (await olga.says("stopp")).endswith("Nichts wurde geändert.")
    await is_planned(olga, "18:30")
    for typed in ("stopp", "nicht senden", "halt, das war falsch", "отзови"):
        await olga.says("/now")
        assert "ist geplant" in await olga.says(typed), typed
        assert "Ändern oder verwerfen" in olga.labels
    assert BUSES not in got(anna)


async def test_a_stop_that_comes_too_late_says_so_and_leads_to_the_recall(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await is_planned(olga, "18:30")
    await desk.clock.travel(EVENING + timedelta(minutes=91))
    await sent_at_last(desk)
    assert BUSES in got(anna)
    await olga.says("/now")
    said = await olga.says("stopp")
    assert said.endswith("Sie ist schon gesendet. „Zurückrufen“ löscht sie wieder.")
    assert "Zurückrufen" in olga.labels
    await olga.says("/now")
    await desk.clock.travel(EVENING + timedelta(minutes=120))
    assert "schon gesendet" not in await olga.says("stopp")


async def test_a_clock_that_travels_far_over_its_moment_still_stops_there(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await is_planned(olga, "morgen 8 Uhr")
    await desk.clock.travel(EVENING + timedelta(days=2))
    await sent_at_last(desk)
    assert BUSES in got(anna)


async def test_a_moment_that_has_passed_or_is_none_is_asked_for_again(olga: Talker) -> None:
    await has_written(olga, BUSES, АВТОБУСЫ)
    await olga.presses("Wann")
    assert "ist schon vorbei" in await olga.says("16:00")
    assert "„irgendwann“ kann ich nicht als Zeit lesen" in await olga.says("irgendwann")
    assert "Wann: Di., 29. Juni, 09:00" in await olga.says("29.06. 9:00")


async def test_what_is_planned_can_be_called_off_and_changed(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await is_planned(olga, "18:30")
    assert "Entwurf" in await olga.presses("Ändern oder verwerfen")
    await desk.clock.travel(EVENING + timedelta(hours=3))
    await desk.delivered()
    assert BUSES not in got(anna)


async def test_it_is_sent_after_a_restart_that_was_short(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await is_planned(olga, "18:30")
    await desk.stop()
    desk.clock.set(EVENING + timedelta(minutes=100))
    await desk.start()
    await sent_at_last(desk)
    assert BUSES in got(anna)


async def test_it_is_not_sent_hours_too_late_and_its_author_is_told(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await is_planned(olga, "18:30")
    await desk.stop()
    desk.clock.set(EVENING + timedelta(hours=3))
    await desk.start()
    await desk.delivered()
    await until(lambda: "wird nicht versendet" in olga.text)
    assert "seit mehr als einer halben Stunde vorbei" in olga.text
    assert BUSES not in got(anna)
    await olga.presses("Ansehen")
    assert "Entwurf" in olga.text
    assert CHECK in olga.labels


async def test_what_an_organiser_planned_whose_role_was_taken_back_is_not_sent(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    otto = await somebody(desk, 31, "Otto")
    desk.write("INSERT INTO organiser (person, named_by, since) VALUES (31, 21, 0)")
    await is_planned(otto, "18:30")
    await olga.says("/start")
    await olga.sends_press("Px:31:1")
    await desk.clock.travel(EVENING + timedelta(minutes=91))
    await desk.delivered()
    assert BUSES not in got(anna)
    assert "dürfen Sie nicht mehr schreiben" in otto.text


async def test_it_is_silent_in_quiet_hours_unless_it_is_urgent(
    desk: Stage, olga: Talker, anna: Talker
) -> None:
    await desk.clock.travel(EVENING.replace(hour=20))
    for urgent in (False, True):
        await begins(olga)
        await writes(olga, BUSES, АВТОБУСЫ)
        if urgent:
            await olga.presses("Dringend")
        await lets_go(olga)
        await over(desk)
        assert anna.screen.silent is not urgent


async def test_a_coordinator_writes_to_the_own_group_alone(foyer: Stage) -> None:
    coordinator = await known(foyer, COORDINATOR, "Karl")
    seated, waiting, other = [
        await known(foyer, number, name)
        for number, name in ((11, "Anna"), (12, "Berta"), (13, "Clara"))
    ]
    foyer.write("INSERT INTO seat VALUES (11, 'umwelt', 0)")
    foyer.write("INSERT INTO wish (person, working_group, rank, since) VALUES (12, 'umwelt', 1, 0)")
    foyer.write("INSERT INTO seat VALUES (13, 'sport', 0)")
    await coordinator.says("/broadcast")
    assert "3 Personen" in await coordinator.presses("Neue Rundnachricht")
    await writes(coordinator, BUSES, АВТОБУСЫ)
    await coordinator.sends_press("bp:1:seated:sport")
    await coordinator.sends_press("bp:1:youth:")
    await opens(coordinator, 1)
    await lets_go(coordinator)
    await over(foyer)
    assert BUSES in got(seated)
    assert BUSES in got(waiting)
    assert BUSES not in got(other)


async def test_a_coordinator_chooses_those_with_a_seat_or_those_who_wait(foyer: Stage) -> None:
    coordinator = await known(foyer, COORDINATOR, "Karl")
    seated, waiting = [
        await known(foyer, number, name) for number, name in ((11, "Anna"), (12, "Berta"))
    ]
    foyer.write("INSERT INTO seat VALUES (11, 'umwelt', 0)")
    foyer.write("INSERT INTO wish (person, working_group, rank, since) VALUES (12, 'umwelt', 1, 0)")
    await coordinator.says("/broadcast")
    await coordinator.presses("Neue Rundnachricht")
    await writes(coordinator, BUSES, АВТОБУСЫ)
    await coordinator.presses("An wen")
    assert "auf der Warteliste: Umwelt" in await coordinator.presses("Warteliste")
    await coordinator.presses("« Zurück")
    await lets_go(coordinator)
    await over(foyer)
    assert BUSES in got(waiting)
    assert BUSES not in got(seated)


async def test_a_coordinator_no_more_can_neither_send_nor_see_it(
    foyer: Stage, organiser: Talker
) -> None:
    coordinator = await known(foyer, COORDINATOR, "Karl")
    await known(foyer, 11, "Anna")
    foyer.write("INSERT INTO seat VALUES (11, 'umwelt', 0)")
    await coordinator.says("/broadcast")
    await coordinator.presses("Neue Rundnachricht")
    await writes(coordinator, BUSES, АВТОБУСЫ)
    await coordinator.presses(CHECK)
    await publishes(organiser, _without_coordinator())
    assert "nicht mehr aktuell" in await coordinator.presses("Jetzt an")
    assert foyer.holds("broadcast", "state = 'draft'")
    assert "/broadcast" not in await coordinator.says("/broadcast")


def _without_coordinator() -> Programme:
    assert programme_with_groups().groups[0].id == "umwelt"
    return group_changed("umwelt", coordinators=())


async def test_of_two_organisers_only_the_author_is_told_how_it_comes_along(
    desk: Stage, olga: Talker
) -> None:
    otto = await somebody(desk, OTHER_ORGANISER, "Otto")
    await is_planned(olga, "18:30")
    await desk.clock.travel(EVENING + timedelta(minutes=91))
    await sent_at_last(desk)
    assert not any("Rundnachricht" in text for text in got(otto))
    await otto.says("/broadcast")
    assert "Zugestellt: 2" in await otto.presses("Nr. 1, versendet: ")
