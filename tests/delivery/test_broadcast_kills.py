"""Killed at random moments while a broadcast goes out: nobody twice, nobody left out."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from scheduler.delivery import IN_FLIGHT
from storage.broadcasts.model import BROADCAST, BUTTONS
from storage.content import ContentKind
from tests.delivery.broadcasting import arrivals, begin_broadcast, buttons, progress, version
from tests.delivery.owed import bot_in_a_process, chats_where
from tests.delivery.server import DeliveryServer, delivery_server
from tests.delivery.test_kills import FAST, LATENCY
from tests.flows.conversation import until

pytestmark = pytest.mark.e2e

KINDS = [ContentKind.TEXT, ContentKind.PHOTO, ContentKind.ALBUM]
each_kind = pytest.mark.parametrize("kind", KINDS)


class Killed:
    """A broadcast that a bot sends which is killed over and over."""

    def __init__(self, folder: Path, kind: ContentKind, server: DeliveryServer) -> None:
        self.folder = folder
        self.kind = kind
        self.server = server
        self.in_flight: dict[str, set[int]] = {BROADCAST: set(), BUTTONS: set()}

    def chats(self, kind: str, *states: str) -> list[int]:
        """The chats of the deliveries of a kind that are in one of these states."""
        named = ", ".join(f"'{state}'" for state in states)
        return chats_where(self.folder, f"kind = '{kind}' AND state IN ({named})")

    def left(self) -> int:
        """How many calls are still to be made."""
        calls = 2 if self.kind is ContentKind.ALBUM else 1
        return calls * len(self.chats(BROADCAST, "pending")) + len(self.chats(BUTTONS, "pending"))

    async def kill_after(self, calls: int, moment: Callable[[], int]) -> None:
        """Let the bot make so many calls more, and kill it."""
        enough = moment() + calls
        async with bot_in_a_process(self.server, self.folder, FAST) as process:
            await self.server.until(lambda: moment() >= enough)
            process.kill()
            await process.wait()
        for kind, known in self.in_flight.items():
            known.update(self.chats(kind, "sending"))

    async def finish(self) -> None:
        """Let the bot do the rest."""
        open_states = "state IN ('pending', 'sending')"
        async with bot_in_a_process(self.server, self.folder, FAST):
            await until(lambda: not chats_where(self.folder, open_states))


async def send_with_kills(folder: Path, kind: ContentKind, people: int, kills: int) -> None:
    """Send a broadcast, killing the bot; fails where one is left out, told twice or not counted."""
    random = Random(people)  # noqa: S311 (moments to kill at, no secret)
    everybody = set(range(1, people + 1))
    number = await begin_broadcast(folder, people, version(kind))
    async with delivery_server(latency=LATENCY) as server:
        sent = Killed(folder, kind, server)
        for kill in range(kills):
            moment = _arrived(server) if random.random() < 0.5 else _accepted(server)
            left = sent.left()
            if not left:
                break
            # So far on the way and not further, so that something is left for the kills to come.
            most = max(1, 2 * left // (kills - kill + 1) - IN_FLIGHT)
            await sent.kill_after(random.randint(1, most), moment)
        await sent.finish()
    got, uncertain = arrivals(server, kind), sent.in_flight[BROADCAST]
    assert set(sent.chats(BROADCAST, "uncertain")) == uncertain
    assert set(sent.chats(BROADCAST, "sent")) == everybody - uncertain == set(got) - uncertain
    assert set(got.values()) == {1}
    report = progress(folder, number)
    assert (report.uncertain, report.sent, report.total) == (
        len(uncertain),
        people - len(uncertain),
        people,
    )
    assert report.without_buttons == len(sent.in_flight[BUTTONS])
    _check_buttons(sent, everybody - uncertain if kind is ContentKind.ALBUM else set())


def _check_buttons(sent: Killed, owed: set[int]) -> None:
    """Whoever got an album has its buttons once, but for those that were in flight."""
    if sent.kind is not ContentKind.ALBUM:
        assert sent.chats(BUTTONS, "sent", "uncertain") == []
        return
    got, uncertain = buttons(sent.server), sent.in_flight[BUTTONS]
    assert set(sent.chats(BUTTONS, "uncertain")) == uncertain
    assert set(sent.chats(BUTTONS, "sent")) == owed - uncertain == set(got) - uncertain
    assert set(got.values()) == {1}


def _arrived(server: DeliveryServer) -> Callable[[], int]:
    return lambda: server.arrived


def _accepted(server: DeliveryServer) -> Callable[[], int]:
    return lambda: len(server.accepted)


@each_kind
async def test_two_kills_leave_none_of_150_out(kind: ContentKind, tmp_path: Path) -> None:
    await send_with_kills(tmp_path, kind, people=150, kills=2)


@pytest.mark.soak
@each_kind
async def test_twenty_kills_leave_none_of_2000_out(kind: ContentKind, tmp_path: Path) -> None:
    await send_with_kills(tmp_path, kind, people=2_000, kills=20)
