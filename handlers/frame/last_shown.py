"""What was shown to people last, for who asks "where is that?" right after it, or writes a yes.

It is kept in memory alone: after a restart nobody is understood wrongly, only less.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from handlers.ui.action import Action
from handlers.ui.screen import Asks, Row, Screen

KEPT: Final = timedelta(minutes=10)
ASKED: Final = timedelta(hours=24)
"""So long a screen waits for its press, as the questions do that wait for a text."""

AGAIN: Final = timedelta(seconds=5)
"""So soon a second press on a button is taken for a slip of the finger."""

_PEOPLE: Final = 10_000
"""Of so many people at most; of those who wait longest it is forgotten."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A screen by its address, what its buttons say, its numbered keys, and all of one that waits
    for a press.

    `press` is what it is the outcome of. `told` is what the buttons of a message say that has come
    since, at the moment `told_at`.
    """

    action: Action | None
    at: datetime
    below: tuple[Action, ...] = ()
    numbered: Mapping[str, Action] = field(default_factory=dict)
    asking: Screen | None = None
    press: Action | None = None
    told: tuple[Action, ...] = ()
    told_at: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        """Whether nobody may look for it any more."""
        return now - self.at > (ASKED if self.asking else KEPT)


class LastShown:
    """The screen that each person saw last in private."""

    def __init__(self) -> None:
        self._shown: OrderedDict[int, _Shown] = OrderedDict()

    def note(
        self, person: int, shown: Action | None, now: datetime, screen: Screen | None = None
    ) -> None:
        """Keep what a person sees now, None for a screen without an address, what its buttons say,
        and which of its keys carry a number.
        """
        asks = screen is not None and screen.asks is not None
        below, keys = (_presses(screen), _numbered(screen)) if screen else ((), {})
        self._shown[person] = _Shown(shown, now, below, keys, screen if asks else None)
        self._shown.move_to_end(person)
        while len(self._shown) > _PEOPLE or next(iter(self._shown.values())).is_over(now):
            self._shown.popitem(last=False)

    def note_press(self, person: int, press: Action) -> None:
        """Keep the press whose outcome a person sees now."""
        if person in self._shown:
            self._shown[person] = replace(self._shown[person], press=press)

    def note_told(self, person: int, rows: Iterable[Row], now: datetime) -> None:
        """Keep what the buttons below a message say that the bot sends of its own accord."""
        if person not in self._shown:
            self.note(person, None, now)
        presses = tuple(button.press for row in rows for button in row if button.press)
        self._shown[person] = replace(self._shown[person], told=presses, told_at=now)

    def told(self, person: int, now: datetime) -> tuple[Action, ...]:
        """What the buttons say of a message that a person got since they saw a screen, if that is
        not long ago.
        """
        shown = self._shown.get(person)
        is_near = shown and shown.told_at and now - shown.told_at <= KEPT
        return shown.told if shown and is_near else ()

    def is_again(self, person: int, press: Action, now: datetime) -> bool:
        """Whether a person has only just come to see the outcome of the same press."""
        shown = self._shown.get(person)
        return shown is not None and shown.press == press and now - shown.at <= AGAIN

    def of(self, person: int, now: datetime) -> Action | None:
        """What a person saw last, if that is not long ago."""
        shown = self._shown.get(person)
        return shown.action if shown and now - shown.at <= KEPT else None

    def below(self, person: int, now: datetime) -> tuple[Action, ...]:
        """What the buttons say below what a person saw last, if that is not long ago."""
        shown = self._shown.get(person)
        return shown.below if shown and now - shown.at <= KEPT else ()

    def key(self, person: int, number: str, now: datetime) -> Action | None:
        """What the key with a number says, where a person saw such keys last."""
        shown = self._shown.get(person)
        return shown.numbered.get(number) if shown and now - shown.at <= KEPT else None

    def asking(self, person: int, now: datetime) -> tuple[Screen, Action | None] | None:
        """The screen that a person saw last, with its address, where it waits for a press."""
        shown = self._shown.get(person)
        if shown is None or shown.asking is None or shown.is_over(now):
            return None
        return shown.asking, shown.action

    def asks(self, person: int, now: datetime) -> Asks | None:
        """What the screen that a person saw last waits for."""
        asking = self.asking(person, now)
        return asking[0].asks if asking else None

    @property
    def people(self) -> int:
        """Of how many people it is kept."""
        return len(self._shown)

    def forget(self, person: int) -> None:
        """Forget somebody."""
        self._shown.pop(person, None)


def _presses(screen: Screen) -> tuple[Action, ...]:
    return tuple(button.press for row in screen.rows for button in row if button.press)


def _numbered(screen: Screen) -> Mapping[str, Action]:
    keys = [button for row in screen.rows for button in row if button.label.isdecimal()]
    return {key.label: key.press for key in keys if key.press}
