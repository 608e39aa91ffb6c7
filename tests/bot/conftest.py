"""A Bot API server of the tests' own, started; tests of the network run on both event loops."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Final

import pytest
import uvloop

from tests.bot.api_server import ApiServer

_ON_BOTH_LOOPS: Final = ("test_transport.py", "test_webhook.py")


def pytest_asyncio_loop_factories(
    item: pytest.Item,
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]] | None:
    """The loops that a test runs on, one after the other; None for the one that all have."""
    if item.path.name in _ON_BOTH_LOOPS:
        return {"asyncio": asyncio.new_event_loop, "uvloop": uvloop.new_event_loop}
    return None


@pytest.fixture
async def server() -> AsyncIterator[ApiServer]:
    server = ApiServer()
    await server.start()
    yield server
    await server.stop()
