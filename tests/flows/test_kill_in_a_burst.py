"""Killed in a burst: what was accepted a moment before is not answered again."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random
from time import monotonic

import pytest
from aiohttp import web

from tests.bot.api_server import ApiServer, parameters_of
from tests.flows.busy_bot import SLICE_SECONDS
from tests.flows.test_outages import bot_process, command

PEOPLE = 300
ON_DISK_WITHIN = 0.05
"""Seconds from the acceptance of an answer until its update is finished on disk."""

KILLS = 3

BUSY_SECONDS = 1.5
"""So late a machine may be that does other work as well."""


class NotingServer(ApiServer):
    """Notes when it accepted which answer of a bot, and how long that had waited by then."""

    def __init__(self) -> None:
        super().__init__()
        self.bot = 0
        self.accepted: dict[str, list[tuple[float, float]]] = defaultdict(list)

    def moment(self) -> tuple[float, float]:
        """Now, and how long the bot's event loop has waited for a processor so far."""
        return monotonic(), waited(self.bot)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        response = await super()._call(request)
        if request.match_info["method"] == "sendMessage":
            self.accepted[(await parameters_of(request))["chat_id"]].append(self.moment())
        return response


def waited(process: int) -> float:
    """For how many seconds the main thread of a process was ready to run and did not.

    That is the machine's fault. It is 0 where the system does not say, and of a process that was
    killed while its last call was still on its way.
    """
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


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
@pytest.mark.alone
@both
async def test_what_was_accepted_a_moment_before_a_kill_is_not_answered_again(
    tmp_path: Path, module: Sequence[str], within: float
) -> None:
    """The promise itself, for a machine with nothing else to do."""
    assert await longest_doubled(tmp_path, module) <= within


async def longest_doubled(tmp_path: Path, module: Sequence[str]) -> float:
    """For how long before a kill something was accepted that was answered again, in seconds that
    the bot did not have to wait for the machine.
    """
    longest = 0.0
    random = Random(PEOPLE)  # noqa: S311 (moments to kill at, no secret)
    for kill in range(KILLS):
        folder, server = tmp_path / str(kill), NotingServer()
        folder.mkdir()
        await server.start()
        async with bot_process(server, folder, module) as process:
            server.bot = process.pid
            await server.until(lambda server=server: bool(server.made("getUpdates")))  # type: ignore[misc]
            await server.give(*(command(person, person) for person in range(1, PEOPLE + 1)))
            enough = random.randint(PEOPLE // 5, PEOPLE - 20)
            await server.until(lambda s=server, enough=enough: len(s.accepted) >= enough)  # type: ignore[misc]
            killed, waited_until_then = server.moment()
            process.kill()
            await process.wait()
        async with bot_process(server, folder):
            await server.until(lambda server=server: len(server.accepted) == PEOPLE)  # type: ignore[misc]
        await server.stop()
        for (accepted, waited_before), *again in server.accepted.values():
            if again:
                longest = max(longest, killed - accepted - (waited_until_then - waited_before))
    return longest
