"""What other features show of the agenda."""

from handlers.agenda.actions import SetHighlights, Where
from handlers.frame.context import Context
from handlers.frame.reader import Reader
from handlers.ui.choice import choice
from handlers.ui.screen import Button
from storage import agenda
from storage.programme.model import Session


def highlights_button(reader: Reader, where: Where) -> Button:
    """The switch for reminders of all plenaries and cultural events."""
    on = reader.person.preferences.highlights
    label = reader.tr("All plenaries and culture")
    return choice(label, SetHighlights(not on, where), chosen=on)


async def attended(context: Context) -> list[Session]:
    """The sessions of the person's day, in order."""
    mine = await context.services.database.read(agenda.attended, context.person.id)
    return [s for s in context.reader().snapshot.sessions.values() if s.id in mine]
