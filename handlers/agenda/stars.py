"""Stars, and reminders that are needed no more."""

from dataclasses import replace

from telegram import Update

from handlers.agenda import preferences as preferring
from handlers.agenda.actions import Knows, Star
from handlers.frame.context import Context
from handlers.frame.dispatch import open_screen
from handlers.frame.showing import take_button_away
from handlers.programme.actions import SessionAt
from storage import favourites


async def star(update: Update, context: Context, action: Star) -> None:
    """Note a session for the person, or no longer, and show it again."""
    starred = context.person.starred - {action.id}
    if not action.on:
        await context.desk.database.write(favourites.unstar, context.person.id, action.id)
    elif await _is_starred(context, action.id):
        starred |= {action.id}
    context.person = replace(context.person, starred=starred)
    await open_screen(update, context, SessionAt(action.id, action.strand))


async def note_known(update: Update, context: Context, action: Knows) -> None:
    """Remind a person no more of a session, and take the button away."""
    await preferring.knows(context, action)
    if update.callback_query:
        await take_button_away(update.callback_query)


async def _is_starred(context: Context, session: str) -> bool:
    """Star a session as the answer shows it, in the newest release; False where it is no more."""
    desk, now = context.desk, context.desk.clock.now()
    while session in context.reader().snapshot.sessions:
        release = desk.noticeboard.snapshot.release
        if await desk.database.write(favourites.star, context.person.id, session, release, now):
            return True
        await desk.noticeboard.refresh()
    return False
