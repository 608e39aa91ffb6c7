"""A change told to 10,000 people while others press: pace, refusals, answers, memory.

The bot is a process of its own with Telegram's limits; the server enforces them, at 40 ms latency.
"""

import asyncio
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import quantiles
from time import monotonic
from typing import Any, Final

from handlers.frame.actions import pack
from handlers.programme.actions import Day, Now, SessionAt
from handlers.releases.actions import TellNow
from handlers.releases.draft_actions import PublishDraft
from handlers.ui.action import Action
from scheduler.rate_limiter import TELEGRAM
from tests.bot.api_server import failure
from tests.delivery.owed import STARRED, bot_in_a_process, propose, star_for_all
from tests.delivery.server import DeliveryServer, delivery_server
from tests.programmes import at

LATENCY: Final = 0.04
PRESSES_PER_SECOND: Final = 4.9
ORGANISER: Final = 1
SCREENS: Final = (Now(), Day(at(29, 12).date()), SessionAt(STARRED))
SECONDS_TO_WARM_UP: Final = 5.0
CHANGED: Final = 2
"""The release that changes what everybody has noted; its notices would wait for another change."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one delivery showed; megabytes resident before it, and at most meanwhile."""

    per_second: float
    refused: int
    p95_ms: float
    slowest_ms: float
    idle: float
    most: float

    @property
    def share(self) -> float:
        """The pace, as a share of the allowed bulk rate."""
        return self.per_second / TELEGRAM.bulk_per_second


class Crowd:
    """Recipients who press, each time another one, and how long their screens took to come."""

    def __init__(self, server: DeliveryServer, people: int) -> None:
        self.waits: list[float] = []
        self._server = server
        self._random = Random(people)  # noqa: S311 (who presses, no secret)
        self._people = people
        self._number = 0
        self._waiting: set[asyncio.Task[None]] = set()

    async def press(self) -> None:
        """Press at a steady pace until cancelled."""
        while True:
            await asyncio.sleep(1 / PRESSES_PER_SECOND)
            person = self._random.randint(2, self._people)
            pressing = self.press_once(person, SCREENS[self._number % len(SCREENS)])
            task = asyncio.create_task(pressing)
            self._waiting.add(task)
            task.add_done_callback(self._waiting.discard)

    async def press_once(self, person: int, press: Action) -> None:
        """One press, and the wait for its screen."""
        self._number += 1
        before = len(self._server.accepted)
        began = monotonic()
        await self._server.give(_press(self._number, person, press))
        await self._server.until(lambda: self._is_answered(person, before))
        self.waits.append(monotonic() - began + LATENCY / 2)

    def _is_answered(self, person: int, before: int) -> bool:
        return any(
            a.chat == person and a.method == "editMessageText"
            for a in self._server.accepted[before:]
        )


async def measure(people: int, seconds: float) -> Figures:
    """Publish a change to so many, and watch the delivery for so long, or until it is over."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        await star_for_all(folder, people)
        draft = await propose(folder, ORGANISER)
        async with (
            delivery_server(latency=LATENCY, limits=TELEGRAM) as server,
            bot_in_a_process(server, folder, BOT_ADMINS=str(ORGANISER)) as bot,
        ):
            await server.until(lambda: bool(server.made("getUpdates")))
            crowd = Crowd(server, people)
            pressing = asyncio.create_task(crowd.press())
            await asyncio.sleep(SECONDS_TO_WARM_UP)
            idle = most = await megabytes(bot.pid)
            crowd.waits.clear()
            await crowd.press_once(ORGANISER, PublishDraft(draft, 1))
            server.answers["getChat"] = [failure(400, "Bad Request: chat not found")]
            await crowd.press_once(ORGANISER, TellNow(CHANGED))
            await server.until(lambda: bool(server.told))
            began, already = monotonic(), len(server.told)
            while monotonic() - began < seconds and len(server.told) < people:
                await asyncio.sleep(0.5)
                most = max(most, await megabytes(bot.pid))
            per_second = (len(server.told) - already) / (monotonic() - began)
            pressing.cancel()
            with suppress(asyncio.CancelledError):
                await pressing
    cuts = quantiles(crowd.waits, n=20)
    slowest = max(crowd.waits) * 1000
    return Figures(per_second, server.refused, cuts[-1] * 1000, slowest, idle, most)


async def megabytes(process: int) -> float:
    """How much memory a process has resident."""
    ps = await asyncio.create_subprocess_exec(
        "ps", "-o", "rss=", "-p", str(process), stdout=asyncio.subprocess.PIPE
    )
    resident, _ = await ps.communicate()
    return int(resident) / 1024


def _press(number: int, person: int, press: Action) -> dict[str, Any]:
    chat = {"id": person, "type": "private", "first_name": "A"}
    sender = {"id": person, "is_bot": False, "first_name": "A", "language_code": "de"}
    message = {"message_id": 1, "date": 1, "chat": chat, "text": "…"}
    query = {"id": str(number), "from": sender, "chat_instance": "1", "data": pack(press)}
    return {"update_id": number, "callback_query": {**query, "message": message}}


def main() -> None:
    """60 s with 10,000 people, and a delivery to 1,000 to compare its memory; --quick is short."""
    seconds = 10.0 if "--quick" in sys.argv else 60.0
    print(f"{LATENCY * 1000:.0f} ms latency, {PRESSES_PER_SECOND} presses a second meanwhile")
    for people in (1_000, 10_000):
        f = asyncio.run(measure(people, seconds))
        print(
            f"{people:6,} people: {f.per_second:.1f} a second, {f.share:.1%} of the allowed bulk"
            f" rate (budget 96 %); {f.refused} refusals (budget 0); a press answered with p95"
            f" {f.p95_ms:.0f} ms (budget 300 ms), the slowest {f.slowest_ms:.0f} ms;"
            f" {f.most - f.idle:.1f} MB over {f.idle:.0f} MB when idle (budget 30 MB)",
            flush=True,
        )


if __name__ == "__main__":
    main()
