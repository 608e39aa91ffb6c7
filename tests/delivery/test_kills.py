"""Killed at random moments while notices go out: everyone has theirs, doubles only in flight."""

from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random

import pytest

from scheduler.delivery import IN_FLIGHT
from scheduler.rate_limiter import Limits
from tests.delivery.owed import bot_in_a_process, chats_where, owe_notices, star_for_all
from tests.delivery.server import DeliveryServer, delivery_server
from tests.flows.conversation import until

pytestmark = pytest.mark.e2e

FAST = Limits(bulk_per_second=400, total_per_second=500, private_seconds=0)
LATENCY = 0.02


Prepare = Callable[[Path, int], Awaitable[None]]
CASES = [(owe_notices, "2021-06-28T10:00"), (star_for_all, "2021-06-28T17:46")]
"""Notices of a change, and the reminders of what begins soon, each with the bot's clock."""

each_kind = pytest.mark.parametrize(("prepare", "clock"), CASES, ids=["notices", "reminders"])


async def deliver_with_kills(
    folder: Path, prepare: Prepare, clock: str, people: int, kills: int
) -> None:
    """Deliver to everybody, killing the bot so many times; fails where anybody is left out."""
    random = Random(people)  # noqa: S311 (moments to kill at, no secret)
    await prepare(folder, people)
    in_flight: Counter[int] = Counter()
    async with delivery_server(latency=LATENCY) as server:
        for kill in range(kills):
            # So far on the way and not further, so that something is left for the kills to come.
            left = people - len(server.told)
            if not left:
                break
            enough = random.randint(1, max(1, 2 * left // (kills - kill + 1)))
            moment = _arrived if random.random() < 0.5 else _accepted
            enough += moment(server)
            async with bot_in_a_process(server, folder, FAST, BOT_CLOCK=clock) as process:
                await server.until(lambda enough=enough, moment=moment: moment(server) >= enough)  # type: ignore[misc]
                process.kill()
                await process.wait()
            sending = chats_where(folder, "state = 'sending'")
            assert len(sending) <= IN_FLIGHT
            in_flight.update(sending)
        async with bot_in_a_process(server, folder, FAST, BOT_CLOCK=clock):
            while len(server.told) < people:
                known = len(server.told)
                await server.until(lambda known=known: len(server.told) > known)  # type: ignore[misc]
            await until(lambda: not chats_where(folder, "state <> 'sent'"))
    doubles = server.told - Counter(range(1, people + 1))
    assert set(server.told) == set(range(1, people + 1))
    assert doubles <= in_flight
    assert len(chats_where(folder, "state = 'sent'")) == people


def _arrived(server: DeliveryServer) -> int:
    return server.arrived


def _accepted(server: DeliveryServer) -> int:
    return len(server.accepted)


@each_kind
async def test_five_kills_leave_none_of_200_out(
    prepare: Prepare, clock: str, tmp_path: Path
) -> None:
    await deliver_with_kills(tmp_path, prepare, clock, people=200, kills=5)


@pytest.mark.soak
@each_kind
async def test_fifty_kills_leave_none_of_2000_out(
    prepare: Prepare, clock: str, tmp_path: Path
) -> None:
    await deliver_with_kills(tmp_path, prepare, clock, people=2_000, kills=50)
