"""What other features may ask of the organisers' desk."""

from handlers.desk.screens import change_programme, desk, more
from handlers.frame.reader import Reader
from handlers.releases.actions import ChangeSession
from handlers.ui.action import Action


def called(reader: Reader, text: str) -> Action | None:
    """What the key of a screen at the desk opens that an organiser writes the word of."""
    wanted = text.strip(" .!?»«„“").casefold()
    screens = (desk(reader), change_programme(reader), more(reader)) if reader.is_organiser else ()
    keys = (key for screen in screens for row in screen.rows for key in row)
    # A session is called by its title in questions as well.
    return next(
        (
            key.press
            for key in keys
            if key.label.casefold() == wanted and not isinstance(key.press, ChangeSession)
        ),
        None,
    )
