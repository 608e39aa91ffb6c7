"""What was shown to people last, for who asks "where is that?" right after it.

It is kept in memory alone and for minutes: after a restart nobody is understood wrongly, only less.
"""

from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Final

from handlers.ui.action import Action

KEPT: Final = timedelta(minutes=10)
_PEOPLE: Final = 10_000
"""Of so many people at most; of those who wait longest it is forgotten."""


class LastShown:
    """The screen that each person saw last in private."""

    def __init__(self) -> None:
        self._shown: OrderedDict[int, tuple[Action | None, datetime]] = OrderedDict()

    def note(self, person: int, shown: Action | None, now: datetime) -> None:
        """Keep what a person sees now; None is a screen without an address."""
        self._shown[person] = (shown, now)
        self._shown.move_to_end(person)
        while len(self._shown) > _PEOPLE or self._is_old(next(iter(self._shown)), now):
            self._shown.popitem(last=False)

    def of(self, person: int, now: datetime) -> Action | None:
        """What a person saw last, if that is not long ago."""
        if person not in self._shown or self._is_old(person, now):
            return None
        return self._shown[person][0]

    @property
    def people(self) -> int:
        """Of how many people it is kept."""
        return len(self._shown)

    def forget(self, person: int) -> None:
        """Forget somebody."""
        self._shown.pop(person, None)

    def _is_old(self, person: int, now: datetime) -> bool:
        return now - self._shown[person][1] > KEPT
