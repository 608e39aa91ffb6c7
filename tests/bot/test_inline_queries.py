"""Of what somebody types, the newest is answered soon; nothing of it is kept or begun again."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot import inline_queries
from bot.conversation import Unanswered
from bot.intake import Intake
from scheduler.clock import Clock
from storage.database import Database
from tests.bot.api_server import PATIENCE
from tests.bot.test_intake import Services, message


def typed(update_id: int, person: int = 1) -> dict[str, Any]:
    query = {"id": str(update_id), "from": {"id": person}, "query": "Rhabarber", "offset": ""}
    return {"update_id": update_id, "inline_query": query}


@pytest.fixture
async def taken_by(tmp_path: Path) -> AsyncIterator[tuple[Intake, Services, Database]]:
    services = Services()
    database = await Database.open(tmp_path / "bot.sqlite3")
    intake = Intake(database, Clock(), services)
    yield intake, services, database
    await intake.stop()
    await database.close()


async def test_the_newest_of_a_person_is_answered_and_those_that_waited_before_are_skipped(
    taken_by: tuple[Intake, Services, Database],
) -> None:
    intake, services, _ = taken_by
    services.gates[1] = asyncio.Event()
    await intake.take([typed(1)])
    await services.until(lambda: services.begun == [1])
    await intake.take([typed(2), typed(3), typed(9, person=2)])
    await intake.take([typed(4)])
    services.gates[1].set()
    await services.until(lambda: services.handled[1] == [1, 4] and services.handled[2] == [9])


async def test_what_is_typed_waits_for_no_message_and_no_message_for_it(
    taken_by: tuple[Intake, Services, Database],
) -> None:
    intake, services, _ = taken_by
    services.gates[1] = asyncio.Event()
    await intake.take([message(1), typed(2)])
    await services.until(lambda: sorted(services.begun) == [1, 2])
    services.gates[1].set()
    await services.until(lambda: sorted(services.handled[1]) == [1, 2])


async def test_nothing_of_it_is_written_down_even_while_it_is_in_hand(
    taken_by: tuple[Intake, Services, Database], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    intake, services, database = taken_by
    services.failures[1] = [ValueError("Rhabarber")]
    services.failures[2] = [Unanswered()]
    await intake.take([typed(1)])
    await services.until(lambda: services.begun == [1])
    await intake.take([typed(2)])
    await services.until(lambda: services.begun == [1, 2])
    rows = await database.read(lambda c: c.execute("SELECT count(*) FROM inbox").fetchone()[0])
    assert rows == 0
    await intake.take([typed(3)])
    await services.until(lambda: services.handled[1] == [3])
    assert services.begun == [1, 2, 3]
    assert "update 1 failed: ValueError" in caplog.text
    assert "Rhabarber" not in caplog.text


async def test_a_query_is_given_up_once_telegram_takes_no_answer_any_more(
    taken_by: tuple[Intake, Services, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    intake, services, _ = taken_by
    services.gates[1] = asyncio.Event()
    monkeypatch.setattr(inline_queries, "WORTH_SECONDS", 0.0)
    await intake.take([typed(1)])
    monkeypatch.setattr(inline_queries, "WORTH_SECONDS", PATIENCE)
    services.gates.clear()
    await intake.take([typed(2)])
    await services.until(lambda: services.handled[1] == [2])
