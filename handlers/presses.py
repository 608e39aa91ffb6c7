"""What a button can say to the bot: addresses of screens, and actions."""

from dataclasses import dataclass
from datetime import date

from storage.programme.model import Strand


@dataclass(frozen=True, slots=True)
class Press:
    """Something a button can say."""


@dataclass(frozen=True, slots=True)
class AsksForText(Press):
    """A screen that takes the next text as its answer."""


@dataclass(frozen=True, slots=True)
class Home(Press):
    """The first screen."""


@dataclass(frozen=True, slots=True)
class About(Press):
    """What the event is."""


@dataclass(frozen=True, slots=True)
class Now(Press):
    """What is running, and what comes next."""


@dataclass(frozen=True, slots=True)
class Days(Press):
    """The days of the programme, or of one strand of it."""

    strand: Strand | None = None


@dataclass(frozen=True, slots=True)
class Day(Press):
    """One day's programme, a page at a time from 0."""

    day: date
    strand: Strand | None = None
    page: int = 0


@dataclass(frozen=True, slots=True)
class SessionAt(Press):
    """One session, come to from the programme or from one strand of it."""

    id: str
    strand: Strand | None = None


@dataclass(frozen=True, slots=True)
class Parallel(Press):
    """What happens at the same time as a session."""

    id: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class PlaceAt(Press):
    """One place, and the sessions there."""

    id: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Star(Press):
    """Star a session, or take the star back."""

    id: str
    on: bool
    strand: Strand | None = None


@dataclass(frozen=True, slots=True)
class Seen(Press):
    """A message was read."""

    delivery: int


@dataclass(frozen=True, slots=True)
class SendPin(Press):
    """Send a place as a pin on the map."""

    place: str


@dataclass(frozen=True, slots=True)
class Groups(Press):
    """The working groups."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class GroupAt(Press):
    """One working group."""

    id: str


@dataclass(frozen=True, slots=True)
class Teams(Press):
    """The youth forum and its teams."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class TeamAt(Press):
    """One team."""

    id: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Part(Press):
    """A part of a day's programme, between two minutes of it; 0 is its beginning or its end."""

    day: date
    since: int
    until: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class My(Press):
    """What is noted for a person, a page at a time from 0."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class Search(Press):
    """How to ask."""


@dataclass(frozen=True, slots=True)
class Settings(Press):
    """What a person can set."""


@dataclass(frozen=True, slots=True)
class Privacy(Press):
    """What is stored about a person, and why."""


@dataclass(frozen=True, slots=True)
class ShowData(Press):
    """Send a person everything that is stored about them."""


@dataclass(frozen=True, slots=True)
class EraseData(Press):
    """Erase everything stored about a person; asks first until `sure`."""

    sure: bool = False


@dataclass(frozen=True, slots=True)
class Help(Press):
    """What the bot can do."""


@dataclass(frozen=True, slots=True)
class ChooseLanguage(Press):
    """Choose a language, then open what was wanted."""

    language: str
    then: Press = Home()


@dataclass(frozen=True, slots=True)
class Anew(Press):
    """Open a screen in a message of its own: the one pressed under stays as it is."""

    then: Press


@dataclass(frozen=True, slots=True)
class OpenInvitation(Press):
    """Open a one-time link that makes an organiser."""

    code: str
