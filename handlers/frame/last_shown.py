"""What each person saw last: the context of "where is that?" and of a typed yes.

It is kept in memory alone: after a restart less is understood, but nothing wrongly.
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
"""How long a screen waits for its press, like the questions that wait for a text."""

AGAIN: Final = timedelta(seconds=5)
"""Within this time a second press on a button counts as a double tap."""

_PEOPLE: Final = 10_000
"""For how many people it is kept; those seen longest ago are forgotten first."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A screen that somebody saw."""

    action: Action | None
    """Its address."""
    at: datetime
    below: tuple[Action, ...] = ()
    """The presses of its buttons."""
    numbered: Mapping[str, Action] = field(default_factory=dict)
    """The presses of its numbered buttons, by number."""
    asking: Screen | None = None
    """All of it, where it waits for a press."""
    press: Action | None = None
    """The press that led to it."""
    told: tuple[Action, ...] = ()
    """The presses of the buttons below a message that the bot has sent since."""
    told_at: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        """Whether it has expired."""
        return now - self.at > (ASKED if self.asking else KEPT)


class LastShown:
    """The screen that each person saw last in private."""

    def __init__(self) -> None:
        self._shown: OrderedDict[int, _Shown] = OrderedDict()

    def note(
        self, person: int, shown: Action | None, now: datetime, screen: Screen | None = None
    ) -> None:
        """Keep what a person sees now; `shown` is None for a screen without an address."""
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
        """Keep the presses of the buttons below a message that the bot sends of its own accord."""
        if person not in self._shown:
            self.note(person, None, now)
        presses = tuple(button.press for row in rows for button in row if button.press)
        self._shown[person] = replace(self._shown[person], told=presses, told_at=now)

    def told(self, person: int, now: datetime) -> tuple[Action, ...]:
        """The presses below a message that a person recently got after they saw a screen."""
        shown = self._shown.get(person)
        return shown.told if shown and self.is_told_since(person, now) else ()

    def is_told_since(self, person: int, now: datetime) -> bool:
        """Whether a person recently got a message after they saw a screen."""
        shown = self._shown.get(person)
        return bool(shown and shown.told_at and now - shown.told_at <= KEPT)

    def is_again(self, person: int, press: Action, now: datetime) -> bool:
        """Whether the same press has only just been answered: a double tap."""
        shown = self._shown.get(person)
        return shown is not None and shown.press == press and now - shown.at <= AGAIN

    def of(self, person: int, now: datetime) -> Action | None:
        """The address of what a person saw last, if that is recent."""
        shown = self._shown.get(person)
        return shown.action if shown and now - shown.at <= KEPT else None

    def below(self, person: int, now: datetime) -> tuple[Action, ...]:
        """The presses of the buttons below what a person saw last, if that is recent."""
        shown = self._shown.get(person)
        return shown.below if shown and now - shown.at <= KEPT else ()

    def key(self, person: int, number: str, now: datetime) -> Action | None:
        """The press of a numbered button, if the last screen has it and is recent."""
        shown = self._shown.get(person)
        return shown.numbered.get(number) if shown and now - shown.at <= KEPT else None

    def asking(self, person: int, now: datetime) -> tuple[Screen, Action | None] | None:
        """The screen that a person saw last and its address, if it waits for a press."""
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
        """How many people are kept."""
        return len(self._shown)

    def forget(self, person: int) -> None:
        """Forget somebody."""
        self._shown.pop(person, None)


def _presses(screen: Screen) -> tuple[Action, ...]:
    return tuple(button.press for row in screen.rows for button in row if button.press)


def _numbered(screen: Screen) -> Mapping[str, Action]:
    keys = [button for row in screen.rows for button in row if button.label.isdecimal()]
    return {key.label: key.press for key in keys if key.press}
