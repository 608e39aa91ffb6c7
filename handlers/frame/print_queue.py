"""The print queue: what anybody may have printed is made in the background, one after the other."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import replace
from enum import Enum, auto
from typing import Any, Final

from handlers.frame.child_process import BOUNDS, Children

WAITING: Final = 20
"""How many prints may wait; a print takes a second or two."""

_BOUNDS: Final = replace(BOUNDS, seconds_by_the_clock=120)
"""A child that hangs holds everybody's prints up, so it is ended sooner than others."""


class Taken(Enum):
    """The result of asking for a print."""

    COMES = auto()
    IS_COMING_ALREADY = auto()
    TOO_MANY_WAIT = auto()


class PrintQueue:
    """Has prints made and sent when they are ready; the press is over long before.

    There is one for the whole process, with a child process of its own, so that organisers' files
    wait for nobody. Each person has one print in hand. What is in hand when the bot ends is lost;
    who misses it presses again.
    """

    def __init__(self) -> None:
        self._children = Children(at_once=1, bounds=_BOUNDS)
        self._turn = asyncio.Lock()
        self._in_hand: dict[int, asyncio.Task[None]] = {}

    def take(self, person: int, work: Callable[[], Coroutine[Any, Any, None]]) -> Taken:
        """Do the work in the background, unless the person has a print in hand or too many wait."""
        if person in self._in_hand:
            return Taken.IS_COMING_ALREADY
        if len(self._in_hand) > WAITING:
            return Taken.TOO_MANY_WAIT
        task = asyncio.create_task(work())
        self._in_hand[person] = task
        task.add_done_callback(lambda _: self._in_hand.pop(person))
        return Taken.COMES

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[Children]:
        """Where a print is made, one at a time; sending it is not part of it."""
        async with self._turn:
            yield self._children

    async def stop(self) -> None:
        """Give up what is in hand."""
        tasks = tuple(self._in_hand.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
