"""What organisers' buttons can say; everybody else is answered as if there were no such button."""

from dataclasses import dataclass

from handlers.presses import AsksForText, Press


@dataclass(frozen=True, slots=True)
class OrganiserPress(Press):
    """Something only an organiser may say."""


@dataclass(frozen=True, slots=True)
class Deed(OrganiserPress):
    """Something that is done once: nothing that is shown after it may lead back to doing it."""


@dataclass(frozen=True, slots=True)
class SessionPress(OrganiserPress):
    """Something about one session."""

    session: str


@dataclass(frozen=True, slots=True)
class GroupPress(OrganiserPress):
    """Something about one group."""

    group: str


@dataclass(frozen=True, slots=True)
class OrganisersDesk(OrganiserPress):
    """All that an organiser can do."""


@dataclass(frozen=True, slots=True)
class ProgrammeUpdate(OrganiserPress):
    """The release in force, and how to publish another."""


@dataclass(frozen=True, slots=True)
class SendProgramme(OrganiserPress):
    """Send the programme in force as a file of text."""


@dataclass(frozen=True, slots=True)
class SendWorkbook(OrganiserPress):
    """Send the programme in force as a file for spreadsheets."""


@dataclass(frozen=True, slots=True)
class Releases(OrganiserPress):
    """All releases, a page at a time from 0."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class ReleaseAt(OrganiserPress):
    """One release, and who has been told of it."""

    number: int


@dataclass(frozen=True, slots=True)
class ChangesOf(OrganiserPress):
    """What a release changed, a page at a time from 0."""

    number: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class Restore(Deed):
    """Propose what an earlier release says as a new one."""

    number: int


@dataclass(frozen=True, slots=True)
class RemindUnseen(Deed):
    """Remind, for the first, second, … time, those who have not seen a release's notice."""

    release: int
    round: int


@dataclass(frozen=True, slots=True)
class DraftAt(OrganiserPress):
    """What publishing a draft would change, a page at a time from 0."""

    draft: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class PublishDraft(Deed):
    """Publish a draft over the release that its difference was shown against."""

    draft: int
    base: int


@dataclass(frozen=True, slots=True)
class DiscardDraft(Deed):
    """Forget a draft."""

    draft: int


@dataclass(frozen=True, slots=True)
class ChangeSession(SessionPress):
    """What can be changed about a session on the spot."""


@dataclass(frozen=True, slots=True)
class ChangeHours(SessionPress, AsksForText):
    """Ask for a session's new hours."""


@dataclass(frozen=True, slots=True)
class Shift(SessionPress):
    """Move a session by so many minutes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class ChangePlace(SessionPress, AsksForText):
    """Ask for a session's new place, a page of places at a time from 0."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class MoveTo(SessionPress):
    """Move a session to a place."""

    place: str


@dataclass(frozen=True, slots=True)
class ChangeLink(SessionPress, AsksForText):
    """Ask for a session's new video link."""


@dataclass(frozen=True, slots=True)
class DropLink(SessionPress):
    """Take a session's video link away."""


@dataclass(frozen=True, slots=True)
class CancelSession(SessionPress):
    """Propose the programme without a session."""


@dataclass(frozen=True, slots=True)
class ChangeGroup(GroupPress):
    """What can be changed about a group on the spot."""


@dataclass(frozen=True, slots=True)
class ChangeCapacity(GroupPress, AsksForText):
    """Ask for a group's number of seats."""


@dataclass(frozen=True, slots=True)
class SetCapacity(GroupPress):
    """Give a group so many seats; 0 stands for no limit."""

    seats: int


@dataclass(frozen=True, slots=True)
class ChangeClosing(GroupPress, AsksForText):
    """Ask when a group's sign-up ends."""


@dataclass(frozen=True, slots=True)
class CloseNow(GroupPress):
    """End a group's sign-up at once."""


@dataclass(frozen=True, slots=True)
class CloseByDefault(GroupPress):
    """Let a group's sign-up end when its first sitting starts."""


@dataclass(frozen=True, slots=True)
class Organisers(OrganiserPress):
    """Who is an organiser."""


@dataclass(frozen=True, slots=True)
class InviteOrganiser(Deed):
    """Make a link that names another organiser."""


@dataclass(frozen=True, slots=True)
class DecideOrganiser(Deed):
    """Say whether the one who opened a link becomes an organiser."""

    invitation: int
    yes: bool


@dataclass(frozen=True, slots=True)
class ConfirmOrganiser(Deed):
    """Confirm that somebody whom another organiser named is a person of their own."""

    person: int


@dataclass(frozen=True, slots=True)
class RemoveOrganiser(Deed):
    """Take the role back from somebody; asks first until `sure`."""

    person: int
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Figures(OrganiserPress):
    """How many people, seats, reminders and broadcasts there are."""


@dataclass(frozen=True, slots=True)
class SendPicture(OrganiserPress):
    """Send the figures as a picture."""


@dataclass(frozen=True, slots=True)
class Audit(OrganiserPress):
    """The audit log, of seats or of all else, a page at a time from 0."""

    page: int = 0
    of_seats: bool = False
