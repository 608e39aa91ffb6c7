"""A server that fails, drops connections and asks to wait: no loss, doubles only where dropped."""

from pathlib import Path

import pytest

from storage.database import Database
from tests.delivery.owed import counted, owe_notices
from tests.delivery.server import DeliveryServer, Faults
from tests.delivery.test_kills import fast_bot
from tests.flows.conversation import until

USUAL = Faults(fails=0.1, drops=0.05, asks_to_wait=0.02)


async def deliver_in_trouble(folder: Path, people: int) -> None:
    """Deliver to everybody over a bad connection; fails where one is lost or told twice."""
    database = await Database.open(folder / "bot.sqlite3")
    await owe_notices(database, people)
    await database.close()
    server = DeliveryServer(USUAL)
    await server.start()
    async with fast_bot(server, folder, "2021-06-28T10:00"):
        while counted(folder, "state IN ('pending', 'sending')"):
            known = len(server.calls)
            await server.until(lambda known=known: len(server.calls) > known)  # type: ignore[misc]
        await until(lambda: counted(folder, "state = 'sent'") == people)
    await server.stop()
    assert set(server.accepted) == set(range(1, people + 1))
    assert all(times <= 1 + server.dropped[chat] for chat, times in server.accepted.items())
    assert server.dropped.total() > 0
    assert server.refused > 0


async def test_failures_drops_and_pauses_lose_nobody(tmp_path: Path) -> None:
    await deliver_in_trouble(tmp_path, people=200)


@pytest.mark.soak
async def test_failures_drops_and_pauses_lose_none_of_2000(tmp_path: Path) -> None:
    await deliver_in_trouble(tmp_path, people=2_000)
