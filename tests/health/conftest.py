"""A bot in which all is well, and a Bot API server."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import commands
from tests.bot.api_server import ApiServer
from tests.flows.conversation import announce_nothing
from tests.health.world import World, a_bot


@pytest.fixture(autouse=True)
def nothing_is_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "announce", announce_nothing)


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with a_bot(tmp_path) as world:
        await world.passes(1)
        yield world


@pytest.fixture
async def server() -> AsyncIterator[ApiServer]:
    server = ApiServer()
    await server.start()
    yield server
    await server.stop()
