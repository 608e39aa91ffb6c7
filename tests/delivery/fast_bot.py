"""`python -m tests.delivery.fast_bot PER_SECOND`: the real bot, but with limits for a fast test."""

import asyncio
import sys

from bot.lifecycle import serve, stop_on_signals
from bot.settings import Settings
from scheduler.pace import Limits


async def main(per_second: float) -> None:
    """Serve until a signal ends it."""
    stop = asyncio.Event()
    stop_on_signals(stop)
    await serve(Settings(), stop, limits=Limits(per_second, per_second * 1.2, 0.0, 10_000))


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1])))
