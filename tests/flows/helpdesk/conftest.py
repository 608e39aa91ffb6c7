"""Who asks at the help desk."""

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.organising import somebody


@pytest.fixture(autouse=True)
def no_errors(nothing_is_logged_as_an_error: None) -> None:
    """Whatever goes wrong at the desk is foreseen."""


@pytest.fixture
async def anna(desk: Stage) -> Talker:
    """Somebody who asks in German."""
    return await somebody(desk, 11, "Anna")


@pytest.fixture
async def boris(desk: Stage) -> Talker:
    """Somebody who asks in Russian."""
    return await somebody(desk, 12, "Борис", "ru")
