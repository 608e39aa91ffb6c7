"""What organisers' buttons can say; everybody else is answered as if there were no such button."""

from typing import Annotated, Final

from handlers.frame.actions import LargeNumber, Number, OneTimeCode, one_of
from handlers.ui.action import Action
from storage.audit import Kind


class OrganisersDesk(Action, tag="O"):
    """All that an organiser can do."""


class ChangeProgramme(Action, tag="Oc"):
    """What can be changed of the programme: what is on or comes next, or much of it by a file."""


class MoreAtDesk(Action, tag="Om"):
    """What an organiser needs less often, and not in a hurry."""


class Organisers(Action, tag="P"):
    """Who is an organiser."""


class InviteOrganiser(Action, tag="Pi"):
    """Make a link that names another organiser."""


class DecideOrganiser(Action, tag="Pc"):
    """Say whether the one who opened a link becomes an organiser."""

    invitation: Number
    yes: bool


class OpenedInvitation(Action, tag="Po"):
    """Who has opened a link, and whether they become an organiser."""

    invitation: Number


class ConfirmOrganiser(Action, tag="Pv"):
    """Vouch that an organiser is not the one who named them under another name."""

    person: LargeNumber


class RemoveOrganiser(Action, tag="Px"):
    """Take the role back from somebody; asks first until `sure`."""

    person: LargeNumber
    sure: bool = False


class Figures(Action, tag="F"):
    """How many people, seats, reminders and broadcasts there are."""


class SendPicture(Action, tag="Fp"):
    """Send the figures as a picture."""


_KINDS: Final = {
    None: "",
    Kind.PROGRAMME: "p",
    Kind.BROADCASTS: "b",
    Kind.GROUPS: "g",
    Kind.TEAMS: "t",
    Kind.ORGANISERS: "o",
}
OptionalKind = Annotated[Kind | None, one_of(_KINDS)]


class AuditOf(Action, tag="Ao"):
    """Some lines of the audit log, a page at a time from 0; no kind and person 0 stand for all."""

    page: Number = 0
    kind: OptionalKind = None
    person: LargeNumber = 0


class AuditPeople(Action, tag="Ap"):
    """Choose whose lines of the audit log to see, a page at a time from 0."""

    page: Number = 0
    kind: OptionalKind = None


class Audit(Action, tag="A"):
    """The audit log, of groups or of all but seats, a page at a time from 0."""

    page: Number = 0
    of_seats: bool = False


class OpenInvitation(Action, tag="r"):
    """Open a one-time link that makes an organiser."""

    code: OneTimeCode
