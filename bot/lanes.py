"""How many updates are handled at once: one at a time for each person, so many of all people."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from bot.raw_updates import is_same_start
from storage.inbox import Entry

WAITING_PER_PERSON: Final = 50
KNOWN_IN_HAND: Final = 128
STRANGERS_IN_HAND: Final = 128
"""How many updates are handled at once; more would not be answered any sooner."""

NOTICE_EVERY: Final = 60.0


@dataclass(slots=True)
class PersonQueue:
    """What waits for one person; the head is the update in hand.

    `turned_away` counts the notices to them that are under way.
    """

    entries: deque[Entry] = field(default_factory=deque)
    noticed_at: float = float("-inf")
    turned_away: int = 0

    def is_full(self) -> bool:
        """Whether as many wait as may."""
        return len(self.entries) > WAITING_PER_PERSON

    def owes_notice(self, entry: Entry, now: float) -> bool:
        """Whether an update that is too much is answered: each press, and one message a minute.

        `now` is in seconds of the event loop.
        """
        if self.turned_away >= WAITING_PER_PERSON:
            return False
        if "callback_query" in entry.update:
            return True
        if "message" not in entry.update or now - self.noticed_at < NOTICE_EVERY:
            return False
        self.noticed_at = now
        return True

    def is_said_again(self) -> bool:
        """Whether the head says /start and what waits behind it says the same."""
        waiting = [entry.update for entry in islice(self.entries, 2)]
        return len(waiting) > 1 and is_same_start(*waiting)


class Lane:
    """A share of what is handled at once.

    One update begins in each turn of the event loop: where hundreds begin side by side, the loop
    takes half a second for one step of each, and that an answer was accepted is noticed as late.
    """

    def __init__(self, width: int) -> None:
        self._slots = asyncio.Semaphore(width)
        self._entrance = asyncio.Semaphore(1)

    async def __aenter__(self) -> None:
        """Wait for a place, and hold it."""
        await self._slots.acquire()
        try:
            async with self._entrance:
                await asyncio.sleep(0)
        except BaseException:
            self._slots.release()
            raise

    async def __aexit__(self, *_error: object) -> None:
        self._slots.release()


class Lanes:
    """The shares of all that is handled at once."""

    def __init__(self) -> None:
        self._known = Lane(KNOWN_IN_HAND)
        self._strangers = Lane(STRANGERS_IN_HAND)
        self._suspects = Lane(1)

    def of(self, entry: Entry) -> Lane:
        """Nobody whom the bot knows waits behind a crowd of strangers.

        What a crash cut off is begun again one at a time.
        """
        if entry.begun:
            return self._suspects
        return self._known if entry.known else self._strangers
