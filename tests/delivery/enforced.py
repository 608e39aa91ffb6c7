"""Telegram's limits as a server enforces them.

“About 30 messages per second” over all and “20 messages per minute” to a group are taken at their
word. Of a private chat core.telegram.org/bots/faq says: “avoid sending more than one message per
second. We may allow short bursts that go over this limit, but eventually you'll begin receiving 429
errors.” So a chat may be given three at once, and one a second in the long run. An album comes in
one call and counts as the messages it has.
"""

from collections import deque
from math import ceil
from typing import Final

from scheduler.rate_limiter import TELEGRAM, Limits

BURST: Final = 3
_MINUTE: Final = 60.0


class Enforced:
    """Decides over all that arrives; what is refused does not count."""

    def __init__(self, limits: Limits = TELEGRAM) -> None:
        self._limits = limits
        self._all: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}
        self._free_at: dict[int, float] = {}

    def refuses(self, chat: int, now: float, messages: int = 1) -> int | None:
        """In how many seconds that many messages may come again; None: accepted.

        To a person an album may be sent whenever one message might, and delays what follows it.
        """
        limits = self._limits
        wait = _room_in(self._all, messages, limits.total_per_second, 1.0, now)
        if chat < 0:
            group = self._groups.setdefault(chat, deque())
            wait = max(wait, _room_in(group, messages, limits.group_per_minute, _MINUTE, now))
        else:
            tolerated = limits.private_seconds * (BURST - 1)
            wait = max(wait, self._free_at.get(chat, now) - tolerated - now)
        if wait > 0:
            return ceil(wait)
        self._all.extend([now] * messages)
        if chat < 0:
            self._groups[chat].extend([now] * messages)
        else:
            taken = messages * limits.private_seconds
            self._free_at[chat] = max(self._free_at.get(chat, now), now) + taken
        return None


def _room_in(sent: deque[float], messages: int, limit: float, window: float, now: float) -> float:
    """Seconds until so many more fit; what is more than the limit waits for an empty window."""
    while sent and sent[0] <= now - window:
        sent.popleft()
    too_many = min(ceil(len(sent) + messages - limit), len(sent))
    return sent[too_many - 1] + window - now if too_many > 0 else 0.0
