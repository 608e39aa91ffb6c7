"""What a sign-up is made of, and what can come of one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias


class Cause(StrEnum):
    """Why somebody was moved without having asked for it at that moment."""

    FREED = "a seat was freed"
    MORE_SEATS = "there are more seats"
    BY_HAND = "by hand"


class Notice(StrEnum):
    """The kinds of message that seats bring."""

    MOVED = "seat given"
    UNSEATED = "seat taken back"
    GROUP_REMOVED = "group removed"


@dataclass(frozen=True, slots=True)
class GivenUp:
    """What a person gives up for a seat: ids of groups."""

    seats: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seated:
    """A seat was taken."""

    given_up: GivenUp = GivenUp()


@dataclass(frozen=True, slots=True)
class Waits:
    """A place in a queue, from 1, and how many are in it."""

    position: int
    of: int


@dataclass(frozen=True, slots=True)
class WouldGiveUp:
    """Nothing has happened: the seat costs these seats, and nobody has agreed to that yet."""

    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotYetOpen:
    """Nothing has happened: sign-up has not begun."""

    opens: datetime


@dataclass(frozen=True, slots=True)
class Closed:
    """Nothing has happened: sign-up is over."""


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """Nothing has happened: the person sits or waits there already."""


@dataclass(frozen=True, slots=True)
class NoSeatLeft:
    """Nothing has happened: every seat is taken, and this asked for one."""


@dataclass(frozen=True, slots=True)
class NobodyElseWaits:
    """Nothing has happened: in an empty queue they would be seated again at once."""


@dataclass(frozen=True, slots=True)
class NotThere:
    """Nothing has happened: the person neither sits nor waits there, or there is no such group."""


@dataclass(frozen=True, slots=True)
class WalkInSeated:
    """Somebody who does not use the bot has a seat, under that number."""

    number: int


@dataclass(frozen=True, slots=True)
class WalkInWaits:
    """Somebody who does not use the bot waits for a seat, under that number."""

    number: int


@dataclass(frozen=True, slots=True)
class Left:
    """The person has left; whether it was a seat or a place in the queue."""

    had_seat: bool


SignUp: TypeAlias = (
    Seated | Waits | WouldGiveUp | NotYetOpen | Closed | AlreadyThere | NoSeatLeft | NotThere
)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many sit and wait in a group."""

    seated: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Wish:
    """A person's place in the queue of a group."""

    group: str
    place: Waits


@dataclass(frozen=True, slots=True)
class Standing:
    """How the groups stand, and what one person has in them; wishes in the person's order."""

    tallies: Mapping[str, Tally] = field(default_factory=dict)
    seats: tuple[str, ...] = ()
    wishes: tuple[Wish, ...] = ()

    def tally(self, group: str) -> Tally:
        """How many sit and wait in a group."""
        return self.tallies.get(group, Tally())

    def wish(self, group: str) -> Wish | None:
        """The person's place in a group's queue, if they wait there."""
        return next((wish for wish in self.wishes if wish.group == group), None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a group's list. `position` is the place in the queue, None for a seat.

    Who was written down by hand and does not use the bot is nobody it knows, `person` 0, with a
    number of their own as `walk_in` and no `language`.
    """

    group: str
    person: int
    position: int | None
    name: str | None
    town: str | None
    language: str
    since: datetime
    attendance: str | None
    reachable: bool
    walk_in: int | None = None
