"""How fast messages may go out: Telegram's limits, and how bulk sending keeps below them.

About 30 messages a second for a bot, one a second in a private chat, 20 a minute in a group
(core.telegram.org/bots/faq). Answers to people never wait: they are counted, and bulk yields.
All times are seconds on a monotonic clock.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Final

_EVENNESS: Final = 0.965
"""Bulk is spread a little wider than its limit: some messages are longer on their way than others,
and the server counts those that arrive within a second."""

_SECOND: Final = 1.0025
_BULK_SECOND: Final = 1.02
"""What is taken for a second, since messages sent within it may arrive within less."""

_ANSWER: Final = 1
"""Bulk leaves room for the answer that may be given next, since answers do not wait."""

_CLOSE: Final = 0.1
_REMEMBERED: Final = 10.0
"""It leaves room for as many as have come so close together within so many seconds: people who come
at once are followed by others, and a message that was sent may leave no room for the second one."""

_MOST_ROOM: Final = 6
"""But for no more: one crowd must not keep bulk from going on, a refused answer comes again."""

_REFUSED_ANSWER: Final = 4
"""It leaves more where one was refused: it has to come through at its next attempt."""

_CATCHING_UP: Final = 0.25
"""A delay of so many seconds is made up for, as far as the limits let it."""

_FIRST_BACKOFF: Final = 0.5
_LONGEST_BACKOFF: Final = 30.0
_TROUBLE: Final = 3
"""This many failures in a row mean that the server or the network is at fault, not one message."""

_FIRST_PAUSE: Final = 0.1
_LONGEST_PAUSE: Final = 1.0
_DOUBLINGS: Final = 10
"""No pause doubles more often before it is the longest; an outage fails any number of times."""

_MINUTE: Final = 60.0
_MANY_CHATS: Final = 3
"""This many chats refused within a second mean that all sending is too fast, not one chat's."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be sent: in bulk and in all per second, per private chat, per group."""

    bulk_per_second: float = 25.0
    total_per_second: float = 30.0
    private_seconds: float = 1.0
    group_per_minute: int = 20


TELEGRAM: Final = Limits()


