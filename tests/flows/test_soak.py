"""The long form of the crash test: killed again and again under load, nobody is left out."""

import asyncio
from pathlib import Path
from random import Random

import pytest

from tests.bot.api_server import ApiServer
from tests.flows.conversation import until
from tests.flows.test_outages import answered, bot_process, command, inbox_rows

PEOPLE = 3_000
KILLS = 20
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
