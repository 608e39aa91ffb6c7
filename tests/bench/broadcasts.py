"""A broadcast of a text, a photo or an album to 10,000 people while others press.

RateLimiter, refusals, answers and memory, and how soon a pause and a stop take effect. The bot is a
process of its own with Telegram's limits; the server enforces them, at 40 ms latency.
"""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import monotonic
from typing import Final

from handlers.broadcasts.actions import GoOn, Pause, Release, Stop
from handlers.ui.action import Action
from scheduler.rate_limiter import TELEGRAM
from storage.broadcasts import store
from storage.content import ContentKind
from storage.database import Database
from tests.bench.delivery import (
    LATENCY,
    PRESSES_PER_SECOND,
    SECONDS_TO_WARM_UP,
    Crowd,
    megabytes,
)
from tests.delivery.broadcasting import AUTHOR, buttons, is_of, version, write
from tests.delivery.owed import DATABASE, bot_in_a_process, star_for_all
from tests.delivery.server import DeliveryServer, delivery_server
from tests.delivery.test_limits import in_whole_albums

PEOPLE: Final = 10_000
PICTURES: Final = 10
SECONDS_UNDER_WAY: Final = 2.5
SECONDS_TO_SEE: Final = 3.0
"""So long after a pause or stop it is watched whether anything comes still."""


@dataclass
class Running:
    """A bot that has been started, the server it talks to, and people who press."""

    server: DeliveryServer
    crowd: Crowd
    kind: ContentKind
    process: int
    drafts: list[tuple[int, int]]

    async def release(self) -> int:
        """Let the next draft go, and wait until its first message has arrived; its number."""
        number, revision = self.drafts.pop()
        known = self.arrived
        await self.crowd.press_once(AUTHOR, Release(number, revision))
        await self.server.until(lambda: self.arrived > known)
        return number

    @property
    def arrived(self) -> int:
        """How many posts have arrived."""
        return sum(is_of(accepted, self.kind) for accepted in self.server.accepted)

    @property
    def messages(self) -> int:
        """How many messages those are, with the buttons of albums and the author's progress."""
        accepted = self.server.accepted
        posts = sum(a.messages for a in accepted if is_of(a, self.kind))
        shown = sum(a.chat == AUTHOR and a.method == "editMessageText" for a in accepted)
        below = buttons(self.server).total() if self.kind is ContentKind.ALBUM else 0
        return posts + below + shown

    async def seconds_until_quiet(self, press: Action) -> float:
        """How long after a press the last message of a broadcast arrives."""
        began = monotonic()
        await self.crowd.press_once(AUTHOR, press)
        await asyncio.sleep(SECONDS_TO_SEE)
        last = max(a.at for a in self.server.accepted if is_of(a, self.kind))
        return max(0.0, last - began)


@asynccontextmanager
async def running(kind: ContentKind, broadcasts: int) -> AsyncIterator[Running]:
    """A bot with so many broadcasts that can be let go, after some presses to warm up."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        await star_for_all(folder, PEOPLE)
        drafts = await _write(folder, kind, broadcasts)
        async with (
            delivery_server(latency=LATENCY, limits=TELEGRAM) as server,
            bot_in_a_process(server, folder, BOT_ADMINS=str(AUTHOR)) as bot,
        ):
            await server.until(lambda: bool(server.made("getUpdates")))
            crowd = Crowd(server, PEOPLE)
            pressing = asyncio.create_task(crowd.press())
            await asyncio.sleep(SECONDS_TO_WARM_UP)
            crowd.waits.clear()
            yield Running(server, crowd, kind, bot.pid, drafts)
            pressing.cancel()
            with suppress(asyncio.CancelledError):
                await pressing


async def _write(folder: Path, kind: ContentKind, broadcasts: int) -> list[tuple[int, int]]:
    """Write so many broadcasts; number and revision of each."""
    database = await Database.open(folder / DATABASE)
    drafts = []
    for _ in range(broadcasts):
        number = await database.write(write, version(kind, pictures=PICTURES))
        found = await database.read(store.find, number)
        drafts.append((number, found.revision if found else 0))
    await database.close()
    return drafts


async def measure_pace(kind: ContentKind, seconds: float) -> str:
    """Watch a broadcast for so long."""
    async with running(kind, 1) as bot:
        idle = most = await megabytes(bot.process)
        await bot.release()
        began, already = monotonic(), bot.messages
        while monotonic() - began < seconds:
            await asyncio.sleep(0.5)
            most = max(most, await megabytes(bot.process))
        per_second = (bot.messages - already) / (monotonic() - began)
        refused, waits = bot.server.refused, list(bot.crowd.waits)
    p95, slowest = quantiles(waits, n=20)[-1] * 1000, max(waits) * 1000
    share = per_second / TELEGRAM.bulk_per_second
    allowed = 1.0
    if kind is ContentKind.ALBUM:
        allowed = in_whole_albums(PICTURES) / TELEGRAM.bulk_per_second
    return (
        f"{per_second:.1f} messages a second, {share:.1%} of the allowed bulk rate, of which"
        f" {allowed:.0%} can be reached (budget {0.95 * allowed:.0%}); {refused} refusals"
        f" (budget 0); a press answered with p95 {p95:.0f} ms (budget 300 ms),"
        f" the slowest {slowest:.0f} ms;"
        f" {most - idle:.1f} MB over {idle:.0f} MB when idle (budget 30 MB)"
    )


async def measure_halts(kind: ContentKind, runs: int) -> str:
    """Pause, go on and stop, one broadcast after the other."""
    pauses, stops = [], []
    async with running(kind, runs) as bot:
        for _ in range(runs):
            number = await bot.release()
            await asyncio.sleep(SECONDS_UNDER_WAY)
            pauses.append(await bot.seconds_until_quiet(Pause(number)))
            await bot.crowd.press_once(AUTHOR, GoOn(number))
            await asyncio.sleep(SECONDS_UNDER_WAY)
            stops.append(await bot.seconds_until_quiet(Stop(number)))
    return "; ".join(
        f"from {name} to the last message {median(took):.2f} s, at most {max(took):.2f} s"
        for name, took in (("pause", pauses), ("stop", stops))
    )


def main() -> None:
    """60 s of each kind, and five pauses and stops; --quick is short."""
    quick = "--quick" in sys.argv
    seconds, runs = (10.0, 2) if quick else (60.0, 5)
    print(
        f"{PEOPLE:,} people, {LATENCY * 1000:.0f} ms latency, {PRESSES_PER_SECOND} presses a second"
        f" meanwhile; an album has {PICTURES} pictures, so that {in_whole_albums(PICTURES):.0f} of"
        f" {TELEGRAM.bulk_per_second:.0f} messages a second can be whole albums"
    )
    for kind in (ContentKind.TEXT, ContentKind.PHOTO, ContentKind.ALBUM):
        print(f"{kind}: {asyncio.run(measure_pace(kind, seconds))}", flush=True)
        halts = asyncio.run(measure_halts(kind, runs))
        print(f"{kind}: {halts} (budget 2 s, {runs} runs)", flush=True)


if __name__ == "__main__":
    main()
