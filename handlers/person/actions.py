"""What buttons about a person say.

A `group` is what somebody is about to join: a group by its id, a team by its code behind a mark. An
empty one is a profile that is changed from the settings, the mark alone one that is changed for
one's team.
"""

import re
from typing import Annotated, Final

from handlers.frame.actions import Codec, OptionalAttendance, or_none, read_id
from handlers.ui.action import Action
from storage.teams.codes import LENGTH

MARK: Final = "T"
"""Stands before the code of a team; no id of a programme begins so."""

_TEAM_CODE: Final = re.compile(rf"{MARK}(?:[a-z2-7]{{{LENGTH}}})?")


def is_for_team(group: str) -> bool:
    """Whether it is a team that somebody is about to join, named by its code, and no group."""
    return group.startswith(MARK)


def _read_wanted(text: str) -> str:
    """What somebody wants to join: a group by its id, a team by its code, or none but their own."""
    return text if _TEAM_CODE.fullmatch(text) else read_id(text)


Wanted = Annotated[str, Codec(str, _read_wanted)]
WantedOrNone = Annotated[str, Codec(str, or_none(_read_wanted))]


class Settings(Action, tag="o"):
    """What a person can set."""


class Privacy(Action, tag="y"):
    """What is stored about a person, and why."""


class ShowData(Action, tag="yd"):
    """Send a person everything that is stored about them."""


class EraseData(Action, tag="ye"):
    """Erase everything stored about a person; asks first until `sure`."""

    sure: bool = False


class ProfileAction(Action):
    """Something about what a person says of themselves before they join a group or a team."""

    group: WantedOrNone = ""


class Consent(ProfileAction, tag="jc"):
    """Consent to what signing up stores."""


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
