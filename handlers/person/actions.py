"""What buttons about a person say."""

from typing import Annotated, Final

from handlers.frame.actions import Codec, Number, OptionalAttendance, read_id
from handlers.groups.actions import Join, SignedUp
from handlers.teams.actions import Introduce, JoinTeam, read_code
from handlers.ui.action import Action

_TEAM: Final = "T"
"""Stands before a team's code; no id of a programme begins so."""

_SIGNED_UP: Final = "S"
"""Stands before the group that somebody has signed up for."""


class Settings(Action, tag="o"):
    """What a person can set."""


class SetAllChanges(Action, tag="oc"):
    """Be told of every change of the programme, or of those that concern one alone."""

    on: bool


class Privacy(Action, tag="y"):
    """What is stored about a person, and why."""


class ShowData(Action, tag="yd"):
    """Show a person everything that is stored about them, in words."""


class DataPage(Action, tag="yp"):
    """A page of it, from 0."""

    page: Number


class SendData(Action, tag="yf"):
    """Send it as a file."""


class EraseData(Action, tag="ye"):
    """Erase everything stored about a person; asks first until `sure`."""

    sure: bool = False


def _write_wanted(then: Action) -> str:
    """In short: a group's id, behind a mark or not, a team's code, the mark alone, or nothing."""
    match then:
        case Join(group):
            return group
        case SignedUp(group):
            return f"{_SIGNED_UP}{group}"
        case JoinTeam(code):
            return f"{_TEAM}{code}"
        case Introduce():
            return _TEAM
        case _:
            return ""


def _read_wanted(text: str) -> Action:
    if not text:
        return Settings()
    if text == _TEAM:
        return Introduce()
    if text.startswith(_TEAM):
        return JoinTeam(read_code(text.removeprefix(_TEAM)))
    if text.startswith(_SIGNED_UP):
        return SignedUp(read_id(text.removeprefix(_SIGNED_UP)))
    return Join(read_id(text))


Wanted = Annotated[Action, Codec(_write_wanted, _read_wanted)]


def is_for_team(then: Action) -> bool:
    """Whether something is said to a team: its members are asked in other words."""
    return isinstance(then, JoinTeam | Introduce)


def is_to_join(then: Action) -> bool:
    """Whether a group or a team is joined once all is said."""
    return isinstance(then, Join | JoinTeam)


class ProfileAction(Action):
    """Something about what a person says of themselves; `then` is what follows once all is said."""

    then: Wanted = Settings()


class Consent(ProfileAction, tag="jc"):
    """Consent to what signing up stores."""


class Decline(ProfileAction, tag="jz"):
    """Consent to nothing, and be told that nothing is stored."""


class PrivacyFirst(ProfileAction, tag="jy"):
    """What is stored about a person, read before they consent; the way back leads on there."""


class AskName(ProfileAction, tag="jn"):
    """Ask for the name for the list."""


class UseTelegramName(ProfileAction, tag="ju"):
    """Take the name that stands in Telegram."""


class AskTown(ProfileAction, tag="jt"):
    """Ask for the town or organisation."""


class SkipTown(ProfileAction, tag="js"):
    """Say no town."""


class AskAttendance(ProfileAction, tag="ja"):
    """Ask how the person takes part."""


class SetAttendance(ProfileAction, tag="jv"):
    """Say how one takes part, or that one does not say."""

    attendance: OptionalAttendance = None
