"""What buttons about printing can say."""

from handlers.frame.actions import LanguageOrNone
from handlers.ui.action import Action


class Prints(Action, tag="Z"):
    """What organisers can print."""


class PrintProgramme(Action, tag="Zp"):
    """Send the programme as everybody sees it as a PDF; no language is all of the event's."""

    language: LanguageOrNone = ""


class PrintPosters(Action, tag="Zc"):
    """Send posters with QR codes as a PDF."""


class PrintMine(Action, tag="kp"):
    """Send one's own programme as a PDF."""
