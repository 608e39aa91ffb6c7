"""After a backup was restored: organisers are told, and decide what waited in it."""

from typing import Final

from handlers.frame.action_entries import opens
from handlers.frame.feature import Feature, NoticeEntry
from handlers.frame.reader import organisers
from handlers.restored import actions as a
from handlers.restored import handlers
from storage import held_messages

FEATURE: Final = Feature(
    "restored",
    actions=(
        opens(a.HeldMessages, handlers.open_held, allowed=organisers),
        opens(a.DecideHeld, handlers.decide, allowed=organisers),
    ),
    notices=(NoticeEntry(held_messages.RESTORED, handlers.restored),),
)
