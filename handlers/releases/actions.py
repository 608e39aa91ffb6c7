"""What buttons about releases and changes say."""

from enum import StrEnum

from handlers.frame.actions import Id, LargeNumber, Number, SignedNumber
from handlers.ui.action import Action


class Seen(Action, tag="e"):
    """A message was read."""

    delivery: LargeNumber


class ProgrammeUpdate(Action, tag="R"):
    """The release in force, and how to publish another."""


class SendProgramme(Action, tag="Rf"):
    """Send the programme in force as a file of text."""


class SendWorkbook(Action, tag="Rx"):
    """Send the programme in force as a file for spreadsheets."""


class SendTemplate(Action, tag="Re"):
    """Send an empty file for spreadsheets, to begin with."""


class Releases(Action, tag="Rs"):
    """All releases, a page at a time from 0."""

    page: Number = 0


class ReleaseAt(Action, tag="Rn"):
    """One release, and who has been told of it."""

    number: Number


class ChangesOf(Action, tag="Rc"):
    """What a release changed, a page at a time from 0."""

    number: Number
    page: Number = 0


class Restore(Action, tag="Rr"):
    """Propose what an earlier release says as a new one."""

    number: Number


class TellNow(Action, tag="Rt"):
    """Tell of a release whose notices still wait for another one."""

    release: Number


class HoldBack(Action, tag="Rh"):
    """Let the message about a release wait as long as it may."""

    release: Number


class RemindUnseen(Action, tag="Ru"):
    """Ask whether those who have not seen a release's notice are to get it again.

    `round` was once how often they had been reminded, and one more.
    """

    release: Number
    round: Number = 1


class SendReminder(Action, tag="Rq"):
    """Remind those who have not seen a release's notice, once."""

    release: Number


class DraftAt(Action, tag="D"):
    """What publishing a draft would change, a page at a time from 0."""

    draft: Number
    page: Number = 0


class SessionAction(Action):
    """Something about one session."""

    session: Id


class GroupAction(Action):
    """Something about one group."""

    group: Id


class ChangeSession(SessionAction, tag="C"):
    """What can be changed about a session on the spot."""


class ChangeHours(SessionAction, tag="Ch"):
    """Ask for a session's new hours."""


class Shift(SessionAction, tag="Cs"):
    """Move a session by so many minutes."""

    minutes: SignedNumber


class ChangePlace(SessionAction, tag="Cp"):
    """Ask for a session's new place, a page of places at a time from 0."""

    page: Number = 0


class MoveTo(SessionAction, tag="Cm"):
    """Move a session to a place."""

    place: Id


class ChangeTitle(SessionAction, tag="Ct"):
    """Ask for a session's new title."""


class RenamePlace(Action, tag="Cn"):
    """Ask for the right name of a place."""

    place: Id


class ChangeLink(SessionAction, tag="Cl"):
    """Ask for a session's new video link."""


class DropLink(SessionAction, tag="Cd"):
    """Take a session's video link away."""


class Why(StrEnum):
    """The reasons for which a session is cancelled by a button."""

    ILL = "i"
    MOVED = "m"
    FEW = "f"
    NONE = "n"


class CancelSession(SessionAction, tag="Cx"):
    """Ask why a session is cancelled."""


class CancelFor(SessionAction, tag="Cr"):
    """Propose to cancel a session for a reason."""

    why: Why


class Reinstate(SessionAction, tag="Cu"):
    """Propose that a cancelled session takes place after all."""


class RemoveSession(SessionAction, tag="Cv"):
    """Propose to take a session out: it was never meant."""


class ChangeGroup(GroupAction, tag="G"):
    """What can be changed about a group on the spot."""


class CancelGroup(GroupAction, tag="Gx"):
    """Ask why all sittings of a group that are still ahead are cancelled."""


class CancelGroupFor(GroupAction, tag="Gr"):
    """Propose to cancel all sittings of a group that are still ahead for a reason."""

    why: Why


class ReinstateGroup(GroupAction, tag="Gu"):
    """Propose that all cancelled sittings of a group that are still ahead take place after all."""


class ChangeCapacity(GroupAction, tag="Gc"):
    """Ask for a group's number of seats."""


class SetCapacity(GroupAction, tag="Gs"):
    """Give a group so many seats; 0 stands for no limit."""

    seats: Number


class ChangeClosing(GroupAction, tag="Gl"):
    """Ask when a group's sign-up ends."""


class CloseNow(GroupAction, tag="Gn"):
    """End a group's sign-up at once."""


class CloseByDefault(GroupAction, tag="Gd"):
    """Let a group's sign-up end when its first sitting starts."""
