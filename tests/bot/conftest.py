"""A Bot API server of the tests' own, started; tests of the network run on both event loops."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from functools import cache
from typing import Final

import pytest
import uvloop

from bot import checks
from locales.catalogues import untranslated
from tests.bot.api_server import ApiServer

_ON_BOTH_LOOPS: Final = ("test_transport.py", "test_webhook.py")


def pytest_asyncio_loop_factories(
    item: pytest.Item,
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]] | None:
    """The loops that a test runs on, one after the other; None for the one that all have."""
    if item.path.name in _ON_BOTH_LOOPS:
        return {"asyncio": asyncio.new_event_loop, "uvloop": uvloop.new_event_loop}
    return None


@pytest.fixture(autouse=True, scope="session")
def texts_are_checked_once() -> Iterator[None]:
    """What `check` reads of the catalogues, which takes longer than all else that it does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks, "untranslated", cache(untranslated))
        yield


@pytest.fixture
async def server() -> AsyncIterator[ApiServer]:
    server = ApiServer()
    await server.start()
    yield server
    await server.stop()
