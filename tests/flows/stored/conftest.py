"""The application on the database of the version before; nothing of it may be logged as wrong."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.flows.conversation import Stage
from tests.flows.stored.old_evening import on_the_old_evening


@pytest.fixture
async def evening(
    tmp_path: Path,
    nothing_is_logged_as_an_error: None,  # noqa: ARG001
) -> AsyncIterator[Stage]:
    async with on_the_old_evening(tmp_path) as stage:
        yield stage
