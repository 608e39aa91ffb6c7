"""What buttons about seats can say. An empty `group` is a profile changed from the settings."""

from dataclasses import dataclass

from handlers.presses import AsksForText, Press
from storage.profiles import Attendance


@dataclass(frozen=True, slots=True)
class SignUpPress(Press):
    """Something about a seat, a queue or one's own profile."""


@dataclass(frozen=True, slots=True)
class Join(SignUpPress):
    """Take a seat or a place in the queue; `costs` stands for the seats agreed to be given up."""

    group: str
    costs: int = 0


@dataclass(frozen=True, slots=True)
class Leave(SignUpPress):
    """Give a seat or a place in the queue up; asks first until `sure`."""

    group: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Requeue(SignUpPress):
    """Pass a seat on and go back to the end of the queue."""

    group: str


@dataclass(frozen=True, slots=True)
class KeepOnly(SignUpPress):
    """Keep this seat and give those up that overlap it."""

    group: str


@dataclass(frozen=True, slots=True)
class Prefer(SignUpPress):
    """Put a wish before the one above it."""

    group: str


@dataclass(frozen=True, slots=True)
class Consent(SignUpPress):
    """Consent to what signing up stores."""

    group: str


@dataclass(frozen=True, slots=True)
class AskName(SignUpPress, AsksForText):
    """Ask for the name for the list."""

    group: str = ""


@dataclass(frozen=True, slots=True)
class UseTelegramName(SignUpPress):
    """Take the name that stands in Telegram."""

    group: str = ""


@dataclass(frozen=True, slots=True)
class AskTown(SignUpPress, AsksForText):
    """Ask for the town or organisation."""

    group: str = ""


@dataclass(frozen=True, slots=True)
class SkipTown(SignUpPress):
    """Say no town."""

    group: str = ""


@dataclass(frozen=True, slots=True)
class AskAttendance(SignUpPress):
    """Ask how the person takes part."""

    group: str = ""


@dataclass(frozen=True, slots=True)
class SetAttendance(SignUpPress):
    """Say how one takes part, or that one does not say."""

    group: str
    attendance: Attendance | None
