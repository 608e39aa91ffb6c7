"""What buttons about a team's own workshops can say.

What is being written down stands in the database; these presses are steps on the way there.
"""

from dataclasses import dataclass
from datetime import date

from handlers.presses import AsksForText, Press
from handlers.teams.presses import LeaderPress


@dataclass(frozen=True, slots=True)
class Workshops(LeaderPress):
    """The workshops that the team's leaders have added."""


@dataclass(frozen=True, slots=True)
class NewWorkshop(LeaderPress):
    """Begin to write another one down."""


@dataclass(frozen=True, slots=True)
class WorkshopAt(LeaderPress):
    """One of them, and what can be changed about it."""

    session: str


@dataclass(frozen=True, slots=True)
class MoveWorkshop(LeaderPress):
    """Ask for its day and hours anew."""

    session: str


@dataclass(frozen=True, slots=True)
class RelocateWorkshop(LeaderPress):
    """Ask for its place or link anew."""

    session: str


@dataclass(frozen=True, slots=True)
class RenameWorkshop(LeaderPress):
    """Ask for its title anew."""

    session: str


@dataclass(frozen=True, slots=True)
class CancelWorkshop(LeaderPress):
    """Propose the programme without it."""

    session: str


@dataclass(frozen=True, slots=True)
class WorkshopStep(Press):
    """A step of writing a workshop down; whose it is stands in the database."""


@dataclass(frozen=True, slots=True)
class AskDay(WorkshopStep, AsksForText):
    """Ask for the day."""


@dataclass(frozen=True, slots=True)
class PickDay(WorkshopStep):
    """Take a day."""

    day: date


@dataclass(frozen=True, slots=True)
class AskHour(WorkshopStep, AsksForText):
    """Ask for the hour at which it begins."""


@dataclass(frozen=True, slots=True)
class PickHour(WorkshopStep):
    """Take an hour, in minutes from midnight."""

    minute: int


@dataclass(frozen=True, slots=True)
class AskLength(WorkshopStep, AsksForText):
    """Ask how long it is."""


@dataclass(frozen=True, slots=True)
class PickLength(WorkshopStep):
    """Take a length in minutes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class AskWhere(WorkshopStep, AsksForText):
    """Ask for the place or the link, a page of places at a time from 0."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class PickPlace(WorkshopStep):
    """Take a place of the programme; an empty one leaves it open."""

    place: str


@dataclass(frozen=True, slots=True)
class AskTitle(WorkshopStep, AsksForText):
    """Ask what it is called."""


@dataclass(frozen=True, slots=True)
class AskOtherTitle(WorkshopStep, AsksForText):
    """Ask what it is called in the other language."""


@dataclass(frozen=True, slots=True)
class ProposeWorkshop(WorkshopStep):
    """Show what publishing it would change."""


@dataclass(frozen=True, slots=True)
class PublishWorkshop(LeaderPress):
    """Publish it over the release that the difference was shown against."""

    draft: int
    base: int


@dataclass(frozen=True, slots=True)
class DiscardWorkshop(LeaderPress):
    """Forget it."""

    draft: int
