"""What buttons about seats can say. An empty `group` is a profile changed from the settings."""

import re
from typing import Annotated, Final

from handlers.frame.fields import Codec, Id, Number, OptionalAttendance, or_none, read_id
from handlers.ui.action import Action
from storage.teams.codes import LENGTH

_TEAM_CODE: Final = re.compile(rf"T(?:[a-z2-7]{{{LENGTH}}})?")
"""How a team is named by the code that it is joined by; no id of a programme looks so."""


def _read_wanted(text: str) -> str:
    """What somebody wants to join: a group by its id, a team by its code, or none but their own."""
    return text if _TEAM_CODE.fullmatch(text) else read_id(text)


Wanted = Annotated[str, Codec(str, _read_wanted)]
WantedOrNone = Annotated[str, Codec(str, or_none(_read_wanted))]


class SignUpPress(Action):
    """Something about a seat, a queue or one's own profile."""


class Join(SignUpPress, tag="j"):
    """Take a seat or a place in the queue; `costs` stands for the seats agreed to be given up."""

    group: Wanted
    costs: Number = 0


class Leave(SignUpPress, tag="jl"):
    """Give a seat or a place in the queue up; asks first until `sure`."""

    group: Id
    sure: bool = False


class Requeue(SignUpPress, tag="jr"):
    """Pass a seat on and go back to the end of the queue."""

    group: Id


class KeepOnly(SignUpPress, tag="jk"):
    """Keep this seat and give those up that overlap it."""

    group: Id


class Prefer(SignUpPress, tag="jp"):
    """Put a wish before the one above it."""

    group: Id


class Consent(SignUpPress, tag="jc"):
    """Consent to what signing up stores."""

    group: WantedOrNone


class AskName(SignUpPress, tag="jn"):
    """Ask for the name for the list."""

    group: WantedOrNone = ""


class UseTelegramName(SignUpPress, tag="ju"):
    """Take the name that stands in Telegram."""

    group: WantedOrNone = ""


class AskTown(SignUpPress, tag="jt"):
    """Ask for the town or organisation."""

    group: WantedOrNone = ""


class SkipTown(SignUpPress, tag="js"):
    """Say no town."""

    group: WantedOrNone = ""


class AskAttendance(SignUpPress, tag="ja"):
    """Ask how the person takes part."""

    group: WantedOrNone = ""


class SetAttendance(SignUpPress, tag="jv"):
    """Say how one takes part, or that one does not say."""

    group: WantedOrNone
    attendance: OptionalAttendance


class Groups(Action, tag="gs"):
    """The working groups."""

    page: Number = 0


class GroupAt(Action, tag="g"):
    """One working group."""

    id: Id
