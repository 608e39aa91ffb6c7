"""What buttons about reminders and one's own programme can say."""

from dataclasses import dataclass
from enum import StrEnum

from handlers.presses import Press


class Where(StrEnum):
    """On which screen a switch was pressed: it is shown again."""

    REMINDERS = "r"
    MY = "m"
    HOME = "h"


class Scope(StrEnum):
    """What a calendar file holds."""

    SESSION = "s"
    MINE = "m"
    ALL = "a"


@dataclass(frozen=True, slots=True)
class ReminderPress(Press):
    """Something about reminders or one's own programme."""


@dataclass(frozen=True, slots=True)
class Reminders(ReminderPress):
    """How one is reminded."""


@dataclass(frozen=True, slots=True)
class ToggleLead(ReminderPress):
    """Be reminded so many minutes before, or no longer."""

    minutes: int


@dataclass(frozen=True, slots=True)
class TurnOff(ReminderPress):
    """Be reminded of nothing."""


@dataclass(frozen=True, slots=True)
class SetDigest(ReminderPress):
    """Be told in the evening what the next day brings, or not."""

    on: bool


@dataclass(frozen=True, slots=True)
class SetHighlights(ReminderPress):
    """Have all plenaries and cultural events in one's programme, or not."""

    on: bool
    where: Where


@dataclass(frozen=True, slots=True)
class SetQuietHours(ReminderPress):
    """Choose the hours without a sound, by their number."""

    number: int


@dataclass(frozen=True, slots=True)
class Knows(Press):
    """No further reminder of a session is needed, if it starts at that moment."""

    session: str
    starts_at: int


@dataclass(frozen=True, slots=True)
class Swap(ReminderPress):
    """Go to this session, and to none of those at the same time."""

    session: str


@dataclass(frozen=True, slots=True)
class SendCalendar(Press):
    """Send a calendar file of a session, of one's programme or of all of it."""

    scope: Scope
    session: str = ""
