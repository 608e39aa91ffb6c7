"""The only place that reads the time of day. Everything else is told, or asks this clock."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeAlias

_Planned: TypeAlias = Callable[[datetime], Awaitable[Iterable[datetime]]]
_Stop: TypeAlias = tuple[_Planned, Callable[[], Awaitable[None]]]


class Clock:
    """The bot's time: the real one, or one shifted for a rehearsal. All moments are in UTC."""

    def __init__(self, shift: timedelta = timedelta(0)) -> None:
        self._shift = shift
        self._listeners: list[Callable[[], None]] = []
        self._stops: list[_Stop] = []
        self._travelling = asyncio.Lock()

    @classmethod
    def starting_at(cls, moment: datetime) -> "Clock":
        """A clock that reads `moment` (aware) now and goes on from there."""
        return cls(moment - datetime.now(UTC))

    @property
    def is_shifted(self) -> bool:
        """Whether the bot's time differs from the real one."""
        return self._shift != timedelta(0)

    @property
    def shift(self) -> timedelta:
        """By how much the bot's time differs from the real one."""
        return self.now() - datetime.now(UTC)

    def now(self) -> datetime:
        """The moment it is for the bot, in UTC."""
        return datetime.now(UTC) + self._shift

    def to_real(self, moment: datetime) -> datetime:
        """When, on the real clock, the bot's clock will read `moment`."""
        return moment - self._shift

    def set(self, moment: datetime) -> None:
        """Move the bot's clock to `moment` (aware) and tell those who planned by it.

        Raises ValueError where that would turn it back: what was done cannot be undone.
        """
        if moment < self.now():
            raise ValueError("the clock cannot be set back")
        self._shift = moment - datetime.now(UTC)
        for listener in self._listeners:
            listener()

    async def travel(self, moment: datetime) -> None:
        """Move on to `moment`, stopping at everything that was planned for the time between.

        What is planned is done before the clock moves on, as if the time had passed. Raises
        ValueError where that would turn the clock back.
        """
        if moment < self.now():
            raise ValueError("the clock cannot be set back")
        async with self._travelling:
            stops = {s for planned, _ in self._stops for s in await planned(self.now())}
            for stop in (*sorted(s for s in stops if s <= moment), moment):
                if stop > self.now():
                    self.set(stop)
                for _, work in self._stops:
                    await work()

    def stop_at(
        self,
        planned: _Planned,
        work: Callable[[], Awaitable[None]],
    ) -> Callable[[], None]:
        """Let `travel` stop at every moment that `planned` gives as ahead, and await `work`.

        It does so until what is returned is called.
        """
        stop = (planned, work)
        self._stops.append(stop)
        return partial(self._stops.remove, stop)

    def on_set(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` after every `set`, until what is returned is called."""
        self._listeners.append(listener)
        return partial(self._listeners.remove, listener)
