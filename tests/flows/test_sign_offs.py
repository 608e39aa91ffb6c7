"""Coordinators learn of those who give up a seat in their group: once an hour, not one by one."""

from datetime import timedelta

import pytest

from storage.seats import sign_offs
from tests.flows.conversation import Stage
from tests.flows.organising import somebody
from tests.flows.test_seats import leaves
from tests.flows.working_groups import COORDINATOR, joins, member, texts
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def test_coordinators_learn_of_withdrawals_by_one_digest(foyer: Stage) -> None:
    karl = await somebody(foyer, COORDINATOR, "Karl")
    anna = await member(foyer, 11, "Anna", "umwelt")
    boris = await member(foyer, 12, "Boris", "umwelt")
    clara = await member(foyer, 13, "Clara", "umwelt")
    for talker in (anna, boris, clara):
        await leaves(talker, "umwelt")
    await joins(clara, "umwelt")
    await joins(boris, "umwelt")
    await foyer.delivered()
    assert not any("Abgegebene Plätze" in text for text in texts(karl))
    await foyer.clock.travel(at(28, 17, 59))
    await anna.says("/start")
    await foyer.clock.travel(foyer.clock.now() + timedelta(minutes=1))
    await foyer.delivered()
    [digest] = [text for text in texts(karl) if text.startswith("Abgegebene Plätze: Umwelt")]
    assert "Seit Mo., 28. Juni, 17:00 hat 1 Person ihren Platz abgegeben." in digest
    assert "Voll, niemand wartet" in digest
    assert "Clara" in await karl.presses("Liste der Teilnehmenden")
    await leaves(clara, "umwelt")
    await foyer.clock.travel(at(28, 19))
    await foyer.delivered()
    assert texts(karl)[-1].startswith("Abgegebene Plätze: Umwelt")
    assert not foyer.holds("delivery", f"kind = '{sign_offs.KIND}' AND chat <> {COORDINATOR}")
    foyer.write("INSERT INTO coordinator VALUES (11, 'umwelt', NULL, 0)")
    await joins(clara, "umwelt")
    await leaves(clara, "umwelt")
    assert foyer.holds("delivery", f"kind = '{sign_offs.KIND}' AND chat = {anna.person.id}")
