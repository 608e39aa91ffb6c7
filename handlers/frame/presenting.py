"""Putting a screen before a person with what belongs below every screen."""

from telegram import Update

from handlers.frame import dialogues
from handlers.frame.context import Context
from handlers.frame.showing import show
from handlers.ui.action import Action
from handlers.ui.screen import Screen


async def present(
    update: Update,
    context: Context,
    screen: Screen,
    then: Action | None = None,
    anew: bool = False,
) -> int | None:
    """Show the screen at `then`, or one that has no address; the message it stands in now.

    `anew` leaves the message that was pressed under as it is.
    """
    return await show(
        update, await completed(context, screen, then or context.services.features.home), anew
    )


async def completed(context: Context, screen: Screen, press: Action) -> Screen:
    """The screen at `press` with what belongs below it.

    As long as no language is chosen, the choice stands there; so does the way back to a question
    that waits for an answer.
    """
    if not context.in_group:
        screen = screen.with_rows(await dialogues.turn_to(context, press))
    if not context.person.language_chosen:
        screen = screen.with_rows(context.services.features.screens.language_row(press))
    return screen
