"""What buttons about releases and changes say."""

from enum import StrEnum

from handlers.frame.actions import Id, IdOrNone, LargeNumber, Number, SignedNumber
from handlers.ui.action import Action
from storage.telling import Whom


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


class PublishDraft(Action, tag="Dp"):
    """Publish a draft over the release that its difference was shown against: older buttons."""

    draft: Number
    base: Number


class PublishAsShown(Action, tag="Dh"):
    """Publish a draft over the release that its difference was shown against, if it still tells as
    many people as was said there.
    """

    draft: Number
    base: Number
    told: Number


class TellWhom(Action, tag="Dg"):
    """Choose whom publishing a draft tells."""

    draft: Number
    whom: Whom


class DiscardDraft(Action, tag="Dd"):
    """Forget a draft."""

    draft: Number


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


class DraftAction(Action):
    """Something about a draft."""

    draft: Number


class OtherReason(DraftAction, tag="Do"):
    """Ask for the reason in the next language that it is not in yet."""


class SayWhy(DraftAction, tag="Dy"):
    """Ask why what a draft cancels is cancelled."""


class Because(DraftAction, tag="Dc"):
    """What a draft cancels is cancelled for a reason."""

    why: Why


class TakeOutInstead(DraftAction, tag="Dz"):
    """What a draft cancels was never meant: take it out."""


class ChooseReplacement(DraftAction, tag="Di"):
    """Ask what takes the place of the session, a page of sessions at a time from 0."""

    page: Number = 0


class ReplaceBy(DraftAction, tag="Db"):
    """Name the session that takes its place, or none."""

    session: IdOrNone


class NameNewPlace(DraftAction, tag="Dn"):
    """Ask for the name of a draft's new place in the next language that it is not in yet."""


class SameName(DraftAction, tag="Ds"):
    """A draft's new place is called the same in all languages."""


class WhichPlace(DraftAction, tag="Dl"):
    """Ask whether a draft's new place is meant, or one that there is."""


class LetTakePlace(DraftAction, tag="DT"):
    """What a draft moves though it is cancelled takes place after all."""


class MoveDraftTo(DraftAction, tag="Df"):
    """A place that there is, instead of the new one to which a draft moves a session."""

    place: Id


class OtherWording(DraftAction, tag="Du"):
    """Ask what a new title or name is in the next language that still says the old one."""


class SameWording(DraftAction, tag="Dj"):
    """A draft's new title or name is the same in all languages."""


class DoubtsOf(DraftAction, tag="Dt"):
    """All that is doubtful about a draft, a page at a time from 0."""

    page: Number = 0


class LeftOut(DraftAction, tag="Dm"):
    """The sessions that a draft's file leaves out, a page at a time from 0."""

    page: Number = 0


class LeftOutAction(DraftAction):
    """Something about a session that a draft's file leaves out."""

    session: Id


class AskWhatBecame(LeftOutAction, tag="Dq"):
    """Ask what happened to the session."""


class OffFor(LeftOutAction, tag="Dr"):
    """It is cancelled, for a reason."""

    why: Why


class OffInWords(LeftOutAction, tag="Dx"):
    """Ask for the reason in the next language that it is not in yet."""


class AskNext(LeftOutAction, tag="Dk"):
    """Go on with the next one that nothing is said of."""


class NeverMeant(LeftOutAction, tag="Dv"):
    """It was a mistake: it is shown nowhere any more."""


class ChooseSame(LeftOutAction, tag="Dw"):
    """Ask which new session it is, a page of them at a time from 0."""

    page: Number = 0


class SameAs(LeftOutAction, tag="De"):
    """It is the same as a session that is new in the file."""

    other: Id


class All(StrEnum):
    """What happens to all sessions at once of which nothing is said yet."""

    SUGGESTED = "s"
    CANCELLED = "c"
    NEVER_MEANT = "n"


class AnswerAll(DraftAction, tag="Da"):
    """Say of all the others what happens to them."""

    how: All


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
