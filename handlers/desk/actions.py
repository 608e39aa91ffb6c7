"""What organisers' buttons can say; everybody else is answered as if there were no such button."""

from handlers.frame.fields import Id, LargeNumber, Number, SignedNumber
from handlers.ui.action import Action


class OrganiserPress(Action):
    """Something only an organiser may say."""


class Deed(OrganiserPress):
    """Something that is done once: nothing that is shown after it may lead back to doing it."""


class SessionPress(OrganiserPress):
    """Something about one session."""

    session: Id


class GroupPress(OrganiserPress):
    """Something about one group."""

    group: Id


class OrganisersDesk(OrganiserPress, tag="O"):
    """All that an organiser can do."""


class ProgrammeUpdate(OrganiserPress, tag="R"):
    """The release in force, and how to publish another."""


class SendProgramme(OrganiserPress, tag="Rf"):
    """Send the programme in force as a file of text."""


class SendWorkbook(OrganiserPress, tag="Rx"):
    """Send the programme in force as a file for spreadsheets."""


class Releases(OrganiserPress, tag="Rs"):
    """All releases, a page at a time from 0."""

    page: Number = 0


class ReleaseAt(OrganiserPress, tag="Rn"):
    """One release, and who has been told of it."""

    number: Number


class ChangesOf(OrganiserPress, tag="Rc"):
    """What a release changed, a page at a time from 0."""

    number: Number
    page: Number = 0


class Restore(Deed, tag="Rr"):
    """Propose what an earlier release says as a new one."""

    number: Number


class RemindUnseen(Deed, tag="Ru"):
    """Remind, for the first, second, … time, those who have not seen a release's notice."""

    release: Number
    round: Number


class DraftAt(OrganiserPress, tag="D"):
    """What publishing a draft would change, a page at a time from 0."""

    draft: Number
    page: Number = 0


class PublishDraft(Deed, tag="Dp"):
    """Publish a draft over the release that its difference was shown against."""

    draft: Number
    base: Number


class DiscardDraft(Deed, tag="Dd"):
    """Forget a draft."""

    draft: Number


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


class Organisers(OrganiserPress, tag="P"):
    """Who is an organiser."""


class InviteOrganiser(Deed, tag="Pi"):
    """Make a link that names another organiser."""


class DecideOrganiser(Deed, tag="Pc"):
    """Say whether the one who opened a link becomes an organiser."""

    invitation: Number
    yes: bool


class RemoveOrganiser(Deed, tag="Px"):
    """Take the role back from somebody; asks first until `sure`."""

    person: LargeNumber
    sure: bool = False


class Figures(OrganiserPress, tag="F"):
    """How many people, seats, reminders and broadcasts there are."""


class SendPicture(OrganiserPress, tag="Fp"):
    """Send the figures as a picture."""


class Audit(OrganiserPress, tag="A"):
    """The audit log, of seats or of all else, a page at a time from 0."""

    page: Number = 0
    of_seats: bool = False
