"""What buttons of the lists can say; for everybody without the right there are no such buttons."""

from enum import StrEnum

from handlers.frame.actions import Id, IdOrNone, Number, PersonId
from handlers.ui.action import Action


class FileKind(StrEnum):
    """As what a list is exported."""

    XLSX = "xlsx"
    CSV = "csv"


class Registrations(Action, tag="L"):
    """How full the groups are, a page at a time from 0."""

    page: Number = 0


class GroupListAction(Action):
    """Something about one group's list."""

    group: Id


class ListOf(GroupListAction, tag="Ll"):
    """One group's list, a page at a time from 0."""

    page: Number = 0


class PersonIn(GroupListAction, tag="Lp"):
    """One person on a group's list."""

    person: PersonId


class SeatByHand(GroupListAction, tag="Ls"):
    """Give a seat to a person who waits."""

    person: PersonId


class Unseat(GroupListAction, tag="Lu"):
    """Take a person off the list; asks first until `sure`."""

    person: PersonId
    sure: bool = False


class ChooseMove(GroupListAction, tag="Lc"):
    """To which group a person is to be moved."""

    person: PersonId


class MoveByHand(GroupListAction, tag="Lm"):
    """Move a person from this group's list to another group."""

    person: PersonId
    to: Id


class AddByHand(GroupListAction, tag="La"):
    """Ask for the name of somebody who does not use the bot."""


class WalkInAction(GroupListAction):
    """Something about somebody on the list who does not use the bot."""

    walk_in: Number


class WalkInAt(WalkInAction, tag="Lw"):
    """One of them."""


class SeatWalkIn(WalkInAction, tag="Lq"):
    """Give them a seat."""


class AskWalkInTown(WalkInAction, tag="Lt"):
    """Ask for the town or organisation."""


class NoWalkInTown(WalkInAction, tag="Ln"):
    """Say no town."""


class TakeWalkInOff(WalkInAction, tag="Lx"):
    """Take them off the list; asks first until `sure`."""

    sure: bool = False


class ChooseGroupToName(Action, tag="Lg"):
    """For which group a coordinator is to be named, a page at a time from 0."""

    page: Number = 0


class Coordinators(GroupListAction, tag="Lk"):
    """Who coordinates a group, and the ways to name somebody, a page at a time from 0."""

    page: Number = 0


class NameCoordinator(GroupListAction, tag="Li"):
    """Ask whether somebody is to be a coordinator."""

    person: PersonId


class ConfirmCoordinator(GroupListAction, tag="Lz"):
    """Make somebody a coordinator."""

    person: PersonId


class EndCoordinating(GroupListAction, tag="Lr"):
    """Take the role of a coordinator back; asks first until `sure`."""

    person: PersonId
    sure: bool = False


class AskForCoordinator(GroupListAction, tag="Lf"):
    """Choose a coordinator among the people one knows in Telegram."""


class Export(Action, tag="Le"):
    """Send the list of a group, or of all that one may see, as a file."""

    group: IdOrNone
    kind: FileKind
