"""Whether there is something new that other features may lead to."""

from datetime import timedelta
from typing import Final

from handlers.changes.actions import Changes
from handlers.frame.reader import Reader
from handlers.ui.screen import Button

FRESH: Final = timedelta(days=1)


def changes_button(reader: Reader) -> Button:
    """The way to what has changed."""
    return Button(reader.tr("Changes"), Changes())


def has_fresh_changes(reader: Reader) -> bool:
    """Whether something has changed within a day, while the event is not over."""
    changed = reader.changed_at
    return changed is not None and reader.now - changed < FRESH and reader.now < reader.snapshot.end
