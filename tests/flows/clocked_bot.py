"""`python -m tests.flows.clocked_bot MOMENT`: the real bot, by a clock that is told the time.

Each line of its input is the moment it is from then on. What is owed goes out without a pace.
"""

import asyncio
import sys
from datetime import datetime
from unittest.mock import patch

from bot import event_loop
from bot.background import in_background
from bot.garbage import collect_garbage_seldom
from bot.lifecycle import serve, stop_on_signals
from bot.logs import configure_logging
from bot.settings import Settings
from scheduler import planner
from tests.flows.conversation import AT_ONCE, StoppedClock


class ToldClock(StoppedClock):
    """A clock that jumps, as one does that is set right; nobody is told that it went back."""

    def set(self, moment: datetime) -> None:
        """Let it be that moment."""
        if moment >= self._moment:
            super().set(moment)
        else:
            self._moment = moment


async def main(moment: datetime) -> None:
    """Serve until a signal ends it."""
    settings = Settings.load()
    configure_logging(settings)
    collect_garbage_seldom()
    stop, clock = asyncio.Event(), ToldClock(moment)
    stop_on_signals(stop)
    # Its minutes pass within seconds, so it looks for what is due as much more often.
    with patch.object(planner, "LOOKS_EVERY", 1):
        async with in_background(_listen(clock)):
            await serve(settings, stop, clock, AT_ONCE)


async def _listen(clock: ToldClock) -> None:
    told = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(told), sys.stdin)
    while line := await told.readline():
        clock.set(datetime.fromisoformat(line.decode().strip()))


if __name__ == "__main__":
    event_loop.run(main(datetime.fromisoformat(sys.argv[1])))
