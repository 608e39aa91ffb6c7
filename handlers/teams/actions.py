"""What buttons about teams can say.

Who leads a team, and every organiser, may say what is a LeaderAction; that is checked where it is
done, since a button may have been forwarded or forged.
"""

import re
from typing import Annotated, Final

from handlers.frame.actions import Codec, Id, Language, Number, PersonId
from handlers.ui.action import Action
from storage.teams.codes import LENGTH
from storage.teams.model import Answer

_CODE: Final = re.compile(rf"[a-z2-7]{{{LENGTH}}}")


def read_code(text: str) -> str:
    """The code by which a team is joined; raises ValueError where it can be none."""
    if not _CODE.fullmatch(text):
        raise ValueError(text)
    return text


TeamCode = Annotated[str, Codec(str, read_code)]


class MyTeam(Action, tag="tm"):
    """The team one belongs to, or all of them."""


class JoinTeam(Action, tag="tj"):
    """Join the team of a code; `costs` stands for the team that is agreed to be left."""

    code: TeamCode
    costs: Number = 0


class Introduce(Action, tag="ti"):
    """See how one's team sees one, once one has said who one is."""


class LeaveTeam(Action, tag="tl"):
    """Leave one's team; asks first until `sure`."""

    team: Id
    sure: bool = False


class RejoinTeam(Action, tag="tk"):
    """Come back into the team that one has just left."""

    team: Id


class SayPresence(Action, tag="ta"):
    """Say whether one is at a workshop."""

    session: Id
    answer: Answer


class AnswerRollCall(Action, tag="ty"):
    """Be asked whether one comes to a workshop, with what one has written as the first answer."""

    session: Id
    answer: Answer


class SayLate(Action, tag="tw"):
    """Say that one comes late to a workshop, by so many minutes; 0 is some."""

    session: Id
    minutes: Number = 0


class AnswerLate(Action, tag="tx"):
    """Be asked whether one comes so many minutes late, as one has written."""

    session: Id
    minutes: Number = 0


class BindChat(Action, tag="tb"):
    """Make this chat the room of a team; only the one who was asked may say it."""

    team: Id
    person: PersonId


class PutFirst(Action, tag="tf"):
    """Write in this language first in the team's chat that this is."""

    language: Language


class Stats(Action, tag="Ts"):
    """How the teams stand, a page at a time from 0."""

    page: Number = 0


class LeaderAction(Action):
    """Something that only the leaders of a team, and organisers, may say."""

    team: Id


class TeamDesk(LeaderAction, tag="T"):
    """The roll call, and all that a leader can do."""


class Members(LeaderAction, tag="Tm"):
    """Who is in the team, a page at a time from 0."""

    page: Number = 0


class MemberAction(LeaderAction):
    """Something about a member of the team."""

    person: PersonId


class MemberAt(MemberAction, tag="Tp"):
    """One member, and what can be done about them."""


class TakeOut(MemberAction, tag="To"):
    """Take a member out of the team; asks first until `sure`."""

    sure: bool = False


class NameLeader(MemberAction, tag="Tn"):
    """Ask whether somebody is to be one of the leaders."""


class ConfirmLeader(MemberAction, tag="Tz"):
    """Make somebody one of the leaders."""


class ChooseTeamToName(Action, tag="Tv"):
    """For which team a leader is to be named, a page at a time from 0."""

    page: Number = 0


class WhoLeads(LeaderAction, tag="Tx"):
    """Who leads a team, and the ways to name somebody, a page at a time from 0."""

    page: Number = 0


class AskForLeader(LeaderAction, tag="Tf"):
    """Choose a leader among the people one knows in Telegram."""


class EndLeading(MemberAction, tag="Te"):
    """Ask whether the role of a leader is taken back."""


class EndLeadingNow(MemberAction, tag="Tj"):
    """Take the role of a leader back."""


class RollCalls(LeaderAction, tag="Td"):
    """What was answered to each of the team's workshops, a page at a time from 0."""

    page: Number = 0


class RollCallAt(LeaderAction, tag="Ty"):
    """The roll call of one of the team's workshops, by name."""

    session: Id


class TickOff(LeaderAction, tag="Ti"):
    """Who is at the workshop that is on or comes next, to be ticked, a page at a time from 0."""

    page: Number = 0


class TickOffAt(LeaderAction, tag="Th"):
    """Who is at one of the team's workshops, to be ticked, a page at a time from 0."""

    session: Id
    page: Number = 0


class Tick(MemberAction, tag="Tk"):
    """Note that a member is at a workshop, or take it back."""

    session: Id


class Nudge(LeaderAction, tag="Tw"):
    """Ask those who have said nothing of a workshop once more."""

    session: Id


class JoinCode(LeaderAction, tag="Tc"):
    """The link by which the team is joined."""


class SendQr(LeaderAction, tag="Tq"):
    """Send the link as a picture to be printed."""


class RenewCode(LeaderAction, tag="Tr"):
    """Make a new link, which ends the old one; asks first until `sure`."""

    sure: bool = False


class ChatSettings(LeaderAction, tag="Tg"):
    """The team's chat: when it is reminded, and in which language first."""


class ToggleChatLead(LeaderAction, tag="Tt"):
    """Remind the team's chat so many minutes before, or no longer."""

    minutes: Number


class ChatLanguage(LeaderAction, tag="Tl"):
    """Choose which language comes first in the team's chat."""

    language: Language


class UnbindChat(LeaderAction, tag="Tu"):
    """Let the team's chat be a chat like any other; asks first until `sure`."""

    sure: bool = False


class Teams(Action, tag="ts"):
    """The youth forum and its teams."""

    page: Number = 0


class TeamAt(Action, tag="t"):
    """One team."""

    id: Id
    page: Number = 0
