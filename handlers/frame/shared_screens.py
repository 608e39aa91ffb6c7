"""Screens that many people see alike in the same minute: what is on now, a day, a list."""

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import Any, Final, TypeVar

from handlers.frame.reader import Reader, Reduced
from handlers.ui.screen import Screen

Made = TypeVar("Made", bound=Screen | None)

MOST: Final = 500
"""How many screens are kept, of some 5 kB each; the oldest goes first."""


class SharedScreens:
    """Makes such a screen once for all who see the same, and keeps it for the minute it is true.

    A screen is found by all that it is made from: what it shows, and a reader of whom nothing is
    left but the language, the release as they see it, the kind of chat, the minute, their filter
    of days and which of the sessions that it may name are theirs. So nothing that one person sees
    alone can come before another. Another minute begins with no screens.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._minute: datetime | None = None
        self._made: dict[tuple[Hashable, Reduced], Any] = {}

    def screen(
        self,
        reader: Reader,
        shown: Hashable,
        mine: frozenset[str],
        make: Callable[[Reader], Made],
    ) -> Made:
        """What `make` makes of `shown` for a reader whose sessions are `mine`, as far as it asks.

        `shown` says which function `make` is, with its arguments: an action or an answer.
        """
        reduced = reader.reduced_to(mine)
        if reduced.now != self._minute:
            self._minute, self._made = reduced.now, {}
        key = (shown, reduced)
        if key not in self._made:
            if len(self._made) >= self._most:
                del self._made[next(iter(self._made))]
            self._made[key] = make(reduced.reader())
        made: Made = self._made[key]
        return made
