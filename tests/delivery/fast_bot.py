"""`python -m tests.delivery.fast_bot BULK TOTAL PRIVATE_SECONDS`: the real bot, other limits."""

import asyncio
import sys

from bot.lifecycle import serve, stop_on_signals
from bot.logs import configure_logging
from bot.settings import Settings
from scheduler.rate_limiter import Limits


async def main(bulk: float, total: float, private_seconds: float) -> None:
    """Serve until a signal ends it."""
    settings = Settings.load()
    configure_logging(settings)
    stop = asyncio.Event()
    stop_on_signals(stop)
    await serve(settings, stop, limits=Limits(bulk, total, private_seconds))


if __name__ == "__main__":
    asyncio.run(main(*map(float, sys.argv[1:])))
