"""What was shown to people last, for who asks "where is that?" right after it.

It is kept in memory alone and for minutes: after a restart nobody is understood wrongly, only less.
"""

from collections import OrderedDict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from handlers.ui.action import Action
from handlers.ui.screen import Screen

KEPT: Final = timedelta(minutes=10)
_PEOPLE: Final = 10_000
"""Of so many people at most; of those who wait longest it is forgotten."""


class LastShown:
    """The screen that each person saw last in private."""

    def __init__(self) -> None:
        self._shown: OrderedDict[int, tuple[Action | None, datetime]] = OrderedDict()
        self._numbered: dict[int, Mapping[str, Action]] = {}

    def note(
        self, person: int, shown: Action | None, now: datetime, screen: Screen | None = None
    ) -> None:
        """Keep what a person sees now; None is a screen without an address, of which the keys are
        kept that carry a number.
        """
        self._shown[person] = (shown, now)
        self._numbered.pop(person, None)
        if shown is None and screen and (keys := _numbered(screen)):
            self._numbered[person] = keys
        self._shown.move_to_end(person)
        while len(self._shown) > _PEOPLE or self._is_old(next(iter(self._shown)), now):
            self._numbered.pop(self._shown.popitem(last=False)[0], None)

    def of(self, person: int, now: datetime) -> Action | None:
        """What a person saw last, if that is not long ago."""
        if person not in self._shown or self._is_old(person, now):
            return None
        return self._shown[person][0]

    def key(self, person: int, number: str, now: datetime) -> Action | None:
        """What the key with a number says, where a person saw such keys last."""
        keys = self._numbered.get(person)
        return None if keys is None or self._is_old(person, now) else keys.get(number)

    @property
    def people(self) -> int:
        """Of how many people it is kept."""
        return len(self._shown)

    def forget(self, person: int) -> None:
        """Forget somebody."""
        self._shown.pop(person, None)
        self._numbered.pop(person, None)

    def _is_old(self, person: int, now: datetime) -> bool:
        return now - self._shown[person][1] > KEPT


def _numbered(screen: Screen) -> Mapping[str, Action]:
    keys = [button for row in screen.rows for button in row if button.label.isdecimal()]
    return {key.label: key.press for key in keys if key.press}
