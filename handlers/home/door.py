"""What other features ask of the first screen."""

from handlers.frame.reader import Reader
from handlers.home.handlers import choice_of, on_start
from handlers.home.screens import home_rows, more_keys
from handlers.ui.action import Action
from handlers.ui.back import Home

__all__ = ("called", "choice_of", "on_start")


def called(reader: Reader, text: str) -> Action | None:
    """What the key of the first screen, or behind its “More”, opens that somebody writes the word
    of; a key that leads out of the bot can be pressed there alone.
    """
    wanted = text.strip(" .!?»«").casefold()
    keys = (*(key for row in home_rows(reader) for key in row), *more_keys(reader))
    return next((key.press or Home() for key in keys if key.label.casefold() == wanted), None)
