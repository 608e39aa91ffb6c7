"""Long tests: killed again and again under load nobody is left out, and backups of it serve on."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from storage.backups import back_up
from storage.restoring import restore
from tests.bot.api_server import ApiServer
from tests.flows.conversation import until
from tests.flows.test_outages import answered, bot_process, command, inbox_rows

PEOPLE = 3_000
KILLS = 20
BACKUPS = 8
MOMENT = datetime(2031, 6, 24, tzinfo=UTC)
IN_HAND = 256
"""So many updates may be in flight when the process dies; their answers may come twice."""


@pytest.mark.soak
async def test_twenty_kills_under_load_lose_nobody(tmp_path: Path) -> None:
    random = Random(20210628)  # noqa: S311 (moments to kill at, no secret)
    server = ApiServer()
    await server.start()
    doubles_allowed = 0
    for kill in range(KILLS):
        first = kill * PEOPLE // KILLS + 1
        last = (kill + 1) * PEOPLE // KILLS
        await server.give(*(command(person, person) for person in range(first, last + 1)))
        enough = len(answered(server)) + random.randint(1, (last - first) // 2)
        async with bot_process(server, tmp_path) as process:
            async with asyncio.timeout(120):
                await server.until(lambda enough=enough: len(answered(server)) >= enough)  # type: ignore[misc]
            process.kill()
            await process.wait()
        doubles_allowed += IN_HAND
    async with bot_process(server, tmp_path):
        while len(answered(server)) < PEOPLE:
            known = len(answered(server))
            await server.until(lambda known=known: len(answered(server)) > known)  # type: ignore[misc]
        await until(lambda: inbox_rows(tmp_path) == 0)
    await server.stop()
    assert len(answered(server)) == PEOPLE
    assert sum(answered(server).values()) - PEOPLE <= doubles_allowed


@pytest.mark.soak
async def test_backups_taken_under_load_and_restored_serve_on(tmp_path: Path) -> None:
    server = ApiServer()
    await server.start()
    await server.give(*(command(person, person) for person in range(1, PEOPLE + 1)))
    seen: list[int] = []
    async with bot_process(server, tmp_path):
        for number in range(BACKUPS):
            enough = (number + 1) * PEOPLE // (BACKUPS + 1)
            async with asyncio.timeout(120):
                await server.until(lambda enough=enough: len(answered(server)) >= enough)  # type: ignore[misc]
            file = tmp_path / f"copy{number}"
            await asyncio.to_thread(back_up, tmp_path / "bot.sqlite3", file, MOMENT)
            place = tmp_path / f"restored{number}" / "bot.sqlite3"
            place.parent.mkdir()
            await asyncio.to_thread(restore, file, place, lambda _zone: MOMENT, ())
            with closing(sqlite3.connect(place)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
                seen += connection.execute("SELECT count(*) FROM person").fetchone()
    assert seen == sorted(seen)
    assert 0 < seen[0] < seen[-1]
    await server.give(command(PEOPLE + 1, PEOPLE + 1))
    async with bot_process(server, place.parent):
        await until(lambda: str(PEOPLE + 1) in answered(server) and inbox_rows(place.parent) == 0)
    await server.stop()
