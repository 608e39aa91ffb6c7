"""What other features show of the agenda."""

from handlers.agenda.actions import SetHighlights, Where
from handlers.frame.reader import Reader
from handlers.ui.choice import choice
from handlers.ui.screen import Button


def highlights_button(v: Reader, where: Where) -> Button:
    """The switch for reminders of all plenaries and cultural events."""
    on = v.person.preferences.highlights
    label = v.tr("All plenaries and culture")
    return choice(label, SetHighlights(not on, where), chosen=on)
