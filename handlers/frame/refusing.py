"""What somebody gets who may not, or no longer, do what they ask for.

Whether a thing is gone, was never there or is not for this person looks the same to them. The log
learns what was refused, never to whom.
"""

import logging
from typing import Final

from telegram import CallbackQuery, Update

from handlers.frame.context import Context
from handlers.frame.presenting import present
from handlers.frame.showing import answer
from handlers.ui.action import Action

_LOGGER: Final = logging.getLogger(__name__)


async def refuse(
    update: Update, context: Context, press: Action | None, anew: bool = False
) -> None:
    """Say that a button is out of date; None stands for data that no button ever had."""
    note_refused(press)
    screen = context.services.features.screens.outdated(context.reader())
    await present(update, context, screen, anew=anew)


async def turn_down(query: CallbackQuery, press: Action | None, word: str) -> None:
    """Answer a press with a word that is for the one who pressed alone."""
    note_refused(press)
    await answer(query, word, alert=True)


def note_refused(asked: Action | str | None) -> None:
    """Let the log know which kind of press, command or link was refused; never with its data."""
    kind = asked if isinstance(asked, str) else type(asked).__name__ if asked else "no press"
    _LOGGER.info("refused: %s", kind)
