"""What buttons of the lists can say; for everybody without the right there are no such buttons."""

from dataclasses import dataclass
from enum import StrEnum

from handlers.presses import Press


class FileKind(StrEnum):
    """As what a list is exported."""

    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class ListPress(Press):
    """Something that only organisers and coordinators may say."""


@dataclass(frozen=True, slots=True)
class Registrations(ListPress):
    """How full the groups are, a page at a time from 0."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class GroupListPress(ListPress):
    """Something about one group's list."""

    group: str


@dataclass(frozen=True, slots=True)
class ListOf(GroupListPress):
    """One group's list, a page at a time from 0."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class PersonIn(GroupListPress):
    """One person on a group's list."""

    person: int


@dataclass(frozen=True, slots=True)
class SeatByHand(GroupListPress):
    """Give a seat to a person who waits."""

    person: int


@dataclass(frozen=True, slots=True)
class Unseat(GroupListPress):
    """Take a person off the list; asks first until `sure`."""

    person: int
    sure: bool = False


@dataclass(frozen=True, slots=True)
class ChooseMove(GroupListPress):
    """To which group a person is to be moved."""

    person: int


@dataclass(frozen=True, slots=True)
class MoveByHand(GroupListPress):
    """Move a person from this group's list to another group."""

    person: int
    to: str


@dataclass(frozen=True, slots=True)
class Export(ListPress):
    """Send the list of a group, or of all that one may see, as a file."""

    group: str
    kind: FileKind
