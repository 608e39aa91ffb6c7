"""A Bot API server of the tests' own, started."""

from collections.abc import AsyncIterator

import pytest

from tests.bot.api_server import ApiServer


@pytest.fixture
async def server() -> AsyncIterator[ApiServer]:
    server = ApiServer()
    await server.start()
    yield server
    await server.stop()
