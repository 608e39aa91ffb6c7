"""A stage for every test: the built-in programme, on the evening of the opening."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.flows.conversation import Stage, Talker, on_stage
from tests.programmes import at


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with on_stage(tmp_path, at(28, 17, 30)) as stage:
        yield stage


@pytest.fixture
def anna(stage: Stage) -> Talker:
    return stage.person(11, "Anna", "de")


@pytest.fixture
def boris(stage: Stage) -> Talker:
    return stage.person(12, "Борис", "ru")