class RateLimiter:
    """Says when the next message may go out, and to which chats none may at present."""

    def __init__(self, limits: Limits = TELEGRAM, now: Callable[[], float] = monotonic) -> None:
        self._limits = limits
        self._now = now
        self._interval = 1 / (limits.bulk_per_second * _EVENNESS)
        self._slot = float("-inf")
        self._bulk: deque[float] = deque()
        self._all: deque[float] = deque()
        self._answers: deque[float] = deque()
        self._crowds: deque[tuple[float, int]] = deque()
        self._held_until = float("-inf")
        self._roomy_until = float("-inf")
        self._chats_held: dict[int, float] = {}
        self._groups: dict[int, deque[float]] = {}
        self._refused: deque[tuple[float, int]] = deque()
        self._attempts: dict[int, int] = {}
        self._failures = 0

    def note_answer(self, chat: int) -> None:
        """An answer to a person goes out now."""
        now = self._now()
        self._all.append(now)
        self._answers.append(now)
        _forget(self._all, now - _SECOND)
        _forget(self._answers, now - _CLOSE)
        together = len(self._answers)
        while self._crowds and self._crowds[-1][1] <= together:
            self._crowds.pop()
        self._crowds.append((now, together))
        self._note_chat(chat)

    def note_refusal(self, seconds: float) -> None:
        """An answer was refused and is given again after so many seconds."""
        self._roomy_until = max(self._roomy_until, self._now() + seconds + 1)

    async def turn(self, weight: int = 1) -> None:
        """Wait until the next bulk message may go out, or so many at once: an album."""
        while (wait := self._free_at(weight) - self._now()) > 0:  # noqa: ASYNC110 (time is awaited)
            await asyncio.sleep(wait)

    def note_bulk(self, chat: int, weight: int = 1) -> None:
        """A bulk message goes out now, which counts as so many: an album as what is in it."""
        now = self._now()
        earliest = max(self._slot + self._interval, now - max(self._interval, _CATCHING_UP))
        self._slot = earliest + (weight - 1) * self._interval
        self._bulk.extend([now] * weight)
        self._all.extend([now] * weight)
        self._note_chat(chat, weight)

    def is_busy(self, chat: int) -> bool:
        """Whether nothing may go to a chat at present."""
        return self._chats_held.get(chat, 0.0) > self._now()

    def busy_chats(self) -> list[int]:
        """The chats to which nothing may go at present."""
        now = self._now()
        for chat in [chat for chat, until in self._chats_held.items() if until <= now]:
            del self._chats_held[chat]
        return list(self._chats_held)

    def next_free_in(self) -> float:
        """In how many seconds the first busy chat is free; infinite where none is busy."""
        return max(0.0, min(self._chats_held.values(), default=float("inf")) - self._now())

    def hold(self, chat: int, seconds: float) -> None:
        """Send nothing to a chat for a while."""
        until = self._now() + seconds
        self._chats_held[chat] = max(until, self._chats_held.get(chat, until))

    def too_fast(self, chat: int, seconds: float) -> None:
        """The server asked to wait: this chat does, and all do where many chats were refused."""
        now = self._now()
        self.hold(chat, seconds)
        self._refused.append((now, chat))
        while self._refused[0][0] <= now - 1:
            self._refused.popleft()
        if len({chat for _, chat in self._refused}) >= _MANY_CHATS:
            self.hold_all(seconds)

    def note_failure(self, chat: int) -> None:
        """A bulk message failed: its chat waits longer each time, all do where everything fails."""
        attempts = self._attempts.get(chat, 0)
        self._attempts[chat] = attempts + 1
        self.hold(chat, _backoff(_FIRST_BACKOFF, attempts, _LONGEST_BACKOFF))
        self._failures += 1
        if self._failures >= _TROUBLE:
            failures = self._failures - _TROUBLE
            self.hold_all(_backoff(_FIRST_PAUSE, failures, _LONGEST_PAUSE))

    def note_success(self, chat: int) -> None:
        """A bulk message has arrived."""
        self._failures = 0
        self._attempts.pop(chat, None)

    def hold_all(self, seconds: float) -> None:
        """Send nothing in bulk for a while."""
        self._held_until = max(self._held_until, self._now() + seconds)

    def _free_at(self, weight: int) -> float:
        now, further = self._now(), weight - 1
        room = further + self._room_for_answers(now)
        return max(
            self._held_until,
            self._slot + self._interval,
            _full_until(self._bulk, self._limits.bulk_per_second - further, _BULK_SECOND, now),
            _full_until(self._all, self._limits.total_per_second - room, _SECOND, now),
        )

    def _room_for_answers(self, now: float) -> int:
        """How many answers may come before room is free again, going by those that came."""
        while self._crowds and self._crowds[0][0] <= now - _REMEMBERED:
            self._crowds.popleft()
        # Those before a larger one were forgotten when it came: the first is the largest.
        most = self._crowds[0][1] if self._crowds else _ANSWER
        return max(min(most, _MOST_ROOM), _REFUSED_ANSWER if now < self._roomy_until else _ANSWER)

    def _note_chat(self, chat: int, weight: int = 1) -> None:
        if chat > 0:
            self.hold(chat, self._limits.private_seconds * weight)
            return
        sent = self._groups.setdefault(chat, deque())
        now = self._now()
        sent.extend([now] * weight)
        full_until = _full_until(sent, self._limits.group_per_minute, _MINUTE, now)
        self.hold(chat, max(self._limits.private_seconds, full_until - now))


def _backoff(first: float, failures: int, longest: float) -> float:
    """The pause after so many earlier failures in a row, in seconds."""
    return min(first * 2.0 ** min(failures, _DOUBLINGS), longest)


def _forget(sent: deque[float], until: float) -> None:
    """Drop what was sent by a moment."""
    while sent and sent[0] <= until:
        sent.popleft()


def _full_until(sent: deque[float], limit: float, window: float, now: float) -> float:
    """When there is room again for one more within the window; what is older is dropped."""
    _forget(sent, now - window)
    over = len(sent) - int(max(limit, 1))
    return sent[over] + window if over >= 0 else float("-inf")
