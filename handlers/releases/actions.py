"""What buttons about releases and changes say."""

from handlers.frame.fields import Id, LargeNumber, Number, SignedNumber
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


class RemindUnseen(Action, tag="Ru"):
    """Remind, for the first, second, … time, those who have not seen a release's notice."""

    release: Number
    round: Number


class DraftAt(Action, tag="D"):
    """What publishing a draft would change, a page at a time from 0."""

    draft: Number
    page: Number = 0


class PublishDraft(Action, tag="Dp"):
    """Publish a draft over the release that its difference was shown against."""

    draft: Number
    base: Number


class DiscardDraft(Action, tag="Dd"):
    """Forget a draft."""

    draft: Number


class SessionPress(Action):
    """Something about one session."""

    session: Id


class GroupPress(Action):
    """Something about one group."""

    group: Id


class ChangeSession(SessionPress, tag="C"):
    """What can be changed about a session on the spot."""


class ChangeHours(SessionPress, tag="Ch"):
    """Ask for a session's new hours."""


class Shift(SessionPress, tag="Cs"):
    """Move a session by so many minutes."""

    minutes: SignedNumber


class ChangePlace(SessionPress, tag="Cp"):
    """Ask for a session's new place, a page of places at a time from 0."""

    page: Number = 0


class MoveTo(SessionPress, tag="Cm"):
    """Move a session to a place."""

    place: Id


class ChangeLink(SessionPress, tag="Cl"):
    """Ask for a session's new video link."""


class DropLink(SessionPress, tag="Cd"):
    """Take a session's video link away."""


class CancelSession(SessionPress, tag="Cx"):
    """Propose the programme without a session."""


class ChangeGroup(GroupPress, tag="G"):
    """What can be changed about a group on the spot."""


class ChangeCapacity(GroupPress, tag="Gc"):
    """Ask for a group's number of seats."""


class SetCapacity(GroupPress, tag="Gs"):
    """Give a group so many seats; 0 stands for no limit."""

    seats: Number


class ChangeClosing(GroupPress, tag="Gl"):
    """Ask when a group's sign-up ends."""


class CloseNow(GroupPress, tag="Gn"):
    """End a group's sign-up at once."""


class CloseByDefault(GroupPress, tag="Gd"):
    """Let a group's sign-up end when its first sitting starts."""
