"""Two readers of broadcasts, one in each language."""

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.organising import somebody


@pytest.fixture
async def anna(desk: Stage) -> Talker:
    return await somebody(desk, 11, "Anna")


@pytest.fixture
async def boris(desk: Stage) -> Talker:
    return await somebody(desk, 12, "Борис", "ru")
