"""Killed in a burst: what was accepted a moment before is not answered again."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from time import monotonic

import pytest
from aiohttp import web

from tests.bot.api_server import ApiServer
from tests.flows.busy_bot import SLICE_SECONDS
from tests.flows.test_outages import bot_process, command

PEOPLE = 300
ON_DISK_WITHIN = 0.05
"""Seconds from the acceptance of an answer until its update is finished on disk."""

KILLS = 3

BUSY_SECONDS = 1.5
"""So late a machine may be that does other work as well."""


class NotingServer(ApiServer):
    """Notes when it accepted which answer."""

    def __init__(self) -> None:
        super().__init__()
        self.accepted: dict[str, list[float]] = defaultdict(list)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        response = await super()._call(request)
        if request.match_info["method"] == "sendMessage":
            self.accepted[str((await request.post())["chat_id"])].append(monotonic())
        return response


class Lateness:
    """How late this machine lets a task run that has slept: a busy one is no fault of the bot's."""

    seconds = 0.0

    @asynccontextmanager
    async def measured(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self._measure())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _measure(self) -> None:
        while True:
            asleep = monotonic()
            await asyncio.sleep(0.005)
            self.seconds = max(self.seconds, monotonic() - asleep - 0.005)


both = pytest.mark.parametrize(
    ("module", "within"),
    [
        (("bot", "run"), ON_DISK_WITHIN),
        (("tests.flows.busy_bot",), ON_DISK_WITHIN + SLICE_SECONDS),
    ],
    ids=["a burst alone", "beside long work in slices"],
)


@pytest.mark.e2e
@both
async def test_what_was_accepted_long_before_a_kill_is_not_answered_again(
    tmp_path: Path, module: Sequence[str], within: float
) -> None:
    """However busy the machine is: within a second and a half everything is on disk."""
    assert await longest_doubled(tmp_path, module) <= within + BUSY_SECONDS


@pytest.mark.soak
@both
async def test_what_was_accepted_a_moment_before_a_kill_is_not_answered_again(
    tmp_path: Path, module: Sequence[str], within: float
) -> None:
    """The promise itself, for a machine with nothing else to do."""
    assert await longest_doubled(tmp_path, module) <= within


async def longest_doubled(tmp_path: Path, module: Sequence[str]) -> float:
    """For how long before a kill something was accepted that was answered again, beyond what this
    machine is late by itself; in seconds.
    """
    longest = 0.0
    random = Random(PEOPLE)  # noqa: S311 (moments to kill at, no secret)
    for kill in range(KILLS):
        folder, server, lateness = tmp_path / str(kill), NotingServer(), Lateness()
        folder.mkdir()
        await server.start()
        async with bot_process(server, folder, module) as process, lateness.measured():
            await server.until(lambda server=server: bool(server.made("getUpdates")))  # type: ignore[misc]
            await server.give(*(command(person, person) for person in range(1, PEOPLE + 1)))
            enough = random.randint(PEOPLE // 5, PEOPLE - 20)
            await server.until(lambda s=server, enough=enough: len(s.accepted) >= enough)  # type: ignore[misc]
            killed = monotonic()
            process.kill()
            await process.wait()
        async with bot_process(server, folder):
            await server.until(lambda server=server: len(server.accepted) == PEOPLE)  # type: ignore[misc]
        await server.stop()
        twice = [killed - times[0] for times in server.accepted.values() if len(times) > 1]
        longest = max(longest, max(twice, default=0.0) - lateness.seconds)
    return longest
