"""What buttons about teams can say.

Who leads a team, and every organiser, may say what is a LeaderPress; that is checked where it is
done, since a button may have been forwarded or forged.
"""

from dataclasses import dataclass

from handlers.organiser.presses import OrganiserPress
from handlers.presses import Press
from storage.teams.model import Answer


@dataclass(frozen=True, slots=True)
class TeamPress(Press):
    """Something about a team that whoever belongs to it may say."""


@dataclass(frozen=True, slots=True)
class MyTeam(TeamPress):
    """The team one belongs to, or all of them."""


@dataclass(frozen=True, slots=True)
class LeaveTeam(TeamPress):
    """Leave one's team; asks first until `sure`."""

    team: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class SayPresence(Press):
    """Say whether one is at a workshop."""

    session: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class BindChat(Press):
    """Make this chat the room of a team; only the one who was asked may say it."""

    team: str
    person: int


@dataclass(frozen=True, slots=True)
class PutFirst(Press):
    """Write in this language first in the team's chat that this is."""

    language: str


@dataclass(frozen=True, slots=True)
class Stats(OrganiserPress):
    """How the teams stand, a page at a time from 0."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class LeaderPress(Press):
    """Something that only the leaders of a team, and organisers, may say."""

    team: str


@dataclass(frozen=True, slots=True)
class TeamDesk(LeaderPress):
    """The roll call, and all that a leader can do."""


@dataclass(frozen=True, slots=True)
class Members(LeaderPress):
    """Who is in the team, a page at a time from 0."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class MemberAt(LeaderPress):
    """One member, and what can be done about them."""

    person: int


@dataclass(frozen=True, slots=True)
class TakeOut(LeaderPress):
    """Take a member out of the team; asks first until `sure`."""

    person: int
    sure: bool = False


@dataclass(frozen=True, slots=True)
class NameLeader(LeaderPress):
    """Make a member one of the leaders."""

    person: int


@dataclass(frozen=True, slots=True)
class EndLeading(LeaderPress):
    """Take the role of a leader back."""

    person: int


@dataclass(frozen=True, slots=True)
class JoinCode(LeaderPress):
    """The link by which the team is joined."""


@dataclass(frozen=True, slots=True)
class SendQr(LeaderPress):
    """Send the link as a picture to be printed."""


@dataclass(frozen=True, slots=True)
class RenewCode(LeaderPress):
    """Make a new link, which ends the old one; asks first until `sure`."""

    sure: bool = False


@dataclass(frozen=True, slots=True)
class ChatSettings(LeaderPress):
    """The team's chat: when it is reminded, and in which language first."""


@dataclass(frozen=True, slots=True)
class ToggleChatLead(LeaderPress):
    """Remind the team's chat so many minutes before, or no longer."""

    minutes: int


@dataclass(frozen=True, slots=True)
class ChatLanguage(LeaderPress):
    """Choose which language comes first in the team's chat."""

    language: str


@dataclass(frozen=True, slots=True)
class UnbindChat(LeaderPress):
    """Let the team's chat be a chat like any other; asks first until `sure`."""

    sure: bool = False
