"""An organiser writes to many: nothing goes out unseen, and everybody gets their own language."""

import pytest

from tests.flows.broadcasting import begins, broadcasts, got, writes
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import somebody

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

BUSES, АВТОБУСЫ = "Die Busse fahren auf der anderen Seite.", "Автобусы отходят с другой стороны."


@pytest.fixture
async def anna(desk: Stage) -> Talker:
    return await somebody(desk, 11, "Anna")


@pytest.fixture
async def boris(desk: Stage) -> Talker:
    return await somebody(desk, 12, "Борис", "ru")


async def test_everybody_gets_it_in_their_language_and_the_sender_too(
    olga: Talker, anna: Talker, boris: Talker
) -> None:
    await broadcasts(olga, BUSES, АВТОБУСЫ)
    assert BUSES in got(anna)
    assert АВТОБУСЫ not in got(anna)
    assert АВТОБУСЫ in got(boris)
    assert BUSES in got(olga)


@pytest.mark.usefixtures("boris")
async def test_before_it_is_sent_it_is_said_whom_it_reaches(olga: Talker, anna: Talker) -> None:
    assert "3 Personen (2 deutsch, 1 russisch)" in await begins(olga)
    await writes(olga, BUSES, АВТОБУСЫ)
    checked = await olga.presses("Prüfen und senden")
    assert "3 Personen (2 deutsch, 1 russisch)" in checked
    assert "Jetzt an 3 Personen senden" in olga.labels
    assert BUSES not in got(anna)
