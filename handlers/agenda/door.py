"""What other features show of the agenda."""

from handlers.agenda.actions import (
    SetHighlights,
    Where,
)
from handlers.frame.reader import Reader
from handlers.ui.choice import marked
from handlers.ui.screen import Button


def highlights_button(v: Reader, where: Where) -> Button:
    """The switch for reminders of all plenaries and cultural events."""
    on = v.person.preferences.highlights
    return Button(marked(on, v.tr("All plenaries and culture")), SetHighlights(not on, where))
