"""What buttons about broadcasts can say. Who may press one is checked where it is handled."""

from datetime import date

from handlers.frame.actions import (
    Id,
    IdOrNone,
    Language,
    LanguageOrNone,
    LargeNumber,
    Number,
    OptionalAttendance,
)
from handlers.ui.action import Action
from storage.broadcasts.model import PartKind, ScopeKind


class BroadcastAction(Action):
    """Something that only those may say who may write to many."""


class Broadcasts(BroadcastAction, tag="B"):
    """One's drafts, what is planned or under way, and what was sent, a page at a time from 0."""

    page: Number = 0


class NewBroadcast(BroadcastAction, tag="Bn"):
    """Begin a broadcast; where there is a choice, to whom it may go at all is asked first."""


class NewFor(BroadcastAction, tag="Bf"):
    """Begin a broadcast to everybody, one's group or one's team."""

    kind: ScopeKind
    id: IdOrNone = ""


class OfBroadcast(BroadcastAction):
    """Something about one broadcast."""

    number: Number


class BroadcastAt(OfBroadcast, tag="Ba"):
    """A broadcast as it stands: the draft, the plan, the progress or the report."""


class OpenDraft(OfBroadcast, tag="Bo"):
    """A draft as it stands; what its author writes now is a version that is still missing."""


class AskVersion(OfBroadcast, tag="Bv"):
    """What it is to say in a language; waits for any message."""

    language: Language


class DropVersion(OfBroadcast, tag="Bd"):
    """Say nothing in a language any more, where it still is what was shown."""

    language: Language
    revision: Number


class TakeAs(OfBroadcast, tag="Bk"):
    """Which version the message above is to be; empty is every one."""

    language: LanguageOrNone


class TakeApart(OfBroadcast, tag="Bj"):
    """Take the message above apart by its languages."""


class TakeText(OfBroadcast, tag="Bz"):
    """Take the message above for the draft, though it reads as if it was meant for the bot."""


class BeginText(BroadcastAction, tag="Bh"):
    """Begin a broadcast with the message above, though it reads as if it was meant for the bot."""


class KeepVersion(OfBroadcast, tag="Be"):
    """In a language a correction leaves what was sent."""

    language: Language


class SetFallback(OfBroadcast, tag="Bl"):
    """Which version those get whose language has none; empty takes the choice back."""

    language: LanguageOrNone


class ToWhom(OfBroadcast, tag="Bw"):
    """To whom it goes."""


class ChooseGroups(OfBroadcast, tag="Bg"):
    """The groups whose people can be chosen, a page at a time from 0."""

    page: Number = 0


class ChooseTeams(OfBroadcast, tag="Bt"):
    """The teams that can be chosen, a page at a time from 0."""

    page: Number = 0


class ChooseDay(OfBroadcast, tag="By"):
    """The days whose sessions can be chosen, as part of the audience or for a button."""

    for_button: bool


class ChooseSessions(OfBroadcast, tag="Bs"):
    """The sessions of a day that can be chosen, a page at a time from 0."""

    for_button: bool
    day: date
    page: Number = 0


class ChooseUnseen(OfBroadcast, tag="Bu"):
    """Choose a message; only those who have not marked it as seen get the broadcast."""


class TogglePart(OfBroadcast, tag="bp"):
    """Choose some people as well, or no longer."""

    kind: PartKind
    id: IdOrNone


class ChooseEverybody(OfBroadcast, tag="be"):
    """Choose everybody, without any limits."""


class OnlyLanguage(OfBroadcast, tag="bl"):
    """Only those who read a language; empty is all."""

    language: LanguageOrNone


class OnlyAttendance(OfBroadcast, tag="ba"):
    """Only those on the spot, or by video."""

    attendance: OptionalAttendance


class OnlyUnseenBroadcast(OfBroadcast, tag="bu"):
    """Only those who have not marked a broadcast as seen; 0 is all."""

    of: Number


class OnlyUnseenRelease(OfBroadcast, tag="br"):
    """Only those who have not marked the notice of a release as seen."""

    of: Number


class OfButtons(OfBroadcast):
    """Something about the buttons below one."""


class ChooseButtons(OfButtons, tag="Bb"):
    """The buttons below it."""


class ToggleSeen(OfButtons, tag="bs"):
    """Let readers mark it as seen, or not."""


class ButtonGroups(OfButtons, tag="bG"):
    """The groups to which a button can lead, a page at a time from 0."""

    page: Number = 0


class SessionButton(OfButtons, tag="bS"):
    """A button that opens a session."""

    session: Id


class GroupButton(OfButtons, tag="bg"):
    """A button that opens a group."""

    group: Id


class AskLink(OfButtons, tag="bk"):
    """Ask for a button's link and label."""


class DropButton(OfButtons, tag="bd"):
    """Remove a button, counted from 0."""

    place: Number


class AskMoment(OfBroadcast, tag="Bm"):
    """When it is to be sent."""


class SetMoment(OfBroadcast, tag="bm"):
    """Send it at a moment, in minutes since 1970; 0 is at once."""

    minute: LargeNumber


class SetUrgent(OfBroadcast, tag="bq"):
    """Whether it comes with a sound in quiet hours too."""

    on: bool


class SetSaysCorrected(OfBroadcast, tag="bc"):
    """Whether a correction says that it is one."""

    on: bool


class Check(OfBroadcast, tag="Bc"):
    """The last look before it is sent."""


class Preview(OfBroadcast, tag="Bp"):
    """Show both versions exactly as they will be sent."""


class TestToMe(OfBroadcast, tag="BT"):
    """Send each version to oneself, as its readers will get it."""


class Release(OfBroadcast, tag="BR"):
    """Send what was shown; refused where the draft is another by now."""

    revision: Number


class Approve(OfBroadcast, tag="BA"):
    """Approve what was shown, as a second organiser."""

    revision: Number


class Decline(OfBroadcast, tag="BD"):
    """Send it back to its author."""


class TakeBack(OfBroadcast, tag="BB"):
    """Make a draft again of what is planned or waits for approval."""


class Discard(OfBroadcast, tag="Bx"):
    """Forget a draft; asks first until `sure`."""

    sure: bool = False


class Pause(OfBroadcast, tag="BP"):
    """Pause the sending."""


class GoOn(OfBroadcast, tag="BG"):
    """Resume the sending; asks first, until `sure`, where it was paused long ago."""

    sure: bool = False


class Stop(OfBroadcast, tag="BS"):
    """Stop the sending for good."""


class SendAgain(OfBroadcast, tag="BM"):
    """Make a draft with the same content for some of the recipients."""

    to: PartKind


class Correct(OfBroadcast, tag="BC"):
    """Make a draft that corrects what was sent."""


class CorrectAbove(Correct, tag="BF"):
    """The same, with the message that this answers as its new text."""


class Recall(OfBroadcast, tag="Br"):
    """Take it back from everybody; asks first until `sure`."""

    sure: bool = False


class RecallAndResend(OfBroadcast, tag="BX"):
    """Take back what a correction cannot edit, and send what it says instead."""
