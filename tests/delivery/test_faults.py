"""A server that fails, drops connections and asks to wait: no loss, doubles only where dropped."""

from collections import Counter
from pathlib import Path

import pytest

from tests.delivery.owed import bot_in_a_process, chats_where, owe_notices
from tests.delivery.server import Faults, delivery_server
from tests.delivery.test_kills import FAST
from tests.flows.conversation import until

pytestmark = pytest.mark.e2e

USUAL = Faults(fails=0.1, drops=0.05, asks_to_wait=0.02)


async def deliver_in_trouble(folder: Path, people: int) -> None:
    """Deliver to everybody over a bad connection; fails where one is lost or told twice."""
    await owe_notices(folder, people)
    async with delivery_server(USUAL) as server, bot_in_a_process(server, folder, FAST):
        while len(server.told) < people:
            told = len(server.told)
            await server.until(lambda told=told: len(server.told) > told)  # type: ignore[misc]
        await until(lambda: not chats_where(folder, "state <> 'sent'"))
    assert len(chats_where(folder, "state = 'sent'")) == people
    assert set(server.told) == set(range(1, people + 1))
    assert server.told - Counter(range(1, people + 1)) <= server.dropped
    assert server.dropped.total() > people * 0.02
    assert server.refused > 0
    assert server.arrived > server.told.total() + server.refused


async def test_failures_drops_and_pauses_lose_none_of_200(tmp_path: Path) -> None:
    await deliver_in_trouble(tmp_path, people=200)


@pytest.mark.soak
async def test_failures_drops_and_pauses_lose_none_of_2000(tmp_path: Path) -> None:
    await deliver_in_trouble(tmp_path, people=2_000)
