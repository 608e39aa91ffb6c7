"""What buttons about broadcasts can say.

Who may say what depends on the broadcast and is checked where it is done: a button may have been
forwarded, forged, or be an old one.
"""

from dataclasses import dataclass
from datetime import date

from handlers.presses import AsksForText, Press
from storage.broadcasts.model import PartKind, ScopeKind
from storage.profiles import Attendance


@dataclass(frozen=True, slots=True)
class BroadcastPress(Press):
    """Something that only those may say who may write to many."""


@dataclass(frozen=True, slots=True)
class Broadcasts(BroadcastPress):
    """One's drafts, what is planned or under way, and what was sent, a page at a time from 0."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class NewBroadcast(BroadcastPress):
    """Begin a broadcast; where there is a choice, to whom it may go at all is asked first."""


@dataclass(frozen=True, slots=True)
class NewFor(BroadcastPress):
    """Begin a broadcast to everybody, one's group or one's team."""

    kind: ScopeKind
    id: str = ""


@dataclass(frozen=True, slots=True)
class OfBroadcast(BroadcastPress):
    """Something about one broadcast."""

    number: int


@dataclass(frozen=True, slots=True)
class BroadcastAt(OfBroadcast):
    """A broadcast as it stands: the draft, the plan, the progress or the report."""


@dataclass(frozen=True, slots=True)
class OpenDraft(AsksForText, OfBroadcast):
    """A draft as it stands; what its author writes now is a version that is still missing."""


@dataclass(frozen=True, slots=True)
class AskVersion(AsksForText, OfBroadcast):
    """What it is to say in a language; waits for any message."""

    language: str


@dataclass(frozen=True, slots=True)
class DropVersion(OfBroadcast):
    """Say nothing in a language any more, where it still is what was shown."""

    language: str
    revision: int


@dataclass(frozen=True, slots=True)
class SetFallback(OfBroadcast):
    """Which version those get whose language has none; empty takes the choice back."""

    language: str


@dataclass(frozen=True, slots=True)
class ToWhom(OfBroadcast):
    """To whom it goes."""


@dataclass(frozen=True, slots=True)
class ChooseGroups(OfBroadcast):
    """The groups whose people can be chosen, a page at a time from 0."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class ChooseTeams(OfBroadcast):
    """The teams that can be chosen, a page at a time from 0."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class ChooseDay(OfBroadcast):
    """The days whose sessions can be chosen, as part of the audience or for a button."""

    for_button: bool


@dataclass(frozen=True, slots=True)
class ChooseSessions(OfBroadcast):
    """The sessions of a day that can be chosen, a page at a time from 0."""

    for_button: bool
    day: date
    page: int = 0


@dataclass(frozen=True, slots=True)
class ChooseUnseen(OfBroadcast):
    """Of which message those are to be reached who have not marked it as seen."""


@dataclass(frozen=True, slots=True)
class TogglePart(OfBroadcast):
    """Choose some people as well, or no longer."""

    kind: PartKind
    id: str


@dataclass(frozen=True, slots=True)
class ChooseEverybody(OfBroadcast):
    """Choose everybody, without any limits."""


@dataclass(frozen=True, slots=True)
class OnlyLanguage(OfBroadcast):
    """Only those who read a language; empty is all."""

    language: str


@dataclass(frozen=True, slots=True)
class OnlyAttendance(OfBroadcast):
    """Only those on the spot, or by video."""

    attendance: Attendance | None


@dataclass(frozen=True, slots=True)
class OnlyUnseenBroadcast(OfBroadcast):
    """Only those who have not marked a broadcast as seen; 0 is all."""

    of: int


@dataclass(frozen=True, slots=True)
class OnlyUnseenRelease(OfBroadcast):
    """Only those who have not marked the notice of a release as seen."""

    of: int


@dataclass(frozen=True, slots=True)
class ChooseButtons(OfBroadcast):
    """The buttons below it."""


@dataclass(frozen=True, slots=True)
class ToggleSeen(OfBroadcast):
    """Let readers mark it as seen, or not."""


@dataclass(frozen=True, slots=True)
class ButtonGroups(OfBroadcast):
    """The groups to which a button can lead, a page at a time from 0."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class SessionButton(OfBroadcast):
    """A button that opens a session."""

    session: str


@dataclass(frozen=True, slots=True)
class GroupButton(OfBroadcast):
    """A button that opens a group."""

    group: str


@dataclass(frozen=True, slots=True)
class AskLink(AsksForText, OfBroadcast):
    """To which address a button is to lead, and what is to stand on it."""


@dataclass(frozen=True, slots=True)
class DropButton(OfBroadcast):
    """Take a button away, counted from 0."""

    place: int


@dataclass(frozen=True, slots=True)
class AskMoment(AsksForText, OfBroadcast):
    """When it is to be sent."""


@dataclass(frozen=True, slots=True)
class SetMoment(OfBroadcast):
    """Send it at a moment, in minutes since 1970; 0 is at once."""

    minute: int


@dataclass(frozen=True, slots=True)
class SetUrgent(OfBroadcast):
    """Whether it comes with a sound in quiet hours too."""

    on: bool


@dataclass(frozen=True, slots=True)
class SetSaysCorrected(OfBroadcast):
    """Whether a correction says that it is one."""

    on: bool


@dataclass(frozen=True, slots=True)
class Check(OfBroadcast):
    """The last look before it is sent."""


@dataclass(frozen=True, slots=True)
class Preview(OfBroadcast):
    """Show both versions exactly as they will be."""


@dataclass(frozen=True, slots=True)
class TestToMe(OfBroadcast):
    """Send it to oneself, as everybody will get it."""


@dataclass(frozen=True, slots=True)
class Release(OfBroadcast):
    """Let go what was shown, and nothing else."""

    revision: int


@dataclass(frozen=True, slots=True)
class Approve(OfBroadcast):
    """The word of a second organiser for what was shown."""

    revision: int


@dataclass(frozen=True, slots=True)
class Decline(OfBroadcast):
    """Send it back to its author."""


@dataclass(frozen=True, slots=True)
class TakeBack(OfBroadcast):
    """Make a draft again of what is planned or waits for approval."""


@dataclass(frozen=True, slots=True)
class Discard(OfBroadcast):
    """Forget a draft; asks first until `sure`."""

    sure: bool = False


@dataclass(frozen=True, slots=True)
class Pause(OfBroadcast):
    """Send no more until it is gone on with."""


@dataclass(frozen=True, slots=True)
class GoOn(OfBroadcast):
    """Go on with what was paused; asks first where that is long ago, until `sure`."""

    sure: bool = False


@dataclass(frozen=True, slots=True)
class Stop(OfBroadcast):
    """Send no more at all."""


@dataclass(frozen=True, slots=True)
class SendAgain(OfBroadcast):
    """A draft that says the same to some of those it was for."""

    to: PartKind


@dataclass(frozen=True, slots=True)
class Correct(OfBroadcast):
    """A draft that puts right what was sent."""


@dataclass(frozen=True, slots=True)
class Recall(OfBroadcast):
    """Take it back from everybody; asks first until `sure`."""

    sure: bool = False


@dataclass(frozen=True, slots=True)
class RecallAndResend(OfBroadcast):
    """Take back what a correction cannot edit, and send what it says instead."""
