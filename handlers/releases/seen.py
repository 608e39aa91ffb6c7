"""Messages that their readers mark as seen."""

from telegram import Update

from handlers.frame.context import Context
from handlers.frame.refusing import note_refused
from handlers.frame.showing import take_button_away
from handlers.releases.actions import Seen
from storage import deliveries


async def note_seen(update: Update, context: Context, action: Seen) -> None:
    """Note that a message was read, and take the button away."""
    query, desk = update.callback_query, context.desk
    now = desk.clock.now()
    me = context.person.id
    if not await desk.database.write(deliveries.mark_seen, action.delivery, me, now):
        note_refused(action)
    elif query:
        await take_button_away(query)
