"""What buttons of the lists can say; for everybody without the right there are no such buttons."""

from enum import StrEnum

from handlers.frame.fields import Id, IdOrNone, Number, PersonId
from handlers.ui.action import Action


class FileKind(StrEnum):
    """As what a list is exported."""

    XLSX = "xlsx"
    CSV = "csv"


class ListPress(Action):
    """Something that only organisers and coordinators may say."""


class Registrations(ListPress, tag="L"):
    """How full the groups are, a page at a time from 0."""

    page: Number = 0


class GroupListPress(ListPress):
    """Something about one group's list."""

    group: Id


class ListOf(GroupListPress, tag="Ll"):
    """One group's list, a page at a time from 0."""

    page: Number = 0


class PersonIn(GroupListPress, tag="Lp"):
    """One person on a group's list."""

    person: PersonId


class SeatByHand(GroupListPress, tag="Ls"):
    """Give a seat to a person who waits."""

    person: PersonId


class Unseat(GroupListPress, tag="Lu"):
    """Take a person off the list; asks first until `sure`."""

    person: PersonId
    sure: bool = False


class ChooseMove(GroupListPress, tag="Lc"):
    """To which group a person is to be moved."""

    person: PersonId


class MoveByHand(GroupListPress, tag="Lm"):
    """Move a person from this group's list to another group."""

    person: PersonId
    to: Id


class Export(ListPress, tag="Le"):
    """Send the list of a group, or of all that one may see, as a file."""

    group: IdOrNone
    kind: FileKind
